"""What a coalition can bring about: legal sequences of the moves its members hold.

The movers of a coalition are its members, each alone, and every joint mover all of whose parties
belong to it: a move that needs several parties' consent is a legal step of a coalition that has
them all, and of no other. No mover moves twice running, though it may move again later.

Where states are cells of an array, what one mover does in two moves it can do in one, so the rule
changes nothing and plain reachability serves. On a graph given arc by arc it matters, and places
are states together with the last mover.

Source: kilgour2001, inohara2008; joint movers are the house's own extension.
"""

from __future__ import annotations

from functools import cache, reduce

import numpy as np

from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.spreading import Ahead
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray

_NOWHERE = np.empty(0, dtype=np.int64)


class LegalReach:
    """The legal sequences of every coalition of one conflict.

    Parameters
    ----------
    graph
        The conflict. Its joint moves are used.
    """

    def __init__(self, graph: ConflictGraph) -> None:
        self._graph = graph
        self._transitive = graph.axis_form is not None
        self.arcs = cache(self._arcs)
        self._mutual = cache(self._find_mutual)
        self.ahead = cache(self._ahead)

    def movers(self, coalition: Coalition) -> tuple[int, ...]:
        """List the movers a coalition has, by their numbers in the conflict."""
        return tuple(m for m, members in enumerate(self._graph.movers) if members <= coalition)

    def moves(self, coalition: Coalition) -> dict[int, Arcs]:
        """Give per mover of a coalition its moves."""
        return {mover: self.arcs(mover) for mover in self.movers(coalition)}

    def _arcs(self, mover: int) -> Arcs:
        reached = [self._graph.successors(mover, s) for s in range(self._graph.n_states)]
        starts = np.repeat(np.arange(len(reached)), [len(ends) for ends in reached])
        return Arcs(self._graph.n_states, starts, np.concatenate([_NOWHERE, *reached]))

    def _ahead(self, coalition: Coalition) -> Ahead:
        """Say what lies ahead of every state when only the members of a coalition move."""
        movers = [m for m in self.movers(coalition) if len(self.arcs(m).starts)]
        return self._by_states(movers) if self._transitive else self._by_last_mover(movers)

    def _by_states(self, movers: list[int]) -> Ahead:
        """Put together states that lead to each other; between the groups keep one move each."""
        n_states = self._graph.n_states
        label = _joined([self._mutual(mover) for mover in movers], n_states)
        _, group = np.unique(label, return_inverse=True)
        pairs = [_NOWHERE]
        for mover in movers:
            arcs = self.arcs(mover)
            starts, ends = group[arcs.starts], group[arcs.ends]
            between = starts != ends
            pairs.append(np.unique(starts[between] * n_states + ends[between]))
        starts, ends = np.divmod(np.unique(np.concatenate(pairs)), n_states)
        return Ahead(n_states, group.astype(np.int64), starts, ends)

    def _by_last_mover(self, movers: list[int]) -> Ahead:
        """Follow states together with who moved last; at first nobody has."""
        n_states, starts, ends = self._graph.n_states, [_NOWHERE], [_NOWHERE]
        for to, mover in enumerate(movers, 1):
            arcs = self.arcs(mover)
            for last in range(len(movers) + 1):
                if last != to:
                    starts.append(arcs.starts + last * n_states)
                    ends.append(arcs.ends + to * n_states)
        all_starts, all_ends = np.concatenate(starts), np.concatenate(ends)
        order = np.argsort(all_starts, kind="stable")
        places = np.arange(n_states * (len(movers) + 1))
        return Ahead(n_states, places, all_starts[order], all_ends[order])

    def _find_mutual(self, mover: int) -> StateArray:
        """Label every state by the lowest from which the mover can come and to which it can go."""
        arcs, n_states = self.arcs(mover), self._graph.n_states
        forth, back = arcs.starts * n_states + arcs.ends, arcs.ends * n_states + arcs.starts
        both = np.isin(forth, back)
        label = np.arange(n_states)
        np.minimum.at(label, arcs.starts[both], arcs.ends[both])
        return label


def _joined(labels: list[StateArray], n_states: int) -> StateArray:
    """Join groups that share a state, whoever the mover is: label them by their lowest state."""
    joined = np.arange(n_states)
    while True:
        before = joined
        joined = reduce(_lowest, labels, joined)
        if np.array_equal(before, joined):
            return joined


def _lowest(joined: StateArray, label: StateArray) -> StateArray:
    lowest = joined.copy()
    np.minimum.at(lowest, label, joined)
    return lowest[label]
