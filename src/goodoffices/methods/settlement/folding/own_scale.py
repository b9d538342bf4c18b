"""Each party's numbers moved and shrunk to small whole numbers from zero; no order changes.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np

from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest


@dataclass(frozen=True, eq=False)
class OwnScale:
    """Tables in which every party's least number on every issue is zero.

    Attributes
    ----------
    tables
        As in a package space, moved and divided.
    offset
        Per party what a package worth zero here is worth there.
    unit
        Per party what one here is worth there.
    """

    tables: tuple[WholeArray, ...]
    offset: tuple[int, ...]
    unit: tuple[int, ...]

    @property
    def top(self) -> tuple[int, ...]:
        """Per party the most that any package could be worth here."""
        return tuple(
            sum(int(table[:, party].max()) for table in self.tables)
            for party in range(len(self.unit))
        )

    def floors(self, reservation: Sequence[int]) -> tuple[int, ...]:
        """Give the least number here that reaches each reservation; zero to one above the top."""
        raised = (
            -((offset - floor) // unit)
            for floor, offset, unit in zip(reservation, self.offset, self.unit, strict=True)
        )
        return tuple(
            max(0, min(floor, top + 1)) for floor, top in zip(raised, self.top, strict=True)
        )

    def back(self, vectors: WholeArray) -> WholeArray:
        """Give what vectors here are worth there."""
        bound = max(map(abs, self.offset)) + (largest(vectors) + 1) * max(self.unit)
        unit, offset = np.array(self.unit, dtype=object), np.array(self.offset, dtype=object)
        return np.asarray(fitted(vectors, bound) * fitted(unit, bound) + fitted(offset, bound))


def own_scale(tables: Sequence[WholeArray]) -> OwnScale:
    """Move every party's least number on each issue to zero and divide by what all have in common.

    Examples
    --------
    >>> moved = own_scale([np.array([[10, 0], [30, 7]]), np.array([[-20, 7], [0, 0]])])
    >>> [table.tolist() for table in moved.tables], moved.offset, moved.unit
    ([[[0, 0], [1, 1]], [[0, 1], [1, 0]]], (-10, 0), (20, 7))
    """
    least = [table.min(axis=0) for table in tables]
    moved = [table - base for table, base in zip(tables, least, strict=True)]
    parties = range(tables[0].shape[1])
    unit = [gcd(*(int(n) for table in moved for n in table[:, p].tolist())) or 1 for p in parties]
    offset = tuple(sum(int(base[p]) for base in least) for p in parties)
    shrunk = [table // fitted(np.array(unit, dtype=object), max(unit)) for table in moved]
    bound = sum(largest(table) for table in shrunk) + 1
    return OwnScale(tuple(fitted(table, bound) for table in shrunk), offset, tuple(unit))
