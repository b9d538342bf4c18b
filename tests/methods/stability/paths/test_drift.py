"""Where chains of improvements end or go round, against plain following."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.random_conflicts import Features, arc_conflict, axis_conflict
from tests.methods.stability.read_plainly import alone, plainly

from goodoffices.methods.stability import NASH, ConflictGraph, Oracle, explicit_graph
from goodoffices.methods.stability.paths.best_replies import best_replies_in_turn
from goodoffices.methods.stability.paths.drift import drift


def conflict(seed: int) -> ConflictGraph:
    rng = np.random.default_rng(seed)
    if seed % 2:
        return arc_conflict(rng, int(rng.integers(1, 20)), int(rng.integers(2, 4)), 2.0, 9)
    shape = ((2, 3, 2), (2, 2, 2, 2), (3, 3, 3))[int(rng.integers(3))]
    feasible, one_way = float(rng.choice([1.0, 0.7])), float(rng.choice([0.0, 0.4]))
    parties = int(rng.integers(2, 4))
    features = Features(
        parties, shape, feasible, one_way, common=0.3, tiers=40, joint=bool(rng.integers(2))
    )
    return axis_conflict(rng, features)


@given(st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_ends_and_circles(seed: int) -> None:
    assert_as_followed(seed)


@pytest.mark.parametrize("seed", range(0, 60, 2))
def test_circles_too_large_to_list(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.methods.stability.paths.drift._LISTED", -1)
    monkeypatch.setattr("goodoffices.methods.stability.paths.drift._ONE_BY_ONE", seed // 2 % 3)
    assert_as_followed(seed)


def assert_as_followed(seed: int) -> None:
    graph = conflict(seed)
    plain, start = plainly(graph), seed % graph.n_states
    movers = alone(plain)
    found = drift(graph, start)
    reached = plain.reached(start, movers)
    assert set(np.flatnonzero(found.reached)) == reached
    after = {s: set.union(*(plain.steps(m, s, True) for m in movers)) for s in reached}
    assert found.ends.tolist() == sorted(s for s in reached if not after[s])
    ahead = {s: set.union(set(), *(plain.reached(q, movers) for q in after[s])) for s in reached}
    round_ = {s for s in reached if s in ahead[s]}
    circles = {frozenset(t for t in round_ if t in ahead[s] and s in ahead[t]) for s in round_}
    assert {frozenset(c.states.tolist()) for c in found.circles} == circles
    assert len(found.circles) == len(circles)
    for circle in found.circles:
        states = set(circle.states.tolist())
        assert circle.closed == all(after[s] <= states for s in states)
    assert found.always_ends == (not circles)
    assert found.circling == len(round_)
    closed = [circle.closed for circle in found.circles]
    assert closed == sorted(closed, reverse=True)


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_ends_are_nash_stable(seed: int) -> None:
    graph = conflict(seed)
    holds = Oracle(graph).analyse([NASH])["nash"].equilibria
    ends = drift(graph, seed % graph.n_states).ends
    assert holds[ends].all()


def test_matching_pennies_goes_on_for_ever() -> None:
    graph = explicit_graph(
        ["hh", "ht", "tt", "th", "out"],
        {
            "A": [("hh", "th"), ("th", "hh"), ("ht", "tt"), ("tt", "ht"), ("tt", "out")],
            "B": [("hh", "ht"), ("ht", "hh"), ("th", "tt"), ("tt", "th")],
        },
        {"A": ["out", ["hh", "tt"], ["ht", "th"]], "B": [["ht", "th"], ["hh", "tt"], "out"]},
    )
    found = drift(graph, 0)
    assert found.ends.tolist() == [4]
    assert [(c.states.tolist(), c.closed) for c in found.circles] == [([0, 1, 2, 3], False)]


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_best_replies_in_turn(seed: int) -> None:
    graph = conflict(seed)
    plain, start = plainly(graph), seed % graph.n_states
    replies = best_replies_in_turn(graph, start)
    here, turn, passed, seen, steps = start, 0, 0, set[tuple[int, int]](), []
    n_parties = len(graph.parties)
    while passed < n_parties and (here, turn) not in seen:
        seen.add((here, turn))
        own = plain.steps(frozenset({turn}), here, True) if frozenset({turn}) in plain.moves else ()
        if own:
            here = min((plain.tiers[turn][q], q) for q in own)[1]
            steps.append((turn, here))
            passed = 0
        else:
            passed += 1
        turn = (turn + 1) % n_parties
    assert [(step.party, step.to) for step in replies.steps] == steps
    assert replies.comes_to_rest == (passed == n_parties)
    if replies.comes_to_rest:
        assert drift(graph, here).ends.tolist() == [here]
