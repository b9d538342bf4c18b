"""Numbers beyond the machine's, nothing to choose from, and input that is refused."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from goodoffices.errors import TooLargeError, UseError
from goodoffices.methods.settlement import (
    AcceptanceRule,
    acceptable,
    efficient,
    egalitarian,
    from_issue_tables,
    from_totals,
    kalai_smorodinsky,
    nash_product,
    utilitarian,
)


def test_products_that_would_overflow_are_exact() -> None:
    """In 64 bits the first product would wrap round to a negative number."""
    big = 2**32
    totals = np.array([[big, big], [big - 1, big + 1], [1, 1]])
    found = nash_product.solve(totals, [0, 0])
    assert found.packages == (0,)
    assert found.value == 2**64


def test_ratios_a_float_cannot_tell_apart() -> None:
    """1/3 against a fraction that is less by one part in 10^40."""
    ideal = 3 * 10**40
    totals = [[ideal, 0], [0, ideal], [10**40, ideal - 1], [10**40 - 1, ideal]]
    found = kalai_smorodinsky.solve(totals, [0, 0])
    assert found.packages == (2,)
    assert found.value == Fraction(1, 3)


def test_sums_of_the_largest_machine_integers() -> None:
    most = np.iinfo(np.int64).max
    found = utilitarian.solve(np.array([[most, most], [most, most - 1]]), [-1, -1])
    assert found.packages == (0,)
    assert found.value == 2 * most + 2
    huge = np.array([2**64 - 1], dtype=np.uint64).reshape(1, 1)
    assert egalitarian.solve(huge, [-(2**63)]).value == 2**64 - 1 + 2**63


def test_issues_that_add_up_beyond_the_machine() -> None:
    part = 2**61
    table = from_issue_tables([[[part, -part]]] * 5)
    assert table.totals.tolist() == [[5 * part, -5 * part]]


def test_values_are_on_the_scale_of_the_worth() -> None:
    totals, floor = [[7, 5], [6, 6]], [1, 1]
    assert utilitarian.solve(totals, floor, denominator=4).value == Fraction(10, 4)
    assert egalitarian.solve(totals, floor, denominator=4).value == Fraction(5, 4)
    assert nash_product.solve(totals, floor, denominator=4).value == Fraction(25, 16)
    assert kalai_smorodinsky.solve(totals, floor).value == Fraction(5, 6)


def test_two_losses_do_not_make_a_gain() -> None:
    found = nash_product.solve([[55, 60], [0, 10]], [50, 50])
    assert found.packages == (0,)
    assert not nash_product.solve([[0, 10]], [50, 50]).defined


def test_the_ideal_looks_only_at_packages_in_which_nobody_loses() -> None:
    """The first package would give A 100, but B loses by it."""
    totals = [[100, -1], [4, 2], [2, 4], [3, 3]]
    found = kalai_smorodinsky.solve(totals, [0, 0])
    assert found.packages == (3,)
    assert found.value == Fraction(3, 4)


@pytest.mark.parametrize(
    ("totals", "why", "parties"),
    [
        ([[5, -1]], "below its walk-away value", ()),
        ([[5, 0], [4, 0]], "gains nothing", (1,)),
        ([[0, 0]], "gains nothing", (0, 1)),
    ],
)
@pytest.mark.parametrize("method", [nash_product, kalai_smorodinsky], ids=["nash", "ks"])
def test_where_a_standard_chooses_nothing(
    method: Any, totals: Any, why: str, parties: tuple[int, ...]
) -> None:
    found = method.solve(totals, [0, 0])
    assert not found.defined
    assert why in found.why_not
    assert found.parties == parties
    assert (found.packages, found.leximin, found.largest_sum, found.value) == ((), None, None, None)


def test_products_may_be_zero_though_each_party_can_gain() -> None:
    found = nash_product.solve([[5, 0], [0, 5]], [0, 0])
    assert not found.defined
    assert found.parties == ()
    assert kalai_smorodinsky.solve([[5, 0], [0, 5]], [0, 0]).value == 0


def test_nothing_acceptable() -> None:
    nothing = np.zeros(1, dtype=bool)
    for method in (utilitarian, egalitarian, kalai_smorodinsky, nash_product):
        found = method.solve([[1, 1]], [0, 0], nothing)
        assert not found.defined
        assert found.why_not == "no package is acceptable"
    assert efficient([[1, 1]], nothing).tolist() == [False]


def test_leximin_and_largest_sum_are_told_apart() -> None:
    totals = [[2, 9, 2], [2, 3, 5], [2, 3, 5]]
    found = egalitarian.solve(totals, [0, 0, 0])
    assert found.packages == (0, 1, 2)
    assert found.leximin == 1
    assert found.largest_sum == 0


def test_a_red_line_is_no_low_value() -> None:
    table = from_totals([[100, 100], [1, 1]])
    crossed = np.array([[True, False], [False, False]])
    assert acceptable(table, [0, 0], crossed).mask.tolist() == [False, True]
    one_enough = AcceptanceRule(1, frozenset({1}))
    assert acceptable(table, [0, 0], crossed, one_enough).mask.tolist() == [True, True]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: from_totals([[1.0, 2.0]]), "whole numbers"),
        (lambda: from_totals([[True, False]]), "whole numbers"),
        (lambda: from_totals([[1, float("nan")]]), "whole numbers"),
        (lambda: from_totals([["1", "2"]]), "whole numbers"),
        (lambda: from_totals([[1, 2], [3]]), "one length"),
        (lambda: from_totals([1, 2]), "a table"),
        (lambda: from_totals([[1]], denominator=0), "1 or more"),
        (lambda: from_issue_tables([]), "at least one table"),
        (lambda: from_issue_tables([[[1, 2]], [[1]]]), "one column per party"),
        (lambda: from_issue_tables([[[1], [2]]], keep=[True]), "True or False for 2"),
        (lambda: from_issue_tables([[[1], [2]]], keep=[0, 1, 0]), "True or False"),
        (lambda: from_issue_tables([[[1], [2]]], keep=[1, 2]), "numbers below"),
        (lambda: from_issue_tables([[[1], [2]]], keep=[0.5]), "numbers below"),
        (lambda: acceptable(from_totals([[1, 2]]), [1]), "one for each of 2"),
        (lambda: acceptable(from_totals([[1, 2]]), [0, 0], [[1, 0]]), "True or False"),
        (lambda: acceptable(from_totals([[1, 2]]), [0, 0], rule=AcceptanceRule(3)), "at most 2"),
        (
            lambda: acceptable(from_totals([[1]]), [0], rule=AcceptanceRule(1, frozenset({4}))),
            "vetoes",
        ),
        (lambda: efficient([[1, 2]], [1]), "True or False"),
        (lambda: utilitarian.solve([[1, 2]], [0.5, 0]), "whole numbers"),
        (lambda: utilitarian.solve([[1, 2]], [0]), "make the shapes fit"),
    ],
)
def test_refused(call: Any, said: str) -> None:
    with pytest.raises(UseError, match=f"(?i){said}"):
        call()


def test_a_list_too_long_is_refused_before_it_is_made() -> None:
    twenty_issues = [[[k] for k in range(10)]] * 18
    with pytest.raises(TooLargeError, match="1,000,000,000,000,000,000 packages"):
        from_issue_tables(twenty_issues)
    some = from_issue_tables(twenty_issues, keep=[0, 10**17 + 2])
    assert some.totals.tolist() == [[0], [3]]


def test_the_search_for_efficient_packages_can_be_watched_and_stopped() -> None:
    class Watch:
        total, done, finished, stop = 0, 0, 0, False

        def start(self, what: str, total: int | None) -> None:
            self.total = total or 0

        def advance(self, steps: int = 1) -> None:
            self.done += steps
            if self.stop:
                raise KeyboardInterrupt

        def finish(self) -> None:
            self.finished += 1

    totals = np.random.default_rng(1).integers(0, 1000, (5000, 4))
    watch = Watch()
    efficient(totals, progress=watch)
    assert watch.done == watch.total > 0
    assert watch.finished == 1
    watch.stop = True
    with pytest.raises(KeyboardInterrupt):
        efficient(totals, progress=watch)
    assert watch.finished == 2


def test_an_empty_selection_is_an_empty_table() -> None:
    table = from_issue_tables([[[1, 2]]], keep=[False])
    assert (table.n_packages, table.n_parties) == (0, 2)
    assert acceptable(table, [0, 0]).count == 0
    assert efficient(table.totals).tolist() == []
