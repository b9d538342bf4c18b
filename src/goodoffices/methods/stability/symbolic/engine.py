"""Stability worked out on decision diagrams, where outcomes are too many to be listed.

For a party i and a score t let S(q, t) say that the others can answer q by something no better for
i than t (under SMR and SSEQ: and i cannot get above t again by one own move). S is the least set
that has every such q itself and every q from which a move of another party (under SEQ and SSEQ: an
improvement of that party) leads into S. An outcome is unstable for i when one own move leads to a q
above its own score t and outside of S(q, t). Scores are questions of the diagrams, so all outcomes
and all scores are worked out together, and only sets are kept, never pairs of outcomes. A party's
moves are transitive here, so that nobody moves twice running need not be watched.

Source: fang1993 (the definitions), bryant1986 (decision diagrams); asking about all scores at once
is the house's own way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from goodoffices.errors import Fault, Place, UseError, one_of
from goodoffices.methods.stability.concept import CLASSICAL, SWEPT, Answer, Concept
from goodoffices.methods.stability.symbolic.additive import additive_scale
from goodoffices.methods.stability.symbolic.diagrams import Diagram, Diagrams
from goodoffices.methods.stability.symbolic.limits import Limits
from goodoffices.methods.stability.symbolic.preference import (
    Additive,
    Prioritised,
    SymbolicPreference,
    along,
)
from goodoffices.methods.stability.symbolic.reach import Reach
from goodoffices.methods.stability.symbolic.result import SymbolicResult, Verdict
from goodoffices.methods.stability.symbolic.scale import Scale
from goodoffices.methods.stability.symbolic.stated import beside, stated_scale
from goodoffices.methods.stability.symbolic.states import SymbolicStates
from goodoffices.methods.stability.symbolic.symbolic_conflict import SymbolicConflict
from goodoffices.run import SILENT, Progress


def symbolic_stability(
    conflict: SymbolicConflict,
    concepts: Sequence[Concept] = CLASSICAL,
    *,
    limits: Limits | None = None,
    progress: Progress = SILENT,
    pure_python: bool = False,
) -> SymbolicResult:
    """Say which outcomes hold, however many there are.

    Parameters
    ----------
    conflict
        The conflict.
    concepts
        Among Nash, GMR, SMR, SEQ and SSEQ.
    limits
        What the work may cost; left out, the usual limits.
    progress
        Is told how far the work is, and between two operations that it goes on; raising from it
        stops the work.
    pure_python
        Do without CUDD even where it is there.

    Raises
    ------
    UseError
        When a concept is another one, or the library for decision diagrams is not installed.
    TooLargeError
        When a limit is passed. Nothing is given then.

    Examples
    --------
    >>> import numpy as np
    >>> from goodoffices.methods.stability.axis_form import AxisMove
    >>> either_way = np.ones((2, 2), dtype=bool)
    >>> dilemma = SymbolicConflict(
    ...     (2, 2), ("A", "B"), ((AxisMove(0, either_way),), (AxisMove(1, either_way),)),
    ...     (Additive(((0, 1), (3, 0))), Additive(((3, 0), (0, 1)))))
    >>> found = symbolic_stability(dilemma)
    >>> [(verdict.concept.key, verdict.equilibria) for verdict in found.verdicts]
    [('nash', 1), ('gmr', 2), ('smr', 2), ('seq', 2)]
    """
    _refuse_others(concepts)
    diagrams = Diagrams(limits or Limits(), progress, pure_python=pure_python)
    progress.start("looking which outcomes hold", len(concepts) * len(conflict.parties))
    try:
        work = _Work(conflict, diagrams)
        free: dict[tuple[str, int], Diagram] = {}
        verdicts = tuple(_verdict(work, concept, free, progress) for concept in concepts)
    finally:
        progress.finish()
    diagrams.settled()
    return SymbolicResult(
        conflict,
        diagrams.engine,
        work.states.count(work.states.feasible),
        verdicts,
        work.states,
        work.reaches,
        work.scales,
        free,
    )


def _refuse_others(concepts: Sequence[Concept]) -> None:
    known = [concept.key for concept in SWEPT]
    for concept in concepts:
        if concept.key not in known:
            found = f"“{concept.key}” for outcomes too many to be listed"
            do = "choose one of these, or keep some issues as they are now."
            raise UseError(Fault(Place(field="concept"), found, one_of(known), do))


def _verdict(
    work: _Work, concept: Concept, free: dict[tuple[str, int], Diagram], progress: Progress
) -> Verdict:
    """Work out one concept, and note in ``free`` what no answer sanctions."""
    states, diagrams = work.states, work.states.diagrams
    stable = []
    for party in range(len(work.reaches)):
        unsanctioned = work.unsanctioned(concept, party)
        free[concept.key, party] = unsanctioned
        left = work.at_own_score(party, work.reaches[party].before(unsanctioned))
        stable.append(diagrams.minus(states.feasible, left))
        progress.advance()
    equilibria = diagrams.both(states.feasible, *stable)
    counts = tuple(states.count(one) for one in stable)
    return Verdict(concept, counts, states.count(equilibria), tuple(stable), equilibria)


class _Work:
    """The moves and preferences of a conflict as diagrams."""

    def __init__(self, conflict: SymbolicConflict, diagrams: Diagrams) -> None:
        prefer = conflict.preferences
        moved = [{move.axis for move in moves} for moves in conflict.reaches]
        # a move is an improvement or not whatever stands on the axes it leaves alone
        own = [along(one, axes) for one, axes in zip(prefer, moved, strict=True)]
        named = {f"score {party}": one for party, one in enumerate(prefer)}
        named |= {f"own score {party}": one for party, one in enumerate(own)}
        self.states = SymbolicStates(
            diagrams, conflict.shape, conflict.infeasible, _digits_beside(named)
        )
        self.reaches = tuple(Reach(self.states, moves) for moves in conflict.reaches)
        diagrams.reorder()
        scales = tuple(_scale(self.states, name, one) for name, one in named.items())
        self.scales, self._own_scales = scales[: len(prefer)], scales[len(prefer) :]
        self._above = tuple(
            diagrams.both(self.states.feasible, scale.above) for scale in self.scales
        )

    def at_own_score(self, party: int, sets: Diagram) -> Diagram:
        """Give the outcomes that are in the set of their own score."""
        return _at_own_score(self.states, self.scales[party], sets)

    def unsanctioned(self, concept: Concept, party: int) -> Diagram:
        """Give per score what is above it and cannot be answered."""
        if concept.answer is Answer.NOTHING:
            return self._above[party]
        sanctioned = self._sanctioned(concept, party)
        return self.states.diagrams.minus(self._above[party], sanctioned)

    def _sanctioned(self, concept: Concept, party: int) -> Diagram:
        states, above = self.states, self._above[party]
        deterring = self.reaches[party].before(above) if concept.no_escape else above
        found = states.diagrams.minus(states.feasible, deterring)
        improving = concept.answer is Answer.IMPROVEMENTS
        step = self._before_improving if improving else self._before_any
        others = [other for other in range(len(self.reaches)) if other != party]
        return self._closed(found, others, step)

    def _closed(
        self, found: Diagram, others: Sequence[int], step: Callable[[int, Diagram], Diagram]
    ) -> Diagram:
        """Add what leads into the set by moves of the others, until nothing new does."""
        unchanged, turn = 0, 0
        while unchanged < len(others):
            grown = self.states.diagrams.either(found, step(others[turn % len(others)], found))
            # what one mover can add it adds at once, so its next turn comes after another's
            unchanged = unchanged + 1 if grown == found else 1
            found, turn = grown, turn + 1
        return found

    def _before_any(self, mover: int, ends: Diagram) -> Diagram:
        return self.reaches[mover].before(ends)

    def _before_improving(self, mover: int, ends: Diagram) -> Diagram:
        own = self._own_scales[mover]
        better = self.states.diagrams.both(own.above, ends)
        return _at_own_score(self.states, own, self.reaches[mover].before(better))


def _digits_beside(named: Mapping[str, SymbolicPreference]) -> dict[int, list[str]]:
    """Say which digits of scores are to be asked beside which axis."""
    found: dict[int, list[str]] = {}
    for name, preference in named.items():
        if isinstance(preference, Prioritised):
            for axis, digits in beside(name, preference).items():
                found.setdefault(axis, []).extend(digits)
    return found


def _scale(states: SymbolicStates, name: str, preference: SymbolicPreference) -> Scale:
    if isinstance(preference, Additive):
        return additive_scale(states, name, preference)
    return stated_scale(states, name, preference)


def _at_own_score(states: SymbolicStates, scale: Scale, sets: Diagram) -> Diagram:
    return states.diagrams.some(scale.digits, scale.exactly, sets)
