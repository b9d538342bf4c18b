"""Which answers would deter a party from leaving a state, and how few moves they take.

The states that would deter a party do not depend on where it would go. So one search backwards
from them finds, for all its improvements together, how few moves the others need; a shortest
sequence is then read off forwards.

Source: fang1993; none for the search: the house's own
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.bulk.bulk_moves import BulkMoves, bulk_moves
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask
from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.paths.legal_distances import Distances, least, legal_distances
from goodoffices.run import Progress

_REMEMBERED = 1 << 28
"""Searches are remembered while they take no more than so many bytes together."""


@dataclass(frozen=True)
class Question:
    """Which answers count, for one party at one state.

    Attributes
    ----------
    party, state
        Who would leave, and what.
    improving
        Whether each opponent must gain by every move it makes.
    no_escape
        Whether an answer deters only where the party has no own move out of it to something
        better than ``state``.
    """

    party: int
    state: int
    improving: bool
    no_escape: bool


@dataclass(frozen=True, eq=False)
class Deterrents:
    """The states that would deter a party, and how far the others are from them.

    Attributes
    ----------
    goals
        Marks the states that would deter.
    opponents
        The others that can move alone.
    improving
        Whether each of them must gain by every move it makes.
    distances
        Per opponent and state the length of a shortest sequence that this opponent begins and
        that ends in a goal; -1 where there is none, or none was needed.
    """

    goals: StateMask
    opponents: tuple[int, ...]
    improving: bool
    distances: Distances

    @property
    def size(self) -> int:
        """How many bytes this takes."""
        return int(self.goals.nbytes + self.distances.nbytes)


class Deterring:
    """Looks for deterrents in one conflict, and remembers the last searches.

    Parameters
    ----------
    graph
        The conflict. Joint moves are not used.
    preferences
        What its parties like better.
    progress
        Is told that a search is on its way, and may stop it.
    """

    def __init__(self, graph: ConflictGraph, preferences: Preferences, progress: Progress) -> None:
        self._graph, self._preferences, self._progress = graph, preferences, progress
        self._movers = {
            next(iter(members)): mover
            for mover, members in enumerate(graph.movers)
            if len(members) == 1
        }
        self._found: OrderedDict[Question, Deterrents] = OrderedDict()

    @cached_property
    def _bulk(self) -> BulkMoves:
        return bulk_moves(self._graph, self._preferences)

    def others(self, party: int) -> tuple[int, ...]:
        """List the opponents of a party that can move alone."""
        return tuple(other for other in sorted(self._movers) if other != party)

    def moves(self, party: int, state: int) -> StateArray:
        """Give the states that ``party`` can bring about alone from ``state``."""
        mover = self._movers.get(party)
        nowhere = np.empty(0, dtype=np.int64)
        return nowhere if mover is None else self._graph.successors(mover, state)

    def improvements(self, party: int, state: int) -> StateArray:
        """Give those of them that it likes better than ``state``."""
        moves = self.moves(party, state)
        return moves[self._preferences.better(party, moves, state)]

    def steps(self, party: int, state: int, improving: bool) -> StateArray:
        """Give the moves, or the improvements, of ``party`` from ``state``."""
        return self.improvements(party, state) if improving else self.moves(party, state)

    def deterrents(self, question: Question) -> Deterrents:
        """Find what would deter the party, and how far it is from each of its improvements."""
        if question not in self._found:
            self._found[question] = self._search(question)
        self._found.move_to_end(question)
        while len(self._found) > 1 and len(self._found) * self._found[question].size > _REMEMBERED:
            self._found.popitem(last=False)
        return self._found[question]

    def sequence(self, found: Deterrents, start: int) -> tuple[Step, ...]:
        """Read off a shortest sequence of answers; empty where there is none.

        Of several, the one whose earlier steps come from the lower party and lead to the lower
        state.
        """
        left = int(least(found.distances[:, start : start + 1])[0])
        here, steps, last = start, list[Step](), -1
        while left > 0:
            step = self._next_step(found, here, last, left)
            steps.append(step)
            here, last, left = step.to, step.party, left - 1
        return tuple(steps)

    def _search(self, question: Question) -> Deterrents:
        party, state = question.party, question.state
        better = self._preferences.preferred(party, state)
        goals = ~better
        if question.no_escape and party in self._movers:
            goals &= ~self._bulk.back(self._movers[party], better, improving=False)
        opponents, improvements = self.others(party), self.improvements(party, state)
        follow: list[Callable[[StateMask], StateMask]] = [
            partial(self._bulk.back, self._movers[other], improving=question.improving)
            for other in opponents
        ]

        def settled(distances: Distances) -> bool:
            return bool((distances[:, improvements] >= 0).any(axis=0).all())

        self._progress.start("looking for answers that would deter", None)
        try:
            distances = legal_distances(follow, goals, settled, self._progress.advance)
        finally:
            self._progress.finish()
        return Deterrents(goals, opponents, question.improving, distances)

    def _next_step(self, found: Deterrents, here: int, last: int, left: int) -> Step:
        for row, party in enumerate(found.opponents):
            if party == last or found.distances[row, here] != left:
                continue
            ends = self.steps(party, here, found.improving)
            on = ends[_leads_on(found, row, ends, left - 1)]
            if len(on):
                return Step(party, int(on[0]))
        raise AssertionError("a state at some distance has a neighbour that is one nearer")


def _leads_on(found: Deterrents, row: int, ends: StateArray, left: int) -> npt.NDArray[np.bool_]:
    if not left:
        return found.goals[ends]
    by_others = np.delete(found.distances, row, axis=0)[:, ends]
    return np.asarray((by_others == left).any(axis=0))
