"""Points on which programs for the graph model are known to differ, each decided by definition."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.errors import NeedsError
from goodoffices.methods.stability import (
    GMR,
    NASH,
    SEQ,
    SMR,
    Concept,
    ExplicitGraph,
    Option,
    Oracle,
    Relation,
    Step,
    analyse,
    explicit_graph,
    graph_from_options,
)

GOLD = Path(__file__).parents[2] / "gold" / "stability.json"


def stable(graph: ExplicitGraph, concept: Concept, party: str, state: str) -> bool:
    result = analyse(graph, [concept])[concept.key]
    return bool(result.stable_for[graph.parties.index(party), graph.state(state)])


@pytest.mark.parametrize("concept", [GMR, SMR, SEQ], ids=lambda c: str(c.key))
@pytest.mark.parametrize(("k_tier", "expected"), [(["s", "k"], True), (["k", "s"], False)])
def test_an_answer_liked_as_much_as_the_start_sanctions(
    concept: Concept, k_tier: list[str], expected: bool
) -> None:
    tie = [k_tier] if expected else k_tier
    graph = explicit_graph(
        ["s", "q", "k"],
        {"A": [("s", "q")], "B": [("q", "k")]},
        {"A": ["q", *tie], "B": ["k", "q", "s"]},
    )
    assert stable(graph, concept, "A", "s") is expected


def garrison() -> ExplicitGraph:
    conflicts: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))["conflicts"]
    raw = next(c for c in conflicts if c["id"] == "garrison_diversion")
    parties = raw["decision_makers"]
    return graph_from_options(
        [Option(o["name"], parties[o["dm"]]) for o in raw["options"]],
        {state["label"]: state["yn"] for state in raw["states"]},
        dict(zip(parties, raw["preferences"], strict=True)),
    )


def test_an_opponent_may_move_again_later() -> None:
    """Garrison, state 6: the only sanction needs US Support twice, with another move between."""
    graph = garrison()
    support, opposition, canada = 0, 1, 2
    s, q = graph.state("6"), graph.state("2")
    assert stable(graph, GMR, "Canadian Opposition", "6")
    found = Oracle(graph).sanction(GMR, canada, s, q)
    assert found is not None
    assert [step.party for step in found.steps] == [support, opposition, support]


def test_nobody_moves_twice_running() -> None:
    graph = explicit_graph(
        ["s", "q", "x", "k"],
        {"A": [("s", "q")], "B": [("q", "x"), ("x", "k")]},
        {"A": ["q", "x", "s", "k"], "B": ["k", "x", "q", "s"]},
    )
    assert not stable(graph, GMR, "A", "s")
    assert not stable(graph, SEQ, "A", "s")


@pytest.mark.parametrize(("concept", "expected"), [(GMR, True), (SEQ, True), (SMR, False)])
def test_returning_to_the_start_sanctions(concept: Concept, expected: bool) -> None:
    """Under SMR it never deters: at the start the party can leave again."""
    graph = explicit_graph(
        ["s", "q"],
        {"A": [("s", "q")], "B": [("q", "s")]},
        {"A": ["q", "s"], "B": ["s", "q"]},
    )
    assert stable(graph, concept, "A", "s") is expected


@dataclass(frozen=True)
class Related:
    """A conflict whose preferences are given pair by pair; what is not given is the same."""

    graph: ExplicitGraph
    pairs: dict[tuple[int, int, int], Relation]

    @property
    def n_states(self) -> int:
        return self.graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        return self.graph.parties

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        return self.graph.movers

    axis_form = None

    def successors(self, mover: int, state: int) -> np.ndarray[Any, np.dtype[np.int64]]:
        return self.graph.successors(mover, state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        return self.pairs.get((party, a, b), Relation.SAME)

    def order(self, party: int) -> None:
        return None


def four_states(moves: dict[Any, Any]) -> ExplicitGraph:
    everything = [["s", "q", "k", "h"]]
    return explicit_graph(["s", "q", "k", "h"], moves, {"A": everything, "B": everything})


S, Q, K, H = range(4)


@pytest.mark.parametrize("better", [Relation.BETTER, Relation.MUCH_BETTER])
def test_the_escape_need_not_be_an_improvement(better: Relation) -> None:
    """h is better than s; it counts as an escape from k although it is not better than k."""
    graph = four_states({"A": [("s", "q"), ("k", "h")], "B": [("q", "k")]})
    related = Related(graph, {(0, Q, S): better, (0, H, S): better})
    results = analyse(related)
    assert results["gmr"].stable_for[0, S]
    assert not results["smr"].stable_for[0, S]


def test_preferences_that_are_no_ranking_follow_the_definition() -> None:
    """q beats s, and k neither beats s nor is beaten: k sanctions because it is not better."""
    graph = four_states({"A": [("s", "q")], "B": [("q", "k")]})
    related = Related(graph, {(0, Q, S): Relation.MUCH_BETTER, (1, K, Q): Relation.BETTER})
    results = analyse(related)
    assert not results["nash"].stable_for[0, S]
    assert results["smr"].stable_for[0, S]
    assert results["seq"].stable_for[0, S]


def test_what_is_not_stated_is_no_indifference() -> None:
    graph = four_states({"A": [("s", "q")], "B": [("q", "k")]})
    related = Related(graph, {(0, Q, S): Relation.UNKNOWN})
    with pytest.raises(NeedsError, match="no stated preference of A"):
        analyse(related)


def test_circular_preferences_still_name_a_departure() -> None:
    graph = four_states({"A": [("s", "q"), ("s", "k"), ("s", "h")]})
    better = {(0, x, S): Relation.BETTER for x in (Q, K, H)}
    circle = {(0, Q, K): Relation.BETTER, (0, K, H): Relation.BETTER, (0, H, Q): Relation.BETTER}
    found = Oracle(Related(graph, better | circle)).departure(NASH, 0, S)
    assert found is not None
    assert found.to == Q


def test_each_improvement_is_over_the_state_it_leaves() -> None:
    """B moves to something better than q but worse than s for itself; this is credible."""
    graph = explicit_graph(
        ["s", "q", "k"],
        {"A": [("s", "q")], "B": [("q", "k")]},
        {"A": ["q", "s", "k"], "B": ["s", "k", "q"]},
    )
    assert stable(graph, SEQ, "A", "s")


def test_an_indifferent_party_holds_everywhere_and_still_sanctions() -> None:
    """It has no improvements, so it sanctions under GMR and SMR and never under SEQ."""
    graph = explicit_graph(
        ["s", "q", "k"],
        {"A": [("s", "q")], "B": [("q", "k")]},
        {"A": ["q", "s", "k"], "B": [["s", "q", "k"]]},
    )
    results = analyse(graph)
    assert all(result.stable_for[1].all() for result in results.values())
    assert {key: bool(result.stable_for[0, 0]) for key, result in results.items()} == {
        "nash": False,
        "gmr": True,
        "smr": True,
        "seq": False,
    }


def test_joint_moves_neither_leave_nor_sanction() -> None:
    """With consent A and B could leave s, and B and C could punish A's move to q; alone nobody."""
    graph = explicit_graph(
        ["s", "q", "k", "w"],
        {"A": [("s", "q")], ("A", "B"): [("s", "w")], ("B", "C"): [("q", "k")]},
        {"A": ["w", "q", "s", "k"], "B": ["w", "k", "s", "q"], "C": ["k", "s", "q", "w"]},
    )
    assert stable(graph, NASH, "B", "s")
    assert not stable(graph, GMR, "A", "s")
    found = Oracle(graph).departure(GMR, 0, 0)
    assert found is not None
    assert found.to == graph.state("q")


def test_common_moves_of_two_parties_alternate() -> None:
    """A common move lets two opponents walk a path that one alone could not."""
    path = [("q", "x"), ("x", "k")]
    graph = explicit_graph(
        ["s", "q", "x", "k"],
        {"A": [("s", "q")], "B": path, "C": path},
        {"A": ["q", "x", "s", "k"], "B": ["k", "x", "q", "s"], "C": ["k", "x", "q", "s"]},
    )
    assert stable(graph, SEQ, "A", "s")
    found = Oracle(graph).sanction(SEQ, 0, 0, 1)
    assert found is not None
    assert found.steps == (Step(1, 2), Step(2, 3))
