"""What a party likes better, asked of many states at once.

Source: fang1993
"""

from __future__ import annotations

import numpy as np

from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.methods.stability.conflict_graph import (
    ConflictGraph,
    Relation,
    StateArray,
    StateMask,
)


class Preferences:
    """The preferences of every party of a conflict.

    Parameters
    ----------
    graph
        The conflict. A party's order is asked for only when something needs it.
    """

    def __init__(self, graph: ConflictGraph) -> None:
        self._graph = graph
        self._orders: dict[int, StateArray | None] = {}

    def order(self, party: int) -> StateArray | None:
        """Give a party's tier for every state, 0 the best; ``None`` where it has no full order."""
        if party not in self._orders:
            self._orders[party] = self._graph.order(party)
        return self._orders[party]

    def better(self, party: int, states: StateArray, than: int) -> StateMask:
        """Mark which of ``states`` the party likes better than the state ``than``.

        Raises
        ------
        NeedsError
            If one of these preferences is unknown.
        """
        order = self.order(party)
        if order is not None:
            return np.asarray(order[states] < order[than])
        return np.array([self._is_better(party, state, than) for state in states.tolist()], bool)

    def preferred(self, party: int, state: int) -> StateMask:
        """Mark, of all states, those that the party likes better than ``state``."""
        order = self.order(party)
        if order is not None:
            return np.asarray(order < order[state])
        return self.better(party, np.arange(self._graph.n_states), state)

    def best_first(self, party: int, states: StateArray) -> StateArray:
        """Sort states, ascending by number, by what the party likes best; equals stay in order.

        Without a full order a state comes first that none of those left is better than, the lowest
        number among several; where preferences go round in a circle, the lowest number.
        """
        order = self.order(party)
        if order is not None:
            return states[np.argsort(order[states], kind="stable")]
        left, found = states.tolist(), []
        while left:
            tops = [s for s in left if not self.better(party, np.array(left), s).any()]
            found.append((tops or left)[0])
            left.remove(found[-1])
        return np.array(found, dtype=np.int64)

    def _is_better(self, party: int, a: int, b: int) -> bool:
        relation = self._graph.relation(party, a, b)
        if relation is Relation.UNKNOWN:
            name = self._graph.parties[party]
            raise NeedsError(
                Fault(
                    Place(field=f"preferences › {name}"),
                    f"no stated preference of {name} between states {a} and {b}",
                    "a preference, or indifference, between every two states that are compared",
                    "rank the two, or say that the party is indifferent between them.",
                )
            )
        return relation.is_better
