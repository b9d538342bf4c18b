"""Admissible intervals against every corner of what fits, found one by one in exact fractions."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from fractions import Fraction

import pytest

from goodoffices.methods.elicitation import (
    TO_100,
    Interval,
    JudgedIssue,
    Judgements,
    admissible,
    compared,
    conflict,
    judgements,
    margin,
)

Vector = tuple[Fraction, ...]
ZERO, ONE = Fraction(0), Fraction(1)


def solve(rows: list[Vector], right: list[Fraction]) -> Vector | None:
    """Solve a square system exactly; none where it has no single solution."""
    size = len(rows)
    table = [[*row, end] for row, end in zip(rows, right, strict=True)]
    for at in range(size):
        pivot = next((k for k in range(at, size) if table[k][at]), None)
        if pivot is None:
            return None
        table[at], table[pivot] = table[pivot], table[at]
        table[at] = [number / table[at][at] for number in table[at]]
        for k in range(size):
            if k != at and table[k][at]:
                table[k] = [a - table[k][at] * b for a, b in zip(table[k], table[at], strict=True)]
    return tuple(row[-1] for row in table)


class Corners:
    """The corners of what fits: what every option but the worst adds, 100 for all issues."""

    def __init__(self, lengths: list[int], tiers: list[list[tuple[int, ...]]]) -> None:
        # option 0 is the worst and the last one the best
        self.names = [(k, o) for k, n in enumerate(lengths) for o in range(1, n)]
        self.lengths = lengths
        unit = {name: self.row({name: ONE}) for name in self.names}
        self.weights = [unit[k, n - 1] for k, n in enumerate(lengths)]
        above = [
            tuple(b - w for b, w in zip(self.worth(better), self.worth(worse), strict=True))
            for tier, below in itertools.pairwise(tiers)
            for better in tier
            for worse in below
        ]
        within = [
            tuple(a - b for a, b in zip(self.weights[k], unit[k, o], strict=True))
            for k, o in self.names
            if o < lengths[k] - 1
        ]
        self.at_least_nothing = [*unit.values(), *above, *within]
        self.whole = tuple(sum(column) for column in zip(*self.weights, strict=True))
        self.found = list(self.corners())

    def row(self, entries: dict[tuple[int, int], Fraction]) -> Vector:
        return tuple(entries.get(name, ZERO) for name in self.names)

    def worth(self, package: tuple[int, ...]) -> Vector:
        return self.row({(k, o): ONE for k, o in enumerate(package) if o})

    def corners(self) -> Iterator[Vector]:
        size = len(self.names)
        for chosen in itertools.combinations(self.at_least_nothing, size - 1):
            point = solve([self.whole, *chosen], [Fraction(100), *[ZERO] * (size - 1)])
            if point and all(dot(row, point) >= 0 for row in self.at_least_nothing):
                yield point


def dot(row: Vector, point: Vector) -> Fraction:
    return sum((a * b for a, b in zip(row, point, strict=True)), ZERO)


def made(lengths: list[int], tiers: list[list[tuple[int, ...]]]) -> Judgements:
    hundred = Interval(Fraction(100), Fraction(100))
    nothing = Interval(ZERO, ZERO)
    issues = [JudgedIssue(0, n - 1, (nothing, *[TO_100] * (n - 2), hundred)) for n in lengths]
    return judgements(issues, tiers)


@pytest.mark.parametrize("seed", range(20))
def test_the_intervals_are_those_of_the_corners(seed: int) -> None:
    chance = random.Random(seed)
    lengths = chance.choice([[2, 2], [2, 2, 2], [3, 2], [3, 3], [2, 3, 2]])
    every = list(itertools.product(*map(range, lengths)))
    tiers = [[one] for one in chance.sample(every, chance.randint(2, min(4, len(every))))]
    corners = Corners(lengths, tiers)
    judged = made(lengths, tiers)
    found = admissible(judged)
    # strictly apart means that some mixture of the corners keeps every two apart
    apart = all(
        any(dot(corners.worth(a[0]), p) > dot(corners.worth(b[0]), p) for p in corners.found)
        for a, b in itertools.pairwise(tiers)
    )
    assert (found is not None) == (bool(corners.found) and apart)
    if found is None:
        assert conflict(judged).comparisons
        return
    for k, row in enumerate(corners.weights):
        ends = [dot(row, point) for point in corners.found]
        assert rounds_to(found.weights[k], min(ends), max(ends))
    for k, n in enumerate(lengths):
        for option in range(1, n - 1):
            row = corners.row({(k, option): ONE})
            weights = [dot(corners.weights[k], point) for point in corners.found]
            if all(weights):
                shares = [
                    100 * dot(row, p) / w for p, w in zip(corners.found, weights, strict=True)
                ]
                assert rounds_to(found.values[k][option], min(shares), max(shares))
    one, other = chance.sample(every, 2)
    differences = [dot(corners.worth(one), p) - dot(corners.worth(other), p) for p in corners.found]
    between = compared(judged, one, other)
    assert between is not None
    assert abs(between.least - min(differences)) < 1e-6
    assert abs(between.most - max(differences)) < 1e-6
    assert margin(judged, found.central) == found.margin
    assert found.margin


def rounds_to(interval: Interval, low: Fraction, high: Fraction) -> bool:
    """Whether an interval is these two numbers, rounded outward to tenths."""
    assert interval.high is not None
    tenth = Fraction(1, 10)
    return 0 <= low - interval.low < tenth and 0 <= interval.high - high < tenth
