"""What could be accepted, by whom, against a slow reading of the definition."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.case.partial_outcome import matches
from goodoffices.errors import NeedsError
from goodoffices.outcomes.packages import (
    acceptable,
    must_accept,
    packages,
    payoffs,
    possible_acceptors,
)
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

from .made_cases import PARTIES, cases, feasible, never_left


@st.composite
def negotiations(draw: st.DrawFn) -> Case:
    case = draw(cases(max_issues=3))
    roles = {p: draw(st.sampled_from(["at the table", "absent"])) for p in PARTIES}
    numbers = st.integers(0, 4)
    preferences = [
        {
            "of": party,
            "by": "analyst",
            "points": {name: draw(numbers) for name in case.axes},
            "values": {
                name: {o: 25 * draw(numbers) for o in issue.options}
                for name, issue in case.axes.items()
            },
            "red lines": draw(
                st.lists(
                    st.sampled_from(
                        [{n: o} for n, issue in case.axes.items() for o in issue.options]
                    ),
                    max_size=1,
                )
            ),
            "walk away": draw(st.sampled_from(["now", "50", "33.3"])),
        }
        for party in PARTIES
    ]
    raw = case.model_dump(by_alias=True, exclude_defaults=True)
    raw |= {"parties": {p: {"name": p, "role": role} for p, role in roles.items()}}
    return Case.model_validate(raw | {"preferences": preferences})


def worth(case: Case, party: str, outcome: dict[str, str]) -> Fraction:
    entry = next(e for e in case.preferences if e.of == party)
    weights = {name: number.low for name, number in entry.points.items()}
    total = sum(weights.values()) or Fraction(1)
    value = sum((weights[n] * entry.values[n][o].low for n, o in outcome.items()), Fraction(0))
    return value / total


def could_accept(case: Case, party: str, outcome: dict[str, str]) -> bool:
    entry = next(e for e in case.preferences if e.of == party)
    now = {name: str(issue.now) for name, issue in case.axes.items()}
    floor = worth(case, party, now) if entry.walk_away == "now" else entry.walk_away.low  # type: ignore[union-attr]
    crossed = any(matches(line, outcome) for line in entry.red_lines)
    return worth(case, party, outcome) >= floor and not crossed


def needed(case: Case, outcome: dict[str, str]) -> set[str]:
    table = {p for p, entry in case.parties.items() if entry.role == "at the table"}
    for name, issue in case.axes.items():
        if outcome[name] != issue.now and issue.held_by is not None:
            table |= set(issue.held_by.parties)
    return table


def is_package(case: Case, outcome: dict[str, str]) -> bool:
    return not any(
        (name, issue.now) in never_left(case) and outcome[name] != issue.now
        for name, issue in case.axes.items()
    )


@settings(max_examples=80, deadline=None)
@given(negotiations())
def test_acceptable_is_what_the_definition_says(case: Case) -> None:
    space = OutcomeSpace(case)
    expected = [
        is_package(case, o) and all(could_accept(case, p, o) for p in needed(case, o))
        for o in feasible(case)
    ]
    assert packages(space).tolist() == [is_package(case, o) for o in feasible(case)]
    assert acceptable(space).tolist() == expected
    for party in PARTIES:
        asked = must_accept(space, party).tolist()
        assert asked == [party in needed(case, o) for o in feasible(case)]


@settings(max_examples=40, deadline=None)
@given(negotiations(), st.lists(st.sampled_from(PARTIES), min_size=1, unique=True))
def test_named_acceptors_replace_the_usual(case: Case, named: list[str]) -> None:
    space = OutcomeSpace(case)
    assert set(possible_acceptors(space, named)) == set(named)
    expected = [
        is_package(case, o) and all(could_accept(case, p, o) for p in named) for o in feasible(case)
    ]
    assert acceptable(space, named).tolist() == expected


@settings(max_examples=40, deadline=None)
@given(negotiations())
def test_payoffs_share_one_denominator(case: Case) -> None:
    space = OutcomeSpace(case)
    found = payoffs(space, PARTIES)
    for column, party in enumerate(PARTIES):
        values = [
            Fraction(int(total), found.table.denominator) for total in found.table.totals[:, column]
        ]
        assert values == [worth(case, party, o) for o in feasible(case)]
        entry = next(e for e in case.preferences if e.of == party)
        now = {name: str(issue.now) for name, issue in case.axes.items()}
        floor = worth(case, party, now) if entry.walk_away == "now" else entry.walk_away.low  # type: ignore[union-attr]
        assert Fraction(found.walk_away[column], found.table.denominator) == floor
        at_or_above = np.asarray(found.table.totals[:, column] >= found.walk_away[column])
        assert (at_or_above & ~space.red_lines(party)).tolist() == [
            could_accept(case, party, o) for o in feasible(case)
        ]


def two_sides(**entry: Any) -> Case:
    return Case.model_validate(
        {
            "case": "x",
            "parties": {"A": {"name": "A", "role": "at the table"}},
            "issues": {"x": {"options": {"a": "", "b": ""}, "now": "a", "held by": "A"}},
            "preferences": [{"of": "A", "by": "analyst", **entry}],
        }
    )


def test_an_unstated_walk_away_is_named_and_taken_as_now_only_on_request() -> None:
    case = two_sides(priorities=["x is b"])
    with pytest.raises(NeedsError, match="walk-away of A"):
        acceptable(OutcomeSpace(case))
    assert acceptable(OutcomeSpace(case, Reading(walk_away="now"))).tolist() == [True, True]


def test_an_outcome_as_walk_away_may_itself_be_infeasible() -> None:
    case = two_sides(priorities=["x is b"], **{"walk away": {"x": "b"}})
    barred = case.model_copy(
        update={"rules": Case.model_validate({"case": "y", "rules": [{"never": {"x": "b"}}]}).rules}
    )
    assert acceptable(OutcomeSpace(case)).tolist() == [False, True]
    assert acceptable(OutcomeSpace(barred)).tolist() == [False]


def test_orders_cannot_be_weighed() -> None:
    case = two_sides(priorities=["x is b"], **{"walk away": "now"})
    with pytest.raises(NeedsError, match="points for A"):
        payoffs(OutcomeSpace(case), ["A"])


def test_a_fractional_walk_away_is_not_rounded() -> None:
    values = {"x": {"a": "0", "b": "2", "c": "4"}}
    case = Case.model_validate(
        {
            "case": "x",
            "parties": {"A": {"name": "A", "role": "at the table"}},
            "issues": {"x": {"options": {"a": "", "b": "", "c": ""}, "now": "a", "held by": "A"}},
            "preferences": [
                {"of": "A", "by": "t", "points": {"x": 1}, "values": values, "walk away": "0.1"}
            ],
        }
    )
    found = payoffs(OutcomeSpace(case), ["A"])
    gains = [
        Fraction(int(t) - found.walk_away[0], found.table.denominator)
        for t in found.table.totals[:, 0]
    ]
    assert gains == [Fraction(-1, 10), Fraction(19, 10), Fraction(39, 10)]


def test_a_walk_away_no_tier_matches_is_a_gap() -> None:
    case = two_sides(ranking=[{"x": "a"}], indifferent=[], **{"walk away": {"x": "b"}})
    barred = case.model_copy(
        update={"rules": Case.model_validate({"case": "y", "rules": [{"never": {"x": "b"}}]}).rules}
    )
    with pytest.raises(NeedsError, match="place of the walk-away"):
        acceptable(OutcomeSpace(barred))
