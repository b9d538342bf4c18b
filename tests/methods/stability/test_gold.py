"""Conflicts from the literature, from their raw data: who holds where under the four concepts."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.methods.stability import (
    ExplicitGraph,
    Option,
    Reversible,
    analyse,
    explicit_graph,
    feasible_patterns,
    graph_from_options,
)

GOLD = Path(__file__).parents[2] / "gold" / "stability.json"
CONFLICTS: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))["conflicts"]
CONCEPTS = ("nash", "gmr", "smr", "seq")


def build(conflict: dict[str, Any]) -> ExplicitGraph:
    parties = conflict["decision_makers"]
    labels = [state["label"] for state in conflict["states"]]
    preferences = dict(zip(parties, conflict["preferences"], strict=True))
    if conflict["form"] == "graph":
        return explicit_graph(
            labels, dict(zip(parties, conflict["arcs"], strict=True)), preferences
        )
    options = [
        Option(o["name"], parties[o["dm"]], Reversible(o["reversible"]))
        for o in conflict["options"]
    ]
    states = {state["label"]: state["yn"] for state in conflict["states"]}
    return graph_from_options(options, states, preferences)


def of_kind(kind: str) -> list[Any]:
    return [
        pytest.param(conflict, result, id=conflict["id"])
        for conflict in CONFLICTS
        for result in conflict["results"]
        if result["kind"] == kind
    ]


def names(graph: ExplicitGraph, mask: np.ndarray[Any, Any]) -> list[str]:
    return [label for label, holds in zip(graph.labels, mask, strict=True) if holds]


def test_the_gold_is_whole() -> None:
    assert len(CONFLICTS) == 22
    assert {c["form"] for c in CONFLICTS} == {"option", "graph"}
    assert len(of_kind("computed_by_definition")) == 22
    assert len(of_kind("published")) == 3


@pytest.mark.parametrize(("conflict", "expected"), of_kind("computed_by_definition"))
def test_verdicts_by_definition(conflict: dict[str, Any], expected: dict[str, Any]) -> None:
    graph = build(conflict)
    results = analyse(graph)
    for concept in CONCEPTS:
        result = results[concept]
        assert names(graph, result.equilibria) == expected["equilibria"][concept]
        for party, stable in enumerate(expected["stable_by_dm"][concept]):
            assert names(graph, result.stable_for[party]) == stable, (concept, party)


@pytest.mark.parametrize(("conflict", "expected"), of_kind("published"))
def test_published_equilibria(conflict: dict[str, Any], expected: dict[str, Any]) -> None:
    graph = build(conflict)
    results = analyse(graph)
    agreed = set(expected["equilibria"]) - set(expected.get("disagrees_with_definition", []))
    assert agreed
    for concept in agreed:
        assert names(graph, results[concept].equilibria) == expected["equilibria"][concept]


@pytest.mark.parametrize(
    "conflict", [c for c in CONFLICTS if c.get("infeasible")], ids=lambda c: str(c["id"])
)
def test_infeasible_patterns_leave_the_listed_states(conflict: dict[str, Any]) -> None:
    left = feasible_patterns(len(conflict["options"]), conflict["infeasible"])
    assert sorted(left) == sorted(state["yn"] for state in conflict["states"])
