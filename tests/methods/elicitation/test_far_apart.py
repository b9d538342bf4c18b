"""Steps worth a million times others: judgements that hold by very little are not contradictory."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby, product

import pytest

from goodoffices.methods.elicitation import (
    Interval,
    JudgedIssue,
    Judgements,
    Points,
    admissible,
    conflict,
    judgements,
    margin,
)

NONE, ALL = Fraction(0), Fraction(100)


def exactly(*weights: int, tiers: Sequence[Sequence[tuple[int, ...]]]) -> Judgements:
    values = (Interval(NONE, NONE), Interval(ALL, ALL))
    issues = [JudgedIssue(0, 1, values, Interval(Fraction(w), Fraction(w))) for w in weights]
    return judgements(issues, tiers)


def test_a_step_of_a_millionth_still_makes_a_difference() -> None:
    found = admissible(exactly(10**6, 10**6, 1, tiers=[[(0, 0, 1)], [(0, 0, 0)]]))
    assert found is not None
    assert found.margin == Fraction(100, 2 * 10**6 + 1)
    assert found.widest == found.margin


def test_a_conflict_blames_only_what_cannot_hold() -> None:
    """The first pair holds by a hair; the second cannot."""
    tiers = [[(0, 0, 1)], [(0, 0, 0)], [(1, 0, 0)]]
    judged = exactly(10**6, 10**6, 1, tiers=tiers)
    assert admissible(judged) is None
    (one,) = conflict(judged).comparisons
    assert one.worse == (1, 0, 0)


@pytest.mark.parametrize("seed", range(40))
def test_numbers_told_exactly_are_judged_exactly(seed: int) -> None:
    draw = random.Random(seed)
    weights = [draw.choice([1, 1, 2, 333_333, 999_999, 10**6]) for _ in range(3)]
    points = Points(tuple(map(Fraction, weights)), ((NONE, ALL),) * 3)
    packages = draw.sample(list(product((0, 1), repeat=3)), 3)
    if draw.random() < 0.7:
        packages.sort(key=points.worth, reverse=True)
    tiers = [list(tied) for _, tied in groupby(packages, key=points.worth)]
    judged = exactly(*weights, tiers=tiers)
    found = admissible(judged)
    assert (found is None) == (margin(judged, points) is None)
    if found is None:
        assert conflict(judged).comparisons
