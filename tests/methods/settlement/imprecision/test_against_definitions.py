"""Ranges at random: gains, bounds and choices against the definitions, in fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod, sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.errors import UseError
from goodoffices.methods.settlement import (
    efficient,
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    utilitarian,
)
from goodoffices.methods.settlement.imprecision.bounds import accepts, dominates
from goodoffices.methods.settlement.imprecision.choices import CHOICES, Gains
from goodoffices.methods.settlement.imprecision.gains import gains_in_readings
from goodoffices.methods.settlement.imprecision.ranged_party import (
    Interval,
    OpenNumber,
    RangedParty,
    ranged_party,
)
from goodoffices.methods.settlement.imprecision.readings import GRID, drawn, middle
from goodoffices.methods.settlement.imprecision.wilson import drawn_share

SHAPE = (2, 3)
PACKAGES = list(product(*(range(n) for n in SHAPE)))


def interval(low: int, high: int, over: int = 1) -> Interval:
    return Interval(Fraction(low, over), Fraction(high, over))


@st.composite
def intervals(draw: st.DrawFn, least: int, most: int) -> Interval:
    low = draw(st.integers(least, most))
    high = draw(st.sampled_from([low, low, low, low + draw(st.integers(0, 3))]))
    return interval(low, high, draw(st.sampled_from([1, 1, 2, 3])))


@st.composite
def parties(draw: st.DrawFn) -> RangedParty:
    weights = tuple(draw(intervals(0 if k else 1, 4)) for k in range(len(SHAPE)))
    values = tuple(tuple(draw(intervals(-2, 4)) for _ in range(n)) for n in SHAPE)
    outcome = tuple(draw(st.integers(0, n - 1)) for n in SHAPE)
    floor = draw(st.one_of(st.just(outcome), intervals(-1, 3)))
    return ranged_party(weights, values, PACKAGES, floor)


Numbers = dict[OpenNumber, Fraction]


def fixed(party: RangedParty, positions: list[int]) -> Numbers:
    """Put each open number at its position, straight from the ranges."""
    found = {}
    for number, position in zip(party.open_numbers, positions, strict=True):
        one = at(party, number)
        found[number] = one.low + (one.high - one.low) * Fraction(position, GRID)
    return found


def at(party: RangedParty, number: OpenNumber) -> Interval:
    if number.kind == "walk-away":
        assert isinstance(party.walk_away, Interval)
        return party.walk_away
    assert number.issue is not None
    if number.kind == "weight":
        return party.weights[number.issue]
    assert number.option is not None
    return party.values[number.issue][number.option]


def gain(party: RangedParty, package: tuple[int, ...], numbers: Numbers) -> Fraction:
    """Say what a package gains the party over its walk-away, by the formula."""

    def number(name: OpenNumber) -> Fraction:
        return numbers.get(name, at(party, name).low)

    def worth(options: tuple[int, ...]) -> Fraction:
        weights = [number(OpenNumber("weight", k)) for k in range(len(SHAPE))]
        values = [number(OpenNumber("value", k, o)) for k, o in enumerate(options)]
        return sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0)) / sum(
            weights
        )

    floor = party.walk_away
    less = number(OpenNumber("walk-away")) if isinstance(floor, Interval) else worth(floor)
    return worth(package) - less


def corners(party: RangedParty) -> list[Numbers]:
    ends = product((0, GRID), repeat=len(party.open_numbers))
    return [fixed(party, list(positions)) for positions in ends]


@given(parties(), st.data())
@settings(max_examples=150, deadline=None)
def test_gains_are_those_of_the_formula(party: RangedParty, data: st.DataObject) -> None:
    n = len(party.open_numbers)
    rows = [data.draw(st.lists(st.integers(0, GRID), min_size=n, max_size=n)) for _ in range(3)]
    found = gains_in_readings(party, np.array(rows, dtype=np.int64).reshape(3, n))
    for k, row in enumerate(rows):
        here = k if n else 0
        mine = [Fraction(int(g), int(found.scale[here])) for g in found.gains[here]]
        assert mine == [gain(party, package, fixed(party, row)) for package in PACKAGES]


@given(parties())
@settings(max_examples=150, deadline=None)
def test_what_is_always_and_sometimes_accepted(party: RangedParty) -> None:
    # a gain is linear in each number, up to a positive factor: its sign is extreme at corners
    assume(len(party.open_numbers) <= 6)
    found, ends = accepts(party), corners(party)
    for k, package in enumerate(PACKAGES):
        gains = [gain(party, package, numbers) >= 0 for numbers in ends]
        assert (bool(found.every[k]), bool(found.some[k])) == (all(gains), any(gains))


@given(st.lists(parties(), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_what_always_and_sometimes_dominates(sides: list[RangedParty]) -> None:
    assume(sum(len(party.open_numbers) for party in sides) <= 7)
    found = dominates(sides)
    tables = [
        [[gain(party, package, numbers) for package in PACKAGES] for numbers in corners(party)]
        for party in sides
    ]
    for y, x in product(range(len(PACKAGES)), repeat=2):
        each = []
        for reading in product(*tables):
            steps = [gains[y] - gains[x] for gains in reading]
            each.append(min(steps) >= 0 and max(steps) > 0)
        assert (bool(found.every[y, x]), bool(found.some[y, x])) == (all(each), any(each))


def test_options_of_the_same_worth_are_not_the_same_number() -> None:
    # two options may each lie from 0 to 1: neither is always as good as the other
    some, sure = interval(0, 1), interval(1, 1)
    party = ranged_party((sure,), ((some, some),), [[0], [1]], (0,))
    assert dominates([party]).some.tolist() == [[False, True], [True, False]]
    assert accepts(party).every.tolist() == [True, False]


SMALL = st.integers(-3, 9)


@st.composite
def gains_in_many(
    draw: st.DrawFn,
) -> tuple[list[list[list[int]]], list[list[int]], list[list[bool]]]:
    n_parties, n_readings, n = draw(st.integers(1, 3)), draw(st.integers(1, 3)), 5
    table = [[[draw(SMALL) for _ in range(n)] for _ in range(n_readings)] for _ in range(n_parties)]
    scales = [[draw(st.integers(1, 4)) for _ in range(n_readings)] for _ in range(n_parties)]
    among = [[draw(st.booleans()) for _ in range(n)] for _ in range(n_readings)]
    return table, scales, among


def choices_by_hand(gains: list[list[Fraction]], among: list[bool]) -> dict[str, set[int]]:
    """Choose in one reading: a row per party, by the definitions."""
    seen = [k for k, yes in enumerate(among) if yes]
    safe = [k for k in seen if all(row[k] >= 0 for row in gains)]
    products = {k: prod((row[k] for row in gains), start=Fraction(1)) for k in safe}
    ideals = [max((row[k] for k in safe), default=Fraction(0)) for row in gains]
    shares: dict[int, Fraction] = {}
    if safe and all(ideals):
        shares = {k: min(r[k] / i for r, i in zip(gains, ideals, strict=True)) for k in safe}
    return {
        "nash": best({k: value for k, value in products.items() if value > 0}),
        "kalai_smorodinsky": best(shares),
        "egalitarian": best({k: min(row[k] for row in gains) for k in seen}),
        "utilitarian": best({k: sum((row[k] for row in gains), Fraction(0)) for k in seen}),
    }


def best(values: dict[int, Fraction]) -> set[int]:
    return {k for k, value in values.items() if value == max(values.values())}


@given(gains_in_many())
@settings(max_examples=200, deadline=None)
def test_choices_in_many_readings(
    made: tuple[list[list[list[int]]], list[list[int]], list[list[bool]]],
) -> None:
    table, scales, among = made
    given_ = Gains([np.array(t) for t in table], [np.array(s) for s in scales], np.array(among))
    found = {key: choose(given_) for key, choose in CHOICES.items()}
    for r, seen in enumerate(among):
        gains = [
            [Fraction(g, own[r]) for g in rows[r]] for rows, own in zip(table, scales, strict=True)
        ]
        by_hand = choices_by_hand(gains, seen)
        for key, chosen in by_hand.items():
            assert set(np.flatnonzero(found[key][r]).tolist()) == chosen, key


def test_choices_are_those_of_the_solvers_of_one_reading() -> None:
    rng = np.random.default_rng(3)
    for _ in range(40):
        totals, among = rng.integers(-2, 12, (30, 3)), rng.random(30) < 0.7
        made = Gains([totals[:, [p]].T for p in range(3)], [np.array([1])] * 3, among[None, :])
        solved = {
            "nash": nash_product.solve(totals, [0] * 3, among),
            "kalai_smorodinsky": kalai_smorodinsky.solve(totals, [0] * 3, among),
            "egalitarian": egalitarian.solve(totals, [0] * 3, among),
            "utilitarian": utilitarian.solve(totals, [0] * 3, among),
        }
        for key, solution in solved.items():
            assert tuple(np.flatnonzero(CHOICES[key](made)[0])) == solution.packages


def test_whole_numbers_decide_where_rounding_cannot() -> None:
    # 10**17 + 1 and 10**17 are the same number when rounded
    big = 10**17
    gains = [np.array([[big, big + 1, 0]], dtype=object), np.array([[big + 1, big + 1, 0]])]
    made = Gains(gains, [np.array([1]), np.array([1])], np.ones((1, 3), dtype=bool))
    for choose in CHOICES.values():
        assert choose(made).tolist() == [[False, True, False]]


def test_numbers_of_any_length_stay_exact() -> None:
    tiny = Interval(Fraction(1, 10**40), Fraction(3, 10**40))
    one = interval(1, 1)
    party = ranged_party((one, one), ((tiny, tiny), (one, one)), [[0, 0], [1, 0]], (0, 0))
    found = gains_in_readings(party, np.array([[0, GRID], [GRID, 0]]))
    exact = [Fraction(int(row[1]), int(s)) for row, s in zip(found.gains, found.scale, strict=True)]
    assert exact == [Fraction(1, 10**40), Fraction(-1, 10**40)]
    assert dominates([party]).some.tolist() == [[False, True], [True, False]]


def test_weights_that_may_be_negative_or_all_zero_are_refused() -> None:
    value = (interval(0, 1), interval(0, 1))
    for weight in (interval(-1, 2), interval(0, 0), interval(0, 3)):
        with pytest.raises(UseError):
            ranged_party((weight,), (value,), [[0], [1]], (0,))


def test_draws_are_the_same_each_time_and_even() -> None:
    found = drawn(64_000, 1, [5, 2])
    assert (found == drawn(64_000, 1, [5, 2])).all()
    assert not (found == drawn(64_000, 1, [5, 3])).all()
    parts, counts = np.unique(found, return_counts=True)
    assert parts.tolist() == list(range(1, GRID, 2))
    # 1,000 expected in each of 64 parts; six standard deviations are 188
    assert abs(counts - 1000).max() < 190
    assert middle(2, 1).tolist() == [[GRID // 2], [GRID // 2]]
    assert drawn(3, 0, [1]).shape == (3, 0)


@given(st.integers(1, 500), st.data())
def test_the_interval_is_that_of_the_score_test(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    found = drawn_share(hits, n)
    # Wilson's bounds are the shares p from which the one seen is 1.96 standard errors away
    for bound in (found.low, found.high):
        assert 0 <= bound <= 1
        assert abs(hits / n - bound) == pytest.approx(
            1.959964 * sqrt(bound * (1 - bound) / n), abs=1e-6
        )
    assert found.low <= found.share <= found.high


def test_efficient_in_one_reading_agrees_with_dominance() -> None:
    rng = np.random.default_rng(8)
    for _ in range(20):
        sides = [
            ranged_party(
                (interval(2, 2), interval(3, 3)),
                tuple(tuple(interval(v, v) for v in rng.integers(0, 4, n).tolist()) for n in SHAPE),
                PACKAGES,
                (0, 0),
            )
            for _ in range(2)
        ]
        found = dominates(sides)
        assert (found.every == found.some).all()
        totals = np.stack([gains_in_readings(s, middle(1, 0)).gains[0] for s in sides], axis=1)
        assert (~found.every.any(axis=0) == efficient(totals)).all()


def some_gains(*columns: list[int], scales: tuple[int, ...] | None = None) -> Gains:
    gains = [np.array([column], dtype=object) for column in columns]
    scale = [np.array([s], dtype=object) for s in scales or (10,) * len(columns)]
    return Gains(gains, scale, np.ones((1, len(columns[0])), dtype=bool))


def test_gains_that_cancel_are_a_tie_all_the_same() -> None:
    """In tenths, 1 + 2 − 3 is nothing, though rounded it is not."""
    assert CHOICES["utilitarian"](some_gains([1, 0], [2, 0], [-3, 0])).tolist() == [[True, True]]


def test_products_too_small_to_be_told_from_zero_when_rounded() -> None:
    tiny = 10**200
    given_gains = some_gains([tiny, 1, 1, 1], [tiny, 1, 2, 2], [0, 10, 5, 4], scales=(1, 1, 1))
    assert CHOICES["nash"](given_gains).tolist() == [[False, True, True, False]]
    given_gains = some_gains([tiny, 1], [tiny, 1], [0, 10], scales=(1, 1, 1))
    assert CHOICES["nash"](given_gains).tolist() == [[False, True]]
    last = some_gains([tiny, 1, 1], [1, tiny, 1], [0, 0, 1], scales=(1, 1, 1))
    assert CHOICES["nash"](last).tolist() == [[False, False, True]]
