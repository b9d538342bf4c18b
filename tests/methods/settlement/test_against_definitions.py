"""Random small bargaining problems against the formulas written out in fractions."""

import sys
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.settlement import (
    AcceptanceRule,
    Solution,
    acceptable,
    count_vectors,
    efficient,
    egalitarian,
    from_issue_tables,
    from_totals,
    kalai_smorodinsky,
    nash_product,
    utilitarian,
)

HUGE = 10**40

Rows = list[tuple[int, ...]]


@st.composite
def problems(draw: st.DrawFn) -> tuple[Rows, list[int], list[bool]]:
    n_parties = draw(st.integers(1, 5))
    # A small range makes ties and dominance frequent; a huge one leaves machine integers behind.
    number = st.integers(-3, 6) | st.sampled_from([-HUGE, HUGE, HUGE + 1, 2**62, 2**63, -(2**63)])
    small = draw(st.booleans())
    row = st.tuples(*[st.integers(-3, 6) if small else number] * n_parties)
    totals = draw(st.lists(row, min_size=1, max_size=14))
    floor = draw(st.lists(st.integers(-2, 3), min_size=n_parties, max_size=n_parties))
    among = draw(st.lists(st.booleans(), min_size=len(totals), max_size=len(totals)))
    return totals, floor, among


def dominates(y: tuple[int, ...], x: tuple[int, ...]) -> bool:
    return all(a >= b for a, b in zip(y, x, strict=True)) and any(
        a > b for a, b in zip(y, x, strict=True)
    )


@given(problems())
@settings(deadline=None, max_examples=200)
def test_efficient_is_what_nothing_dominates(problem: tuple[Rows, list[int], list[bool]]) -> None:
    totals, _, among = problem
    inside = [row for row, is_in in zip(totals, among, strict=True) if is_in]
    expected = [
        is_in and not any(dominates(other, row) for other in inside)
        for row, is_in in zip(totals, among, strict=True)
    ]
    marks = efficient(totals, np.array(among))
    assert marks.tolist() == expected
    vectors = {row for row, is_best in zip(totals, expected, strict=True) if is_best}
    assert count_vectors(totals, marks) == len(vectors)


