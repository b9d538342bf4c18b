"""A party's own moves, all of them, in the form in which they are searched.

Source: fang1993
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask


@dataclass(frozen=True, eq=False)
class Arcs:
    """One-step moves as two matching lists, sorted by where they start and then by where they end.

    Attributes
    ----------
    n_states
        How many states the conflict has.
    starts, ends
        Arc number ``a`` goes from ``starts[a]`` to ``ends[a]``.
    """

    n_states: int
    starts: StateArray
    ends: StateArray

    @cached_property
    def _first(self) -> StateArray:
        return np.searchsorted(self.starts, np.arange(self.n_states + 1))

    def leaving(self, state: int) -> StateArray:
        """Give the states that one move reaches from ``state``, sorted."""
        return self.ends[self._first[state] : self._first[state + 1]]

    def only(self, chosen: StateMask) -> Arcs:
        """Keep the arcs marked in ``chosen``."""
        return Arcs(self.n_states, self.starts[chosen], self.ends[chosen])

    def by_end(self) -> tuple[StateArray, StateArray]:
        """Give starts and ends sorted by where the arcs end."""
        order = np.argsort(self.ends, kind="stable")
        return self.starts[order], self.ends[order]


def own_arcs(graph: ConflictGraph, party: int) -> Arcs:
    """Collect the moves that ``party`` can make alone; joint moves are not among them."""
    alone = [m for m, members in enumerate(graph.movers) if members == {party}]
    nowhere = np.empty(0, dtype=np.int64)
    reached = [
        np.unique(np.concatenate([nowhere, *(graph.successors(m, state) for m in alone)]))
        for state in range(graph.n_states)
    ]
    counts = np.array([len(ends) for ends in reached], dtype=np.int64)
    starts = np.repeat(np.arange(graph.n_states), counts)
    return Arcs(graph.n_states, starts, np.concatenate([nowhere, *reached]))
