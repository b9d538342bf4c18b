"""Too many ties, nothing to choose, very large numbers, a solver that stops or is wrong."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from tests.methods.settlement.optimising import plain_reading

from goodoffices.errors import UseError
from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.methods.settlement.optimising import (
    Limits,
    Optimum,
    asymmetric_nash,
    egalitarian,
    ideals,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)
from goodoffices.methods.settlement.optimising import search as searching
from goodoffices.methods.settlement.optimising.listing import listing
from goodoffices.methods.settlement.optimising.objective import Proposal
from goodoffices.methods.settlement.optimising.optimum import GAVE_UP
from goodoffices.methods.settlement.package_space import PackageSpace, package_space
from goodoffices.methods.settlement.solution import NO_PACKAGE, SOMEBODY_LOSES

ALL = (utilitarian, egalitarian, kalai_smorodinsky, nash_product, raiffa_sequential)


def halves(issues: int, **more: Any) -> PackageSpace:
    """Every issue goes to one of two parties: 2 to the power of ``issues`` packages."""
    return package_space([[[1, 0], [0, 1]]] * issues, [0, 0], **more)


@pytest.mark.parametrize("method", ALL)
def test_ties_beyond_the_limit_are_said_and_the_value_is_still_shown(method: Any) -> None:
    found: Optimum = method.solve(halves(24), limits=Limits(listed=50))
    value = {"utilitarian": 24, "egalitarian": 12, "nash": 144, "kalai_smorodinsky": Fraction(1, 2)}
    # from (0, 0) the first step halves the distance to (24, 24): it ends at the even split
    assert found.value == value.get(found.method, Fraction(1))
    assert not found.exhausted
    assert found.within == 0
    assert 50 <= len(found.packages) <= 51
    assert "more ties" in found.how_surely
    assert found.leximin in found.packages


def test_what_could_be_missed_is_bounded_when_the_work_runs_out() -> None:
    draw = np.random.default_rng(3)
    tables = [draw.integers(0, 1000, (6, 5)).tolist() for _ in range(12)]
    space = package_space(tables, [0] * 5)
    cut = egalitarian.solve(space, limits=Limits(looked_at=1))
    whole = egalitarian.solve(space)
    assert not cut.exhausted
    assert whole.exhausted
    assert cut.value is not None
    assert whole.value is not None
    assert cut.value <= whole.value <= cut.value + cut.within
    assert "optimal within" in cut.how_surely or cut.within == 0
    nash, all_of_it = (
        nash_product.solve(space, limits=Limits(looked_at=1)),
        nash_product.solve(space),
    )
    assert nash.value is not None
    assert all_of_it.value is not None
    assert nash.value <= all_of_it.value <= nash.value + nash.within


@pytest.mark.parametrize("method", ALL)
def test_nothing_is_acceptable(method: Any) -> None:
    found = method.solve(package_space([[[1, 0], [0, 1]]] * 12, [7, 6]))
    assert (found.defined, found.why_not, found.exhausted) == (False, NO_PACKAGE, True)
    line = {0: frozenset({0, 1})}
    found = method.solve(halves(12, red_lines=[[], [line]]))
    assert (found.defined, found.why_not, found.exhausted) == (False, NO_PACKAGE, True)


@pytest.mark.parametrize("method", [kalai_smorodinsky, nash_product, raiffa_sequential])
def test_somebody_always_loses_where_one_of_two_is_enough(method: Any) -> None:
    space = package_space([[[1, 0], [0, 1]]] * 12, [7, 6], rule=AcceptanceRule(1))
    found = method.solve(space)
    assert (found.defined, found.why_not, found.exhausted) == (False, SOMEBODY_LOSES, True)
    assert utilitarian.solve(space).value == -1


def test_who_can_gain_nothing_is_named() -> None:
    space = package_space([[[3, 0, 0], [0, 3, 0]]] * 4, [0, 0, 0])
    for found in (nash_product.solve(space), kalai_smorodinsky.solve(space)):
        assert not found.defined
        assert found.parties == (2,)
    # all products are zero, yet each could gain somewhere
    found = nash_product.solve(package_space([[[3, 0], [0, 3]]], [0, 0]))
    assert (found.defined, found.parties) == (False, ())


@pytest.mark.parametrize("size", [10**9, 10**17, 10**40])
def test_large_numbers_are_exact(size: int) -> None:
    """Values that differ only in the last digit: no float can tell them apart."""
    tables = [[[size + a, size - a] for a in (-2, 0, 1)] for _ in range(7)]
    tables.append([[1, 0], [0, 0]])
    space = package_space(tables, [0, 0])
    worth = {p: space.worth(p) for p in product(*map(range, space.shape))}
    for found, value in (
        (utilitarian.solve(space), {p: sum(w) for p, w in worth.items()}),
        (egalitarian.solve(space), {p: min(w) for p, w in worth.items()}),
        (nash_product.solve(space), {p: w[0] * w[1] for p, w in worth.items()}),
        (asymmetric_nash.solve(space, [2, 1]), {p: w[0] ** 2 * w[1] for p, w in worth.items()}),
    ):
        best = max(value.values())
        ties = [p for p, v in value.items() if v == best]
        assert found.value == best
        # Where not all ties fit, it is said, and nothing is claimed that is not so.
        assert found.exhausted == (len(ties) <= Limits().listed)
        if found.exhausted:
            assert list(found.packages) == ties
        else:
            assert set(found.packages) <= set(ties)


def test_a_solver_that_is_wrong_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is proposed, worst or nothing at all, the answer is the same."""
    draw = np.random.default_rng(8)
    space = package_space([draw.integers(0, 50, (4, 3)).tolist() for _ in range(6)], [0, 0, 0])
    right = [method.solve(space) for method in ALL]
    for package in ((0,) * 6, None):
        proposal = Proposal(package, 1, ())
        monkeypatch.setattr(searching, "proposed", lambda *_, p=proposal: p)
        for method, expected in zip(ALL, right, strict=True):
            found = method.solve(space, limits=Limits(listed=5000))
            assert (found.value, found.packages) == (expected.value, expected.packages)
            assert found.exhausted


