"""The efficient packages: no other is at least as good for everyone and better for someone.

Dominance is decided in whole numbers. Packages worth exactly the same to everyone are efficient
together or not at all.

Source: raiffa1982
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.solution import gains_over
from goodoffices.methods.settlement.whole_numbers import ranks_by_column, whole
from goodoffices.run import SILENT, Progress

HEAD = 2048
"""So many packages are settled among themselves before the rest is compared with them."""

_CHUNK = 1 << 16


def efficient(
    totals: npt.ArrayLike, among: npt.ArrayLike | None = None, progress: Progress = SILENT
) -> npt.NDArray[np.bool_]:
    """Mark the packages that no other package dominates.

    Package y dominates x if it is worth at least as much to every party and more to one.

    1. Each party's totals are replaced by their ranks, which keeps every comparison exact.
    2. Two parties: the packages are sorted by the first party's rank, and a package is efficient if
       it gives the second more than every package before it.
    3. More parties: the packages are sorted by the sum of ranks, greatest first, so that none can
       dominate one that comes before it. The first few are compared among themselves, what they
       dominate is struck from the rest, and so on with what is left.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    among
        Per package, whether it takes part: what does not is neither efficient nor dominates. Left
        out, all do.
    progress
        Is told how many packages are settled and may stop the work.

    Returns
    -------
    numpy.ndarray of bool
        Per package.

    Examples
    --------
    >>> efficient([[3, 1], [1, 3], [1, 1], [3, 1]]).tolist()
    [True, True, False, True]

    Source: raiffa1982
    """
    worth = whole(totals, "totals")
    rows = gains_over(worth, np.zeros(worth.shape[1:], dtype=np.int64), among).rows
    marks = np.zeros(len(worth), dtype=bool)
    if not len(rows):
        return marks
    vectors, of_row = _distinct(ranks_by_column(worth[rows]))
    marks[rows] = _undominated(vectors, progress)[of_row]
    return marks


def count_vectors(totals: npt.ArrayLike, among: npt.ArrayLike | None = None) -> int:
    """Count the different rows of worth among the marked packages.

    Examples
    --------
    >>> count_vectors([[3, 1], [1, 3], [3, 1]])
    2
    """
    worth = whole(totals, "totals")
    rows = gains_over(worth, np.zeros(worth.shape[1:], dtype=np.int64), among).rows
    if not len(rows):
        return 0
    return len(_distinct(ranks_by_column(worth[rows]))[0])


def _distinct(
    ranks: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """List every different row once, and say for each row which of them it is."""
    order = np.lexsort(ranks.T)
    ordered = ranks[order]
    is_new = np.concatenate([[True], (ordered[1:] != ordered[:-1]).any(axis=1)])
    of_row = np.empty(len(ranks), dtype=np.int64)
    of_row[order] = np.cumsum(is_new) - 1
    return ordered[is_new], of_row


def _undominated(vectors: npt.NDArray[np.int64], progress: Progress) -> npt.NDArray[np.bool_]:
    if vectors.shape[1] == 1:
        return np.asarray(vectors[:, 0] == np.max(vectors))
    if vectors.shape[1] == 2:
        return _two_parties(vectors)
    progress.start("looking for efficient packages", len(vectors))
    try:
        return _many_parties(vectors, progress)
    finally:
        progress.finish()


def _two_parties(vectors: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    order = np.lexsort((-vectors[:, 1], -vectors[:, 0]))
    second = vectors[order, 1]
    best_before = np.concatenate([[-1], np.maximum.accumulate(second)[:-1]])
    marks = np.empty(len(vectors), dtype=bool)
    marks[order] = second > best_before
    return marks


def _many_parties(vectors: npt.NDArray[np.int64], progress: Progress) -> npt.NDArray[np.bool_]:
    marks = np.zeros(len(vectors), dtype=bool)
    left = np.argsort(-vectors.sum(axis=1), kind="stable")
    while len(left):
        head, rest = left[:HEAD], left[HEAD:]
        best = head[~_dominated_in(vectors[head])]
        marks[best] = True
        above = _Above(vectors[best])
        chunks = [rest[start : start + _CHUNK] for start in range(0, len(rest), _CHUNK)]
        settled = len(left)
        left = np.concatenate([head[:0], *(c[~above.somebody(vectors[c])] for c in chunks)])
        progress.advance(settled - len(left))
    return marks


def _dominated_in(vectors: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Mark the rows that another row of the same few dominates."""
    sums = vectors.sum(axis=1)
    dominates = sums[None, :] > sums[:, None]
    for column in np.ascontiguousarray(vectors.T):
        dominates &= column[None, :] >= column[:, None]
    return np.asarray(dominates.any(axis=1))


class _Above:
    """Tells whether one of a few rows is nowhere below a given row.

    For each party the rows are sorted, and for every place in that order the set of the rows from
    there on is kept as bits. Those nowhere below a given row are the common part of one such set
    per party.
    """

    def __init__(self, rows: npt.NDArray[np.int64]) -> None:
        self._sorted = [np.sort(column) for column in rows.T]
        self._from_place = [_tails(np.argsort(column, kind="stable")) for column in rows.T]

    def somebody(self, candidates: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Mark the candidates that some row is nowhere below; none may equal a row."""
        common: npt.NDArray[np.uint64] | None = None
        for ordered, tails, column in zip(
            self._sorted, self._from_place, candidates.T, strict=True
        ):
            at_least = tails[np.searchsorted(ordered, column, side="left")]
            common = at_least if common is None else common & at_least
        assert common is not None
        return np.asarray((common != 0).any(axis=1))


def _tails(order: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """Give, for every place in the order and one past its end, the set of the rows from there."""
    single = np.zeros((len(order) + 1, -(-len(order) // 64)), dtype=np.uint64)
    bits = np.uint64(1) << (order % 64).astype(np.uint64)
    single[np.arange(len(order)), order // 64] = bits
    return np.bitwise_or.accumulate(single[::-1], axis=0)[::-1]
