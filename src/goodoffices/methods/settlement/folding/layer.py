"""The partial packages worth keeping after a step, and how each came about.

Source: nemhauser1969.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from goodoffices.methods.settlement.folding.axis import Axis
from goodoffices.methods.settlement.folding.remembered import State
from goodoffices.methods.settlement.folding.rows_in_order import Marks, Rows
from goodoffices.methods.settlement.whole_numbers import WholeArray


@dataclass(frozen=True, eq=False)
class Layer:
    """Partial packages after a step; those alike in worth and state are one entry.

    Attributes
    ----------
    vectors
        What each is worth so far, on each party's own scale.
    states
        Per entry the number of its state.
    known
        The states.
    counts
        How many partial packages stand behind each entry.
    came_from
        One of them: the entry before times the number of choices, plus the choice.
    axis
        What the step chose; ``None`` before the first.
    to
        Per state before and kind of choice the state after.
    """

    vectors: WholeArray
    states: Rows
    known: tuple[State, ...]
    counts: WholeArray
    came_from: Rows
    axis: Axis | None
    to: Rows

    def __len__(self) -> int:
        return len(self.states)

    def only(self, entries: Rows | Marks) -> Layer:
        """Keep some entries."""
        return replace(
            self,
            vectors=self.vectors[entries],
            states=self.states[entries],
            counts=self.counts[entries],
            came_from=self.came_from[entries],
        )

    @cached_property
    def _where(self) -> dict[tuple[int, ...], list[int]]:
        found: dict[tuple[int, ...], list[int]] = {}
        for number, row in enumerate(self.vectors.tolist()):
            found.setdefault(tuple(row), []).append(number)
        return found

    def origins(self, entry: int, before: Layer) -> Iterator[tuple[int, int]]:
        """List every entry of the layer before, with the choice, that leads to an entry."""
        assert self.axis is not None
        goal, state = self.vectors[entry], self.states[entry]
        for choice, rest in enumerate((goal - self.axis.vectors).tolist()):
            kind = self.axis.kinds[choice]
            for origin in before._where.get(tuple(rest), ()):
                if self.to[before.states[origin], kind] == state:
                    yield origin, choice


def empty_package(start: State | None, n_parties: int, like: WholeArray) -> Layer:
    """Give the layer before the first step: nothing is chosen yet."""
    n = int(start is not None)
    none = np.zeros(n, dtype=np.int64)
    vectors = np.zeros((n, n_parties), dtype=np.int64).astype(like.dtype)
    known = () if start is None else (start,)
    ones = np.ones(n, dtype=np.int64)
    return Layer(vectors, none, known, ones, none, None, np.zeros((0, 0), dtype=np.int64))


def first_packages(layers: list[Layer], entries: Rows, n_issues: int) -> Rows:
    """Write out one package behind each entry of the last layer: an option number per issue."""
    packages = np.zeros((len(entries), n_issues), dtype=np.int64)
    for layer in reversed(layers):
        if layer.axis is None:
            break
        width = len(layer.axis.counts)
        origin, choice = np.divmod(layer.came_from[entries], max(width, 1))
        packages[:, list(layer.axis.issues)] = layer.axis.first_ways[choice]
        entries = origin
    return packages


def all_packages(layers: list[Layer], entry: int) -> Iterator[dict[int, int]]:
    """Write out every package behind an entry of the last layer, one at a time."""
    layer = layers[-1]
    if layer.axis is None:
        yield {}
        return
    for origin, choice in layer.origins(entry, layers[-2]):
        for rest in all_packages(layers[:-1], origin):
            for way in layer.axis.ways_of(choice):
                yield {**rest, **dict(zip(layer.axis.issues, way, strict=True))}
