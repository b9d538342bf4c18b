"""Groups of outcomes mean exactly the outcomes they are made from, each once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.outcomes.made_cases import cases, feasible

from goodoffices.case.model import Case
from goodoffices.case.partial_outcome import matches
from goodoffices.opened_case import open_case
from goodoffices.outcomes.grouping import groups
from goodoffices.outcomes.space import OutcomeSpace


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_every_member_is_in_one_group_and_nothing_else_in_any(case: Case, draw: object) -> None:
    assert hasattr(draw, "random")
    outcomes = feasible(case)
    members = np.array([draw.random() < 0.5 for _ in outcomes])
    found = groups(OutcomeSpace(case), members)
    assert found is not None
    for outcome, member in zip(outcomes, members.tolist(), strict=True):
        assert sum(matches(g.partial, outcome) for g in found) == int(member)
    assert [g.count for g in found] == [
        sum(matches(g.partial, outcome) for outcome in outcomes) for g in found
    ]
    assert [g.count for g in found] == sorted((g.count for g in found), reverse=True)


def test_a_pattern_is_found_again_in_one_line() -> None:
    space = OutcomeSpace(open_case("paris-2014").case)
    partial = {"troops": ("partial", "withdrawn"), "sanctions": ("eased",), "bloc": ("open",)}
    found = groups(space, space.where(partial))
    assert found is not None
    (group,) = found
    assert group.partial == partial
    assert group.count == int(space.where(partial).sum())


def test_all_and_none() -> None:
    space = OutcomeSpace(open_case("paris-2014").case)
    found = groups(space, np.ones(space.n_states, dtype=np.bool_))
    assert found is not None
    (everything,) = found
    assert everything.partial == {}
    assert everything.count == space.n_states
    assert groups(space, np.zeros(space.n_states, dtype=np.bool_)) == ()


def test_what_follows_no_pattern_is_not_told_in_groups() -> None:
    space = OutcomeSpace(open_case("paris-2014").case)
    scattered = np.random.default_rng(3).random(space.n_states) < 0.5
    assert groups(space, scattered, most=50) is None
    assert groups(space, scattered, most=space.n_states) is not None
