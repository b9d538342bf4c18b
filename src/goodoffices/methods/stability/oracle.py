"""Which states hold, for whom and under which concept; who would leave, and what deters them.

The oracle reads the definitions directly: for every party, state and improvement it looks for an
answer that sanctions. It remembers what opponents can do in answer to a state, and nothing
cleverer. It is meant for some thousands of states and is what faster engines are tested against.

Source: fang1993, kilgour1987
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.stability.concept import CLASSICAL, Answer, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray
from goodoffices.methods.stability.legal_sequence import shortest_sequence
from goodoffices.methods.stability.simultaneous import (
    SimultaneousSanction,
    simultaneous_sanction,
)
from goodoffices.methods.stability.verdict import Departure, Sanction, StabilityResult
from goodoffices.methods.stability.workings import Workings
from goodoffices.run import SILENT, Progress

MOST_STATES = 20_000
"""Beyond so many states the oracle would need gigabytes and many minutes, and refuses."""

_TICK_EVERY = 64


class Oracle:
    """Answers questions of stability about one conflict and remembers what it has worked out.

    Parameters
    ----------
    graph
        The conflict. Moves that need several parties' consent are not used: these are
        single-party concepts.

    Examples
    --------
    >>> from goodoffices.methods.stability import explicit_graph
    >>> oracle = Oracle(explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                                {"A": ["fight", "talk"], "B": ["talk", "fight"]}))
    >>> oracle.analyse()["nash"].equilibria.tolist()
    [False, True]
    >>> oracle.departure(CLASSICAL[0], 0, 0)
    Departure(concept='nash', party=0, state=0, to=1)
    """

    def __init__(self, graph: ConflictGraph) -> None:
        self._workings = Workings(graph)

    def analyse(
        self, concepts: Sequence[Concept] = CLASSICAL, progress: Progress = SILENT
    ) -> dict[str, StabilityResult]:
        """Say for every concept which states hold, for each party and for all.

        Parameters
        ----------
        concepts
            The concepts to ask about.
        progress
            Is told how far the work is and may stop it.

        Returns
        -------
        dict
            One result per concept, by its short name.

        Raises
        ------
        TooLargeError
            If there are more than :data:`MOST_STATES` states.
        NeedsError
            If a preference that matters is unknown.

        Source: fang1993, kilgour1987
        """
        refuse_for_oracle(self._workings.n_states)
        progress.start("looking for outcomes that would hold", self._steps(concepts))
        try:
            for improving in _kinds(concepts):
                for party in range(self._workings.n_parties):
                    self._workings.find_all_responses(party, improving, progress.advance)
            return {c.key: self._result(c, progress.advance) for c in concepts}
        finally:
            progress.finish()

    def is_stable(self, concept: Concept, party: int, state: int) -> bool:
        """Say whether one state holds for one party."""
        improvements = self._workings.improvements(party, state)
        sanctioned = self._sanctioned(concept, party, state, improvements)
        return bool(sanctioned.all())

    def departure(self, concept: Concept, party: int, state: int) -> Departure | None:
        """Find where ``party`` would go from ``state``, if nothing deters it.

        Returns
        -------
        Departure or None
            To the most preferred of its improvements that no answer sanctions (of several liked
            equally, the lowest state number); ``None`` if the state holds for the party.
        """
        improvements = self._workings.improvements(party, state)
        free = improvements[~self._sanctioned(concept, party, state, improvements)]
        for to in free.tolist():
            if not self._workings.preferred(party, to)[free].any():
                return Departure(concept.key, party, state, to)
        # Only a preference that goes round in a circle has no most preferred member.
        return Departure(concept.key, party, state, int(free[0])) if len(free) else None

    def sanction(
        self, concept: Concept, party: int, state: int, improvement: int
    ) -> Sanction | None:
        """Show how the opponents would answer an improvement.

        Returns
        -------
        Sanction or None
            ``None`` if no answer sanctions the improvement.

        Raises
        ------
        UseError
            If ``improvement`` is no unilateral improvement of ``party`` from ``state``, or the
            answers of this concept are no sequences: see :meth:`sanction_at_once`.
        """
        if improvement not in self._workings.improvements(party, state):
            raise UseError(self._no_improvement(party, state, improvement))
        if concept.answer is Answer.AT_ONCE:
            raise UseError(_no_sequence(concept))
        goals = concept.sanctions(self._workings, party, state, np.array([improvement]))[0]
        if not goals.any():
            return None
        improving = concept.answer is Answer.IMPROVEMENTS
        moves = self._workings.opponents_moves(party, improving)
        steps = shortest_sequence(moves, improvement, goals)
        assert steps is not None
        return Sanction(concept.key, party, state, improvement, steps)

    def sanction_at_once(
        self, party: int, state: int, improvement: int
    ) -> SimultaneousSanction | None:
        """Show which others could move at the same time; see :func:`simultaneous_sanction`."""
        return simultaneous_sanction(self._workings, party, state, improvement)

    def improvements(self, party: int, state: int) -> StateArray:
        """Give the states that are unilateral improvements of ``party`` from ``state``."""
        return self._workings.improvements(party, state)

    def _sanctioned(
        self, concept: Concept, party: int, state: int, improvements: StateArray
    ) -> npt.NDArray[np.bool_]:
        if not len(improvements):
            return np.zeros(0, dtype=bool)
        marks = concept.sanctions(self._workings, party, state, improvements)
        return np.asarray(marks.any(axis=1))

    def _result(self, concept: Concept, tick: Callable[[int], object]) -> StabilityResult:
        workings = self._workings
        stable_for = np.ones((workings.n_parties, workings.n_states), dtype=bool)
        for party in range(workings.n_parties):
            for state in range(workings.n_states):
                stable_for[party, state] = self.is_stable(concept, party, state)
                if state % _TICK_EVERY == 0:
                    tick(min(_TICK_EVERY, workings.n_states - state))
        return StabilityResult(concept.key, stable_for, np.all(stable_for, axis=0))

    def _steps(self, concepts: Sequence[Concept]) -> int:
        parties = range(self._workings.n_parties)
        starts = sum(len(self._workings.improvement_ends(party)) for party in parties)
        verdicts = len(concepts) * len(parties) * self._workings.n_states
        return starts * len(_kinds(concepts)) + verdicts

    def _no_improvement(self, party: int, state: int, improvement: int) -> Fault:
        name = self._workings.graph.parties[party]
        found = f"state {improvement}, no unilateral improvement of {name} from state {state}"
        improvements = self._workings.improvements(party, state).tolist()
        listed = ", ".join(map(str, improvements[:12])) or "none: the party has no improvement here"
        return Fault(Place(field="improvement"), found, listed, "choose one of these.")


def _no_sequence(concept: Concept) -> Fault:
    found = f"{concept.name}, in which the others answer at the same time"
    do = "ask sanction_at_once instead."
    return Fault(Place(field="concept"), found, "a concept in which they answer in turn", do)


def _kinds(concepts: Iterable[Concept]) -> tuple[bool, ...]:
    """Which responses must be found: with improvements only (True), with any moves (False)."""
    answers = {concept.answer for concept in concepts}
    kinds = {Answer.ANY_MOVES: False, Answer.IMPROVEMENTS: True}
    return tuple(improving for answer, improving in kinds.items() if answer in answers)


def refuse_for_oracle(n_states: int) -> None:
    """Refuse more states than the oracle can look at.

    Raises
    ------
    TooLargeError
        If there are more than :data:`MOST_STATES`.
    """
    if n_states > MOST_STATES:
        found, expected = f"{n_states:,} outcomes", f"at most {MOST_STATES:,} for this method"
        do = "fix some issues as they are now, or leave some options out."
        raise TooLargeError(Fault(Place(field="stability"), found, expected, do))


def departure(graph: ConflictGraph, concept: Concept, party: int, state: int) -> Departure | None:
    """Find where ``party`` would go from ``state``; see :meth:`Oracle.departure`.

    For many questions about one conflict make an :class:`Oracle` once and ask it.
    """
    return Oracle(graph).departure(concept, party, state)


def sanction(
    graph: ConflictGraph, concept: Concept, party: int, state: int, improvement: int
) -> Sanction | None:
    """Show how the opponents would answer an improvement; see :meth:`Oracle.sanction`."""
    return Oracle(graph).sanction(concept, party, state, improvement)
