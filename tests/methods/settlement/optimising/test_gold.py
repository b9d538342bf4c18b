"""Bargaining problems from the literature, without listing their packages."""

import json
from fractions import Fraction
from itertools import product
from math import lcm
from pathlib import Path
from typing import Any

import pytest

from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.methods.settlement.optimising import (
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    utilitarian,
)
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

GOLD = Path(__file__).parents[3] / "gold" / "settlement.json"
CASES: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"), parse_float=Fraction)[
    "cases"
]
METHODS: dict[str, Any] = {
    "nash": nash_product,
    "egalitarian_maxmin": egalitarian,
    "kalai_smorodinsky_maxmin_ratio": kalai_smorodinsky,
    "utilitarian": utilitarian,
}


def options(case: dict[str, Any]) -> list[list[str]]:
    if case["kind"] == "divisible_points":
        return [case["parties"]] * len(case["issues"])
    return [issue["options"] for issue in case["issues"]]


def part(case: dict[str, Any], party: int, issue: int, option: int) -> Fraction:
    """Say what one option adds for one party, by the rule that the case states."""
    if case["kind"] == "divisible_points":
        points = case["points"][case["parties"][party]]
        return Fraction(points[issue] if option == party else 0)
    if case["kind"] == "linear_additive_discrete_multiparty":
        return Fraction(case["scores"][party][issue][option])
    entry = case["issues"][issue]
    profile = case["profiles"][case["parties"][party]]
    evaluations = profile["evaluations"][entry["name"]]
    raw = Fraction(profile["weights"][entry["name"]]) * Fraction(
        evaluations[entry["options"][option]]
    )
    shared = "max_evaluation_i" in case["utility_rule"]
    return raw / Fraction(max(evaluations.values())) if shared else raw


def space(case: dict[str, Any], rule: AcceptanceRule | None = None) -> PackageSpace:
    n = len(case["parties"])
    worth = [
        [[part(case, p, k, o) for p in range(n)] for o in range(len(names))]
        for k, names in enumerate(options(case))
    ]
    floors = [Fraction(x) for x in case.get("reservation") or [0] * n]
    numbers = [x for issue in worth for row in issue for x in row]
    common = lcm(*(x.denominator for x in (*numbers, *floors)))
    tables = [[[int(x * common) for x in row] for row in issue] for issue in worth]
    return package_space(tables, [int(x * common) for x in floors], common, rule=rule)


def value(name: str, made: PackageSpace, package: tuple[int, ...]) -> Fraction:
    """Read the formula in fractions; shares of the ideal are checked by who is chosen."""
    gains = [
        Fraction(u - d, made.denominator)
        for u, d in zip(made.worth(package), made.reservation, strict=True)
    ]
    if name == "nash":
        found = Fraction(1)
        for gain in gains:
            found *= gain
        return found
    return min(gains) if name == "egalitarian_maxmin" else sum(gains, Fraction(0))


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_value_ties_and_the_published_package(case: dict[str, Any], name: str) -> None:
    made = space(case)
    gold = case["expected"].get("among_unanimous", case["expected"])[name]
    found = METHODS[name].solve(made)
    assert found.defined
    assert found.exhausted
    assert len(found.packages) == gold["tied_outcomes"]
    named = tuple(names.index(o) for names, o in zip(options(case), gold["outcome"], strict=True))
    assert named in found.packages
    assert found.largest_sum == named
    worth = [round(u / made.denominator, 6) for u in made.worth(named)]
    assert worth == list(map(float, gold["utilities"]))
    if name != "kalai_smorodinsky_maxmin_ratio":
        assert found.value == value(name, made, named)


def test_five_of_six_with_two_vetoes() -> None:
    """The greatest sum under a quorum, against every package looked at one by one."""
    case = next(c for c in CASES if c["kind"] == "linear_additive_discrete_multiparty")
    vetoes = frozenset(map(case["parties"].index, ("SportCo", "Department of Tourism")))
    made = space(case, AcceptanceRule(5, vetoes))
    passing = [p for p in product(*map(range, made.shape)) if made.acceptable(p)]
    assert len(passing) == case["expected"]["n_passing_rule"]
    best = max(sum(made.worth(p)) for p in passing)
    found = utilitarian.solve(made)
    assert found.packages == tuple(p for p in passing if sum(made.worth(p)) == best)
