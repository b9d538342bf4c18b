"""Somebody with points in mind ranks packages: the points must be among those found."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from fractions import Fraction

import pytest

from goodoffices.methods.elicitation import (
    ANY,
    Interval,
    JudgedIssue,
    Judgements,
    Points,
    admissible,
    compared,
    conflict,
    judgements,
    margin,
)


def number(low: int, high: int) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def mind(chance: random.Random, n_issues: int, n_options: int) -> tuple[Points, list[JudgedIssue]]:
    """Draw true points, and the issues with their worst and best options known."""
    weights, values, issues = [], [], []
    for _ in range(n_issues):
        own = [0, 100, *(chance.randint(0, 20) * 5 for _ in range(chance.randint(0, n_options)))]
        chance.shuffle(own)
        weights.append(Fraction(chance.randint(1, 20) * 5))
        values.append(tuple(map(Fraction, own)))
        worst, best = own.index(0), own.index(100)
        known = [
            number(v, v) if k in (worst, best) or chance.random() < 0.3
            else number(max(0, v - chance.randint(0, 40)), min(100, v + chance.randint(0, 40)))
            for k, v in enumerate(own)
        ]  # fmt: skip
        issues.append(JudgedIssue(worst, best, tuple(known), ANY))
    return Points(tuple(weights), tuple(values)), issues


def ranked(points: Points, packages: list[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    by_worth = sorted(packages, key=points.worth, reverse=True)
    return [list(tier) for _, tier in itertools.groupby(by_worth, key=points.worth)]


def drawn(seed: int) -> tuple[Points, Judgements]:
    """Draw a mind and what it answers; every third says roughly what the steps are worth."""
    chance = random.Random(seed)
    points, issues = mind(chance, chance.randint(2, 6), 3)
    reference = None
    if seed % 3 == 0:
        at = max(range(len(issues)), key=lambda k: points.weights[k])
        worths = [100 * weight / points.weights[at] for weight in points.weights]
        issues = [
            replace(i, weight=roughly(chance, w)) for i, w in zip(issues, worths, strict=True)
        ]
        if seed % 2:
            issues[at] = replace(issues[at], weight=number(100, 100))
            reference = at
    every = [range(len(issue.values)) for issue in issues]
    packages = {tuple(map(chance.choice, every)) for _ in range(chance.randint(2, 9))}
    return points, judgements(issues, ranked(points, sorted(packages)), reference)


def roughly(chance: random.Random, worth: Fraction) -> Interval:
    wide = chance.choice([0, 5, 30])
    return Interval(max(worth - wide, Fraction(0)), worth + wide)


def rescaled(points: Points, reference: int | None) -> list[Fraction]:
    whole = sum(points.weights) if reference is None else points.weights[reference]
    return [100 * weight / whole for weight in points.weights]


@pytest.mark.parametrize("seed", range(30))
def test_the_true_points_lie_in_every_interval(seed: int) -> None:
    points, judged = drawn(seed)
    assert margin(judged, points) is not None
    found = admissible(judged)
    assert found is not None
    for interval, weight in zip(found.weights, rescaled(points, judged.reference), strict=True):
        assert interval.holds(weight)
    for intervals, values in zip(found.values, points.values, strict=True):
        assert all(one.holds(value) for one, value in zip(intervals, values, strict=True))


@pytest.mark.parametrize("seed", range(30))
def test_the_central_points_reproduce_the_ranking_exactly(seed: int) -> None:
    _, judged = drawn(seed)
    found = admissible(judged)
    assert found is not None
    assert found.margin is not None
    packages = [package for tier in judged.tiers for package in tier]
    assert ranked(found.central, packages) == [list(tier) for tier in judged.tiers] or {
        frozenset(tier) for tier in ranked(found.central, packages)
    } == {frozenset(tier) for tier in judged.tiers}
    worths = [found.central.worth(tier[0]) for tier in judged.tiers]
    assert worths == sorted(worths, reverse=True)
    for interval, weight in zip(
        found.weights, rescaled(found.central, judged.reference), strict=True
    ):
        assert interval.high is not None
        assert interval.low - Fraction(1, 5) <= weight <= interval.high + Fraction(1, 5)


@pytest.mark.parametrize("seed", range(15))
def test_the_true_difference_lies_between_the_ends(seed: int) -> None:
    points, judged = drawn(seed)
    chance = random.Random(seed)
    for _ in range(6):
        one, other = (
            tuple(chance.randrange(len(issue.values)) for issue in judged.issues) for _ in "12"
        )
        between = compared(judged, one, other)
        assert between is not None
        above = points.worth(one) - points.worth(other)
        assert between.least - 1e-6 <= above <= between.most + 1e-6


@pytest.mark.parametrize("seed", range(15))
def test_an_example_put_where_it_cannot_stand_is_found(seed: int) -> None:
    """A package is ranked above one that is nowhere worse: that pair alone is the conflict."""
    _, judged = drawn(seed)
    best = tuple(issue.best for issue in judged.issues)
    worst = tuple(issue.worst for issue in judged.issues)
    between = [[p for p in tier if p not in (best, worst)] for tier in judged.tiers]
    tiers = [[worst], *filter(None, between), [best]]
    wrong = judgements(judged.issues, tiers)
    assert admissible(wrong) is None
    found = conflict(wrong)
    assert len(found.comparisons) == 1
    assert found.error is not None
    assert found.error > 0
    (one,) = found.comparisons
    assert admissible(judgements(judged.issues, [[one.better], [one.worse]])) is None


@pytest.mark.parametrize("seed", range(25))
def test_from_a_conflict_nothing_can_be_left_out(seed: int) -> None:
    chance = random.Random(seed)
    _, judged = drawn(seed)
    packages = [package for tier in judged.tiers for package in tier]
    chance.shuffle(packages)
    wrong = judgements(judged.issues, [[package] for package in packages])
    if admissible(wrong) is not None:
        return
    found = conflict(wrong).comparisons
    assert found
    assert not together(judged.issues, list(found))
    for left_out in found:
        assert together(judged.issues, [one for one in found if one is not left_out])


def together(issues: tuple[JudgedIssue, ...], compared_only: list[object]) -> bool:
    """Whether comparisons can hold at once, asked through judgements that have no others."""
    from goodoffices.methods.elicitation.admissible import hold
    from goodoffices.methods.elicitation.cone import cone

    return hold(cone(judgements(issues)), compared_only)  # type: ignore[arg-type]
