"""Counts of rankings from the literature, and what is refused."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.methods.stability import (
    GMR,
    NASH,
    SEQ,
    SMR,
    Option,
    Relation,
    concept_named,
    explicit_graph,
    feasible_patterns,
    graph_from_options,
)
from goodoffices.methods.stability.explicit_graph import Mover
from goodoffices.methods.stability.inverse import (
    Around,
    Lever,
    LookedUp,
    fewest_to_stop_preferring,
    least_rise,
    least_together,
    profiles,
    rankings,
)
from goodoffices.methods.stability.inverse.hitting import minimal_choices, smallest_choice

GOLD = Path(__file__).parents[3] / "gold" / "stability.json"
CONFLICTS: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))["conflicts"]


def syria_iraq() -> tuple[LookedUp, int, dict[str, int], dict[str, int]]:
    conflict = next(c for c in CONFLICTS if c["id"] == "syria_iraq_1975")
    parties = conflict["decision_makers"]
    options = [Option(o["name"], parties[o["dm"]]) for o in conflict["options"]]
    states = {state["label"]: state["yn"] for state in conflict["states"]}
    preferences = dict(zip(parties, conflict["preferences"], strict=True))
    asked = {r["kind"]: r["inverse"] for r in conflict["results"] if "inverse" in r}
    graph = graph_from_options(options, states, preferences)
    computed = asked["computed_by_definition"]
    return LookedUp(graph), graph.state(computed["target"]), computed, asked["published"]


@pytest.mark.parametrize("key", ["nash", "gmr", "smr", "seq"])
def test_rankings_of_syria(key: str) -> None:
    conflict, target, computed, _ = syria_iraq()
    found = rankings(Around(conflict, concept_named(key), 0, target))
    assert (found.number, found.of) == (computed[f"profiles_{key}"], 720)
    # Iraq has no improvement from there, so these are profiles as well
    assert profiles(conflict, concept_named(key), target, [0]).number == found.number


def test_where_we_differ_from_the_published_counts() -> None:
    """The guide prints 420 under SEQ: it asks only that the improvement listed last is answered."""
    conflict, target, _, published = syria_iraq()
    assert rankings(Around(conflict, NASH, 0, target)).number == published["profiles_nash"]
    seq = rankings(Around(conflict, SEQ, 0, target))
    assert published["profiles_seq"] == 420
    assert seq.share == Fraction(8, 15)


def test_counts_that_would_not_multiply_are_refused() -> None:
    conflict, target, _, _ = syria_iraq()
    with pytest.raises(UseError, match="one party whose ranking varies"):
        profiles(conflict, SEQ, target, [0, 1])
    with pytest.raises(UseError, match="no other that could improve"):
        profiles(conflict, SEQ, target, [1])
    assert profiles(conflict, NASH, target, [0, 1]).of == 720**2


def many_moves(n_options: int) -> LookedUp:
    options = [Option(f"o{k}", "A") for k in range(n_options)] + [Option("b", "B")]
    patterns = feasible_patterns(n_options + 1)
    ranking = sorted(patterns, key=lambda p: -p.count("Y"))
    graph = graph_from_options(options, {p: p for p in patterns}, {"A": ranking, "B": [patterns]})
    return LookedUp(graph)


def test_too_many_states_that_matter_are_refused() -> None:
    with pytest.raises(TooLargeError, match="31 outcomes that matter"):
        rankings(Around(many_moves(5), NASH, 0, 0))


def test_the_smallest_number_is_found_where_counts_are_refused() -> None:
    found = fewest_to_stop_preferring(Around(many_moves(5), NASH, 0, 0))
    assert (len(found.choice), found.exact) == (31, True)


def test_a_search_cut_short_gives_bounds() -> None:
    rng = np.random.default_rng(3)
    requirements = [
        tuple(frozenset(map(int, rng.choice(24, 3, replace=False))) for _ in range(4))
        for _ in range(14)
    ]
    exact = smallest_choice(requirements)
    hurried = smallest_choice(requirements, most_steps=5)
    assert exact.exact
    assert hurried.at_least <= len(exact.choice) <= len(hurried.choice)
    assert all(any(way <= hurried.choice for way in ways) for ways in requirements)


def test_too_many_minimal_choices_are_refused() -> None:
    pairs = [(frozenset({2 * k}), frozenset({2 * k + 1})) for k in range(20)]
    with pytest.raises(TooLargeError, match="combinations"):
        minimal_choices(pairs)
    assert len(smallest_choice(pairs).choice) == 20


def test_a_concept_of_another_kind_is_refused() -> None:
    conflict, target, _, _ = syria_iraq()
    with pytest.raises(UseError, match="Nash stability, GMR, SMR, SEQ or SSEQ"):
        Around(conflict, concept_named("sim"), 0, target)


def test_a_preference_that_is_no_ranking_is_refused() -> None:
    class Unknown:
        n_states, parties, axis_form = 2, ("A",), None
        movers = (frozenset({0}),)

        def successors(self, mover: int, state: int) -> np.ndarray[Any, Any]:
            return np.array([1 - state])

        def relation(self, party: int, a: int, b: int) -> Relation:
            return Relation.UNKNOWN

        def order(self, party: int) -> None:
            return None

    with pytest.raises(NeedsError, match="complete ranking"):
        LookedUp(Unknown())


def small() -> LookedUp:
    moves: dict[Mover, list[tuple[str, str]]] = {"A": [("talk", "fight")], "B": [("fight", "ruin")]}
    preferences = {"A": ["fight", "talk", "ruin"], "B": ["talk", "fight", "ruin"]}
    return LookedUp(explicit_graph(["talk", "fight", "ruin"], moves, preferences))


def test_whole_numbers_of_any_length() -> None:
    worth = np.array([0, 10**30, -(10**30)], dtype=object)
    lever = Lever(0, "talk", worth, np.array([True, False, False]), Fraction(10**29))
    rise = least_rise(Around(small(), NASH, 0, 0), lever)
    assert rise is not None
    assert rise.amount == 10
    assert rise.order().tolist() == [0, 0, 1]


def test_told_in_steps_and_never_less_than_needed() -> None:
    worth = np.array([0, 10, 5])
    lever = Lever(0, "talk", worth, np.array([True, False, False]), Fraction(3), Fraction(1, 10))
    rise = least_rise(Around(small(), NASH, 0, 0), lever)
    assert rise is not None
    assert (rise.least, rise.amount) == (Fraction(10, 3), Fraction(34, 10))
    assert rise.order().tolist() == [0, 1, 2]


def test_no_rise_of_what_it_leaves_for_is_enough() -> None:
    lever = Lever(0, "both", np.array([0, 10, 5]), np.array([True, True, False]))
    assert least_rise(Around(small(), NASH, 0, 0), lever) is None
    # under GMR a rise that covers B's answer would do, and none is needed
    assert least_rise(Around(small(), GMR, 0, 0), lever) is not None


def test_more_than_the_scale_allows_is_not_used() -> None:
    worth, only = np.array([0, 10, 5]), np.array([True, False, False])
    lever = Lever(0, "talk", worth, only, room=Fraction(9))
    rise = least_rise(Around(small(), NASH, 0, 0), lever)
    assert rise is not None
    assert not rise.within_room
    found = least_together(small(), NASH, 0, [lever])
    assert (found.rises, found.complete) == (None, True)


def test_smr_counts_the_way_out() -> None:
    moves: dict[Mover, list[tuple[str, str]]] = {
        "A": [("talk", "fight"), ("ruin", "peace")],
        "B": [("fight", "ruin")],
    }
    preferences = {"A": ["peace", "fight", "talk", "ruin"], "B": ["talk", "fight", "ruin", "peace"]}
    conflict = LookedUp(explicit_graph(["talk", "fight", "ruin", "peace"], moves, preferences))
    assert fewest_to_stop_preferring(Around(conflict, GMR, 0, 0)).choice == frozenset()
    assert len(fewest_to_stop_preferring(Around(conflict, SMR, 0, 0)).choice) == 1
