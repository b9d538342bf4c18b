"""Rows of whole numbers in falling order, equal ones side by side.

Every filter of this folder works on rows that are sorted this way: a row can only be dominated by
one that stands before it.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.whole_numbers import WholeArray

Rows = npt.NDArray[np.int64]
"""Row numbers."""

Marks = npt.NDArray[np.bool_]

_SAFE = 1 << 62


@dataclass(frozen=True, eq=False)
class Groups:
    """Some rows, sorted so that equal ones stand together.

    Attributes
    ----------
    rows
        Row numbers, the rows falling by the first column, then by the second, and so on.
    starts
        Where in ``rows`` each run of equal ones starts.
    """

    rows: Rows
    starts: Rows

    @property
    def first(self) -> Rows:
        """The lowest row number of each run; the same on every machine."""
        if not len(self.starts):
            return self.rows
        return np.asarray(np.minimum.reduceat(self.rows, self.starts), dtype=np.int64)

    def only(self, runs: Marks) -> Groups:
        """Keep the marked runs."""
        lengths = np.diff(self.starts, append=len(self.rows))
        kept = lengths[runs]
        starts = np.cumsum(kept) - kept
        return Groups(self.rows[np.repeat(runs, lengths)], starts)

    def total(self, numbers: WholeArray) -> WholeArray:
        """Add numbers, given per row, within each run."""
        if not len(self.starts):
            return numbers[:0]
        return np.asarray(np.add.reduceat(numbers[self.rows], self.starts))


def grouped(vectors: Rows) -> Groups:
    """Sort rows of machine integers of at least zero, and find the equal ones.

    Examples
    --------
    >>> found = grouped(np.array([[1, 2], [3, 0], [1, 2]]))
    >>> found.first.tolist(), found.starts.tolist()
    ([1, 0], [0, 1])
    """
    order, ordered = _falling(vectors)
    new = np.ones(len(order), dtype=bool)
    differs = ordered[1:] != ordered[:-1]
    new[1:] = differs if differs.ndim == 1 else differs.any(axis=1)
    return Groups(order, np.flatnonzero(new))


def _falling(vectors: Rows) -> tuple[Rows, Rows]:
    """Give the order, and in that order one number per row where the columns fit in one."""
    if not len(vectors):
        return np.zeros(0, dtype=np.int64), vectors
    spans = [int(top) + 1 for top in vectors.max(axis=0)]
    room = 1
    for span in spans:
        room *= span
    if room >= _SAFE:
        order = np.lexsort(vectors.T[::-1])[::-1]
        return order, vectors[order]
    key = vectors[:, 0].copy()
    for column, span in zip(vectors.T[1:], spans[1:], strict=True):
        key *= span
        key += column
    order = np.argsort(key)[::-1]
    return order, key[order]


def members(numbers: Rows, n: int) -> list[Rows]:
    """List, for each number from 0 to n − 1, the rows that have it.

    Examples
    --------
    >>> [rows.tolist() for rows in members(np.array([1, 0, 1]), 3)]
    [[1], [0, 2], []]
    """
    order = np.argsort(numbers, kind="stable")
    return np.split(order, np.searchsorted(numbers[order], np.arange(1, n)))
