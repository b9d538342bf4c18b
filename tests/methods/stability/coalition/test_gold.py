"""Coalitional verdicts of conflicts from the literature, from their raw data.

The schema of the gold file names ``coalition_partitions`` as a further kind of result. No conflict
in it has one, so there is nothing of that kind to reproduce, and a test says so.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.methods.stability import (
    NASH,
    ExplicitGraph,
    Option,
    Reversible,
    analyse,
    explicit_graph,
    graph_from_options,
)
from goodoffices.methods.stability.coalition import CNASH, Coalitions

GOLD = Path(__file__).parents[3] / "gold" / "stability.json"
CONFLICTS: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))["conflicts"]


def build(conflict: dict[str, Any]) -> ExplicitGraph:
    parties = conflict["decision_makers"]
    labels = [state["label"] for state in conflict["states"]]
    preferences = dict(zip(parties, conflict["preferences"], strict=True))
    if conflict["form"] == "graph":
        arcs = dict(zip(parties, conflict["arcs"], strict=True))
        return explicit_graph(labels, arcs, preferences)
    options = [
        Option(o["name"], parties[o["dm"]], Reversible(o["reversible"]))
        for o in conflict["options"]
    ]
    states = {state["label"]: state["yn"] for state in conflict["states"]}
    return graph_from_options(options, states, preferences)


def conflict_called(name: str) -> ExplicitGraph:
    return build(next(c for c in CONFLICTS if c["id"] == name))


def with_coalitions() -> list[Any]:
    return [
        pytest.param(conflict, result["coalition"], id=conflict["id"])
        for conflict in CONFLICTS
        for result in conflict["results"]
        if "coalition" in result
    ]


def names(graph: ExplicitGraph, mask: np.ndarray[Any, Any]) -> list[str]:
    return [label for label, holds in zip(graph.labels, mask, strict=True) if holds]


def test_the_gold_has_what_is_tested_here() -> None:
    found = {param.id for param in with_coalitions()}
    assert found == {
        "prisoners_dilemma",
        "syria_iraq_1975",
        "elmira_9",
        "chicken",
        "stag_hunt",
        "matching_pennies",
    }
    assert not any("coalition_partitions" in r for c in CONFLICTS for r in c["results"])


@pytest.mark.parametrize(("conflict", "expected"), with_coalitions())
def test_verdicts_for_every_coalition(conflict: dict[str, Any], expected: dict[str, Any]) -> None:
    graph = build(conflict)
    results = Coalitions(graph).analyse()
    assert set(results) == set(expected)
    for key, known in expected.items():
        result = results[key]
        assert result.every
        stable_for = {
            "+".join(map(str, sorted(coalition))): names(graph, result.of(coalition))
            for coalition in result.coalitions
        }
        assert stable_for == known["stable_for"], key
        assert names(graph, result.stable) == known["stable_for_every_coalition"], key


def test_elmira_jump_by_the_ministry_and_uniroyal() -> None:
    elmira = conflict_called("elmira_9")
    nash = analyse(elmira, [NASH])["nash"].equilibria
    coalitions = Coalitions(elmira)
    (jump,) = coalitions.jumps(nash)
    assert (elmira.labels[jump.state], elmira.labels[jump.to]) == ("s5", "s8")
    assert [elmira.parties[p] for p in sorted(jump.coalition)] == ["MoE", "Uniroyal"]
    moves = [([elmira.parties[p] for p in step.movers], elmira.labels[step.to])
             for step in jump.steps]  # fmt: skip
    # each on its own would be worse off for the first step: s5 to s6, or s5 to s7
    assert moves == [(["MoE"], "s6"), (["Uniroyal"], "s8")]
    departure = coalitions.departure(CNASH, jump.coalition, jump.state)
    assert departure is not None
    assert departure.steps == jump.steps


def test_merging_parties_into_one_is_another_question() -> None:
    """Pitfall 6: merged, Uniroyal and the local government forget what each would do alone.

    A merged player has its members' moves, leaves only for what both like better, and nobody asks
    its members one by one: only the ministry and the merged player are asked. That lets seven
    states hold. Asked of every coalition, single parties included, two hold.
    """
    elmira = conflict_called("elmira_9")
    ministry, merged, everybody = frozenset({0}), frozenset({1, 2}), frozenset({0, 1, 2})
    result = Coalitions(elmira).analyse([CNASH])["cnash"]
    as_one = names(elmira, result.of(ministry) & result.of(merged))
    assert as_one == ["s1", "s3", "s4", "s5", "s7", "s8", "s9"]
    assert names(elmira, result.of(everybody)) == as_one
    assert names(elmira, result.stable) == ["s8", "s9"]
    # Uniroyal alone leaves s3 and s7, the local government alone s1, s3 and s4; s5 falls to the
    # ministry and Uniroyal, who are not merged here
    lost = {
        frozenset({1}): {"s3", "s7"},
        frozenset({2}): {"s1", "s3", "s4"},
        frozenset({0, 1}): {"s5"},
    }
    for coalition, states in lost.items():
        assert set(as_one) - set(names(elmira, result.of(coalition))) == states
    partial = Coalitions(elmira).analyse([CNASH], [ministry, merged])["cnash"]
    assert names(elmira, partial.stable) == as_one
    assert not partial.every
