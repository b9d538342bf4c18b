"""A refusal names another entry of the party where that one lacks nothing, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.package_space import gaps_of_packages
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.symbolic import SymbolicSpace

ISSUES: dict[str, Any] = {
    "aid": {"options": {"none": "n", "all": "a"}, "now": "none", "held by": "A"},
    "years": {"options": {"two": "2", "four": "4"}, "now": "two", "held by": "A"},
}
VALUES = {"aid": {"none": 0, "all": 100}, "years": {"two": 0, "four": 100}}
PART: dict[str, Any] = {"points": {"aid": 1}, "values": VALUES, "walk away": "now"}
WHOLE: dict[str, Any] = {**PART, "points": {"aid": 1, "years": 2}}
RANKED: dict[str, Any] = {
    "ranking": [{"aid": "all", "years": "four"}, {"aid": ["none", "all"]}, {"years": "two"}],
    "walk away": "now",
}


def gaps(reading: Reading, *entries: dict[str, Any]) -> list[tuple[Gap, ...]]:
    listed = [{"of": "A", "by": f"analyst {n}", **entry} for n, entry in enumerate(entries)]
    parties = {"A": {"name": "Alpha", "role": "at the table"}}
    case = Case.model_validate(
        {"case": "x", "parties": parties, "issues": ISSUES, "preferences": listed}
    )
    space = OutcomeSpace(case, reading)
    return [
        (*space.gaps("A"), *space.walk_away_gap("A")),
        SymbolicSpace(case, reading).gaps,
        gaps_of_packages(case, reading),
    ]


@pytest.mark.parametrize("other", [WHOLE, {**WHOLE, "by": "B"}])
def test_the_complete_entry_is_named(other: dict[str, Any]) -> None:
    for found in gaps(DEFAULT, PART, PART, other):
        assert found
        assert all(gap.do.endswith("; or look with --entry A=3.") for gap in found)


def test_the_first_may_be_the_complete_one() -> None:
    for found in gaps(Reading(entries={"A": 2}), WHOLE, PART):
        assert found
        assert all("or look with --entry A=1." in gap.do for gap in found)


def test_an_entry_that_lacks_something_itself_is_not_named() -> None:
    no_floor = {key: value for key, value in WHOLE.items() if key != "walk away"}
    for other in (PART, no_floor):
        for found in gaps(DEFAULT, PART, other):
            assert found
            assert not any("look with" in gap.do for gap in found)


def test_a_ranking_is_no_way_out_for_packages() -> None:
    listed, symbolic, packages = gaps(DEFAULT, PART, RANKED)
    assert all("--entry A=2" in gap.do for gap in (*listed, *symbolic))
    assert not any("--entry" in gap.do for gap in packages)


def test_a_walk_away_not_stated_is_stated_by_the_other() -> None:
    no_floor = {key: value for key, value in WHOLE.items() if key != "walk away"}
    listed, _, packages = gaps(DEFAULT, no_floor, WHOLE)
    for found in (listed, packages):
        (gap,) = found
        assert gap.what == "walk-away of A"
        assert "or look with --entry A=2" in gap.do


def test_nothing_missing_nothing_said() -> None:
    assert [len(found) for found in gaps(DEFAULT, WHOLE, PART)] == [0, 0, 0]
