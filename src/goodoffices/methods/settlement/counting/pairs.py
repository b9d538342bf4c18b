"""Counting what fits together from two halves of the issues.

Source: horowitz1974
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.counting import many_demands, two_demands
from goodoffices.methods.settlement.counting.alike import Rows
from goodoffices.methods.settlement.counting.demands import Demands
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest
from goodoffices.run import Progress


@dataclass(frozen=True, eq=False)
class _Side:
    """The rows of one half that are looked at: their worth, and how many packages each is."""

    worth: WholeArray
    weights: WholeArray


def count_pairs(
    demands: Demands, one: Rows, other: Rows, progress: Progress, *, hopeful: bool = False
) -> int:
    """Count the packages made of a row of one half and a row of the other that meet the demands.

    Parameters
    ----------
    demands
        What is counted.
    one, other
        The two halves.
    progress
        Is told of the work.
    hopeful
        Where the worth of a row is a range, take the most it could be, not the least.
    """
    # Each kind of row in the first half is one pass over the second: the fewer kinds, the better.
    if len(np.unique(one.open)) > len(np.unique(other.open)):
        one, other = other, one
    found = 0
    for mine, theirs, refused in _together(demands, one, other):
        first, second = one.only(mine), other.only(theirs)
        sides = [
            _Side(rows.high if hopeful else rows.low, rows.weights) for rows in (first, second)
        ]
        found += _count(demands, sides[0], sides[1], refused, progress)
    return found


def _together(
    demands: Demands, one: Rows, other: Rows
) -> Iterator[tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], frozenset[int]]]:
    """Pair up rows by what they meet together, with the demands that are broken by it."""
    if not len(one) or not len(other):
        return
    theirs, kind = np.unique(other.open, return_inverse=True)
    for mine in np.unique(one.open):
        groups: dict[frozenset[int], list[int]] = {}
        for number, met in enumerate(theirs.tolist()):
            refused = _refused(demands, int(mine) & met)
            if refused is not None:
                groups.setdefault(refused, []).append(number)
        for refused, numbers in groups.items():
            yield np.asarray(one.open == mine), np.isin(kind.ravel(), numbers), refused


def _refused(demands: Demands, met: int) -> frozenset[int] | None:
    """Say which of the demands that are voted on break; ``None`` if nothing is counted."""
    if met & demands.never:
        return None
    broken = frozenset(k for k, lines in enumerate(demands.breaking) if met & lines)
    return None if any(k < demands.must for k in broken) else broken


def _count(
    demands: Demands, one: _Side, other: _Side, refused: frozenset[int], progress: Progress
) -> int:
    must = list(range(demands.must))
    votes = [k for k in range(demands.must, len(demands.least)) if k not in refused]
    if len(votes) < demands.needed:
        return 0
    # Either of two is the first, the second, less both.
    if (len(must), len(votes), demands.needed) == (0, 2, 1):
        parts = [_weight(demands, one, other, [k], 1, 0, progress) for k in votes]
        return sum(parts) - _weight(demands, one, other, votes, 2, 0, progress)
    kept = [*must, *votes] if demands.needed else must
    return _weight(demands, one, other, kept, len(must), demands.needed, progress)


def _weight(
    demands: Demands,
    one: _Side,
    other: _Side,
    kept: list[int],
    must: int,
    needed: int,
    progress: Progress,
) -> int:
    """Add up the weights of the pairs that meet the kept demands."""
    if not kept:
        return int(one.weights.sum()) * int(other.weights.sum())
    ranks, corners = _ranked(demands, one.worth, other.worth, kept)
    weights = fitted(one.weights, int(one.weights.sum()))
    if len(kept) == 1:
        from_rank = np.zeros(int(max(ranks.max(), corners.max())) + 2, dtype=weights.dtype)
        np.add.at(from_rank, ranks[:, 0], weights)
        above = from_rank[::-1].cumsum()[::-1][corners[:, 0]]
    elif len(kept) == 2 and must == 2:
        above = two_demands.weight_above(ranks, weights, corners, progress)
    else:
        above = many_demands.weight_above(ranks, weights, corners, must, needed, progress)
    return _product(above, other.weights)


def _ranked(
    demands: Demands, mine: WholeArray, theirs: WholeArray, kept: list[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Replace worth by places: one meets a demand with another if its place is no lower."""
    ranks, corners = [], []
    for k in kept:
        steps, places = np.unique(mine[:, k], return_inverse=True)
        ranks.append(places.ravel().astype(np.int64))
        lacking = demands.least[k] - theirs[:, k]
        corners.append(np.searchsorted(steps, lacking, side="left").astype(np.int64))
    return np.stack(ranks, axis=1), np.stack(corners, axis=1)


def _product(numbers: WholeArray, weights: WholeArray) -> int:
    """Add up number times weight, exactly."""
    bound = largest(numbers) * largest(weights) * len(numbers)
    return int((fitted(numbers, bound) * fitted(weights, bound)).sum())
