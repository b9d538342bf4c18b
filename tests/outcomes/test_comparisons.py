"""What is unknown, and what is much better, against plain readings of the preference entries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError
from goodoffices.methods.stability.compare import RELATIONS, Codes
from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.outcomes.movers_only import MoversOnly
from goodoffices.outcomes.packages import acceptable
from goodoffices.outcomes.partly_ranked import partly_ranked
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

from .test_worth import ISSUES, outcomes, points, space_of

UNKNOWN = Reading(gaps="unknown")
QUICK = settings(max_examples=60, deadline=None)
NAMES = sorted(ISSUES)
yes_or_no = st.booleans()
Pair = tuple[dict[str, str], dict[str, str]]

MIRRORED = {
    Relation.MUCH_BETTER: Relation.MUCH_WORSE,
    Relation.BETTER: Relation.WORSE,
    Relation.SAME: Relation.SAME,
    Relation.WORSE: Relation.BETTER,
    Relation.MUCH_WORSE: Relation.MUCH_BETTER,
    Relation.UNKNOWN: Relation.UNKNOWN,
}


def pairs(space: OutcomeSpace) -> Iterator[tuple[Pair, Relation]]:
    """Every two outcomes, and how the space compares them; both ways of asking agree."""
    every = outcomes()
    states = [space.state(outcome) for outcome in every]
    everything = np.arange(space.n_states)
    for one, a in zip(every, states, strict=True):
        assert a is not None
        row: Codes = space.relations(0, everything, np.array(a))
        for other, b in zip(every, states, strict=True):
            assert b is not None
            relation = space.relation(0, b, a)
            assert RELATIONS[int(row[b])] is relation
            assert space.relation(0, a, b) is MIRRORED[relation]
            yield (other, one), relation


def compared(a: Any, b: Any) -> Relation:
    if a == b:
        return Relation.SAME
    return Relation.BETTER if a > b else Relation.WORSE


@st.composite
def with_gaps(draw: st.DrawFn) -> dict[str, Any]:
    """Points in which some issues or values are missing, or are listed as indifferent."""
    entry = draw(points())
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2)):
        entry["points"].pop(name)
        if draw(yes_or_no):
            entry["values"].pop(name)
    for name in draw(st.lists(st.sampled_from(sorted(entry["values"])), unique=True, max_size=1)):
        entry["values"][name].pop(draw(st.sampled_from(sorted(entry["values"][name]))))
    rest = sorted(set(NAMES) - set(entry["points"]))
    says_so = draw(yes_or_no)
    if rest and says_so:
        entry["indifferent"] = [draw(st.sampled_from(rest))]
    return entry


def comparable(entry: dict[str, Any], one: dict[str, str], other: dict[str, str]) -> bool:
    for name in ISSUES:
        if one[name] == other[name] or name in entry.get("indifferent", ()):
            continue
        weight = entry["points"].get(name)
        if weight is not None and Fraction(weight) == 0:
            continue
        valued = entry["values"].get(name, {}) if weight is not None else {}
        if one[name] not in valued or other[name] not in valued:
            return False
    return True


@QUICK
@given(with_gaps())
def test_points_leave_unknown_what_they_are_silent_on(entry: dict[str, Any]) -> None:
    if not entry["points"] and not entry["values"]:
        return
    space = space_of(entry, UNKNOWN)

    def worth(outcome: dict[str, str]) -> Fraction:
        return sum(
            (
                Fraction(weight) * Fraction(entry["values"].get(i, {}).get(outcome[i], "0"))
                for i, weight in entry["points"].items()
            ),
            Fraction(0),
        )

    some_unknown = False
    for (one, other), relation in pairs(space):
        if comparable(entry, one, other):
            assert relation is compared(worth(one), worth(other))
        else:
            some_unknown = True
            assert relation is Relation.UNKNOWN
    assert (space.order(0) is None) == some_unknown
    assert bool(space.gaps("A")) == some_unknown


def test_priorities_leave_unknown_the_issues_they_do_not_mention() -> None:
    space = space_of({"priorities": ["x is a", "y is d"]}, UNKNOWN)
    for (one, other), relation in pairs(space):
        if one["z z"] != other["z z"]:
            assert relation is Relation.UNKNOWN
        else:
            score = [(o["x"] == "a", o["y"] == "d") for o in (one, other)]
            assert relation is compared(score[0], score[1])


def test_a_ranking_leaves_unknown_what_no_tier_matches() -> None:
    entry = {"ranking": [{"x": "a"}, [{"x": "b", "y": "d"}]], "indifferent": ["y", "z z"]}
    for (one, other), relation in pairs(space_of(entry, UNKNOWN)):
        places = [
            2 if o["x"] == "a" else 1 if (o["x"], o["y"]) == ("b", "d") else None
            for o in (one, other)
        ]
        if one == other:
            assert relation is Relation.SAME
        elif None in places:
            assert relation is Relation.UNKNOWN
        else:
            assert relation is compared(places[0], places[1])


def test_without_an_entry_everything_is_unknown() -> None:
    space = space_of({"of": "A", "ranking": [{"x": "a"}]}, UNKNOWN, preferences=[])
    assert space.order(0) is None
    for (one, other), relation in pairs(space):
        assert relation is (Relation.SAME if one == other else Relation.UNKNOWN)


@QUICK
@given(points(), st.decimals("0.01", 100, places=2).map(str))
def test_much_better_is_a_gap_in_worth(entry: dict[str, Any], least: str) -> None:
    space = space_of(entry | {"much better": least})
    total = sum(Fraction(w) for w in entry["points"].values()) or Fraction(1)

    def worth(outcome: dict[str, str]) -> Fraction:
        parts = (Fraction(w) * Fraction(entry["values"][i][outcome[i]])
                 for i, w in entry["points"].items())  # fmt: skip
        return sum(parts, Fraction(0)) / total

    for (one, other), relation in pairs(space):
        gap = worth(one) - worth(other)
        plain = compared(gap, 0)
        if abs(gap) >= Fraction(least):
            plain = Relation.MUCH_BETTER if gap > 0 else Relation.MUCH_WORSE
        assert relation is plain
    assert space.tiers(0).tolist() == space_of(entry).tiers(0).tolist()


def test_much_better_takes_the_end_of_a_range_that_the_reading_names() -> None:
    entry = {"points": {"x": "1"}, "values": {"x": {"a": "50", "b": "20", "c": "0"}},
             "indifferent": ["y", "z z"], "much better": "30..50"}  # fmt: skip
    found = {
        numbers: space_of(entry, Reading(numbers=numbers)).relation(0, 0, 4)
        for numbers in ("low", "midpoint", "high")
    }  # fmt: skip
    assert found == {"low": Relation.MUCH_BETTER, "midpoint": Relation.BETTER,
                     "high": Relation.BETTER}  # fmt: skip


def test_numbers_too_large_for_a_machine_word_are_compared_exactly() -> None:
    tiny = "0." + "0" * 14 + "1"
    weights = {"x": "1/999999999989", "y": "1/999999999961", "z z": "1/999999999959"}
    values = {"x": {"a": tiny, "b": "0", "c": "100"}, "y": {"d": "0", "e": "0"},
              "z z": {"f": "0", "g": "0"}}  # fmt: skip
    space = space_of({"points": weights, "values": values, "much better": "30"})
    assert space.scores("A").dtype == object
    a, b, c = (space.state({"x": option}) for option in "abc")
    assert a is not None
    assert b is not None
    assert c is not None
    assert space.relation(0, a, b) is Relation.BETTER
    assert space.relation(0, c, a) is Relation.MUCH_BETTER


def test_a_reading_that_refuses_still_refuses() -> None:
    space = space_of({"priorities": ["x is a"]})
    with pytest.raises(NeedsError, match="mention of “y”"):
        space.relation(0, 0, 1)
    with pytest.raises(NeedsError, match="mention of “y”"):
        space.order(0)


def test_what_could_be_accepted_is_refused_where_something_is_unknown() -> None:
    space = space_of({"priorities": ["x is a"], "walk away": "now"}, UNKNOWN)
    with pytest.raises(NeedsError, match="mention of “y”"):
        acceptable(space)


def test_a_term_counts_as_what_it_means_to_the_party_that_looks() -> None:
    terms = {"a": {"on": "x", "meanings": [{"for": "A", "option": "b"}]}}
    entry = {"points": {"x": "1"}, "values": {"x": {"b": "10", "c": "0"}},
             "indifferent": ["y", "z z"]}  # fmt: skip
    plain = space_of(entry, UNKNOWN, terms=terms)
    own = space_of(entry, Reading(gaps="unknown", view="A"), terms=terms)
    a, c = plain.state({"x": "a"}), plain.state({"x": "c"})
    assert a is not None
    assert c is not None
    assert plain.relation(0, a, c) is Relation.UNKNOWN
    assert own.relation(0, a, c) is Relation.BETTER


def test_those_who_move_compare_as_in_the_whole_conflict() -> None:
    space = space_of({"priorities": ["x is a"]}, UNKNOWN)
    kept = MoversOnly(space, [0])
    states = np.arange(space.n_states)
    assert kept.order(0) is None
    assert (kept.relations(0, states, np.array(3)) == space.relations(0, states, np.array(3))).all()


def test_a_graph_in_which_not_every_state_is_ranked() -> None:
    case = Case.model_validate(
        {
            "case": "g",
            "parties": {p: {"name": p, "role": "at the table"} for p in "AB"},
            "graph": {
                "states": ["s", "t", "u"],
                "moves": {"A": [["s", "t"]]},
                "preferences": {"A": ["s", "t"]},
            },
        }
    )
    found = partly_ranked(case)
    assert found.order(0) is None
    assert found.order(1) is None
    assert [found.relation(0, a, b).value for a, b in itertools.product(range(3), repeat=2)] == [
        "same", "better", "unknown", "worse", "same", "unknown", "unknown", "unknown", "same",
    ]  # fmt: skip
    assert found.relation(1, 0, 1) is Relation.UNKNOWN
    assert found.successors(0, 0).tolist() == [1]
    assert case.graph is not None
    ranked = case.graph.model_copy(update={"preferences": {"A": (("s",), ("t",), ("u",))}})
    assert partly_ranked(case.model_copy(update={"graph": ranked})).order(0) is not None
