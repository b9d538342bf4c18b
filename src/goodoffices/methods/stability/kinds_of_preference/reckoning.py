"""Stability where preferences are no plain rankings: which comparisons make a party stay or go.

Every concept asks three things of preferences: what a party would leave a state for, what deters
it, and what the others answer with. Where preferences are rankings there is one answer to each;
where some are unknown, or strong, there are several. A *reckoning* is one set of answers.

Source: li2004 (unknown preference), hamouda2006 (strength of preference)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.compare import IMPROVING, among
from goodoffices.methods.stability.concept import Answer, Concept
from goodoffices.methods.stability.conflict_graph import Relation, StateMask
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.methods.stability.workings import Workings
from goodoffices.run import Progress

Packed = npt.NDArray[np.uint8]
"""Marks of all states, eight in a byte."""

ENGINE = "comparison in pairs"
"""Its name among the engines; it is the only one for preferences that are no plain rankings."""

MOST_STATES = 20_000
"""Beyond so many states comparing each with every other would need gigabytes and many minutes."""

_TICK_EVERY = 64


@dataclass(frozen=True)
class Reckoning:
    """Which comparisons with the state a party stands at count as what.

    Attributes
    ----------
    key
        Its short name.
    leaves
        The party would move to a state that compares so.
    deters
        An answer that compares so deters; a move of its own out of the answer is an escape when it
        leads to a state that compares otherwise.
    """

    key: str
    leaves: frozenset[Relation]
    deters: frozenset[Relation]


NO_BETTER = frozenset({Relation.SAME, Relation.WORSE, Relation.MUCH_WORSE})
"""What deters where preferences are known."""

PLAIN = Reckoning("plain", IMPROVING, NO_BETTER)
"""How the concepts reckon where preferences are known."""


def verdicts(
    workings: Workings,
    reckonings: Sequence[Reckoning],
    concepts: Sequence[Concept],
    progress: Progress,
    what: str = "comparing outcomes",
) -> dict[str, dict[str, StabilityResult]]:
    """Say which states hold, for every reckoning and concept.

    For a party and a state s, let L be the states that compare as one of ``leaves`` with s, and D
    those that compare as one of ``deters``. The state holds if for every own move to a q in L there
    is an answer k from q in D. For a concept with no escape, every own move from k ends in D.

    Parameters
    ----------
    workings
        The conflict, knowing what the others' improvements are; every ``leaves`` must be among
        what it counts as improving.
    reckonings, concepts
        What is asked.
    progress
        Is told how far the work is and may stop it.
    what
        What is being done, for whoever watches the progress.

    Returns
    -------
    dict
        Per reckoning and concept, by their short names.

    Raises
    ------
    NeedsError
        If a preference is unknown, and the workings do not count it as anything.
    TooLargeError
        If there are more states than can be compared with one another.
    UseError
        If a concept's answers are no sequences of moves.

    Source: li2004, hamouda2006
    """
    refuse_too_large(workings.n_states)
    _refuse_no_sequences(concepts)
    shape = (workings.n_parties, workings.n_states)
    stable = {r.key: {c.key: np.ones(shape, dtype=np.bool_) for c in concepts} for r in reckonings}
    progress.start(what, workings.n_parties * workings.n_states)
    try:
        for party in range(workings.n_parties):
            _mark_unstable(_Own(workings, party), reckonings, concepts, stable, progress)
    finally:
        progress.finish()
    return {
        key: {
            name: StabilityResult(name, marks, np.all(marks, axis=0), ENGINE)
            for name, marks in by.items()
        }
        for key, by in stable.items()
    }


def _mark_unstable(
    own: _Own,
    reckonings: Sequence[Reckoning],
    concepts: Sequence[Concept],
    stable: Mapping[str, Mapping[str, npt.NDArray[np.bool_]]],
    progress: Progress,
) -> None:
    """Take out of ``stable`` what one party would leave."""
    n_states = own.workings.n_states
    for improving in _kinds(concepts):
        own.workings.find_all_responses(own.party, improving, lambda answered: progress.advance(0))
    for state in range(n_states):
        here = _Here(own, state, reckonings)
        for one in reckonings:
            for concept in here.leaves(one, concepts):
                stable[one.key][concept][own.party, state] = False
        if state % _TICK_EVERY == 0:
            progress.advance(min(_TICK_EVERY, n_states - state))


def refuse_too_large(n_states: int) -> None:
    """Stop before states are compared that are too many to be compared with one another.

    Raises
    ------
    TooLargeError
        If there are more than :data:`MOST_STATES`.
    """
    if n_states > MOST_STATES:
        found, expected = f"{n_states:,} outcomes", f"at most {MOST_STATES:,} to compare in pairs"
        do = "fix some issues as they are now, or leave some options out."
        raise TooLargeError(Fault(Place(field="stability"), found, expected, do))


def _refuse_no_sequences(concepts: Iterable[Concept]) -> None:
    for concept in concepts:
        if concept.answer not in (Answer.NOTHING, Answer.ANY_MOVES, Answer.IMPROVEMENTS):
            expected = "a concept in which the others answer one after the other"
            do = "leave it out; it is not defined for this kind of preference."
            raise UseError(Fault(Place(field="concept"), f"“{concept.key}”", expected, do))


def _kinds(concepts: Iterable[Concept]) -> tuple[bool, ...]:
    answers = {concept.answer for concept in concepts}
    kinds = {Answer.ANY_MOVES: False, Answer.IMPROVEMENTS: True}
    return tuple(improving for answer, improving in kinds.items() if answer in answers)


class _Own:
    """One party's moves, and what it could not get out of again."""

    def __init__(self, workings: Workings, party: int) -> None:
        self.workings, self.party = workings, party
        self.leaving = _Leaving(workings.moves[party])
        self._for_good: dict[bytes, Packed] = {}

    def for_good(self, deters: StateMask, packed: Packed) -> Packed:
        """Keep of the states that deter those that no own move leads out of."""
        key = packed.tobytes()
        if key not in self._for_good:
            self._for_good[key] = np.packbits(deters & ~self.leaving.to(~deters))
        return self._for_good[key]


