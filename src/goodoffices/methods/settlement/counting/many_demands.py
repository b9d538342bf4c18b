"""Counting pairs that meet three demands or more, or enough of several: sets kept as bits.

Source: none; common parts of sets of rows, 64 to a machine word.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted
from goodoffices.run import Progress

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

_POINTS, _CORNERS = 4096, 4096


def weight_above(
    ranks: Ints, weights: WholeArray, corners: Ints, must: int, needed: int, progress: Progress
) -> WholeArray:
    """Add up, for each corner, the weights of the points that reach it in enough coordinates.

    1. Some thousand points at a time are sorted by each coordinate, and for every place in that
       order the set of the points from there on is kept as bits.
    2. The points that reach a corner in all of the first coordinates are the common part of one
       such set each. Of the others, the sets of points that reach one, two, … of them are built up
       coordinate by coordinate.
    3. Weights are added up binary digit by binary digit, so that each is a count of bits.

    Parameters
    ----------
    ranks, weights, corners
        As for two demands, with any number of coordinates.
    must
        The first so many coordinates must be reached.
    needed
        Of the others, at least so many.
    progress
        Is told of each point.

    Examples
    --------
    >>> from goodoffices.run import SILENT
    >>> points = np.array([[2, 0, 0], [0, 2, 2], [1, 1, 0]])
    >>> weight_above(points, np.array([1, 10, 100]), np.array([[1, 1, 1]]), 0, 2, SILENT).tolist()
    [110]
    """
    order = np.argsort(weights, kind="stable")
    found = fitted(np.zeros(len(corners), dtype=np.int64), int(weights.sum()))
    for start in range(0, len(order), _POINTS):
        some = order[start : start + _POINTS]
        tails = [_Tails(column, corners[:, k]) for k, column in enumerate(ranks[some].T)]
        digits = list(_digits(weights[some]))
        for low in range(0, len(corners), _CORNERS):
            part = slice(low, low + _CORNERS)
            reached = _enough([tail.at(part) for tail in tails], must, needed)
            for digit, having in digits:
                found[part] += _ones(reached & having).astype(found.dtype) << digit
        progress.advance(len(some))
    return found


class _Tails:
    """For some points and one coordinate, the set of those that reach each corner."""

    def __init__(self, column: Ints, corners: Ints) -> None:
        order = np.argsort(column, kind="stable")
        reach = int(max(column.max(), corners.max())) + 2
        place = np.searchsorted(column[order], np.arange(reach), side="left")
        self._sets, self._place = _from_place(order), place[corners]

    def at(self, part: slice) -> Words:
        """Give the sets of some of the corners, one row each."""
        return self._sets[self._place[part]]


def _from_place(order: Ints) -> Words:
    single = np.zeros((len(order) + 1, -(-len(order) // 64)), dtype=np.uint64)
    single[np.arange(len(order)), order // 64] = np.uint64(1) << (order % 64).astype(np.uint64)
    return np.bitwise_or.accumulate(single[::-1], axis=0)[::-1]


def _enough(sets: list[Words], must: int, needed: int) -> Words:
    """Give the points that are in all of the first sets and in enough of the others."""
    common = np.full_like(sets[0], ~np.uint64(0))
    for one in sets[:must]:
        common &= one
    if not needed:
        return common
    at_least = [common, *(np.zeros_like(common) for _ in range(needed))]
    for one in sets[must:]:
        for votes in range(needed, 0, -1):
            at_least[votes] |= at_least[votes - 1] & one
    return at_least[needed]


def _digits(weights: WholeArray) -> Iterator[tuple[int, Words]]:
    """Per binary digit, the set of the points whose weight has it."""
    for digit in range(int(weights.max()).bit_length()):
        having = np.zeros(-(-len(weights) // 64), dtype=np.uint64)
        points = np.flatnonzero((weights >> digit & 1).astype(np.bool_))
        bits = np.uint64(1) << (points % 64).astype(np.uint64)
        np.bitwise_or.at(having, points // 64, bits)
        yield digit, having


if hasattr(np, "bitwise_count"):

    def _ones(sets: Words) -> Ints:
        """Count the points of each set."""
        return np.asarray(np.bitwise_count(sets).sum(axis=1, dtype=np.int64))

else:  # numpy before 2
    _IN_SIXTEEN = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)

    def _ones(sets: Words) -> Ints:
        """Count the points of each set."""
        halves = np.ascontiguousarray(sets).view(np.uint16)
        return np.asarray(_IN_SIXTEEN[halves].sum(axis=1, dtype=np.int64))
