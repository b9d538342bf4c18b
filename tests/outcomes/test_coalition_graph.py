"""Who may act together, against the definitions of design §4 read out slowly."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from tests.outcomes.made_cases import PARTIES, cases, feasible, joint_moves, single_moves

from goodoffices.case.model import Case
from goodoffices.outcomes.coalition_graph import CoalitionGraph, coalition_graph, taking_part
from goodoffices.outcomes.space import OutcomeSpace


def ranked(case: Case, parties: tuple[str, ...]) -> Case:
    """Let these parties like every outcome by what stands first in each issue."""
    entries: list[dict[str, Any]] = [
        {
            "of": party,
            "by": "T",
            "points": dict.fromkeys(case.axes, 1),
            "values": {
                name: {option: k for k, option in enumerate(issue.options)}
                for name, issue in case.axes.items()
            },
        }
        for party in parties
    ]
    whole = case.model_dump(by_alias=True, exclude_none=True)
    return Case.model_validate(whole | {"preferences": entries})


def moves(graph: CoalitionGraph) -> dict[frozenset[str], set[tuple[int, int]]]:
    return {
        frozenset(graph.parties[p] for p in members): {
            (s, q) for s in range(graph.n_states) for q in graph.successors(m, s).tolist()
        }
        for m, members in enumerate(graph.movers)
    }


def defined(case: Case, known: tuple[str, ...]) -> dict[frozenset[str], set[tuple[int, int]]]:
    """All moves of movers all of whose parties are known, without those that move nowhere."""
    number = {tuple(o.values()): k for k, o in enumerate(feasible(case))}
    joint = {
        frozenset(members)
        for issue in case.axes.values()
        if issue.held_by is not None
        for members in (issue.held_by.all_of, issue.held_by.enter)
        if len(set(members)) > 1
    }
    found = {frozenset({p}): single_moves(case, p) for p in PARTIES}
    found |= {members: joint_moves(case, members) for members in joint}
    return {
        members: {(number[tuple(a.values())], number[tuple(b.values())]) for a, b in arcs}
        for members, arcs in found.items()
        if members <= set(known)
    }


@given(cases())
@settings(deadline=None, max_examples=60)
def test_who_takes_part_and_what_they_can_do(case: Case) -> None:
    space = OutcomeSpace(ranked(case, PARTIES))
    every = {members: arcs for members, arcs in defined(case, PARTIES).items() if arcs}
    able = {party for members in every for party in members}
    assert taking_part(space) == tuple(p for p in PARTIES if p in able)
    graph = coalition_graph(space)
    assert graph.left_out == ()
    assert graph.parties == taking_part(space)
    assert {members: arcs for members, arcs in moves(graph).items() if arcs} == every
    assert all(graph.order(p) is not None for p in range(len(graph.parties)))
    form = graph.axis_form
    assert form is not None
    assert len(form.reaches) == len(graph.movers)


@given(cases())
@settings(deadline=None, max_examples=60)
def test_whose_preferences_are_not_stated_is_left_out_and_named(case: Case) -> None:
    known = ("A", "C")
    space = OutcomeSpace(ranked(case, known))
    graph = coalition_graph(space)
    takes_part = taking_part(space)
    assert graph.parties == tuple(p for p in takes_part if p != "B")
    assert [one.party for one in graph.left_out] == [p for p in takes_part if p == "B"]
    assert all(one.gaps for one in graph.left_out)
    expected = {members: arcs for members, arcs in defined(case, known).items() if arcs}
    assert {members: arcs for members, arcs in moves(graph).items() if arcs} == expected
