"""Moves from or into many states at once, where the moves are listed one by one.

Source: fang1993
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask


class MovesOnArcs:
    """Follows the listed moves of a conflict; each mover's are listed when first asked for.

    Parameters
    ----------
    graph
        The conflict.
    preferences
        What its parties like better.
    """

    def __init__(self, graph: ConflictGraph, preferences: Preferences) -> None:
        self._graph, self._preferences = graph, preferences
        self._known: dict[tuple[int, bool], Arcs] = {}

    def onward(self, mover: int, chosen: StateMask, improving: bool) -> StateMask:
        """Mark the states that one move leads to from one of those ``chosen``."""
        arcs = self._arcs(mover, improving)
        return self._marked(arcs.ends[chosen[arcs.starts]])

    def back(self, mover: int, chosen: StateMask, improving: bool) -> StateMask:
        """Mark the states from which one move leads into one of those ``chosen``."""
        arcs = self._arcs(mover, improving)
        return self._marked(arcs.starts[chosen[arcs.ends]])

    def improving_arcs(self, mover: int, states: StateArray, most: int) -> Arcs | None:
        """List the improving moves among some states, numbered afresh; however many there are."""
        arcs = self._arcs(mover, improving=True)
        place = np.full(self._graph.n_states, -1, dtype=np.int64)
        place[states] = np.arange(len(states))
        starts, ends = place[arcs.starts], place[arcs.ends]
        among = (starts >= 0) & (ends >= 0)
        return Arcs(len(states), starts[among], ends[among])

    def _marked(self, states: StateArray) -> StateMask:
        mask = np.zeros(self._graph.n_states, dtype=np.bool_)
        mask[states] = True
        return mask

    def _arcs(self, mover: int, improving: bool) -> Arcs:
        if (mover, improving) not in self._known:
            found = self._improving(mover) if improving else self._all(mover)
            self._known[mover, improving] = found
        return self._known[mover, improving]

    def _all(self, mover: int) -> Arcs:
        n_states = self._graph.n_states
        reached = [self._graph.successors(mover, state) for state in range(n_states)]
        counts = np.array([len(ends) for ends in reached], dtype=np.int64)
        ends = np.concatenate([np.empty(0, dtype=np.int64), *reached])
        return Arcs(n_states, np.repeat(np.arange(n_states), counts), ends)

    def _improving(self, mover: int) -> Arcs:
        arcs = self._arcs(mover, improving=False)
        gain = np.ones(len(arcs.starts), dtype=np.bool_)
        for party in sorted(self._graph.movers[mover]):
            gain &= self._gains(party, arcs)
        return arcs.only(gain)

    def _gains(self, party: int, arcs: Arcs) -> StateMask:
        order = self._preferences.order(party)
        if order is not None:
            return np.asarray(order[arcs.ends] < order[arcs.starts])
        starts = np.unique(arcs.starts).tolist()
        each = [self._preferences.better(party, arcs.leaving(state), state) for state in starts]
        return np.concatenate([np.empty(0, dtype=np.bool_), *each])
