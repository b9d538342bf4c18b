"""What would have to be worth more to whom, so that a state holds for everybody at once.

What one party prefers decides what it would do in answer to the others. So a change that makes one
stay may make another leave; every answer here is checked for all parties together.

Source: none; the house's own search over the least rises.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from goodoffices.methods.stability.concept import Concept
from goodoffices.methods.stability.inverse.around import Around, leavers
from goodoffices.methods.stability.inverse.lever import Lever, Rise, least_rise
from goodoffices.methods.stability.inverse.looked_up import LookedUp

MOST_TRIED = 200
"""So many combinations of rises are tried."""


@dataclass(frozen=True, eq=False)
class Together:
    """Rises after which a state holds for everybody.

    Attributes
    ----------
    rises
        At most one per party; none can be left out. ``None`` when none were found.
    newly_left
        Parties that stay today and that the rises of the others alone would make leave.
    tried
        How many combinations were tried.
    complete
        Whether every combination of least rises was tried that could come before the one found.
        Where answers must be gains, a greater rise may do what the least one does not.
    """

    rises: tuple[Rise, ...] | None
    newly_left: tuple[int, ...]
    tried: int
    complete: bool


def least_together(
    conflict: LookedUp,
    concept: Concept,
    state: int,
    levers: Sequence[Lever],
    most_tried: int = MOST_TRIED,
) -> Together:
    """Find rises after which a state holds for everybody: for few parties, then small ones.

    1. For every party that would leave, and every lever of its, find the least rise.
    2. With each of them made, ask again who would leave, and add a rise for one of these.
    3. The combinations for fewer parties are tried first, among those the smaller rises.

    Rises that the scale does not allow are not used.

    Parameters
    ----------
    conflict, concept, state
        What is asked about.
    levers
        What could be worth more, to any of the parties.
    most_tried
        When to stop.

    Raises
    ------
    TooLargeError
        When there are too many answers to a move.
    """
    at_first = leavers(conflict, concept, state)
    queue: list[tuple[int, Fraction, int, tuple[Rise, ...]]] = [(0, Fraction(0), 0, ())]
    seen: set[frozenset[tuple[int, str, Fraction]]] = set()
    number, tried = count(1), 0
    newly: set[int] = set()
    while queue and tried < most_tried:
        rises = heapq.heappop(queue)[3]
        key = frozenset((r.lever.party, r.lever.name, r.amount) for r in rises)
        if key in seen:
            continue
        seen.add(key)
        tried += 1
        changed = _with(conflict, rises)
        leaving = leavers(changed, concept, state)
        if not leaving:
            needed = _none_needless(conflict, concept, state, rises)
            return Together(needed, tuple(sorted(newly)), tried, complete=True)
        newly |= set(leaving) - set(at_first)
        for larger in _one_more(changed, concept, state, rises, leaving, levers):
            total = sum((r.amount for r in larger), Fraction(0))
            heapq.heappush(queue, (len(larger), total, next(number), larger))
    return Together(None, tuple(sorted(newly)), tried, complete=not queue)


def holds_after(
    conflict: LookedUp, concept: Concept, state: int, rises: Sequence[Rise]
) -> tuple[int, ...]:
    """List who would still leave a state after some rises; empty when it then holds."""
    return leavers(_with(conflict, rises), concept, state)


def _with(conflict: LookedUp, rises: Sequence[Rise]) -> LookedUp:
    return conflict.changed(orders={rise.lever.party: rise.order() for rise in rises})


def _one_more(
    conflict: LookedUp,
    concept: Concept,
    state: int,
    rises: tuple[Rise, ...],
    leaving: tuple[int, ...],
    levers: Sequence[Lever],
) -> list[tuple[Rise, ...]]:
    # what the others would answer does not depend on the party's own worth, so a party that has
    # risen already is asked anew from where it stands today
    found = []
    for lever in levers:
        if lever.party in leaving:
            rise = least_rise(Around(conflict, concept, lever.party, state), lever)
            if rise is not None and rise.within_room:
                kept = tuple(r for r in rises if r.lever.party != lever.party)
                found.append((*kept, rise))
    return found


def _none_needless(
    conflict: LookedUp, concept: Concept, state: int, rises: tuple[Rise, ...]
) -> tuple[Rise, ...]:
    for rise in rises:
        fewer = tuple(other for other in rises if other is not rise)
        if not holds_after(conflict, concept, state, fewer):
            return _none_needless(conflict, concept, state, fewer)
    return rises
