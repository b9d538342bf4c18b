"""Partial packages kept together: those worth the same, or, where they are too many, about so much.

Source: nemhauser1969 (partial sums kept once).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.whole_numbers import WholeArray, ranks


@dataclass(frozen=True, eq=False)
class Rows:
    """Partial packages, kept together where it makes no difference which of them is meant.

    Attributes
    ----------
    low, high
        Per row and demand, what each package of the row is at least and at most worth.
    open
        Per row the combinations of options that it has met so far.
    weights
        How many packages the row stands for.
    """

    low: WholeArray
    high: WholeArray
    open: WholeArray
    weights: WholeArray

    @property
    def exact(self) -> bool:
        """Whether every row says exactly what its packages are worth."""
        return self.low is self.high

    def __len__(self) -> int:
        return len(self.weights)

    def only(self, chosen: npt.NDArray[np.bool_]) -> Rows:
        """Keep the rows marked in ``chosen``."""
        low = self.low[chosen]
        high = low if self.exact else self.high[chosen]
        return Rows(low, high, self.open[chosen], self.weights[chosen])


def merged(rows: Rows) -> Rows:
    """Keep rows together that are worth the same and have met the same combinations."""
    if len(rows) < 2:
        return rows
    columns = [rows.open, *rows.low.T, *(() if rows.exact else rows.high.T)]
    order = _order(columns)
    starts = np.flatnonzero(_changes([column[order] for column in columns]))
    first = order[starts]
    low = rows.low[first]
    high = low if rows.exact else rows.high[first]
    return Rows(low, high, rows.open[first], np.add.reduceat(rows.weights[order], starts))


def coarser(rows: Rows, most: int) -> Rows:
    """Keep at most about ``most`` rows, each with the worth of its packages as a range.

    Per demand the rows are parted into steps with about as many rows each; rows on the same step
    for every demand that have met the same combinations are kept together.
    """
    if not rows.low.shape[1]:
        return rows
    kinds = np.unique(rows.open, return_inverse=True)[1].ravel().astype(np.int64)
    places = [_places(column) for column in (rows.low + rows.high).T]
    cells = kinds
    steps = max(int((most / (int(kinds.max()) + 1)) ** (1 / len(places))), 1)
    while True:
        finer = _cells(kinds, places, steps)
        if int(finer.max()) >= most:
            break
        cells = finer
        if steps >= len(rows):
            break
        steps = steps + steps // 4 + 1
    order = np.argsort(cells, kind="stable")
    starts = np.flatnonzero(_changes([cells[order]]))
    return Rows(
        np.minimum.reduceat(rows.low[order], starts, axis=0),
        np.maximum.reduceat(rows.high[order], starts, axis=0),
        rows.open[order[starts]],
        np.add.reduceat(rows.weights[order], starts),
    )


def _cells(
    kinds: npt.NDArray[np.int64], places: list[npt.NDArray[np.int64]], steps: int
) -> npt.NDArray[np.int64]:
    cells = kinds
    for place in places:
        cells = cells * steps + place * steps // len(place)
        cells = np.unique(cells, return_inverse=True)[1].ravel().astype(np.int64)
    return cells


def _places(column: WholeArray) -> npt.NDArray[np.int64]:
    """Say for each number how many are smaller."""
    order = np.argsort(_in_machine_integers(column), kind="stable")
    starts = np.flatnonzero(_changes([column[order]]))
    found = np.empty(len(column), dtype=np.int64)
    found[order] = np.repeat(starts, np.diff(np.append(starts, len(column))))
    return found


def _order(columns: list[WholeArray]) -> npt.NDArray[np.int64]:
    """Sort rows by all columns; numbers that fit into one machine integer are sorted as one."""
    keys = [_in_machine_integers(column) for column in columns]
    key, room = np.zeros(len(keys[0]), dtype=np.int64), 1
    for column in keys:
        low, width = int(column.min()), int(column.max()) - int(column.min()) + 1
        room *= width
        if room >= 1 << 62:
            return np.lexsort(keys)
        key = key * width + (column - low)
    return np.argsort(key, kind="stable")


def _in_machine_integers(column: WholeArray) -> npt.NDArray[np.int64]:
    """Give machine integers in the same order; the numbers themselves where they are such."""
    return ranks(column) if column.dtype == object else column.astype(np.int64, copy=False)


def _changes(columns: list[WholeArray]) -> npt.NDArray[np.bool_]:
    """Mark the rows that differ from the one before; the first does."""
    found = np.zeros(len(columns[0]), dtype=np.bool_)
    found[0] = True
    for column in columns:
        found[1:] |= np.asarray(column[1:] != column[:-1], dtype=np.bool_)
    return found
