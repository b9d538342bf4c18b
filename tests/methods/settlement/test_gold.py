"""Bargaining problems from the literature, from their raw data: counts, efficiency, solutions."""

import json
from fractions import Fraction
from itertools import product
from math import lcm
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.methods.settlement import (
    AcceptanceRule,
    PayoffTable,
    Solution,
    acceptable,
    count_vectors,
    efficient,
    egalitarian,
    from_issue_tables,
    kalai_smorodinsky,
    nash_product,
    unanimous,
    utilitarian,
)

GOLD = Path(__file__).parents[2] / "gold" / "settlement.json"
# Decimals are read as the fractions they are written as: 0.1 is one tenth.
TEXT = GOLD.read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = json.loads(TEXT, parse_float=Fraction)["cases"]
SOLUTIONS = ("nash", "egalitarian_maxmin", "kalai_smorodinsky_maxmin_ratio", "utilitarian")

Worth = list[list[Fraction]]
"""Per option and party."""


def options(case: dict[str, Any]) -> list[list[str]]:
    if case["kind"] == "divisible_points":
        return [list(case["parties"])] * len(case["issues"])
    return [issue["options"] for issue in case["issues"]]


def worth(case: dict[str, Any]) -> list[Worth]:
    """Per issue the worth of each option to each party, by the rule that the case states."""
    if case["kind"] == "divisible_points":
        # Each issue goes whole to one side, which gets all its points for it.
        return [
            [[Fraction(case["points"][p][k] if p == winner else 0) for p in case["parties"]]
             for winner in case["parties"]]
            for k in range(len(case["issues"]))
        ]  # fmt: skip
    if case["kind"] == "linear_additive_discrete_multiparty":
        return [
            [[Fraction(scores[k][o]) for scores in case["scores"]]
             for o in range(len(issue["options"]))]
            for k, issue in enumerate(case["issues"])
        ]  # fmt: skip
    return [
        [[part(case, p, issue["name"], option) for p in case["parties"]]
         for option in issue["options"]]
        for issue in case["issues"]
    ]  # fmt: skip


def part(case: dict[str, Any], party: str, issue: str, option: str) -> Fraction:
    profile = case["profiles"][party]
    evaluations = profile["evaluations"][issue]
    raw = Fraction(profile["weights"][issue]) * Fraction(evaluations[option])
    if "max_evaluation_i" in case["utility_rule"]:
        return raw / Fraction(max(evaluations.values()))
    assert case["utility_rule"] == "u = sum_i weight_i * evaluation_i(option)"
    return raw


def table(case: dict[str, Any]) -> PayoffTable:
    fractions = worth(case)
    common = lcm(*(f.denominator for issue in fractions for row in issue for f in row))
    tables = [[[int(f * common) for f in row] for row in issue] for issue in fractions]
    return from_issue_tables(tables, common)


def reservation(case: dict[str, Any], payoffs: PayoffTable) -> list[int]:
    return [int(Fraction(r) * payoffs.denominator) for r in case.get("reservation", [0, 0])]


def expected(case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = case["expected"]
    among: dict[str, Any] = found.get("among_unanimous", found)
    return among


def solve(name: str, payoffs: PayoffTable, floor: list[int], mask: Any) -> Solution:
    if name == "kalai_smorodinsky_maxmin_ratio":
        return kalai_smorodinsky.solve(payoffs.totals, floor, mask)
    methods = {
        "nash": nash_product.solve,
        "egalitarian_maxmin": egalitarian.solve,
        "utilitarian": utilitarian.solve,
    }
    return methods[name](payoffs.totals, floor, mask, denominator=payoffs.denominator)


def value(name: str, case: dict[str, Any], outcome: list[str], ideal: list[Fraction]) -> Fraction:
    """What the standard's formula gives for the outcome that the gold names, in fractions."""
    choice = [names.index(o) for names, o in zip(options(case), outcome, strict=True)]
    fractions = worth(case)
    u = [sum(fractions[k][o][p] for k, o in enumerate(choice)) for p in range(len(ideal))]
    gains = [x - Fraction(r) for x, r in zip(u, case.get("reservation", [0, 0]), strict=True)]
    if name == "nash":
        result = Fraction(1)
        for gain in gains:
            result *= gain
        return result
    if name == "utilitarian":
        return Fraction(sum(gains))
    if name == "egalitarian_maxmin":
        return Fraction(min(gains))
    floors = map(Fraction, case.get("reservation", [0, 0]))
    return min(g / (m - d) for g, m, d in zip(gains, ideal, floors, strict=True))


all_cases = pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["id"]))


