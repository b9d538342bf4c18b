"""Where a conflict drifts from now when everybody moves only to gain.

A chain of unilateral improvements is a sequence of moves of single parties, each of which gains by
its move. Exact statements only: where every such chain ends, where it may end, and whether it may
go on for ever and among which states.

Source: li2005, fang1993; tarjan1972 (circles)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.methods.stability.bulk.bulk_moves import BulkMoves, bulk_moves
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask
from goodoffices.methods.stability.paths.strongly_connected import strongly_connected
from goodoffices.run import SILENT, Progress

_LISTED = 1 << 22
"""Up to so many pairs of states per mover are looked at one by one for circles."""

_ONE_BY_ONE = 256
"""So many states of a circle are asked one by one whether a move leads out of it."""


@dataclass(frozen=True, eq=False)
class Circle:
    """States among which a chain of improvements can go round.

    Attributes
    ----------
    states
        Each can be reached from each other one by improvements.
    closed
        Whether no improvement leads out: a chain that has come here never ends.
    """

    states: StateArray
    closed: bool


@dataclass(frozen=True, eq=False)
class Drift:
    """Where chains of improvements lead from one state.

    Attributes
    ----------
    start
        The state.
    reached
        Marks every state that some chain comes to, the start included.
    ends
        The states reached from which nobody has an improvement.
    circles
        The sets of states among which a chain can go round, those never left first.
    """

    start: int
    reached: StateMask
    ends: StateArray
    circles: tuple[Circle, ...]

    @property
    def always_ends(self) -> bool:
        """Whether every chain ends."""
        return not self.circles

    @property
    def circling(self) -> int:
        """Count the states through which a chain can come again and again."""
        return sum(len(circle.states) for circle in self.circles)


def drift(graph: ConflictGraph, start: int, progress: Progress = SILENT) -> Drift:
    """Say where every chain of improvements from a state may lead.

    1. The states reached by improvements of single parties, one move after another. A party may
       move twice running here, so that the end points are exactly the Nash stable ones.
    2. The states from which a chain can go on for ever are those left when, again and again, every
       state is taken away that has no improvement to one left.
    3. Among these, sets in which each state is reached from each other (strongly connected): where
       moves are few, by listing them; otherwise by going forward and backward from one state at a
       time.

    Parameters
    ----------
    graph
        The conflict. Joint moves are not used.
    start
        Where the chains begin.
    progress
        Is told that a search is on its way, and may stop it.

    Examples
    --------
    >>> from goodoffices.methods.stability import explicit_graph
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk"], "B": ["talk", "fight"]})
    >>> found = drift(graph, 0)
    >>> found.ends.tolist(), found.always_ends
    ([1], True)
    """
    progress.start("following improvements from one outcome", None)
    try:
        return _Chains(graph, progress).drift(start)
    finally:
        progress.finish()


class _Chains:
    def __init__(self, graph: ConflictGraph, progress: Progress) -> None:
        self._graph, self._preferences = graph, Preferences(graph)
        self._bulk: BulkMoves = bulk_moves(graph, self._preferences)
        self._alone = [m for m, members in enumerate(graph.movers) if len(members) == 1]
        self._n_states, self._progress = graph.n_states, progress
        self._transitive = graph.axis_form is not None

    def drift(self, start: int) -> Drift:
        begin = np.zeros(self._n_states, dtype=np.bool_)
        begin[start] = True
        reached = self._spread(begin, np.ones(self._n_states, dtype=np.bool_), forward=True)
        # whatever a state reached improves to is reached as well
        goes_on = self._step(reached, forward=False)
        ends = np.flatnonzero(reached & ~goes_on)
        circles = sorted(self._circles(reached & goes_on), key=lambda circle: not circle.closed)
        return Drift(start, reached, ends, tuple(circles))

    def _circles(self, among: StateMask) -> list[Circle]:
        found, waiting = list[Circle](), [among]
        while waiting:
            left = self._trimmed(self._trimmed(waiting.pop(), forward=False), forward=True)
            if not left.any():
                continue
            listed = self._listed(np.flatnonzero(left))
            if listed is not None:
                found += listed
                continue
            one = np.zeros_like(left)
            one[np.argmax(left)] = True
            ahead = self._spread(one, left, forward=True)
            behind = self._spread(one, left, forward=False)
            both = ahead & behind
            if both.sum() > 1:
                found.append(self._circle(np.flatnonzero(both)))
            waiting += [ahead & ~both, behind & ~both, left & ~ahead & ~behind]
        return found

    def _listed(self, states: StateArray) -> list[Circle] | None:
        """Find the circles among few states move by move; ``None`` where there are too many."""
        starts, ends = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for mover in self._alone:
            arcs = self._bulk.improving_arcs(mover, states, _LISTED)
            self._progress.advance()
            if arcs is None:
                return None
            starts.append(arcs.starts)
            ends.append(arcs.ends)
        sets = strongly_connected(len(states), np.concatenate(starts), np.concatenate(ends))
        by_set = np.argsort(sets, kind="stable")
        begins = np.flatnonzero(np.diff(sets[by_set], prepend=-1))
        groups = np.split(by_set, begins[1:])
        return [self._circle(states[group]) for group in groups if len(group) > 1]

    def _circle(self, states: StateArray) -> Circle:
        return Circle(states, not self._leads_out(states))

    def _leads_out(self, states: StateArray) -> bool:
        """Say whether an improvement leads out: most often one of the first states has one."""
        inside = np.zeros(self._n_states, dtype=np.bool_)
        inside[states] = True
        for state in states[:_ONE_BY_ONE].tolist():
            if any(not inside[self._improvements(m, state)].all() for m in self._alone):
                return True
        if len(states) <= _ONE_BY_ONE:
            return False
        return bool((self._step(inside, forward=True) & ~inside).any())

    def _improvements(self, mover: int, state: int) -> StateArray:
        moves = self._graph.successors(mover, state)
        (party,) = self._graph.movers[mover]
        return moves[self._preferences.better(party, moves, state)]

    def _trimmed(self, left: StateMask, *, forward: bool) -> StateMask:
        """Take away, round by round, the states that no infinite chain comes from (or goes from).

        Where moves are transitive two improvements of one mover running are one improvement, so
        only chains in which movers alternate are followed: that takes far fewer rounds.
        """
        through = dict.fromkeys(self._alone, left)
        size = -1
        while size != sum(int(marked.sum()) for marked in through.values()):
            size = sum(int(marked.sum()) for marked in through.values())
            through = {m: self._goes_on(m, through, forward) & left for m in self._alone}
        kept = np.zeros_like(left)
        for marked in through.values():
            kept |= marked
        return kept

    def _goes_on(self, mover: int, through: dict[int, StateMask], forward: bool) -> StateMask:
        """Mark where this mover can go (or come from) so that another can go on."""
        nearby = np.zeros(self._n_states, dtype=np.bool_)
        for other, marked in through.items():
            if other != mover or not self._transitive:
                nearby |= marked
        self._progress.advance()
        follow = self._bulk.onward if forward else self._bulk.back
        return follow(mover, nearby, improving=True)

    def _spread(self, begin: StateMask, within: StateMask, *, forward: bool) -> StateMask:
        """Follow improvements from (or back from) marked states, staying within others."""
        reached, fresh = begin.copy(), begin
        while fresh.any():
            fresh = self._step(fresh, forward=forward) & within & ~reached
            reached |= fresh
        return reached

    def _step(self, marked: StateMask, *, forward: bool) -> StateMask:
        follow = self._bulk.onward if forward else self._bulk.back
        found = np.zeros(self._n_states, dtype=np.bool_)
        for mover in self._alone:
            found |= follow(mover, marked, improving=True)
            self._progress.advance()
        return found
