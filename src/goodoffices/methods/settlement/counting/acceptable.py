"""The number of acceptable packages, exactly where it can be had, without listing them.

Source: horowitz1974 (two halves), nemhauser1969 (partial sums kept once).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.settlement.counting.alike import Rows, coarser
from goodoffices.methods.settlement.counting.count import LIMITS, Count, Limits
from goodoffices.methods.settlement.counting.demands import Demands, demanding, demands_of
from goodoffices.methods.settlement.counting.half import Half
from goodoffices.methods.settlement.counting.pairs import count_pairs
from goodoffices.methods.settlement.counting.sampled import sampled
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.run import SILENT, Progress


def count_acceptable(
    space: PackageSpace, limits: Limits = LIMITS, progress: Progress = SILENT
) -> Count:
    """Count the packages that can be and that enough parties could accept.

    1. The issues are parted into two halves, those tied by a rule or a red line together.
    2. In each half the issues are added up one after the other; partial packages that are worth
       the same and have met the same combinations are kept once, with their number.
    3. A package is one partial package of each half. One demand needs sums of sorted numbers, two
       demands counting of points beyond a corner, more demands common parts of sets.
    4. Where a half has too many rows or the halves too many pairs, rows are kept together with the
       least and the most that each is worth: the count with the least is a lower bound, with the
       most an upper bound. A sample then adds an estimate, which is no proof.

    Parameters
    ----------
    space
        The packages.
    limits
        From when on bounds and an estimate are given.
    progress
        Is told how far the work is and may stop it.

    Returns
    -------
    Count
        Whole numbers of any size.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> count_acceptable(package_space([[[0, 2], [1, 1], [2, 0]]] * 20, [20, 20])).lowest
    377379369

    Source: horowitz1974
    """
    return _counted(demands_of(space), limits, progress)


def count_at_least(
    space: PackageSpace,
    thresholds: Sequence[int],
    limits: Limits = LIMITS,
    progress: Progress = SILENT,
) -> Count:
    """Count the acceptable packages in which every party gets at least its threshold.

    Parameters
    ----------
    space
        The packages.
    thresholds
        Per party a whole number over the denominator of the space.
    limits, progress
        As for :func:`count_acceptable`.

    Raises
    ------
    UseError
        If there is not one threshold for each party.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> count_at_least(package_space([[[0, 5], [5, 0]]] * 12, [10, 10]), [30, 30]).lowest
    924

    Source: horowitz1974
    """
    if len(thresholds) != space.n_parties:
        found, expected = f"{len(thresholds)} thresholds", f"one for each of {space.n_parties}"
        do = "give every party a threshold."
        raise UseError(Fault(Place(field="thresholds"), found, expected, do))
    return _counted(demands_of(space, thresholds), limits, progress)


def count_packages(space: PackageSpace, progress: Progress = SILENT) -> int:
    """Count the packages that can be, whoever could accept them; exact.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> never = [{0: frozenset({1}), 1: frozenset({1})}]
    >>> count_packages(package_space([[[0], [1]]] * 3, [0], never=never))
    6

    Source: horowitz1974
    """
    return _counted(demanding(space, ()), LIMITS, progress).lowest


def _counted(demands: Demands, limits: Limits, progress: Progress) -> Count:
    progress.start("counting packages", None)
    try:
        halves = [Half(demands, issues, limits.rows) for issues in _halves(demands)]
        if not halves[0].possible:
            return Count(0, 0)
        one, other = (half.rows(progress) for half in halves)
        return _of_pairs(demands, one, other, limits, progress)
    finally:
        progress.finish()


def _of_pairs(
    demands: Demands, one: Rows, other: Rows, limits: Limits, progress: Progress
) -> Count:
    if len(demands.least) > 2 and len(one) * len(other) > limits.pairs:
        one, other = (_smaller(rows, math.isqrt(limits.pairs)) for rows in (one, other))
    lowest = count_pairs(demands, one, other, progress)
    if one.exact and other.exact:
        return Count(lowest, lowest)
    highest = count_pairs(demands, one, other, progress, hopeful=True)
    if lowest == highest or limits.sample < 1:
        return Count(lowest, highest)
    return Count(lowest, highest, sampled(demands, limits).between(lowest, highest))


def _smaller(rows: Rows, most: int) -> Rows:
    return coarser(rows, most) if len(rows) > most else rows


def _halves(demands: Demands) -> tuple[list[int], list[int]]:
    """Part the issues into two halves with about as many combinations each."""
    whole = math.prod(demands.shape)
    one: list[int] = []
    other: list[int] = []
    for group in _tied(demands):
        size = math.prod(demands.shape[k] for k in group)
        # A group with more combinations than all other issues together is parted.
        for unit in [group] if size * size <= whole else [[k] for k in group]:
            sizes = [math.prod(demands.shape[k] for k in half) for half in (one, other)]
            (one if sizes[0] <= sizes[1] else other).extend(unit)
    return _with_fewer_across(demands, one, other)


def _with_fewer_across(
    demands: Demands, one: list[int], other: list[int]
) -> tuple[list[int], list[int]]:
    """Exchange issues between the halves while that leaves fewer combinations across them."""
    shape = demands.shape

    def across(half: set[int]) -> int:
        return sum(0 < len(half.intersection(c)) < len(c) for c in demands.combinations)

    best, improved = across(set(one)), True
    while improved:
        improved = False
        for k, j in product(range(len(one)), range(len(other))):
            mine, theirs = one[k], other[j]
            alike = max(shape[mine], shape[theirs]) <= 2 * min(shape[mine], shape[theirs])
            now = across({*one, theirs} - {mine}) if alike else best
            if now < best:
                one[k], other[j], best, improved = theirs, mine, now, True
    return one, other


def _tied(demands: Demands) -> list[list[int]]:
    """Group the issues that combinations tie together, those with most combinations first."""
    group = {k: {k} for k in range(len(demands.tables))}
    for combination in demands.combinations:
        joined = set().union(*(group[k] for k in combination))
        for k in joined:
            group[k] = joined
    groups = {frozenset(one) for one in group.values()}
    ordered = [sorted(one, key=lambda k: (-demands.shape[k], k)) for one in groups]
    return sorted(ordered, key=lambda one: (-math.prod(demands.shape[k] for k in one), one))