class _Here:
    """One party at one state: where it could go, and how the others could answer."""

    def __init__(self, own: _Own, state: int, reckonings: Iterable[Reckoning]) -> None:
        self.own = own
        self.compared = own.workings.compared(own.party, state)
        ways = own.workings.moves[own.party].leaving(state)
        somewhere = frozenset().union(*(one.leaves for one in reckonings))
        self.ways = ways[among(self.compared[ways], somewhere)]
        self._answers: dict[bool, Packed] = {}

    def leaves(self, one: Reckoning, concepts: Iterable[Concept]) -> list[str]:
        """List the concepts under which the party would leave, by their short names."""
        going = among(self.compared[self.ways], one.leaves)
        if not going.any():
            return []
        deters = among(self.compared, one.deters)
        packed = np.packbits(deters)
        met = {
            answer: self._all_met(answer, going, packed) for answer in {c.answer for c in concepts}
        }
        found = []
        for concept in concepts:
            stays = met[concept.answer]
            if stays and concept.no_escape:
                kept = self.own.for_good(deters, packed)
                stays = self._all_met(concept.answer, going, kept)
            if not stays:
                found.append(concept.key)
        return found

    def _all_met(self, answer: Answer, going: StateMask, deters: Packed) -> bool:
        if answer is Answer.NOTHING:
            return False
        improving = answer is Answer.IMPROVEMENTS
        if improving not in self._answers:
            own = self.own
            found = own.workings.packed_responses(own.party, self.ways, improving)
            self._answers[improving] = found
        return bool((self._answers[improving][going] & deters).any(axis=1).all())


class _Leaving:
    """Which states one own move leads out of, into some marked ones."""

    def __init__(self, moves: Arcs) -> None:
        self.n_states, self.ends = moves.n_states, moves.ends
        self.starts, self.first = np.unique(moves.starts, return_index=True)

    def to(self, marked: StateMask) -> StateMask:
        found = np.zeros(self.n_states, dtype=np.bool_)
        if len(self.ends):
            found[self.starts] = np.logical_or.reduceat(marked[self.ends], self.first)
        return found
