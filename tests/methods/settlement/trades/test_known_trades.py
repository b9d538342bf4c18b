"""Trades whose answers are known, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from goodoffices.errors import UseError
from goodoffices.methods.settlement.package_space import package_space
from goodoffices.methods.settlement.trades.exchange import exchange
from goodoffices.methods.settlement.trades.issue_by_issue import (
    by_consent,
    by_splitting,
    in_proportion,
)
from goodoffices.methods.settlement.trades.logrolling import logrolling
from goodoffices.methods.settlement.trades.nearby import best, nearby
from goodoffices.methods.settlement.trades.one_text import one_text
from goodoffices.methods.settlement.trades.stakes import contrasts, stakes
from goodoffices.run import Silent

# Two issues with three places each, one end the first party's and one the second's. The first
# weighs them 80 to 20, the second 20 to 80: meeting in the middle on both gives 50 and 50, while
# each having its way where it cares most gives 80 and 80.
OPPOSED = [[[80, 0], [40, 10], [0, 20]], [[20, 0], [10, 40], [0, 80]]]


def test_logrolling_beats_meeting_in_the_middle() -> None:
    space = package_space(OPPOSED, [0, 0])
    middle = by_splitting(space, (1, 1))
    assert middle.package == (1, 1)
    assert space.worth(middle.package) == (50, 50)
    (first, *_) = logrolling(space, middle.package).trades
    assert (first.first.option, first.second.option) == (0, 2)
    assert first.gains == (30, 30)
    (terms,) = first.between
    # the second gives 10 on the first issue and gets 40; the first gives 10 and gets 40
    assert (terms.giver, terms.giver_ratio, terms.other_ratio) == (1, Fraction(4), Fraction(4))


def test_the_literature_s_ratio_of_weights() -> None:
    (only,) = contrasts(stakes(package_space(OPPOSED, [0, 0])))
    # 80/20 against 20/80
    assert (only.party, only.gets, only.gives, only.ratio) == (0, 0, 1, Fraction(16))


def test_bundling_in_the_proportions_of_a_compromise() -> None:
    space = package_space(OPPOSED, [0, 0])
    worth = [space.worth((i, j)) for i in range(3) for j in range(3)]
    # the compromise gives 50 to each; (80, 80) is eight fifths of it
    assert in_proportion(worth, (50, 50)) == Fraction(8, 5)


def test_a_step_by_step_text_misses_what_three_changes_reach() -> None:
    # each change gives one party 3 and costs two others 1; only all three leave nobody worse off
    tables = [[[0, 0, 0], [3, -1, -1]], [[0, 0, 0], [-1, 3, -1]], [[0, 0, 0], [-1, -1, 3]]]
    space = package_space(tables, [0, 0, 0])
    found = one_text((0, 0, 0), lambda package: nearby(space, package))
    assert found.steps == ()
    assert found.blocked is not None
    # two changes would give 2, 2 and cost the third 2; one gives 3 and costs two parties 1
    assert (found.blocked.gains, found.blocked.losers) == ((3, -1, -1), (1, 2))
    assert exchange(space, (0, 0, 0), (1, 1, 1)).gains == (1, 1, 1)


def test_nobody_is_asked_to_cross_a_red_line_for_a_gain() -> None:
    space = package_space([[[0, 0], [5, 5]]], [0, 0], red_lines=[[{0: frozenset({1})}], []])
    found = logrolling(space, (0,))
    assert found.free == ()
    assert by_consent(space, (0,)).package == (0,)
    text = one_text((0,), lambda package: nearby(space, package))
    assert text.steps == ()
    assert text.blocked is not None
    assert text.blocked.barred == (0,)
    assert text.blocked.losers == ()


def test_a_free_change_that_the_rules_tie_to_another_is_told_as_a_pair() -> None:
    never = [{0: frozenset({1}), 1: frozenset({0})}]
    space = package_space([[[0, 0], [3, 3]], [[0, 0], [0, 0]]], [0, 0], never=never)
    found = logrolling(space, (0, 0))
    assert found.free == ()
    assert [trade.gains for trade in found.paid] == [(3, 3)]


def test_numbers_beyond_machine_integers_are_exact() -> None:
    big = 10**30
    space = package_space([[[0, big + 1], [big, 0]], [[big - 1, 0], [0, big + 2]]], [0, 0])
    (swap,) = logrolling(space, (0, 0)).trades
    assert swap.gains == (1, 1)
    assert one_text((0, 0), lambda package: nearby(space, package)).end == (1, 1)


def test_numbers_whose_sums_leave_machine_integers_are_exact() -> None:
    large = 2**62 - 1
    space = package_space([[[-large, 0], [large, 0]], [[-large, 0], [large, -1]]], [0, 0])
    around = nearby(space, (0, 0))
    assert around.gains.tolist() == [[2 * large, 0], [2 * large, -1], [4 * large, -1]]
    assert best(around.gains, around.improves) == 0


def test_nothing_to_change() -> None:
    space = package_space([[[1, 2]], [[3, 4]]], [0, 0])
    found = logrolling(space, (0, 0))
    assert (found.free, found.trades, found.paid) == ((), (), ())
    assert one_text((0, 0), lambda package: nearby(space, package)).blocked is None


@pytest.mark.parametrize("start", [(0,), (0, 3), (-1, 0), (0, 0, 0)])
def test_a_start_that_is_no_package_is_refused(start: tuple[int, ...]) -> None:
    with pytest.raises(UseError, match="one option for each of 2 issues"):
        logrolling(package_space(OPPOSED, [0, 0]), start)


def test_a_long_text_can_be_stopped() -> None:
    class Stop(Silent):
        finished = False

        def advance(self, steps: int = 1) -> None:
            raise KeyboardInterrupt

        def finish(self) -> None:
            self.finished = True

    space, stop = package_space([[[0], [1]]], [0]), Stop()
    with pytest.raises(KeyboardInterrupt):
        one_text((0,), lambda package: nearby(space, package), stop)
    assert stop.finished


def test_free_gains_come_only_with_issues_that_the_exchange_leaves_alone() -> None:
    # the second option of the first issue is free for both; the exchange moves it to the third
    tables = [[[0, 0], [1, 1], [-2, 9]], [[0, 0], [9, -2]], [[0, 0], [3, 0]]]
    found = logrolling(package_space(tables, [0, 0]), (0, 0, 0))
    assert found.together.package == (1, 0, 1)
    (swap,) = found.trades
    assert (swap.gains, swap.with_free) == ((7, 7), (10, 7))
