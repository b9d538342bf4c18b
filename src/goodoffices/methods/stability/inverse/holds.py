"""Which issues would have to leave whose sole hands, so that a state holds for everybody.

An issue leaves a party's sole hands when it is made joint or is settled for good: the party can no
longer change it alone. What the party could then no longer do to others counts as well, so every
answer is checked for all parties.

Source: reiter1987 (the tree of minimal hitting sets); the question is the house's own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.concept import Concept
from goodoffices.methods.stability.inverse.around import Around
from goodoffices.methods.stability.inverse.changed_graph import Hold
from goodoffices.methods.stability.inverse.looked_up import LookedUp

Holds = frozenset[Hold]

MOST_TRIED = 500
"""So many sets of holds are tried; where more would have to be, the answer says so."""


@dataclass(frozen=True)
class HoldChanges:
    """What would have to leave whose sole hands.

    Attributes
    ----------
    sets
        Sets of holds without which the state holds for everybody, the smallest first; of none is a
        part enough.
    tried
        How many sets were tried.
    complete
        Whether these are all; otherwise there may be more, none smaller than the last tried.
    """

    sets: tuple[Holds, ...]
    tried: int
    complete: bool


def holds_to_give_up(
    conflict: LookedUp, concept: Concept, state: int, most_tried: int = MOST_TRIED
) -> HoldChanges:
    """Find every minimal set of holds without which a state holds for everybody.

    1. Take a party that would leave and a move of its own that nothing deters. As long as it keeps
       every hold that move uses, and every hold by which it escapes from an answer, no further
       loss of anybody's holds makes it stay: taking holds away never adds an answer.
    2. So one of these holds must go: try each. Repeat until nobody would leave.
    3. Go through the sets by size and drop those that contain one already found.

    Parameters
    ----------
    conflict
        The conflict; where its states are no cells of an array there are no holds to give up.
    concept
        Nash stability, GMR, SMR, SEQ or SSEQ.
    state
        The state.
    most_tried
        When to stop.

    Raises
    ------
    TooLargeError
        When the others have too many answers to a move.
    """
    form = conflict.graph.axis_form
    if form is None:
        return HoldChanges((), 0, complete=True)
    found: list[Holds] = []
    queue: deque[Holds] = deque([frozenset()])
    seen: set[Holds] = {frozenset()}
    tried = 0
    while queue and tried < most_tried:
        gone = queue.popleft()
        if any(enough <= gone for enough in found):
            continue
        tried += 1
        one_of = _one_must_go(conflict, form, concept, state, gone)
        if one_of is None:
            found.append(gone)
        for hold in sorted(one_of or ()):
            larger = gone | {hold}
            if larger not in seen:
                seen.add(larger)
                queue.append(larger)
    return HoldChanges(tuple(found), tried, complete=not queue)


def _one_must_go(
    conflict: LookedUp, form: AxisForm, concept: Concept, state: int, gone: Holds
) -> Holds | None:
    """Find holds of which one more must go; ``None`` when nobody would leave any more."""
    changed = conflict.changed(without=gone)
    best: Holds | None = None
    for party in range(changed.n_parties):
        around = Around(changed, concept, party, state)
        for improvement in around.departures(around.preferred()):
            used = frozenset(_holds_used(around, form, improvement))
            if best is None or len(used) < len(best):
                best = used
    return best


def _holds_used(around: Around, form: AxisForm, improvement: int) -> Iterator[Hold]:
    yield from _changed(form, around.party, around.state, improvement)
    if not around.concept.no_escape:
        return
    preferred = around.preferred()
    for answer in around.responses(improvement):
        if not preferred[answer]:
            for escape in around.needed(answer, preferred):
                yield from _changed(form, around.party, answer, escape)


def _changed(form: AxisForm, party: int, before: int, after: int) -> Iterator[Hold]:
    codes = form.state_codes(np.array([before, after]))
    for axis, (stride, size) in enumerate(zip(form.strides, form.shape, strict=True)):
        if codes[0] // stride % size != codes[1] // stride % size:
            yield Hold(party, axis)
