"""Adding up the issues of one half of them: every partial package that can still be counted.

What the other issues can add at best and at worst tells which partial packages cannot meet a demand
any more and which meet it whatever comes; above and below that it makes no difference how much they
are worth, so they are kept together.

Source: horowitz1974 (two halves), nemhauser1969 (partial sums kept once).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from goodoffices.methods.settlement.counting.alike import Rows, coarser, merged
from goodoffices.methods.settlement.counting.demands import Demands
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted
from goodoffices.run import Progress

_LESS = 8
"""Ranges are kept for so many times fewer rows than exact sums: each step sorts them anew."""


class Half:
    """Some of the issues, added up one after the other.

    Parameters
    ----------
    demands
        What is counted.
    issues
        The numbers of the issues.
    most
        Beyond so many rows the worth of packages is kept as a range.
    """

    def __init__(self, demands: Demands, issues: Sequence[int], most: int) -> None:
        self.demands, self.issues, self.most = demands, tuple(issues), most
        self._done: set[int] = set()
        self.possible = all(demands.options)
        if self.possible:
            pairs = zip(demands.tables, demands.options, strict=True)
            tables = [table[list(options)] for table, options in pairs]
            self._least = [table.min(axis=0) for table in tables]
            self._most = [table.max(axis=0) for table in tables]

    def rows(self, progress: Progress) -> Rows:
        """Add up all issues of the half."""
        rows = self._nothing_yet()
        for issue in self.issues:
            rows = merged(self._settled(self._with(self._small(rows, issue), issue)))
            progress.advance()
        return rows

    def _small(self, rows: Rows, issue: int) -> Rows:
        """Keep ranges where there would be too many rows with the next issue."""
        options = len(self.demands.tables[issue])
        room = 2 * self.most if rows.exact else self.most // _LESS
        if len(rows) * options <= room:
            return rows
        return coarser(rows, max(self.most // _LESS // options, 1))

    def _nothing_yet(self) -> Rows:
        demands = self.demands
        worth = np.zeros((1, len(demands.least)), dtype=_kind(demands))
        every = (1 << len(demands.combinations)) - 1
        packages = prod(demands.shape[k] for k in self.issues)
        weights = fitted(np.ones(1, dtype=np.int64), packages)
        return Rows(worth, worth, demands.bits([every]), weights)

    def _with(self, rows: Rows, issue: int) -> Rows:
        """Choose each option of an issue in each row."""
        table, met = self.demands.tables[issue], self.demands.met_by(issue)
        low = _sums(rows.low, table)
        high = low if rows.exact else _sums(rows.high, table)
        self._done.add(issue)
        met_so_far = (rows.open[:, None] & met[None, :]).ravel()
        return Rows(low, high, met_so_far, np.repeat(rows.weights, len(table)))

    def _settled(self, rows: Rows) -> Rows:
        """Strike what cannot be counted any more, and level what makes no difference."""
        demands = self.demands
        closed = self._closed()
        rows = rows.only((rows.open & (demands.never & closed)) == 0)
        beyond, sure = self._levels()
        refused = [(rows.open & (lines & closed)) != 0 for lines in demands.breaking]
        marks = np.stack(refused, axis=1) if refused else np.zeros((len(rows), 0), dtype=np.bool_)
        low = _levelled(rows.low, beyond, sure, marks)
        high = low if rows.exact else _levelled(rows.high, beyond, sure, marks)
        hopeful = high > beyond
        kept = hopeful[:, : demands.must].all(axis=1)
        kept &= hopeful[:, demands.must :].sum(axis=1) >= demands.needed
        return Rows(low, high, rows.open & ~closed, rows.weights).only(kept)

    def _closed(self) -> int:
        """The combinations whose issues have all been added up."""
        found = 0
        for bit, combination in enumerate(self.demands.combinations):
            if self._done.issuperset(combination):
                found |= 1 << bit
        return found

    def _levels(self) -> tuple[WholeArray, WholeArray]:
        """Per demand, up to what worth it cannot be met any more, and from what worth it is."""
        rest = [k for k in range(len(self.demands.tables)) if k not in self._done]
        least = np.array(self.demands.least, dtype=_kind(self.demands))
        beyond, sure = least - 1, least.copy()
        for k in rest:
            beyond, sure = beyond - self._most[k], sure - self._least[k]
        return beyond, sure


def _kind(demands: Demands) -> np.dtype[np.generic]:
    return demands.tables[0].dtype


def _sums(worth: WholeArray, table: WholeArray) -> WholeArray:
    sums = worth[:, None, :] + table[None, :, :]
    return sums.reshape(len(worth) * len(table), worth.shape[1])


def _levelled(
    worth: WholeArray, beyond: WholeArray, sure: WholeArray, refused: WholeArray
) -> WholeArray:
    level = np.minimum(np.maximum(worth, beyond), sure)
    return np.where(refused, beyond, level)