def test_the_gold_is_whole() -> None:
    assert len(CASES) == 10
    assert sum(c["kind"] == "linear_additive_discrete" for c in CASES) == 8
    assert all(c["source"] for c in CASES)


@all_cases
def test_counts_and_efficient_packages(case: dict[str, Any]) -> None:
    payoffs, gold = table(case), expected(case)
    found = acceptable(payoffs, reservation(case, payoffs))
    assert payoffs.n_packages == gold["n_outcomes"]
    assert found.count == gold["n_individually_rational"]
    marks = efficient(payoffs.totals, found.mask)
    assert count_vectors(payoffs.totals, marks) == gold["n_pareto_utility_vectors"]
    exact = [Fraction(int(t), payoffs.denominator) for t in payoffs.totals.min(axis=0)]
    assert [round(float(x), 6) for x in exact] == list(map(float, gold["utility_min"]))
    exact = [Fraction(int(t), payoffs.denominator) for t in payoffs.totals.max(axis=0)]
    assert [round(float(x), 6) for x in exact] == list(map(float, gold["utility_max"]))


@all_cases
@pytest.mark.parametrize("name", SOLUTIONS)
def test_solutions(case: dict[str, Any], name: str) -> None:
    payoffs, gold = table(case), expected(case)[name]
    floor = reservation(case, payoffs)
    mask = acceptable(payoffs, floor).mask
    found = solve(name, payoffs, floor, mask)
    assert found.defined
    assert len(found.packages) == gold["tied_outcomes"]
    assert found.leximin in found.packages
    every = list(product(*options(case)))
    named = every.index(tuple(gold["outcome"]))
    assert named in found.packages
    sums = {row: sum(payoffs.totals[row].tolist()) for row in found.packages}
    assert sums[named] == max(sums.values())
    assert found.largest_sum == min(row for row in sums if sums[row] == max(sums.values()))
    assert found.largest_sum == named
    mine = [round(int(t) / payoffs.denominator, 6) for t in payoffs.totals[named]]
    assert mine == list(map(float, gold["utilities"]))
    best = [Fraction(int(t), payoffs.denominator) for t in payoffs.totals[mask].max(axis=0)]
    assert found.value == value(name, case, gold["outcome"], best)


@pytest.mark.parametrize("case", [c for c in CASES if "published" in c], ids=lambda c: str(c["id"]))
def test_published_points(case: dict[str, Any]) -> None:
    payoffs, published = table(case), case["published"]
    nash = nash_product.solve(payoffs.totals, [0, 0], denominator=payoffs.denominator)
    assert nash.value == pytest.approx(float(published["nash_product"]), abs=5e-7)
    assert nash.packages == (list(product(*options(case))).index(tuple(published["nash_outcome"])),)
    most = utilitarian.solve(payoffs.totals, [0, 0], denominator=payoffs.denominator)
    assert most.value == pytest.approx(float(published["max_welfare"]), abs=1e-9)


def test_five_of_six_with_two_vetoes() -> None:
    case = next(c for c in CASES if c["kind"] == "linear_additive_discrete_multiparty")
    assert "at least 5 of 6" in case["acceptance_rule"]
    payoffs = table(case)
    floor = reservation(case, payoffs)
    vetoes = frozenset(map(case["parties"].index, ("SportCo", "Department of Tourism")))
    passing = acceptable(payoffs, floor, rule=AcceptanceRule(5, vetoes))
    assert passing.count == case["expected"]["n_passing_rule"] == 55
    everyone = acceptable(payoffs, floor, rule=unanimous(6))
    assert everyone.count == case["expected"]["n_unanimous"] == 12
    assert (everyone.mask <= passing.mask).all()
    assert np.array_equal(passing.mask & passing.by_party.all(axis=1), everyone.mask)
