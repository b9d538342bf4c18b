"""Swing weights and rank-order centroids, by hand; and what the judgements refuse."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from goodoffices.errors import TooLargeError, UseError
from goodoffices.methods.elicitation import (
    ANY,
    TO_100,
    Interval,
    JudgedIssue,
    admissible,
    conflict,
    judgements,
    rank_order_centroid,
    swing_weights,
)

TWO = JudgedIssue(0, 1, (TO_100, TO_100))


def stated(low: int, high: int) -> JudgedIssue:
    return JudgedIssue(0, 1, (TO_100, TO_100), Interval(Fraction(low), Fraction(high)))


def fractions(*numbers: object) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(number)) for number in numbers)


def ends(one: Interval) -> tuple[Fraction, Fraction | None]:
    return one.low, one.high


def test_swings_become_shares() -> None:
    assert swing_weights([Fraction(100), Fraction(50), Fraction(0)]) == (
        fractions("200/3", "100/3", 0)
    )
    assert swing_weights([Fraction(0)] * 2) == fractions(0, 0)


def test_the_published_centroids() -> None:
    """Four attributes in order: .5208, .2708, .1458, .0625 (Edwards and Barron 1994)."""
    found = rank_order_centroid([[0], [1], [2], [3]])
    assert [round(float(weight) / 100, 4) for weight in found] == [0.5208, 0.2708, 0.1458, 0.0625]


@pytest.mark.parametrize("n", [1, 2, 3, 5])
def test_the_centroid_is_the_middle_of_the_corners(n: int) -> None:
    """The corners of all weights in order: the first k issues alike, the others nothing."""
    corners = [[Fraction(100, k)] * k + [Fraction(0)] * (n - k) for k in range(1, n + 1)]
    middle = [sum(column) / n for column in zip(*corners, strict=True)]
    assert list(rank_order_centroid([[k] for k in range(n)])) == middle


def test_issues_that_share_places_share_weight() -> None:
    assert rank_order_centroid([[0, 1]]) == fractions(50, 50)
    assert rank_order_centroid([[2], [0, 1]])[0] == (Fraction(250, 9) + Fraction(100, 9)) / 2


def test_swings_alone_are_their_own_middles() -> None:
    found = admissible(judgements([stated(100, 100), stated(40, 60), stated(10, 10)], reference=0))
    assert found is not None
    assert found.central.weights == fractions(100, 50, 10)
    assert list(map(ends, found.weights)) == [
        fractions(100, 100),
        fractions(40, 60),
        fractions(10, 10),
    ]


def test_only_the_order_of_issues() -> None:
    found = admissible(judgements([TWO, TWO, TWO], order=[[1], [0], [2]]))
    assert found is not None
    assert found.central.weights == rank_order_centroid([[1], [0], [2]])
    assert list(map(ends, found.weights)) == [
        fractions(0, 50),
        fractions("33.3", 100),
        fractions(0, "33.4"),
    ]


def test_examples_narrow_a_swing() -> None:
    """The second step is 0..100 beside 100; ranked above half of the first, it is over 50."""
    half = JudgedIssue(
        0, 2, (TO_100, Interval(Fraction(50), Fraction(50)), TO_100), Interval(*[Fraction(100)] * 2)
    )
    found = admissible(judgements([half, stated(0, 100)], [[(0, 1)], [(1, 0)]], reference=0))
    assert found is not None
    assert ends(found.weights[1]) == fractions(50, 100)
    assert found.central.weights[0] == 100
    assert 50 < found.central.weights[1] <= 100


def test_a_tie_is_kept_exactly_where_no_grid_holds_it() -> None:
    """Alike: a third of the first step, and all of the second; so they weigh 3 to 1."""
    third = JudgedIssue(0, 2, (TO_100, Interval(*[Fraction(100, 3)] * 2), TO_100))
    found = admissible(judgements([third, TWO], [[(1, 0), (0, 1)]]))
    assert found is not None
    assert found.margin == 0
    assert found.central.weights[0] == 3 * found.central.weights[1]


def test_values_that_rise() -> None:
    one = JudgedIssue(0, 3, (TO_100,) * 4, ANY, rising=(0, 1, 2, 3))
    loose = JudgedIssue(0, 3, (TO_100,) * 4)
    tiers = [[(1, 0)], [(0, 1)]]
    rising, free = (admissible(judgements([i, TWO], tiers)) for i in (one, loose))
    assert rising is not None
    assert free is not None
    values = rising.central.values[0]
    assert all(a <= b for a, b in itertools.pairwise(values))


def test_swings_that_contradict_an_order() -> None:
    judged = judgements([stated(100, 100), stated(20, 30)], reference=0, order=[[1], [0]])
    assert admissible(judged) is None
    assert conflict(judged).comparisons == ()
    assert conflict(judged).error is None


def test_the_same_package_above_itself() -> None:
    judged = judgements([TWO, TWO], [[(1, 0)], [(1, 0)]])
    assert admissible(judged) is None
    assert len(conflict(judged).comparisons) == 1


def test_more_packages_than_anybody_ranks() -> None:
    with pytest.raises(TooLargeError):
        judgements([TWO], [[(0,)]] * 61)


def test_a_conflict_in_a_long_ranking() -> None:
    """Thirty packages of five issues, in the order of no weights; neighbours are compared."""
    every = list(itertools.product((0, 1), repeat=5))
    judged = judgements([TWO] * 5, [[package] for package in every[:30]])
    found = conflict(judged)
    assert len(found.comparisons) == 1
    assert found.comparisons[0].better == every[0]


@pytest.mark.parametrize(
    ("issues", "rest"),
    [
        ([], {}),
        ([JudgedIssue(0, 0, (TO_100, TO_100))], {}),
        ([JudgedIssue(0, 2, (TO_100, TO_100))], {}),
        ([JudgedIssue(0, 1, (Interval(Fraction(5), Fraction(9)), TO_100))], {}),
        ([JudgedIssue(0, 1, (TO_100, TO_100), Interval(Fraction(9), Fraction(5)))], {}),
        ([TWO], {"tiers": [[(0, 0)]]}),
        ([TWO], {"tiers": [[(2,)]]}),
        ([TWO], {"order": [[0], [0]]}),
        ([TWO], {"order": [[1]]}),
        ([TWO], {"reference": 1}),
    ],
)
def test_what_does_not_fit_is_refused(issues: list[JudgedIssue], rest: dict[str, object]) -> None:
    with pytest.raises(UseError):
        judgements(issues, **rest)  # type: ignore[arg-type]
