"""The efficient packages: no other is at least as good for everyone and better for someone.

Dominance is decided in whole numbers. Packages worth exactly the same to everyone are efficient
together or not at all.

Source: raiffa1982
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.solution import gains_over
from goodoffices.methods.settlement.whole_numbers import WholeArray, whole

BLOCK = 512
"""So many candidates are compared with the packages already found efficient at a time."""


def efficient(totals: npt.ArrayLike, among: npt.ArrayLike | None = None) -> npt.NDArray[np.bool_]:
    """Mark the packages that no other package dominates.

    Package y dominates x if it is worth at least as much to every party and more to one.

    1. Each party's totals are replaced by their ranks, which keeps every comparison exact.
    2. Two parties: the packages are sorted by the first party's rank, and a package is efficient if
       it gives the second more than every package before it.
    3. More parties: the packages are sorted by the sum of ranks, greatest first. No package can
       dominate one that comes before it, so each is compared with the efficient ones found so far.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    among
        Per package, whether it takes part: what does not is neither efficient nor dominates. Left
        out, all do.

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
    ranks = np.column_stack([_ranks(column) for column in worth[rows].T])
    vectors, of_row = _distinct(ranks)
    marks[rows] = _undominated(vectors)[of_row]
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
    return len(_distinct(np.column_stack([_ranks(column) for column in worth[rows].T]))[0])


def _ranks(column: WholeArray) -> npt.NDArray[np.int64]:
    """Replace whole numbers by 0, 1, 2 … in their order; equal numbers share a rank."""
    return np.unique(column, return_inverse=True)[1].astype(np.int64)


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


def _undominated(vectors: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    if vectors.shape[1] == 1:
        return np.asarray(vectors[:, 0] == vectors.max())
    if vectors.shape[1] == 2:
        return _two_parties(vectors)
    return _many_parties(vectors)


def _two_parties(vectors: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    order = np.lexsort((-vectors[:, 1], -vectors[:, 0]))
    second = vectors[order, 1]
    best_before = np.concatenate([[-1], np.maximum.accumulate(second)[:-1]])
    marks = np.empty(len(vectors), dtype=bool)
    marks[order] = second > best_before
    return marks


def _many_parties(vectors: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    order = np.argsort(-vectors.sum(axis=1), kind="stable")
    ordered = vectors[order]
    found = ordered[:0]
    kept = []
    for place in range(0, len(ordered), BLOCK):
        block = np.arange(place, min(place + BLOCK, len(ordered)))
        for start in range(0, len(found), BLOCK):
            block = block[~_dominated(ordered[block], found[start : start + BLOCK])]
        block = block[~_dominated(ordered[block], ordered[block])]
        found = np.concatenate([found, ordered[block]])
        kept.append(order[block])
    marks = np.zeros(len(vectors), dtype=bool)
    marks[np.concatenate(kept)] = True
    return marks


def _dominated(
    candidates: npt.NDArray[np.int64], by: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Mark candidates that some row of ``by`` is nowhere below and somewhere above."""
    dominates = by.sum(axis=1)[None, :] > candidates.sum(axis=1)[:, None]
    for party in range(candidates.shape[1]):
        dominates &= by[None, :, party] >= candidates[:, None, party]
    return np.asarray(dominates.any(axis=1))
