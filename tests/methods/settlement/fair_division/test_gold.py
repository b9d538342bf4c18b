"""Published divisions: the Panama Canal treaty and the divorce of Bob and Carol."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from goodoffices.methods.settlement.fair_division import (
    adjusted_winner,
    envies,
    max_nash_welfare,
    maximin_share,
)

GOLD = Path(__file__).parents[3] / "gold" / "fair_division.json"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads(GOLD.read_text("utf-8"))["cases"]
}


def stakes(case: dict[str, Any]) -> tuple[list[int], list[int]]:
    first, second = (case["points"][party] for party in case["parties"])
    return first, second


@pytest.mark.parametrize("name", sorted(CASES))
def test_adjusted_winner(name: str) -> None:
    case = CASES[name]
    expected = case["solution_computed_here"]["adjusted_winner"]
    found = adjusted_winner(*stakes(case))
    shares = dict(zip(case["issues"], map(str, found.shares), strict=True))
    assert shares == expected["share_of_party_1"]
    assert [str(points) for points in found.points] == expected["points"]
    assert found.divided is not None
    assert case["issues"][found.divided] == case["solution_published"]["split_issue"]


def test_panama_as_published() -> None:
    # Brams & Taylor: Panama trails by 53 to 64, so the tied land and water is its first; it then
    # leads by 68 to 64 and gives two fifteenths of it back: 66 points each.
    found = adjusted_winner(*stakes(CASES["panama_canal_1974_points"]))
    assert found.won_first == (0, 0, 1, 0, 1, 0, 1, 1, 1, 1)
    (only,) = found.transfers
    assert (only.issue, only.giver, only.ratio) == (2, 1, Fraction(1))
    assert only.part == Fraction(2, 15)
    assert found.points == (Fraction(66), Fraction(66))


def test_bob_and_carol_as_published() -> None:
    found = adjusted_winner(*stakes(CASES["bob_carol_divorce"]))
    assert found.divided == 0
    assert found.shares[0] == Fraction(5, 6)
    assert found.points == (Fraction(170, 3), Fraction(170, 3))


def test_panama_with_every_issue_whole() -> None:
    case = CASES["panama_canal_1974_points"]
    expected = case["solution_computed_here"]["indivisible_each_issue_to_one_side"]["nash"]
    found = max_nash_welfare(stakes(case))
    assert len(found.allocations) == expected["tied_outcomes"]
    winners = [case["parties"][side] for side in found.allocations[0]]
    assert winners == expected["outcome"]
    assert list(found.worth[0]) == expected["utilities"]
    assert envies(stakes(case), found.allocations[0]) == ()
    # each can cut its hundred points into two halves
    assert [maximin_share(side, 2).value for side in stakes(case)] == [50, 50]