@pytest.mark.parametrize("n_parties", [2, 3, 4, 6])
@pytest.mark.parametrize("head", [1, 70, 2048])
def test_efficient_across_rounds(
    n_parties: int, head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enough packages, and enough efficient ones, that they are settled in several rounds."""
    monkeypatch.setattr(sys.modules[efficient.__module__], "HEAD", head)
    draw = np.random.default_rng(n_parties)
    totals = draw.integers(0, 40, (3000, n_parties))
    totals[:1500] -= totals[:1500].sum(axis=1, keepdims=True) // n_parties - 30
    at_least: Any = (totals[None, :, :] >= totals[:, None, :]).all(axis=2)
    above: Any = (totals[None, :, :] > totals[:, None, :]).any(axis=2)
    np.testing.assert_array_equal(efficient(totals), ~np.any(at_least & above, axis=1))


def leximin_of(rows: list[int], measure: dict[int, list[Fraction]]) -> int:
    return max(rows, key=lambda row: (sorted(measure[row]), -row))


def check(
    found: Solution,
    objective: dict[int, Fraction],
    measure: dict[int, list[Fraction]],
    totals: Rows,
) -> None:
    best = max(objective.values())
    tied = [row for row, value in objective.items() if value == best]
    assert found.defined
    assert found.value == best
    assert list(found.packages) == tied
    assert found.leximin == leximin_of(tied, measure)
    assert found.largest_sum == max(tied, key=lambda row: (sum(totals[row]), -row))


@given(problems())
@settings(deadline=None, max_examples=300)
def test_solutions_are_those_of_the_formulas(problem: tuple[Rows, list[int], list[bool]]) -> None:
    totals, floor, among = problem
    mask = np.array(among)
    gains = {
        row: [Fraction(u - d) for u, d in zip(totals[row], floor, strict=True)]
        for row in range(len(totals))
        if among[row]
    }
    check_sum_and_least_gain(totals, floor, mask, gains)
    check_nash_and_kalai_smorodinsky(totals, floor, mask, gains)


def check_sum_and_least_gain(
    totals: Rows, floor: list[int], mask: Any, gains: dict[int, list[Fraction]]
) -> None:
    for method, objective in ((utilitarian, sum), (egalitarian, min)):
        found = method.solve(totals, floor, mask)
        if not gains:
            assert not found.defined
            assert "no package" in found.why_not
            continue
        check(found, {row: Fraction(objective(g)) for row, g in gains.items()}, gains, totals)


def check_nash_and_kalai_smorodinsky(
    totals: Rows, floor: list[int], mask: Any, gains: dict[int, list[Fraction]]
) -> None:
    fair = {row: g for row, g in gains.items() if min(g) >= 0}
    nash = nash_product.solve(totals, floor, mask)
    kalai = kalai_smorodinsky.solve(totals, floor, mask)
    if not fair:
        assert not nash.defined
        assert not kalai.defined
        assert nash.why_not == kalai.why_not != ""
        return
    products = {row: prod(g, start=Fraction(1)) for row, g in fair.items()}
    if max(products.values()) == 0:
        assert not nash.defined
        assert "gains nothing" in nash.why_not
    else:
        check(nash, products, fair, totals)
    ideal = [max(column) for column in zip(*fair.values(), strict=True)]
    if 0 in ideal:
        assert not kalai.defined
        assert kalai.parties == tuple(p for p, most in enumerate(ideal) if most == 0)
    else:
        ratios = {row: [g / m for g, m in zip(gs, ideal, strict=True)] for row, gs in fair.items()}
        check(kalai, {row: min(r) for row, r in ratios.items()}, ratios, totals)


@given(
    problems(), st.lists(st.tuples(st.integers(1, 9), st.integers(-9, 9)), min_size=5, max_size=5)
)
@settings(deadline=None)
def test_nash_and_kalai_smorodinsky_ignore_each_partys_scale(
    problem: tuple[Rows, list[int], list[bool]], scales: list[tuple[int, int]]
) -> None:
    totals, floor, among = problem
    used = scales[: len(floor)]
    moved = [tuple(a * u + b for u, (a, b) in zip(row, used, strict=True)) for row in totals]
    moved_floor = [a * d + b for d, (a, b) in zip(floor, used, strict=True)]
    mask = np.array(among)
    for method in (nash_product, kalai_smorodinsky):
        first = method.solve(totals, floor, mask)
        second = method.solve(moved, moved_floor, mask)
        assert (first.defined, first.packages) == (second.defined, second.packages)
    ratio = kalai_smorodinsky.solve(totals, floor, mask).value
    assert ratio == kalai_smorodinsky.solve(moved, moved_floor, mask).value
    # One party's scale alone can change these two; a shift of everything cannot.
    shift = [b for _, b in used]
    shifted = [tuple(u + b for u, b in zip(row, shift, strict=True)) for row in totals]
    shifted_floor = [d + b for d, b in zip(floor, shift, strict=True)]
    for method in (utilitarian, egalitarian):
        first, second = (
            method.solve(totals, floor, mask),
            method.solve(shifted, shifted_floor, mask),
        )
        assert (first.value, first.packages, first.leximin) == (
            second.value,
            second.packages,
            second.leximin,
        )


@given(problems())
@settings(deadline=None)
def test_leximin_marks_an_efficient_package(problem: tuple[Rows, list[int], list[bool]]) -> None:
    totals, floor, among = problem
    mask = np.array(among)
    marks = efficient(totals, mask)
    for method in (utilitarian, egalitarian, kalai_smorodinsky, nash_product):
        found = method.solve(totals, floor, mask)
        if found.leximin is not None:
            assert marks[found.leximin]


@given(
    problems(),
    st.integers(0, 5),
    st.frozensets(st.integers(0, 4)),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_acceptance(
    problem: tuple[Rows, list[int], list[bool]], needed: int, vetoes: frozenset[int], draw: Any
) -> None:
    totals, floor, _ = problem
    n = len(floor)
    rule = AcceptanceRule(min(needed, n), frozenset(p for p in vetoes if p < n))
    red = [[draw.random() < 0.3 for _ in range(n)] for _ in totals]
    found = acceptable(from_totals(totals), floor, np.array(red), rule)
    passes = []
    for row, crossed in zip(totals, red, strict=True):
        yes = {p for p in range(n) if row[p] >= floor[p] and not crossed[p]}
        passes.append(len(yes) >= rule.needed and rule.vetoes <= yes)
    assert found.mask.tolist() == passes
    assert found.count == sum(passes)


@given(st.data())
@settings(deadline=None)
def test_a_table_adds_up_issue_by_issue(data: st.DataObject) -> None:
    n_parties = data.draw(st.integers(1, 3))
    number = st.integers(-9, 9) | st.sampled_from([2**61, -(2**62), HUGE])
    row = st.tuples(*[number] * n_parties)
    tables = data.draw(st.lists(st.lists(row, min_size=1, max_size=3), min_size=1, max_size=4))
    packages = list(product(*tables))
    expected = [
        [sum(part[p] for part in package) for p in range(n_parties)] for package in packages
    ]
    made = from_issue_tables(tables)
    assert made.totals.tolist() == expected
    keep = data.draw(st.lists(st.booleans(), min_size=len(packages), max_size=len(packages)))
    numbers = [cell for cell, k in enumerate(keep) if k]
    for some in (
        from_issue_tables(tables, keep=keep),
        from_issue_tables(tables, keep=np.array(numbers, dtype=np.int64)),
    ):
        assert some.totals.tolist() == [expected[cell] for cell in numbers]
        assert some.cells.tolist() == numbers
