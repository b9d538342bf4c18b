"""Ties, nothing to divide, hostile numbers, and problems beyond the room there is."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from goodoffices.errors import TooLargeError, UseError
from goodoffices.methods.settlement.fair_division import (
    adjusted_winner,
    max_nash_welfare,
    maximin_share,
    proportional_allocation,
)


@pytest.mark.parametrize("divide", [adjusted_winner, proportional_allocation])
@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ([1, -1], [1, 1], "from 0"),
        ([1, 0.5], [1, 1], "from 0"),
        ([1, True], [1, 1], "from 0"),
        ([1, 1], [1], "same issues"),
        ([0, 0], [1, 1], "no points at all"),
        ([], [], "no points at all"),
    ],
)
def test_what_is_no_points_is_refused(divide: Any, first: Any, second: Any, says: str) -> None:
    with pytest.raises(UseError, match=says):
        divide(first, second)


def test_one_issue_that_both_want_is_divided_in_half() -> None:
    found = adjusted_winner([7], [3])
    assert found.shares == (Fraction(1, 2),)
    assert found.points == (Fraction(50), Fraction(50))


def test_opposite_wishes_leave_nothing_to_divide() -> None:
    found = adjusted_winner([1, 0], [0, 1])
    assert found.shares == (Fraction(1), Fraction(0))
    assert found.points == (Fraction(100), Fraction(100))
    assert found.divided is None
    assert proportional_allocation([1, 0], [0, 1]).divided == ()


def test_tied_issues_go_to_whoever_trails() -> None:
    # 40 to 20, then the ties: to the second (20 to 60 of what each has), and back
    found = adjusted_winner([40, 20, 20, 20], [20, 40, 20, 20])
    assert found.won_first == (0, 1, 0, 1)
    assert found.points == (Fraction(60), Fraction(60))


def test_an_issue_nobody_wants_is_never_given_back() -> None:
    found = adjusted_winner([60, 40, 0], [30, 70, 0])
    assert all(transfer.issue != 2 for transfer in found.transfers)


def test_where_not_all_can_have_something_as_many_as_can_do() -> None:
    found = max_nash_welfare([[5, 0], [4, 0], [3, 3]])
    assert (found.positive, found.product) == (2, 15)
    assert found.allocations == ((0, 2),)


def test_nothing_to_divide() -> None:
    found = max_nash_welfare([[], []])
    assert (found.positive, found.product, found.allocations) == (0, 1, ((),))
    assert maximin_share([], 2).value == 0
    assert maximin_share([5], 2).value == 0


@pytest.mark.parametrize("worth", [[[1], [1, 2]], [], [[-1], [1]], [[1.0], [1]], [[Fraction(1)]]])
def test_what_is_no_worth_is_refused(worth: Any) -> None:
    with pytest.raises(UseError):
        max_nash_welfare(worth)


@pytest.mark.parametrize(("worth", "n"), [([1], 0), ([-1], 2), ([Fraction(1, 2)], 2), ([0.5], 2)])
def test_what_cannot_be_cut_is_refused(worth: Any, n: int) -> None:
    with pytest.raises(UseError):
        maximin_share(worth, n)


def test_beyond_the_room_there_is_nothing_is_cut_short() -> None:
    worth = [[(7 * k * k + 13 * p) % 101 + 50 for k in range(9)] for p in range(4)]
    with pytest.raises(TooLargeError, match="ways to be off"):
        max_nash_welfare(worth, most_parts=3)
    with pytest.raises(TooLargeError, match="tied allocations"):
        max_nash_welfare([[0] * 9, [0] * 9], listed=100)
    with pytest.raises(TooLargeError, match="partial cuts"):
        maximin_share([1009, 999, 983, 977, 971, 631, 521, 503], 3, most_steps=5)


def test_twelve_issues_between_five_in_a_moment() -> None:
    draw = Random(7)
    worth = [[draw.randint(1, 10**6) for _ in range(12)] for _ in range(5)]
    found = max_nash_welfare(worth)
    assert found.positive == 5
    assert all(maximin_share(own, 5).value > 0 for own in worth)


def test_more_issues_than_python_nests_calls() -> None:
    """An odd number of threes leaves the halves unequal; the five and the twos make up for it."""
    found = maximin_share([3] * 3001 + [2] * 2 + [5], 2)
    assert found.value == (3 * 3001 + 2 * 2 + 5) // 2
    assert sorted(issue for part in found.parts for issue in part) == list(range(3004))
