"""Counts against going through every package: rules, red lines, quorums, negative worth."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import UseError
from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.counting import (
    Count,
    Limits,
    count_acceptable,
    count_at_least,
    count_packages,
)
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

Rng = np.random.Generator


def combination(rng: Rng, sizes: list[int]) -> dict[int, frozenset[int]]:
    issues = rng.permutation(len(sizes))[: int(rng.integers(1, min(len(sizes), 3) + 1))]
    return {
        int(k): frozenset(int(o) for o in range(sizes[k]) if rng.random() < 0.6) for k in issues
    }


def described(rng: Rng) -> dict[str, Any]:
    parties = int(rng.integers(1, 6))
    sizes = [int(n) for n in rng.integers(1, 4, int(rng.integers(1, 5)))]
    rule = None
    if rng.random() < 0.6:
        vetoes = frozenset(p for p in range(parties) if rng.random() < 0.25)
        rule = (int(rng.integers(0, parties + 1)), vetoes)
    return {
        "tables": [rng.integers(-5, 9, (size, parties)).tolist() for size in sizes],
        "floors": rng.integers(-8, 12, parties).tolist(),
        "never": [combination(rng, sizes) for _ in range(int(rng.integers(0, 3)))],
        "lines": [
            [combination(rng, sizes) for _ in range(int(rng.integers(0, 2)))]
            for _ in range(parties)
        ],
        "rule": rule,
    }


def space_of(parts: dict[str, Any]) -> PackageSpace:
    rule = AcceptanceRule(*parts["rule"]) if parts["rule"] else None
    return package_space(parts["tables"], parts["floors"], 1, parts["never"], parts["lines"], rule)


def meets(line: dict[int, frozenset[int]], package: tuple[int, ...]) -> bool:
    return all(package[issue] in options for issue, options in line.items())


def by_hand(parts: dict[str, Any], thresholds: list[int]) -> tuple[int, int, int]:
    """How many can be, are acceptable, and give everyone its threshold besides."""
    can_be = acceptable = at_least = 0
    parties = len(parts["floors"])
    needed, vetoes = parts["rule"] or (parties, frozenset())
    for package in product(*(range(len(table)) for table in parts["tables"])):
        if any(meets(line, package) for line in parts["never"]):
            continue
        can_be += 1
        worth = [
            sum(table[o][p] for table, o in zip(parts["tables"], package, strict=True))
            for p in range(parties)
        ]
        accepting = {
            p
            for p in range(parties)
            if worth[p] >= parts["floors"][p]
            and not any(meets(line, package) for line in parts["lines"][p])
        }
        if len(accepting) >= needed and vetoes <= accepting:
            acceptable += 1
            at_least += all(w >= t for w, t in zip(worth, thresholds, strict=True))
    return can_be, acceptable, at_least


@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_cases_each(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(100):
        parts = described(rng)
        thresholds = rng.integers(-5, 12, len(parts["floors"])).tolist()
        space, expected = space_of(parts), by_hand(parts, thresholds)
        found = count_acceptable(space), count_at_least(space, thresholds)
        assert (count_packages(space), found[0].lowest, found[1].lowest) == expected, parts
        assert found[0].exact
        assert found[1].exact


@pytest.mark.parametrize("seed", range(4))
def test_bounds_are_never_on_the_wrong_side(seed: int) -> None:
    rng, wide = np.random.default_rng(100 + seed), 0
    for _ in range(60):
        parts = described(rng)
        limits = Limits(rows=int(rng.integers(1, 4)), pairs=int(rng.integers(1, 4)), sample=40)
        found = count_acceptable(space_of(parts), limits)
        exact = by_hand(parts, parts["floors"])[1]
        assert found.lowest <= exact <= found.highest
        assert (found.sample is None) == found.exact
        wide += not found.exact
    assert wide, "no case was too large for its limits"


@given(st.integers(0, 2**32), st.integers(1, 10**30))
@settings(max_examples=40, deadline=None)
def test_scale_and_order_of_issues_make_no_difference(seed: int, factor: int) -> None:
    rng = np.random.default_rng(seed)
    parts = described(rng) | {"never": [], "lines": [[]] * 0}
    other = parts | {
        "tables": [
            [[number * factor for number in row] for row in table]
            for table in reversed(parts["tables"])
        ],
        "floors": [floor * factor for floor in parts["floors"]],
    }
    assert count_acceptable(space_of(parts)) == count_acceptable(space_of(other))


@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_asking_for_more_never_counts_more(seed: int) -> None:
    rng = np.random.default_rng(seed)
    space = space_of(described(rng))
    low = rng.integers(-5, 8, space.n_parties)
    high = low + rng.integers(0, 5, space.n_parties)
    more, less = (count_at_least(space, one.tolist()).lowest for one in (low, high))
    assert less <= more <= count_acceptable(space).lowest <= count_packages(space)


def test_an_issue_without_options_left_leaves_nothing() -> None:
    never = [{0: frozenset({0, 1})}]
    space = package_space([[[1, 1], [2, 2]], [[0, 0]]], [0, 0], never=never)
    assert count_acceptable(space) == Count(0, 0)
    assert count_packages(space) == 0


def test_a_threshold_for_each_party_is_asked_for() -> None:
    with pytest.raises(UseError, match="threshold"):
        count_at_least(package_space([[[1, 1]]], [0, 0]), [1])


def of_three_parties() -> PackageSpace:
    return package_space([[[0, 2, 1], [1, 1, 1], [2, 0, 1]]] * 12, [12, 12, 5])


def test_no_sample_where_none_is_wanted() -> None:
    found = count_acceptable(of_three_parties(), Limits(rows=2, pairs=2, sample=0))
    assert not found.exact
    assert found.sample is None


def test_an_estimate_lies_within_what_is_proven() -> None:
    """Nobody refuses anything but one combination: the bounds are close, a small sample is not."""
    rng = np.random.default_rng(5)
    for _ in range(60):
        tables = rng.integers(0, 6, (5, 3, 3)).tolist()
        space = package_space(tables, rng.integers(5, 15, 3).tolist())
        found = count_acceptable(space, Limits(rows=12, pairs=12, sample=3))
        if found.sample is not None:
            of = found.sample
            assert found.lowest <= of.low <= of.estimate <= of.high <= found.highest


def test_the_same_seed_draws_the_same_everywhere() -> None:
    """The draws are made from the raw stream of PCG64, seeded as numpy promises for all time."""
    raw = np.random.PCG64(np.random.SeedSequence([7]))
    drawn = np.stack([raw.random_raw(500) % np.uint64(3) for _ in range(12)], axis=1).tolist()
    worth = [[sum(2 - o for o in p), sum(p)] for p in drawn]
    hits = sum(12 <= own <= 12 and other >= 12 for own, other in worth)
    found = count_acceptable(of_three_parties(), Limits(rows=2, pairs=2, sample=500, seed=7))
    assert found.sample is not None
    assert found.sample.hits == hits
