"""A party's box against its worth under the readings that exist: low, half way and high."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.methods.settlement.imprecision.gains import gains_in_readings
from goodoffices.methods.settlement.imprecision.ranged_party import Interval
from goodoffices.methods.settlement.imprecision.readings import GRID
from goodoffices.outcomes.boxed_worth import boxed_gaps, boxed_worth
from goodoffices.outcomes.reading import Numbers, Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import PointsWorth

ISSUES: dict[str, tuple[str, ...]] = {"x": ("a", "b", "c"), "y": ("d", "e")}
ENDS: dict[Numbers, int] = {"low": 0, "midpoint": GRID // 2, "high": GRID}


def space_of(entry: dict[str, Any], reading: Reading | None = None, **more: Any) -> OutcomeSpace:
    case = Case.model_validate(
        {
            "case": "x",
            "parties": {"A": {"name": "A", "role": "at the table"}},
            "issues": {
                name: {"options": dict.fromkeys(opts, ""), "now": opts[0], "held by": "A"}
                for name, opts in ISSUES.items()
            },
            "preferences": [{"of": "A", "by": "analyst", **entry}],
            **more,
        }
    )
    return OutcomeSpace(case, reading or Reading())


@st.composite
def numbers(draw: st.DrawFn, least: int, most: int) -> str:
    low = draw(st.integers(least, most))
    high = draw(st.integers(low, most))
    return draw(st.sampled_from([str(low), f"{low}..{high}", f"{low}/3..{high}"]))


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    values = {x: {o: draw(numbers(0, 100)) for o in opts} for x, opts in ISSUES.items()}
    walk = st.sampled_from(["now", {"x": "b"}, {"x": "c", "y": "e"}])
    return {
        "points": {issue: draw(numbers(1, 50)) for issue in ISSUES},
        "values": values,
        "walk away": draw(st.one_of(walk, numbers(0, 100))),
    }


def gains_at(space: OutcomeSpace, position: int) -> list[Fraction]:
    box = boxed_worth(space, "A")
    found = gains_in_readings(box, np.full((1, len(box.open_numbers)), position))
    return [Fraction(int(gain), int(found.scale[0])) for gain in found.gains[0]]


def gains_of(space: OutcomeSpace) -> list[Fraction]:
    own = space.worth("A")
    assert isinstance(own, PointsWorth)
    return [Fraction(int(s) - space.walk_away("A"), own.scale) for s in space.scores("A")]


@given(entries())
@settings(max_examples=80, deadline=None)
def test_a_reading_of_the_box_is_that_reading_of_the_case(entry: dict[str, Any]) -> None:
    for end, position in ENDS.items():
        space = space_of(entry, Reading(numbers=end))
        assert gains_at(space, position) == gains_of(space)


def test_options_that_mean_the_same_share_one_number() -> None:
    entry = {
        "points": {"x": 1, "y": 1},
        "values": {"x": {"a": "0..50", "b": "20..80", "c": 100}, "y": {"d": 0, "e": 1}},
        "walk away": {"x": "b"},
    }
    # to A, whatever is called b is really c
    term = {"word": {"on": "x", "meanings": [{"for": "A", "option": "c"}]}}
    terms = {"b": term["word"]}
    space = space_of(entry, Reading(view="A"), terms=terms)
    box = boxed_worth(space, "A")
    by_hand = [space.worth("A").column(space.digits, k).tolist() for k in range(2)]
    assert box.digits.T.tolist() == by_hand
    for end, position in ENDS.items():
        seen = space_of(entry, Reading(view="A", numbers=end), terms=terms)
        assert gains_at(seen, position) == gains_of(seen)


def swings(**values: Any) -> dict[str, Any]:
    return {
        "swings": {
            "x": {"from": "a", "to": "c", "worth": "50..100"},
            "y": {"from": "d", "to": "e", "worth": 40},
        },
        "values": {"x": {"a": 10, "b": "30..60", "c": 90} | values, "y": {"d": 0, "e": 100}},
        "walk away": "now",
    }


def test_a_weight_judged_as_a_swing_is_a_range_of_weights() -> None:
    space = space_of(swings())
    assert boxed_gaps(space, "A") == ()
    # the step from 10 to 90 is worth 50 to 100: for each 100 of value 62.5 to 125
    assert boxed_worth(space, "A").weights[0] == Interval(Fraction(125, 2), Fraction(125))
    for end, position in ENDS.items():
        seen = space_of(swings(), Reading(numbers=end))
        assert gains_at(seen, position) == gains_of(seen)


@pytest.mark.parametrize("values", [{"c": "80..95"}, {"a": "0..20"}, {"b": "0..15"}])
def test_a_swing_between_options_valued_in_ranges_is_named(values: dict[str, str]) -> None:
    (gap,) = boxed_gaps(space_of(swings(**values)), "A")
    assert "“a” and “c” on “x” for A" in gap.what


@pytest.mark.parametrize("points", [{"x": "-1..3", "y": 2}, {"x": 0, "y": "0..4"}])
def test_weights_below_zero_or_all_zero_are_named(points: dict[str, Any]) -> None:
    values = {x: dict.fromkeys(opts, 1) for x, opts in ISSUES.items()}
    space = space_of({"points": points, "values": values, "walk away": "now"})
    assert len(boxed_gaps(space, "A")) == 1


def test_an_order_has_no_numbers() -> None:
    space = space_of({"priorities": ["x is b", "y is e"], "walk away": "now"})
    assert boxed_gaps(space, "A") == ()
