"""The bargaining problems from the literature, folded instead of listed."""

import json
from fractions import Fraction
from itertools import product
from math import lcm
from pathlib import Path
from typing import Any

import pytest

from goodoffices.methods.settlement.folding import efficient_front, standards_on_front
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

GOLD = Path(__file__).parents[3] / "gold" / "settlement.json"
# Decimals are read as the fractions they are written as: 0.1 is one tenth.
TEXT = GOLD.read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = json.loads(TEXT, parse_float=Fraction)["cases"]
NAMES = {
    "nash": "nash",
    "kalai_smorodinsky": "kalai_smorodinsky_maxmin_ratio",
    "egalitarian": "egalitarian_maxmin",
    "utilitarian": "utilitarian",
}
all_cases = pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["id"]))


def worth(case: dict[str, Any]) -> list[list[list[Fraction]]]:
    """Per issue the worth of each option to each party, by the rule that the case states."""
    if case["kind"] == "divisible_points":
        sides = case["parties"]
        return [
            [[Fraction(case["points"][p][k] * (p == winner)) for p in sides] for winner in sides]
            for k in range(len(case["issues"]))
        ]
    if case["kind"] == "linear_additive_discrete_multiparty":
        return [
            [[Fraction(own[k][o]) for own in case["scores"]] for o in range(len(issue["options"]))]
            for k, issue in enumerate(case["issues"])
        ]
    scaled = "max_evaluation_i" in case["utility_rule"]
    return [
        [[_part(case["profiles"][p], issue["name"], o, scaled) for p in case["parties"]]
         for o in issue["options"]]
        for issue in case["issues"]
    ]  # fmt: skip


def _part(profile: dict[str, Any], issue: str, option: str, scaled: bool) -> Fraction:
    values = {name: Fraction(value) for name, value in profile["evaluations"][issue].items()}
    most = max(values.values()) if scaled else 1
    return Fraction(profile["weights"][issue]) * values[option] / most


def space(case: dict[str, Any]) -> PackageSpace:
    fractions = worth(case)
    common = lcm(*(f.denominator for issue in fractions for row in issue for f in row))
    tables = [[[int(f * common) for f in row] for row in issue] for issue in fractions]
    floors = [int(Fraction(r) * common) for r in case.get("reservation", [0, 0])]
    return package_space(tables, floors, common)


def expected(case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = case["expected"]
    return dict(found.get("among_unanimous", found))


@all_cases
def test_efficient_worths_and_the_packages_behind_them(case: dict[str, Any]) -> None:
    described = space(case)
    front = efficient_front(described)
    assert front.exact
    assert len(front) == expected(case)["n_pareto_utility_vectors"]
    behind = dict.fromkeys(map(tuple, front.vectors.tolist()), 0)
    for package in product(*map(range, described.shape)):
        if described.acceptable(package) and described.worth(package) in behind:
            behind[described.worth(package)] += 1
    assert tuple(behind.values()) == front.counts


@all_cases
def test_standards(case: dict[str, Any]) -> None:
    front, gold = efficient_front(space(case)), expected(case)
    for found in standards_on_front(front):
        entry = gold[NAMES[found.solution.method]]
        tied = [
            [round(float(Fraction(int(w), front.space.denominator)), 6) for w in front.vectors[row]]
            for row in found.solution.packages
        ]
        assert list(map(float, entry["utilities"])) in tied
        # An inefficient package can be tied only where the least gain alone is looked at.
        if found.all_ties:
            assert found.n_packages == entry["tied_outcomes"]
        else:
            assert found.n_packages <= entry["tied_outcomes"]
