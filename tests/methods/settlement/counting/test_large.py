"""Counts at 10¹² packages and beyond, against a table of sums that shares no code with them."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np
import pytest

from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.counting import Limits, count_acceptable, count_at_least
from goodoffices.methods.settlement.package_space import package_space


def counts_of_sums(tables: list[list[list[int]]]) -> dict[tuple[int, ...], int]:
    """How many packages have which worth, issue by issue in plain dictionaries."""
    found = {(0,) * len(tables[0][0]): 1}
    for table in tables:
        after: dict[tuple[int, ...], int] = {}
        for sums, row in product(found, table):
            key = tuple(a + b for a, b in zip(sums, row, strict=True))
            after[key] = after.get(key, 0) + found[sums]
        found = after
    return found


@pytest.mark.parametrize("seed", [0, 1])
def test_two_parties_at_a_million_millions(seed: int) -> None:
    rng = np.random.default_rng(seed)
    tables = [rng.integers(0, 5, (10, 2)).tolist() for _ in range(12)]
    every = counts_of_sums(tables)
    assert sum(every.values()) == 10**12
    for floors in ([24, 24], [30, 20], [40, 40]):
        expected = sum(
            number for worth, number in every.items()
            if all(w >= f for w, f in zip(worth, floors, strict=True))
        )  # fmt: skip
        found = count_acceptable(package_space(tables, floors))
        assert (found.lowest, found.highest) == (expected, expected)
        assert count_at_least(package_space(tables, [0, 0]), floors).lowest == expected


def test_red_lines_and_rules_at_a_million_millions() -> None:
    rng = np.random.default_rng(5)
    tables = [rng.integers(0, 5, (10, 2)).tolist() for _ in range(12)]
    line, rule = {0: frozenset({1, 2}), 7: frozenset({3})}, {3: frozenset({0}), 4: frozenset({5})}
    floors = [26, 22]
    expected = 0
    tied = (0, 7, 3, 4)
    rest = counts_of_sums([table for k, table in enumerate(tables) if k not in tied])
    loose: dict[tuple[int, int], int] = {}
    for options in product(range(10), repeat=4):
        chosen = dict(zip(tied, options, strict=True))
        if any(all(chosen[i] in o for i, o in one.items()) for one in (line, rule)):
            continue
        worth = [sum(tables[k][o][p] for k, o in chosen.items()) for p in (0, 1)]
        loose[worth[0], worth[1]] = loose.get((worth[0], worth[1]), 0) + 1
    for (a, b), number in loose.items():
        for (c, d), others in rest.items():
            if a + c >= floors[0] and b + d >= floors[1]:
                expected += number * others
    space = package_space(tables, floors, never=[rule], red_lines=[[line], []])
    assert count_acceptable(space).lowest == expected


def test_numbers_beyond_a_machine_word() -> None:
    space = package_space([[[0, 1], [1, 0]]] * 100, [50, 50])
    assert count_acceptable(space).lowest == comb(100, 50)
    either = package_space([[[0, 1], [1, 0]]] * 100, [51, 51], rule=AcceptanceRule(1))
    assert count_acceptable(either).lowest == 2**100 - comb(100, 50)


def test_three_parties_and_a_quorum_on_small_numbers() -> None:
    rng = np.random.default_rng(3)
    tables = [rng.integers(0, 3, (4, 3)).tolist() for _ in range(12)]
    every = counts_of_sums(tables)
    floors = [13, 12, 14]
    votes = {worth: sum(w >= f for w, f in zip(worth, floors, strict=True)) for worth in every}
    for needed in (1, 2, 3):
        expected = sum(number for worth, number in every.items() if votes[worth] >= needed)
        found = count_acceptable(package_space(tables, floors, rule=AcceptanceRule(needed)))
        assert found.exact
        assert found.lowest == expected


def test_beyond_the_limits_the_bounds_hold_the_number_and_the_sample_is_repeatable() -> None:
    rng = np.random.default_rng(4)
    tables = [rng.integers(0, 4, (5, 4)).tolist() for _ in range(9)]
    floors = [12, 12, 13, 13]
    exact = sum(
        number for worth, number in counts_of_sums(tables).items()
        if all(w >= f for w, f in zip(worth, floors, strict=True))
    )  # fmt: skip
    space, limits = package_space(tables, floors), Limits(rows=4000, pairs=1 << 18, sample=20_000)
    found = count_acceptable(space, limits)
    assert not found.exact
    assert found.lowest <= exact <= found.highest
    assert found.sample is not None
    assert found.sample.low <= found.sample.estimate <= found.sample.high
    assert found.sample.low <= exact <= found.sample.high  # this seed's sample is a usual one
    assert found == count_acceptable(space, limits)
