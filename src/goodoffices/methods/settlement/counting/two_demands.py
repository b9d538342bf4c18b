"""Counting pairs that meet two demands: points above and to the right of a corner.

Source: chazelle1988 (counting in a range by the bits of one coordinate).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.whole_numbers import WholeArray
from goodoffices.run import Progress

Ints = npt.NDArray[np.int64]


def weight_above(ranks: Ints, weights: WholeArray, corners: Ints, progress: Progress) -> WholeArray:
    """Add up, for each corner, the weights of the points at or above it in both coordinates.

    1. The points are put in falling order of the first coordinate: those that reach a corner's
       first coordinate come first.
    2. Bit by bit of the second coordinate, highest first, the points are parted into those without
       and those with the bit. A corner without the bit takes all its points that have it and goes
       on among those that have not; one with the bit goes on among those that have it.

    Parameters
    ----------
    ranks
        Per point two whole numbers from 0.
    weights
        Per point a whole number.
    corners
        Per corner two whole numbers from 0.
    progress
        Is told of each bit.

    Returns
    -------
    numpy.ndarray
        Per corner.

    Examples
    --------
    >>> from goodoffices.run import SILENT
    >>> points, corners = np.array([[0, 2], [1, 1], [2, 0]]), np.array([[1, 0], [0, 3]])
    >>> weight_above(points, np.array([1, 10, 100]), corners, SILENT).tolist()
    [110, 0]
    """
    order = np.argsort(-ranks[:, 0], kind="stable")
    values, weights = ranks[order, 1], weights[order]
    reach = int(max(ranks[:, 0].max(), corners[:, 0].max())) + 1
    per_rank = np.bincount(ranks[:, 0], minlength=reach)
    end = per_rank[::-1].cumsum()[::-1][corners[:, 0]]
    start = np.zeros_like(end)
    found = np.zeros(len(corners), dtype=weights.dtype)
    least = corners[:, 1]
    for bit in reversed(range(int(max(values.max(), least.max())).bit_length())):
        with_bit = (values >> bit & 1).astype(np.bool_)
        ones = _before(with_bit.astype(np.int64))
        above = _before(np.where(with_bit, weights, 0))
        among = (least >> bit & 1).astype(np.bool_)
        first, last = ones[start], ones[end]
        found += np.where(among, 0, above[end] - above[start])
        without = len(values) - int(ones[-1])
        start = np.where(among, without + first, start - first)
        end = np.where(among, without + last, end - last)
        parted = np.concatenate([np.flatnonzero(~with_bit), np.flatnonzero(with_bit)])
        values, weights = values[parted], weights[parted]
        progress.advance()
    total = _before(weights)
    return np.asarray(found + total[end] - total[start])


def _before(numbers: WholeArray) -> WholeArray:
    """Give, for each place and one past the end, the sum of what comes before."""
    found = np.zeros(len(numbers) + 1, dtype=numbers.dtype)
    found[1:] = np.cumsum(numbers)
    return found
