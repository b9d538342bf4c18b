"""Weights from swings, by hand; a swing whose ends are no longer worst and best is a gap."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.errors import NeedsError
from goodoffices.outcomes.package_space import gaps_of_packages, packages_described
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.symbolic import SymbolicSpace
from goodoffices.outcomes.weights import weight
from goodoffices.outcomes.worth import PointsWorth

TROOPS = {"massed": 20, "part": 50, "gone": 100}
SWINGS: dict[str, Any] = {
    "troops": {"from": "massed", "to": "gone", "worth": 100},
    "bases": {"from": "open", "to": "closed", "worth": "40..60"},
}


def case(swings: Any = SWINGS, troops: Any = TROOPS, **rest: Any) -> Case:
    values = {"troops": troops, "bases": {"open": 0, "closed": 80}}
    options = {option: option for option in troops}
    entry = {"of": "A", "by": "me", "swings": swings, "values": values, "walk away": "now", **rest}
    return Case.model_validate(
        {
            "case": "x",
            "parties": {"A": {"name": "A", "role": "at the table"}},
            "issues": {
                "troops": {"options": options, "now": "massed", "held by": "A"},
                "bases": {"options": {"open": "o", "closed": "c"}, "now": "open", "held by": "A"},
            },
            "preferences": [entry],
        }
    )


def test_the_step_is_worth_what_was_said() -> None:
    (entry,) = case().preferences
    assert weight(entry, "troops", DEFAULT.number) == Fraction(100 * 100, 100 - 20) == 125
    assert weight(entry, "bases", DEFAULT.number) == Fraction(50 * 100, 80)
    assert weight(entry, "bases", Reading(numbers="low").number) == 50
    assert weight(entry, "elsewhere", DEFAULT.number) is None


def test_worth_by_hand() -> None:
    """Weights 125 and 62.5, so two thirds and one third of the whole."""
    space = OutcomeSpace(case())
    worth = space.worth("A")
    assert isinstance(worth, PointsWorth)
    assert worth.shares == (Fraction(2, 3), Fraction(1, 3))
    state = space.state({"troops": "gone", "bases": "closed"})
    now = space.now
    assert state is not None
    scores = space.scores("A")
    assert Fraction(int(scores[state]), worth.scale) == Fraction(2 * 100 + 80, 3)
    assert Fraction(int(scores[now]), worth.scale) == Fraction(2 * 20, 3)


def test_swings_and_the_weights_they_mean_are_one_thing() -> None:
    given = OutcomeSpace(case())
    points: Any = {"swings": {}, "points": {"troops": 125, "bases": "62.5"}}
    typed = OutcomeSpace(case(**points))
    assert np.array_equal(given.scores("A"), typed.scores("A"))
    described, same = packages_described(case()), packages_described(case(**points))
    for one, other in zip(described.space.tables, same.space.tables, strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("troops", "why"),
    [
        ({**TROOPS, "war": 0}, "“war” is now valued below “massed”"),
        ({**TROOPS, "gone": 90, "pact": 100}, "“pact” is now valued above “gone”"),
        ({**TROOPS, "massed": 100, "gone": 0}, "“gone” is not valued above “massed”"),
    ],
)
def test_changed_options_ask_for_the_weight_again(troops: Any, why: str) -> None:
    changed = case(troops=troops)
    (gap,) = OutcomeSpace(changed).gaps("A")
    assert gap.what == (
        f"weight of “troops” for A (it was judged for the step from “massed” to “gone”, and {why})"
    )
    assert "ask again" in gap.do
    assert gaps_of_packages(changed) == (gap,)
    assert gap in SymbolicSpace(changed).gaps
    with pytest.raises(NeedsError):
        OutcomeSpace(changed).scores("A")


def test_an_option_added_in_between_changes_nothing() -> None:
    assert OutcomeSpace(case(troops={**TROOPS, "half": 60})).gaps("A") == ()


def test_an_option_added_without_a_value_is_a_gap() -> None:
    half = case().model_dump(by_alias=True)
    half["issues"]["troops"]["options"]["half"] = {"title": "h"}
    (gap,) = OutcomeSpace(Case.model_validate(half)).gaps("A")
    assert gap.what == "value for A of “half” on “troops”"


def test_a_worth_left_open_is_a_gap() -> None:
    silent = {**SWINGS, "bases": {"from": "open", "to": "closed"}}
    (gap,) = OutcomeSpace(case(silent)).gaps("A")
    assert gap.what == "weight for A on “bases”"


def test_no_worth_at_all_needs_no_values() -> None:
    nothing = {**SWINGS, "bases": {"from": "open", "to": "closed", "worth": 0}}
    space = OutcomeSpace(case(nothing))
    assert space.gaps("A") == ()
    assert len(set(space.scores("A").tolist())) == 3


def test_left_unknown_outcomes_apart_on_the_issue_cannot_be_compared() -> None:
    space = OutcomeSpace(case(troops={**TROOPS, "war": 0}), Reading(gaps="unknown"))
    here, there = space.now, space.state({"troops": "gone"})
    only_bases = space.state({"bases": "closed"})
    assert there is not None
    assert only_bases is not None
    assert space.relation(0, here, there).name == "UNKNOWN"
    assert space.relation(0, only_bases, here).name == "BETTER"


def test_taken_for_indifference_it_weighs_nothing() -> None:
    space = OutcomeSpace(case(troops={**TROOPS, "war": 0}), Reading(gaps="indifferent"))
    assert len(set(space.scores("A").tolist())) == 2


def test_a_swing_that_stands_in_one_reading_only() -> None:
    """At the high ends “part” would be the best: the weight is judged for another step there."""
    loose = case(troops={"massed": 0, "part": "40..95", "gone": 90})
    assert OutcomeSpace(loose).gaps("A") == ()
    assert OutcomeSpace(loose, Reading(numbers="low")).gaps("A") == ()
    assert len(OutcomeSpace(loose, Reading(numbers="high")).gaps("A")) == 1


def test_a_range() -> None:
    (entry,) = case().preferences
    worth = entry.swings["bases"].worth
    assert worth == Range(Fraction(40), Fraction(60))