def test_a_solver_that_is_stopped_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    draw = np.random.default_rng(1)
    space = package_space([draw.integers(0, 99, (9, 6)).tolist() for _ in range(14)], [500] * 6)
    found = egalitarian.solve(space, limits=Limits(seconds=1e-9, looked_at=10))
    assert not found.exhausted
    assert found.defined or found.why_not == GAVE_UP
    assert capfd.readouterr().out == ""


def test_ideals_keep_everyone_at_its_walk_away() -> None:
    space = package_space([[[9, 0], [6, 1], [0, 5]], [[0, 0], [1, 1]]], [0, 2])
    assert ideals(space).worth == (7, 6)


@pytest.mark.parametrize("powers", [[1], [1, 0], [1, -1], [1, 0.5], [1, True]])
def test_powers_must_be_above_zero_and_exact(powers: Any) -> None:
    with pytest.raises(UseError, match="powers"):
        asymmetric_nash.solve(halves(3), powers)


def test_equal_powers_of_any_size_give_the_nash_packages() -> None:
    space = package_space([[[0, 5], [7, 0], [3, 3]]] * 9, [4, 3])
    nash = nash_product.solve(space)
    same = asymmetric_nash.solve(space, [Fraction(2, 3), Fraction(2, 3)])
    assert (nash.value, nash.packages) == (same.value, same.packages)


@pytest.mark.parametrize("method", ALL)
@pytest.mark.parametrize("floor", [2**63 + 1, 10**400])
def test_nothing_acceptable_among_numbers_beyond_machine_integers(method: Any, floor: int) -> None:
    found = method.solve(package_space([[[2**63, 0], [0, 2**63]]], [floor, 0]))
    assert not found.defined
    assert found.exhausted
    assert found.why_not == NO_PACKAGE


@pytest.mark.parametrize("seed", range(40))
def test_large_numbers_and_walk_aways_beyond_reach_against_the_definitions(seed: int) -> None:
    draw = random.Random(seed)
    problem = plain_reading.random_problem(seed)
    big = draw.choice([1, 2**61, 2**63, 10**25])
    problem.tables = [[[big * n for n in row] for row in table] for table in problem.tables]
    far = [2**63, -(2**70), -(10**400)]
    problem.floors = [draw.choice([big * floor] * 5 + far) for floor in problem.floors]
    space, gains, ones = problem.space(), problem.gains(), [1] * len(problem.floors)
    right = [
        plain_reading.utilitarian(gains, list(map(Fraction, ones))),
        plain_reading.egalitarian(gains, list(map(Fraction, ones))),
        plain_reading.kalai_smorodinsky(gains),
        plain_reading.nash(gains, ones),
        plain_reading.raiffa(gains),
    ]
    for method, answer in zip(ALL, right, strict=True):
        found = method.solve(space)
        assert found.exhausted
        assert found.defined == (answer is not None)
        if answer is not None:
            assert (found.value, list(found.packages)) == (answer.value, answer.ties)


def test_an_issue_with_very_many_options() -> None:
    space = package_space([[[n, -n] for n in range(40_000)], [[0, 0], [0, 1]]], [39_998, -39_999])
    found = listing(space, (), Limits())
    assert found.packages == ((39_998, 0), (39_998, 1), (39_999, 0), (39_999, 1))
