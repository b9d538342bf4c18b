"""Which states hold against parties acting together, and what those who would leave would do.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import (
    Coalition,
    every_coalition,
    named_coalitions,
)
from goodoffices.methods.stability.coalition.concept import COALITIONAL, CoalitionConcept
from goodoffices.methods.stability.coalition.jump import equilibrium_jumps
from goodoffices.methods.stability.coalition.sequence import fewest_moves
from goodoffices.methods.stability.coalition.verdict import (
    CoalitionDeparture,
    CoalitionResult,
    EquilibriumJump,
)
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings, Tiers
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask
from goodoffices.run import SILENT, Progress

MOST_PAIRS = 2_500_000_000
"""So many pairs of states, over all coalitions that must be worked through, are looked at."""

MOST_PARTIES = 12
"""Beyond so many parties there are too many coalitions even to list."""

_ROWS = 512


class Coalitions:
    """Answers questions about coalitions in one conflict and remembers what it has worked out.

    Parameters
    ----------
    graph
        The conflict. Joint moves are steps of every coalition that has all their parties.

    Examples
    --------
    >>> from goodoffices.methods.stability import explicit_graph
    >>> pair = Coalitions(explicit_graph(["talk", "fight"], {("A", "B"): [("fight", "talk")]},
    ...                                  {"A": ["talk", "fight"], "B": ["talk", "fight"]}))
    >>> pair.analyse()["cnash"].stable.tolist()
    [True, False]
    >>> departure = pair.departure(COALITIONAL[0], {0, 1}, 1)
    >>> [(sorted(step.movers), step.to) for step in departure.steps]
    [([0, 1], 0)]
    """

    def __init__(self, graph: ConflictGraph) -> None:
        self._graph = graph
        self._workings = CoalitionWorkings(graph)

    def analyse(
        self,
        concepts: Sequence[CoalitionConcept] = COALITIONAL,
        coalitions: Sequence[Iterable[int]] | None = None,
        progress: Progress = SILENT,
    ) -> dict[str, CoalitionResult]:
        """Say for every concept which states hold, for each coalition and for all.

        Parameters
        ----------
        concepts
            The concepts to ask about.
        coalitions
            The coalitions to look at; left out, every one there can be, single parties included.
        progress
            Is told how far the work is and may stop it.

        Returns
        -------
        dict
            One result per concept, by its short name.

        Raises
        ------
        NeedsError
            If a party whose preferences count does not rank every state.
        TooLargeError
            If there are too many states and coalitions.
        UseError
            If a coalition is empty or names a party that is not there.

        Source: kilgour2001, inohara2008
        """
        looked_at = self._looked_at(coalitions)
        self._refuse_too_large(concepts, looked_at)
        needed = frozenset().union(*looked_at)
        if any(concept.needs_everybody for concept in concepts):
            needed = self._workings.everybody
        self._workings.need_orders(needed)
        progress.start("looking at what parties could do together", len(concepts) * len(looked_at))
        try:
            return {c.key: self._result(c, looked_at, progress.advance) for c in concepts}
        finally:
            progress.finish()

    def free(self, concept: CoalitionConcept, coalition: Iterable[int], state: int) -> StateArray:
        """List the improvements of a coalition on a state that nothing deters."""
        (members,) = self._looked_at([coalition])
        marks: Marks = concept.free(self._workings, members, np.array([state]))
        return np.flatnonzero(marks[0])

    def departure(
        self, concept: CoalitionConcept, coalition: Iterable[int], state: int
    ) -> CoalitionDeparture | None:
        """Find what a coalition would do away from a state, if nothing deters it.

        Of the improvements that nothing deters, those are set aside on which another is better for
        some member and worse for none. Of the rest the one that takes the fewest moves is given;
        of several, the one whose earlier moves are made by the earlier mover to the lower state.

        Returns
        -------
        CoalitionDeparture or None
            ``None`` if the state holds for the coalition.
        """
        (members,) = self._looked_at([coalition])
        free = self.free(concept, members, state)
        if not len(free):
            return None
        goals = free[_undominated(self._workings.tiers(members)[free])]
        steps = fewest_moves(self._workings, members, state, goals)
        return CoalitionDeparture(concept.key, members, state, steps[-1].to, steps)

    def jumps(
        self, equilibria: StateMask, coalitions: Sequence[Iterable[int]] | None = None
    ) -> tuple[EquilibriumJump, ...]:
        """Find where parties could jump together from one equilibrium to a better one.

        Parameters
        ----------
        equilibria
            Marks the equilibria of a single-party concept.
        coalitions
            The coalitions to look at; left out, all.

        Returns
        -------
        tuple of EquilibriumJump
            By where they begin, where they end and who jumps; a coalition of which fewer members
            could do the same is left out.

        Raises
        ------
        NeedsError
            If a party whose preferences count does not rank every state.
        TooLargeError
            If there are too many equilibria, or too many states and coalitions.

        Source: kilgour2001
        """
        looked_at = self._looked_at(coalitions)
        self._refuse_too_large((), looked_at)
        return equilibrium_jumps(self._workings, equilibria, looked_at)

    def _looked_at(self, coalitions: Sequence[Iterable[int]] | None) -> tuple[Coalition, ...]:
        names = self._graph.parties
        if coalitions is None and len(names) > MOST_PARTIES:
            raise TooLargeError(_too_large(f"{len(names)} parties", f"{MOST_PARTIES} parties"))
        return named_coalitions(names, coalitions)

    def _refuse_too_large(
        self, concepts: Sequence[CoalitionConcept], looked_at: Sequence[Coalition]
    ) -> None:
        worked_through = set(looked_at)
        if any(concept.needs_everybody for concept in concepts):
            for coalition in looked_at:
                worked_through.update(every_coalition(self._workings.others(coalition)))
        refuse_for_coalitions(self._graph.n_states, len(worked_through))

    def _result(
        self, concept: CoalitionConcept, looked_at: tuple[Coalition, ...], tick: Callable[[], None]
    ) -> CoalitionResult:
        stable_for = np.ones((len(looked_at), self._graph.n_states), np.bool_)
        for place, coalition in enumerate(looked_at):
            stable_for[place] = self._stable(concept, coalition)
            tick()
        every = len(looked_at) == 2 ** len(self._graph.parties) - 1
        return CoalitionResult(
            concept.key, looked_at, stable_for, np.all(stable_for, axis=0), every
        )

    def _stable(self, concept: CoalitionConcept, coalition: Coalition) -> StateMask:
        """Ask only about states on which the coalition can improve: all others hold for it."""
        stable = np.ones(self._graph.n_states, np.bool_)
        improved = np.flatnonzero(self._workings.improvements(coalition).any(axis=1))
        for place in range(0, len(improved), _ROWS):
            states = improved[place : place + _ROWS]
            stable[states] = ~concept.free(self._workings, coalition, states).any(axis=1)
        return stable


def refuse_for_coalitions(n_states: int, n_coalitions: int) -> None:
    """Refuse more states than so many coalitions can be looked at in.

    Raises
    ------
    TooLargeError
        If there are more than :data:`MOST_PAIRS` pairs of states over all coalitions.
    """
    if n_coalitions * n_states**2 > MOST_PAIRS:
        groups = "1 coalition" if n_coalitions == 1 else f"{n_coalitions:,} coalitions"
        most = math.isqrt(MOST_PAIRS // n_coalitions)
        found = f"{n_states:,} outcomes for {groups}"
        raise TooLargeError(_too_large(found, f"{most:,} outcomes for {groups}"))


def _undominated(tiers: Tiers) -> StateMask:
    """Mark the rows on which no other is better in one column and worse in none."""
    distinct, row = np.unique(tiers, axis=0, return_inverse=True)
    best = np.array(
        [not (np.all(distinct <= one, axis=1) & np.any(distinct < one, axis=1)).any()
         for one in distinct]
    )  # fmt: skip
    found: StateMask = best[row.ravel()]
    return found


def _too_large(found: str, most: str) -> Fault:
    do = "name the coalitions to look at, fix some issues as they are now, or ask fewer concepts."
    return Fault(Place(field="coalitions"), found, f"at most {most}", do)
