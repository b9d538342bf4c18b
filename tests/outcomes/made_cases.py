"""Small random cases, and the definitions of design §4 read out slowly over plain dictionaries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.case.partial_outcome import matches

PARTIES = ("A", "B", "C")


@st.composite
def holders(draw: st.DrawFn) -> Any:
    some = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    others = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    return draw(
        st.sampled_from(
            [some[0], {"any of": some}, {"all of": some}, {"enter": some, "leave": others}]
        )
    )


@st.composite
def cases(draw: st.DrawFn, max_issues: int = 4) -> Case:
    issues = {}
    for number in range(draw(st.integers(1, max_issues))):
        options = [f"o{k}" for k in range(draw(st.integers(1, 3)))]
        now = draw(st.sampled_from(options))
        issues[f"i{number}"] = {
            "options": {option: option.upper() for option in options},
            "now": now,
            "held by": draw(holders()),
        }
    rules = [rule for rule in draw(st.lists(_rule(issues), max_size=3)) if _keeps_now(rule, issues)]
    return Case.model_validate(
        {
            "case": "made",
            "parties": {p: {"name": p, "role": "at the table"} for p in PARTIES},
            "issues": issues,
            "rules": rules,
        }
    )


@st.composite
def _rule(draw: st.DrawFn, issues: dict[str, Any]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["never", "one way"]))
    names = draw(st.lists(st.sampled_from(sorted(issues)), min_size=1, max_size=3, unique=True))
    partial = {
        name: draw(
            st.lists(
                st.sampled_from(sorted(issues[name]["options"])),
                min_size=1,
                max_size=2,
                unique=True,
            )
        )
        for name in names
    }
    return {kind: partial}


def _keeps_now(rule: dict[str, Any], issues: dict[str, Any]) -> bool:
    never = rule.get("never")
    if never is None:
        return True
    return not all(issues[name]["now"] in options for name, options in never.items())


def feasible(case: Case) -> list[dict[str, str]]:
    """Every outcome no rule excludes, the last issue varying fastest."""
    names = list(case.axes)
    every = itertools.product(*(case.axes[name].options for name in names))
    outcomes = [dict(zip(names, options, strict=True)) for options in every]
    never = [rule.never for rule in case.rules if rule.never]
    return [o for o in outcomes if not any(matches(rule, o) for rule in never)]


def never_left(case: Case) -> set[tuple[str, str]]:
    return {
        (issue, option)
        for rule in case.rules
        for issue, options in (rule.one_way or {}).items()
        for option in options
    }


def single_moves(case: Case, party: str) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """All moves of one party alone, straight from the words of the design."""
    for start, end in itertools.permutations(feasible(case), 2):
        if all(_may_alone(case, party, issue, start, end) for issue in _changed(start, end)):
            yield start, end


def joint_moves(
    case: Case, members: frozenset[str]
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """All moves of a joint mover."""
    for start, end in itertools.permutations(feasible(case), 2):
        if all(_may_jointly(case, members, issue, start, end) for issue in _changed(start, end)):
            yield start, end


def _changed(start: dict[str, str], end: dict[str, str]) -> list[str]:
    return [issue for issue in start if start[issue] != end[issue]]


def _may_alone(
    case: Case, party: str, issue: str, start: dict[str, str], end: dict[str, str]
) -> bool:
    if (issue, start[issue]) in never_left(case):
        return False
    held, now = case.issues[issue].held_by, case.issues[issue].now
    assert held is not None
    if party in held.any_of or set(held.all_of) == {party}:
        return True
    if party in held.leave and end[issue] == now:
        return True
    return set(held.enter) == {party} and end[issue] != now


def _may_jointly(
    case: Case, members: frozenset[str], issue: str, start: dict[str, str], end: dict[str, str]
) -> bool:
    if (issue, start[issue]) in never_left(case):
        return False
    held, now = case.issues[issue].held_by, case.issues[issue].now
    assert held is not None
    if set(held.all_of) == members:
        return True
    return set(held.enter) == members and end[issue] != now
