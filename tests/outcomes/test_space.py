"""The outcome space against a slow reading of its definition."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, OutcomeError, TooLargeError
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.cells import cells
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

from .made_cases import PARTIES, cases, feasible, joint_moves, single_moves

QUICK = settings(max_examples=60, deadline=None)


@QUICK
@given(cases())
def test_states_are_the_feasible_outcomes_in_either_form(case: Case) -> None:
    expected = feasible(case)
    for listed in (False, True):
        space = OutcomeSpace(case, listed=listed)
        assert [space.outcome(s) for s in range(space.n_states)] == expected
        assert [space.state(o) for o in expected] == list(range(len(expected)))
        assert space.outcome(space.now) == {i: x.now for i, x in case.axes.items()}


@QUICK
@given(cases())
def test_infeasible_outcomes_are_no_state(case: Case) -> None:
    space, known = OutcomeSpace(case), feasible(case)
    names = list(case.axes)
    for options in itertools.product(*(case.axes[n].options for n in names)):
        outcome = dict(zip(names, options, strict=True))
        assert (space.state(outcome) is None) == (outcome not in known)


@QUICK
@given(cases(max_issues=3))
def test_moves_are_those_of_the_definition(case: Case) -> None:
    for listed in (False, True):
        space = OutcomeSpace(case, listed=listed)
        for mover, members in enumerate(space.movers):
            names = frozenset(PARTIES[k] for k in members)
            moves = single_moves(case, *names) if len(names) == 1 else joint_moves(case, names)
            expected = {(space.state(a), space.state(b)) for a, b in moves}
            found = {(s, int(t)) for s in range(space.n_states) for t in space.successors(mover, s)}
            assert found == expected, names


@QUICK
@given(cases())
def test_successors_are_sorted_and_distinct(case: Case) -> None:
    space = OutcomeSpace(case)
    for mover in range(len(space.movers)):
        for state in range(space.n_states):
            found = space.successors(mover, state).tolist()
            assert found == sorted(set(found) - {state})


def test_every_party_has_a_mover_of_its_own_first() -> None:
    case = _case({"x": {"held by": {"all of": ["A", "B"]}}})
    assert OutcomeSpace(case).movers == (
        frozenset({0}),
        frozenset({1}),
        frozenset({2}),
        frozenset({0, 1}),
    )


def test_enter_needs_all_and_leave_needs_one() -> None:
    case = _case({"x": {"held by": {"enter": ["A", "B"], "leave": ["B"]}}})
    space = OutcomeSpace(case)
    assert space.successors(0, space.now).tolist() == []
    assert space.successors(3, space.now).tolist() == [1]
    assert space.successors(1, 1).tolist() == [0]
    assert space.successors(0, 1).tolist() == []


def test_an_issue_kept_at_now_stays_there_but_still_counts() -> None:
    case = _case(
        {"x": {"held by": "A"}, "y": {"held by": "B"}}, preferences=[_points("A", x=1, y=3)]
    )
    space = OutcomeSpace(case, Reading(without=("y",)))
    assert [space.outcome(s) for s in range(space.n_states)] == [
        {"x": "no", "y": "no"},
        {"x": "yes", "y": "no"},
    ]
    whole = OutcomeSpace(case)
    scale = whole.worth("A").scale or 1
    assert [int(v) / scale for v in space.scores("A")] == [0, 25]


def test_ten_to_the_nine_outcomes_are_refused_at_once() -> None:
    case = _case({f"i{k}": {"held by": "A"} for k in range(30)})
    with pytest.raises(TooLargeError, match="1,073,741,824"):
        OutcomeSpace(case)


def test_few_feasible_outcomes_in_a_vast_space_are_listed() -> None:
    axes = [Axis(f"i{k}", ("no", "yes"), 0) for k in range(50)]
    chain = [{f"i{k}": ("yes",), f"i{k + 1}": ("no",)} for k in range(49)]
    found = cells(axes, chain)
    assert found.form == "feasible list"
    assert found.count == 51
    assert found.total == 2**50


def test_rules_that_leave_nothing_are_said() -> None:
    axes = [Axis("x", ("no", "yes"), 0)]
    with pytest.raises(OutcomeError, match="none of 2 outcomes"):
        cells(axes, [{"x": ("no", "yes")}])


def test_an_issue_without_now_is_named() -> None:
    case = Case.model_validate({"case": "x", "issues": {"troops": {"options": {"a": "", "b": ""}}}})
    with pytest.raises(NeedsError, match=r"now.*troops"):
        OutcomeSpace(case)


def test_an_unheld_issue_is_a_gap_and_does_not_move() -> None:
    case = Case.model_validate(
        {
            "case": "x",
            "parties": {"A": {"name": "A", "role": "absent"}},
            "issues": {"troops": {"options": {"a": "", "b": ""}, "now": "a"}},
        }
    )
    space = OutcomeSpace(case)
    assert [gap.what for gap in space.unheld] == ["holder of “troops”"]
    assert space.successors(0, 0).tolist() == []


def test_relation_follows_the_order() -> None:
    case = _case({"x": {"held by": "A"}}, preferences=[_points("A", x=1)])
    space = OutcomeSpace(case)
    assert space.tiers(0).tolist() == [1, 0]
    assert space.relation(0, 1, 0).is_better
    assert not space.relation(0, 0, 0).is_better
    assert isinstance(space.tiers(0), np.ndarray)


def _case(issues: dict[str, Any], **more: Any) -> Case:
    every = {
        name: {"options": {"no": "No", "yes": "Yes"}, "now": "no", **issue}
        for name, issue in issues.items()
    }
    parties = {p: {"name": p, "role": "at the table"} for p in PARTIES}
    return Case.model_validate({"case": "x", "parties": parties, "issues": every, **more})


def _points(of: str, **weights: int) -> dict[str, Any]:
    return {
        "of": of,
        "by": "analyst",
        "points": weights,
        "values": {name: {"no": 0, "yes": 100} for name in weights},
        "walk away": "now",
    }


def test_a_party_that_holds_much_moves_among_the_few_outcomes_there_are() -> None:
    issues = {f"i{k}": {"held by": "A"} for k in range(30)}
    rules = [{"never": {f"i{k}": "yes"}} for k in range(28)]
    space = OutcomeSpace(_case(issues, rules=rules))
    assert space.n_states == 4
    assert space.successors(0, space.now).tolist() == [1, 2, 3]
