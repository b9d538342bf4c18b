"""Random small conflicts of issues and options, written out plainly.

Issues have two or three options, some one-way, some held by two parties; outcomes may be
infeasible; rankings have ties.
"""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from hypothesis import strategies as st

from goodoffices.methods.stability import AxisForm, AxisMove, ExplicitGraph, explicit_graph

Cell = tuple[int, ...]


@dataclass(frozen=True)
class Issues:
    """A conflict: cells in the order of the states, who holds what, and what may follow what."""

    shape: tuple[int, ...]
    cells: tuple[Cell, ...]
    holders: tuple[frozenset[int], ...]
    steps: tuple[frozenset[tuple[int, int]], ...]
    tiers: tuple[tuple[int, ...], ...]

    @property
    def n_parties(self) -> int:
        return len(self.tiers)

    def moves(self, i: int, s: int) -> list[int]:
        """Other states that differ only where ``i`` holds the issue and may go so."""
        return [
            q
            for q in range(len(self.cells))
            if q != s
            and all(
                a == b or (i in self.holders[k] and (a, b) in self.steps[k])
                for k, (a, b) in enumerate(zip(self.cells[s], self.cells[q], strict=True))
            )
        ]

    def improvements(self, i: int, s: int) -> list[int]:
        return [q for q in self.moves(i, s) if self.tiers[i][q] < self.tiers[i][s]]

    def graph(self, with_axes: bool = True) -> ExplicitGraph:
        labels = [f"s{s}" for s in range(len(self.cells))]
        moves: dict[str | tuple[str, ...], list[tuple[str, str]]] = {
            f"p{i}": [(labels[s], labels[q]) for s in range(len(labels)) for q in self.moves(i, s)]
            for i in range(self.n_parties)
        }
        preferences = {
            f"p{i}": [
                [labels[s] for s, t in enumerate(order) if t == tier] for tier in sorted(set(order))
            ]
            for i, order in enumerate(self.tiers)
        }
        graph = explicit_graph(labels, moves, preferences)
        return replace(graph, axis_form=self._form()) if with_axes else graph

    def _form(self) -> AxisForm:
        allowed = [np.eye(n, dtype=bool) for n in self.shape]
        for axis, steps in enumerate(self.steps):
            for a, b in steps:
                allowed[axis][a, b] = True
        reaches = tuple(
            tuple(AxisMove(k, allowed[k]) for k, held in enumerate(self.holders) if i in held)
            for i in range(self.n_parties)
        )
        codes = np.array([np.ravel_multi_index(cell, self.shape) for cell in self.cells])
        return AxisForm(self.shape, reaches, codes)


@st.composite
def issues(draw: st.DrawFn, most_parties: int = 3, most_states: int = 12) -> Issues:
    n_parties = draw(st.integers(2, most_parties))
    shape = tuple(draw(st.lists(st.integers(2, 3), min_size=1, max_size=3)))
    every = list(product(*map(range, shape)))
    cells = tuple(
        draw(st.lists(st.sampled_from(every), unique=True, min_size=1, max_size=most_states))
    )
    party = st.integers(0, n_parties - 1)
    holders = tuple(draw(st.frozensets(party, min_size=1, max_size=2)) for _ in shape)
    # numbers are places on the issue: both ways, only up, or only down
    ways = draw(st.lists(st.sampled_from(["both", "up", "down"]), min_size=3, max_size=3))
    steps = tuple(
        frozenset(
            (a, b)
            for a in range(n)
            for b in range(n)
            if way == "both" or (way == "up" and a < b) or (way == "down" and a > b)
        )
        for n, way in zip(shape, ways, strict=False)
    )
    tier = st.tuples(*[st.integers(0, 5)] * len(cells))
    return Issues(shape, cells, holders, steps, tuple(draw(tier) for _ in range(n_parties)))
