"""The three preference forms, exactly, against slow readings of what they mean."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.case.partial_outcome import matches
from goodoffices.errors import NeedsError
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

ISSUES: dict[str, tuple[str, ...]] = {"x": ("a", "b", "c"), "y": ("d", "e"), "z z": ("f", "g")}
QUICK = settings(max_examples=80, deadline=None)
decimals = st.decimals(0, 100, places=2).map(str)


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


def outcomes() -> list[dict[str, str]]:
    every = itertools.product(*ISSUES.values())
    return [dict(zip(ISSUES, options, strict=True)) for options in every]


@st.composite
def points(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "points": {name: draw(decimals) for name in ISSUES},
        "values": {name: {o: draw(decimals) for o in opts} for name, opts in ISSUES.items()},
    }


@QUICK
@given(points())
def test_points_are_exact_weighted_means(entry: dict[str, Any]) -> None:
    space = space_of(entry)
    total = sum(Fraction(w) for w in entry["points"].values()) or Fraction(1)
    expected = [
        sum(Fraction(entry["points"][i]) * Fraction(entry["values"][i][o]) for i, o in out.items())
        / total
        for out in outcomes()
    ]
    scale = space.worth("A").scale or 0
    assert [Fraction(int(score), scale) for score in space.scores("A")] == expected
    best = sorted(set(expected), reverse=True)
    assert space.tiers(0).tolist() == [best.index(value) for value in expected]


def test_a_tenth_is_a_tenth() -> None:
    values = {"x": {"a": "0.1", "b": "0.2", "c": "0.3"}, "y": {"d": "0.2", "e": "0.1"}}
    entry = {"points": {"x": "1", "y": "1"}, "values": values, "indifferent": ["z z"]}
    space = space_of(entry)
    tie = [space.state({"x": "a", "y": "d"}), space.state({"x": "b", "y": "e"})]
    assert space.tiers(0)[tie[0]] == space.tiers(0)[tie[1]]


def test_numbers_too_long_for_the_machine_stay_exact() -> None:
    tiny = "0." + "0" * 13 + "1"
    values = {"x": {"a": "0", "b": tiny, "c": "99.123456789012345"}, "y": {"d": "0", "e": "1/7"}}
    entry = {
        "points": {"x": "3.14159265358979", "y": "1/3"},
        "values": values,
        "indifferent": ["z z"],
    }
    space = space_of(entry)
    assert space.tiers(0)[space.state({"x": "b"})] < space.tiers(0)[space.state({"x": "a"})]


@pytest.mark.parametrize(("numbers", "expected"), [("low", 20), ("midpoint", 30), ("high", 40)])
def test_a_reading_takes_one_number_out_of_each_range(numbers: Any, expected: int) -> None:
    entry = {
        "points": {"x": "1"},
        "values": {"x": {"a": "20..40", "b": "0", "c": "0"}},
        "indifferent": ["y", "z z"],
    }
    space = space_of(entry, Reading(numbers=numbers))
    assert Fraction(int(space.scores("A")[0]), space.worth("A").scale or 0) == expected


STATEMENTS = ["x is a", "not y is e", "x is b if y is d", "z z is g or x is c", "y is e iff x is a"]


def holds(text: str, out: dict[str, str]) -> bool:
    """The five statements, read by hand."""
    return {
        "x is a": out["x"] == "a",
        "not y is e": out["y"] != "e",
        "x is b if y is d": out["x"] == "b" or out["y"] != "d",
        "z z is g or x is c": out["z z"] == "g" or out["x"] == "c",
        "y is e iff x is a": (out["y"] == "e") == (out["x"] == "a"),
    }[text]


@given(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=8))
@QUICK
def test_priorities_are_lexicographic(texts: list[str]) -> None:
    space = space_of({"priorities": texts, "indifferent": ["x", "y", "z z"]})
    truth = [tuple(holds(text, out) for text in texts) for out in outcomes()]
    best = sorted(set(truth), reverse=True)
    assert space.tiers(0).tolist() == [best.index(row) for row in truth]


def test_a_hundred_priorities_do_not_overflow() -> None:
    texts = ["x is c"] + ["y is e"] * 98 + ["z z is g"]
    space = space_of({"priorities": texts})
    assert int(np.argmin(space.tiers(0))) == space.state({"x": "c", "y": "e", "z z": "g"})


tiers = st.lists(
    st.dictionaries(st.sampled_from(sorted(ISSUES)), st.none(), min_size=1, max_size=2), max_size=4
)


@QUICK
@given(st.data())
def test_the_first_tier_that_matches_counts(data: st.DataObject) -> None:
    ranking: list[list[dict[str, list[str]]]] = []
    for tier in data.draw(st.lists(tiers.filter(bool), min_size=1, max_size=4)):
        ranking.append(
            [
                {
                    issue: data.draw(
                        st.lists(
                            st.sampled_from(ISSUES[issue]), min_size=1, max_size=2, unique=True
                        )
                    )
                    for issue in partial
                }
                for partial in tier
            ]
        )
    space = space_of({"ranking": ranking}, Reading(gaps="indifferent"))

    def place(out: dict[str, str]) -> int:
        for number, tier in enumerate(ranking):
            if any(matches({i: tuple(o) for i, o in p.items()}, out) for p in tier):
                return number
        return len(ranking)

    places = [place(out) for out in outcomes()]
    best = sorted(set(places))
    assert space.tiers(0).tolist() == [best.index(p) for p in places]


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        ({"points": {"x": 1}, "values": {"x": {"a": 0, "b": 0, "c": 0}}}, "points for A on “y”"),
        ({"points": {"x": 1}, "values": {"x": {"a": 0}}}, "value for A of “b” on “x”"),
        ({"points": {"x": 1, "y": 2}, "values": {"x": {"a": 1}}}, "value for A of “d” on “y”"),
        ({"values": {"x": {"a": 1}}}, "weight for A on “x”"),
        ({"priorities": ["x is a"]}, "mention of “y” in the priorities of A"),
        ({"ranking": [{"x": "a"}]}, "place in the ranking of A for 8 of 12 outcomes"),
        ({"ranking": [{"x": "a"}, {"x": ["b", "c"]}]}, "mention of “y” in the ranking of A"),
    ],
)
def test_not_stated_is_never_indifference(entry: dict[str, Any], missing: str) -> None:
    with pytest.raises(NeedsError) as refused:
        space_of(entry).scores("A")
    assert missing in str(refused.value)
    assert space_of(entry, Reading(gaps="indifferent")).scores("A") is not None


def test_no_entry_at_all_is_named() -> None:
    space = space_of({"points": {"x": 1}, "values": {"x": {"a": 1}}})
    case = space.case.model_copy(update={"preferences": ()})
    with pytest.raises(NeedsError, match="preferences of A"):
        OutcomeSpace(case).scores("A")


def test_a_weight_of_nothing_needs_no_values() -> None:
    entry = {"points": {"x": 0, "y": 0, "z z": 0}, "values": {"x": {"a": 1, "b": 2, "c": 3}}}
    assert set(space_of(entry).tiers(0).tolist()) == {0}
