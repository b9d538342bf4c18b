"""What has been worked out about one conflict, kept so that it is worked out once.

The concepts ask here for a party's improvements, for what its opponents can do in answer, and for
what it likes better than a given state.

Source: fang1993
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.methods.stability.arcs import Arcs, own_arcs
from goodoffices.methods.stability.at_once import MovesAtOnce, moves_at_once
from goodoffices.methods.stability.compare import IMPROVING, Codes, among, comparing
from goodoffices.methods.stability.conflict_graph import (
    ConflictGraph,
    Relation,
    StateArray,
    StateMask,
)
from goodoffices.methods.stability.legal_sequence import reachable_from_each

StateMatrix = npt.NDArray[np.bool_]
"""True or false for every improvement (row) and every state (column)."""


@dataclass(eq=False)
class _Answers:
    """Per starting state, packed: the states that the opponents' sequences reach."""

    known: StateMask
    packed: npt.NDArray[np.uint8]


class Workings:
    """A conflict together with what is already known about it.

    Parameters
    ----------
    graph
        The conflict. Its joint moves are not used.
    improving
        What counts as an improvement where a preference is no complete ranking with ties; may hold
        ``UNKNOWN``.
    """

    def __init__(self, graph: ConflictGraph, improving: frozenset[Relation] = IMPROVING) -> None:
        self.graph, self._counts = graph, improving
        self._comparing = comparing(graph)
        self.n_states = graph.n_states
        self.n_parties = len(graph.parties)
        self.moves = tuple(own_arcs(graph, party) for party in range(self.n_parties))
        self._orders = tuple(graph.order(party) for party in range(self.n_parties))
        self._improving: dict[int, Arcs] = {}
        self._best_own: dict[int, StateArray] = {}
        self._answers: dict[tuple[int, bool], _Answers] = {}

    def improving_moves(self, party: int) -> Arcs:
        """Give the party's unilateral improvements: its moves to a state it likes better."""
        if party not in self._improving:
            arcs = self.moves[party]
            self._improving[party] = arcs.only(self.each_preferred(party, arcs.ends, arcs.starts))
        return self._improving[party]

    def improvements(self, party: int, state: int) -> StateArray:
        """Give the states that are unilateral improvements of ``party`` from ``state``: R_i⁺(s)."""
        return self.improving_moves(party).leaving(state)

    def preferred(self, party: int, state: int) -> StateMask:
        """Mark the states that ``party`` likes better than ``state``.

        Raises
        ------
        NeedsError
            If one of these preferences is unknown.
        """
        order = self._orders[party]
        if order is not None:
            return np.asarray(order < order[state])
        return self._better(party, np.arange(self.n_states), np.array(state))

    def each_preferred(self, party: int, others: StateArray, states: StateArray) -> StateMask:
        """Mark the pairs in which ``party`` likes the first state better than the second.

        Raises
        ------
        NeedsError
            If one of these preferences is unknown.
        """
        order = self._orders[party]
        if order is not None:
            return np.asarray(order[others] < order[states])
        return self._better(party, others, states)

    @cached_property
    def at_once(self) -> MovesAtOnce:
        """What parties bring about who make their improvements at the same time.

        Raises
        ------
        NeedsError
            If the conflict has no issues and options.
        """
        improving = [self.improving_moves(party) for party in range(self.n_parties)]
        return moves_at_once(self.graph, improving)

    def escapes(self, party: int, state: int) -> StateMask:
        """Mark the states from which one own move of ``party`` ends better than ``state``.

        The move itself need not be an improvement.
        """
        arcs, order = self.moves[party], self._orders[party]
        if order is None:
            found = np.zeros(self.n_states, dtype=bool)
            found[arcs.starts[self.preferred(party, state)[arcs.ends]]] = True
            return found
        if party not in self._best_own:
            best = np.full(self.n_states, np.iinfo(np.int64).max)
            np.minimum.at(best, arcs.starts, order[arcs.ends])
            self._best_own[party] = best
        return np.asarray(self._best_own[party] < order[state])

    def opponents_moves(self, party: int, improving: bool) -> dict[int, Arcs]:
        """Give per opponent of ``party`` its moves, or only its improvements."""
        others = (other for other in range(self.n_parties) if other != party)
        return {o: self.improving_moves(o) if improving else self.moves[o] for o in others}

    def responses(
        self,
        party: int,
        after: StateArray,
        improving: bool,
        tick: Callable[[int], object] = lambda done: None,
    ) -> StateMatrix:
        """Mark what the opponents of ``party`` can bring about from each of the states ``after``.

        Parameters
        ----------
        party
            The party that does not take part.
        after
            The states that are answered.
        improving
            Whether each opponent makes only unilateral improvements (R⁺_{N−i}) or any move
            (R_{N−i}).
        tick
            Told how many more states have been answered; it may raise to stop the work.
        """
        packed = self.packed_responses(party, after, improving, tick)
        return np.unpackbits(packed, axis=1, count=self.n_states).view(np.bool_)

    def packed_responses(
        self,
        party: int,
        after: StateArray,
        improving: bool,
        tick: Callable[[int], object] = lambda done: None,
    ) -> npt.NDArray[np.uint8]:
        """Give the rows of :meth:`responses` with eight states in a byte, the first the highest."""
        packed: npt.NDArray[np.uint8] = self._find_answers(party, after, improving, tick).packed
        return packed[after]

    def _find_answers(
        self, party: int, after: StateArray, improving: bool, tick: Callable[[int], object]
    ) -> _Answers:
        answers = self._answers.get((party, improving))
        if answers is None:
            empty = np.zeros((self.n_states, -(-self.n_states // 8)), dtype=np.uint8)
            answers = _Answers(np.zeros(self.n_states, dtype=bool), empty)
            self._answers[party, improving] = answers
        missing = np.unique(after[~answers.known[after]])
        if len(missing):
            moves = self.opponents_moves(party, improving)
            search = reachable_from_each(moves, missing, self.n_states, lambda: tick(0))
            for block, reached in search:
                answers.packed[block] = np.packbits(reached, axis=1)
                answers.known[block] = True
                tick(len(block))
        return answers

    def find_all_responses(
        self, party: int, improving: bool, tick: Callable[[int], object]
    ) -> None:
        """Work out the responses to every improvement ``party`` has anywhere, in one search."""
        self._find_answers(party, self.improvement_ends(party), improving, tick)

    def improvement_ends(self, party: int) -> StateArray:
        """Give every state that is an improvement of ``party`` from somewhere."""
        return np.unique(self.improving_moves(party).ends)

    def compared(self, party: int, state: int) -> Codes:
        """Say how ``party`` likes every state against ``state``.

        Raises
        ------
        NeedsError
            If one of these preferences is unknown, and that counts as nothing.
        """
        return self._compare(party, np.arange(self.n_states), np.array(state))

    def _better(self, party: int, a: StateArray, b: StateArray) -> StateMask:
        return among(self._compare(party, a, b), self._counts)

    def _compare(self, party: int, a: StateArray, b: StateArray) -> Codes:
        found = self._comparing(party, a, b)
        unknown = among(found, {Relation.UNKNOWN} - self._counts)
        if unknown.any():
            first = int(np.argmax(unknown))
            pair = (int(states[first]) for states in np.broadcast_arrays(a, b))
            raise NeedsError(self._not_stated(party, *pair))
        return found

    def _not_stated(self, party: int, a: int, b: int) -> Fault:
        name = self.graph.parties[party]
        return Fault(
            Place(field=f"preferences › {name}"),
            f"no stated preference of {name} between states {a} and {b}",
            "a preference, or indifference, between every two states that are compared",
            "rank the two, or say that the party is indifferent between them.",
        )
