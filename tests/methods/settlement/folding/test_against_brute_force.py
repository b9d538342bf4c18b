"""The fold against the definitions, on thousands of small random cases."""

from random import Random
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.settlement.folding.small_cases import Small, Vector, efficient_of, small_case

from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.methods.settlement.folding import EfficientFront, efficient_front
from goodoffices.methods.settlement.package_space import PackageSpace, package_space


def described(case: Small) -> PackageSpace:
    rule = AcceptanceRule(case.needed, case.vetoes)
    return package_space(case.tables, case.floors, 1, case.never, case.red_lines, rule)


def as_sets(front: EfficientFront) -> dict[Vector, set[Vector]]:
    return {
        tuple(worth): set(front.packages_of(row))
        for row, worth in enumerate(front.vectors.tolist())
    }


def check(case: Small, merge: int, *, everything: bool = False) -> None:
    among: Literal["all", "acceptable"] = "all" if everything else "acceptable"
    front = efficient_front(described(case), among=among, merge=merge)
    expected = efficient_of(case, everything=everything)
    assert as_sets(front) == expected
    assert len(front) == len(expected)
    assert front.vectors.tolist() == sorted(front.vectors.tolist(), reverse=True)
    for worth, count, package in zip(
        front.vectors.tolist(), front.counts, front.packages, strict=True
    ):
        assert count == len(expected[tuple(worth)])
        assert package in expected[tuple(worth)]
    assert front.exact
    assert not any(front.error)


@pytest.mark.parametrize("seed", range(20))
def test_two_thousand_cases(seed: int) -> None:
    random = Random(seed)
    for number in range(100):
        check(small_case(random), merge=1 if number % 2 else 4096, everything=number % 10 == 0)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=150)
def test_numbers_too_large_for_the_machine(random: Random) -> None:
    check(small_case(random, widest=10**25 + 7), merge=random.choice([1, 4, 4096]))


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=150)
def test_open_rules_remembered_are_as_good_as_tied_issues_merged(random: Random) -> None:
    case = small_case(random)
    merged, carried = (efficient_front(described(case), merge=merge) for merge in (4096, 1))
    assert merged.vectors.tolist() == carried.vectors.tolist()
    assert merged.counts == carried.counts
