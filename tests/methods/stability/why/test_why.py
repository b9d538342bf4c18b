"""Explanations of single states: the same as the oracle's, and true by a plain reading."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.options_at_random import Issues, issues
from tests.methods.stability.random_conflicts import Features, arc_conflict, axis_conflict
from tests.methods.stability.read_plainly import Plain, cells, plainly

from goodoffices.errors import NeedsError, UseError
from goodoffices.methods.stability import (
    GMR,
    NASH,
    SEQ,
    SIM,
    SMR,
    SWEPT,
    Concept,
    ConflictGraph,
    Oracle,
    explicit_graph,
    graph_from_options,
)
from goodoffices.methods.stability.bulk.moves_on_axes import MovesOnAxes
from goodoffices.methods.stability.concept import Answer
from goodoffices.methods.stability.option_form import Option
from goodoffices.methods.stability.why.account import Account, Undeterred, Way
from goodoffices.methods.stability.why.why import Why

SHAPES = [(2, 2, 3, 2), (3, 3, 2), (2,) * 5, (4, 2, 2)]


def some_axis_conflict(seed: int) -> ConflictGraph:
    rng = np.random.default_rng(seed)
    features = Features(
        parties=int(rng.integers(2, 5)),
        shape=SHAPES[int(rng.integers(len(SHAPES)))],
        feasible=float(rng.choice([1.0, 0.6])),
        one_way=float(rng.choice([0.0, 0.6])),
        common=float(rng.choice([0.0, 0.4])),
        tiers=int(rng.choice([3, 50])),
        shuffled=bool(rng.integers(2)),
        joint=bool(rng.integers(2)),
        idle=bool(rng.integers(2)),
    )
    return axis_conflict(rng, features)


def some_arc_conflict(seed: int) -> ConflictGraph:
    rng = np.random.default_rng(seed)
    n_states, parties = int(rng.integers(2, 14)), int(rng.integers(2, 5))
    return arc_conflict(rng, n_states, parties, float(rng.choice([0.5, 1.5])), 4)


def assert_same_as_oracle(graph: ConflictGraph) -> None:
    oracle, why = Oracle(graph), Why(graph)
    for party in range(len(graph.parties)):
        for state in range(graph.n_states):
            improvements = oracle.improvements(party, state)
            assert why.improvements(party, state).tolist() == improvements.tolist()
            for concept in SWEPT:
                there = party, state
                assert why.departure(concept, *there) == oracle.departure(concept, *there)
                assert why.is_stable(concept, *there) == oracle.is_stable(concept, *there)
                for to in improvements.tolist():
                    # the same sequence, not only one as long
                    assert why.sanction(concept, *there, to) == oracle.sanction(concept, *there, to)


@pytest.mark.parametrize("seed", range(12))
def test_as_the_oracle_on_axes(seed: int) -> None:
    assert_same_as_oracle(some_axis_conflict(seed))


@pytest.mark.parametrize("seed", range(20))
def test_as_the_oracle_on_arcs(seed: int) -> None:
    assert_same_as_oracle(some_arc_conflict(seed))


@given(issues(most_states=8))
@settings(max_examples=40, deadline=None)
def test_as_the_oracle_with_and_without_axes(conflict: Issues) -> None:
    for with_axes in (True, False):
        assert_same_as_oracle(conflict.graph(with_axes))


@pytest.mark.parametrize("seed", range(6))
def test_thin_spaces_go_pair_by_pair(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = some_axis_conflict(seed)
    monkeypatch.setattr("goodoffices.methods.stability.bulk.moves_on_axes._ROOM", -(10**6))
    monkeypatch.setattr("goodoffices.methods.stability.bulk.moves_on_axes._PER_STATE", 0)
    monkeypatch.setattr("goodoffices.methods.stability.bulk.pairs_on_axes._PAIRS", 7)
    assert_same_as_oracle(graph)


@pytest.mark.parametrize("seed", range(8))
def test_bulk_moves_are_the_moves_one_by_one(seed: int) -> None:
    graph = some_axis_conflict(seed)
    assert graph.axis_form is not None
    from goodoffices.methods.stability.bulk.preferences import Preferences

    bulk = MovesOnAxes(graph.axis_form, graph.movers, Preferences(graph))
    plain, rng = plainly(graph), np.random.default_rng(seed)
    for mover, members in enumerate(graph.movers):
        for improving in (True, False):
            chosen = rng.random(graph.n_states) < 0.2
            ends = {
                q
                for s in np.flatnonzero(chosen).tolist()
                for q in plain.steps(members, s, improving)
            }
            into = {
                s
                for s in range(graph.n_states)
                if any(chosen[q] for q in plain.steps(members, s, improving))
            }
            assert set(np.flatnonzero(bulk.onward(mover, chosen, improving))) == ends
            assert set(np.flatnonzero(bulk.back(mover, chosen, improving))) == into


def check_way(plain: Plain, concept: Concept, account: Account, way: Way) -> None:
    """Test one explanation against the plain reading."""
    party, state, here = account.party, account.state, way.improvement
    tiers, improving = plain.tiers[party], concept.answer is Answer.IMPROVEMENTS
    assert tiers[here] < tiers[state]
    reach = plain.answers(party, here, improving)
    hurting = {k for k in reach if tiers[k] >= tiers[state]}
    own = plain.moves.get(frozenset({party}), [])
    better = {k: {h for h in own[k] if tiers[h] < tiers[state]} for k in hurting}
    if way.sanction is not None:
        end = way.sanction.steps[-1].to
        deterring = {k for k in hurting if not (concept.no_escape and better[k])}
        assert end in deterring
        assert len(way.sanction.steps) == min(reach[k] for k in deterring)
        last = None
        for step in way.sanction.steps:
            assert step.party not in (party, last)
            assert step.to in plain.steps(frozenset({step.party}), here, improving)
            here, last = step.to, step.party
    elif way.undeterred is Undeterred.NOBODY_ANSWERS:
        assert not reach
    elif way.undeterred is Undeterred.STILL_BETTER:
        assert reach
        assert not hurting
    elif way.undeterred is Undeterred.EACH_ESCAPED:
        assert hurting
        assert all(better.values())
        assert way.escape is not None
        end = way.escape.answer[-1].to
        assert end in hurting
        assert len(way.escape.answer) == min(reach[k] for k in hurting)
        assert way.escape.to in better[end]
        assert tiers[way.escape.to] == min(tiers[h] for h in better[end])
    else:
        assert concept is NASH


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=30, deadline=None)
def test_every_account_is_true(seed: int, on_axes: bool) -> None:
    graph = some_axis_conflict(seed) if on_axes else some_arc_conflict(seed)
    plain, why = plainly(graph), Why(graph)
    sample = list(cells(plain))[:: max(1, plain.n_states // 5)]
    for party, state in sample:
        for concept in SWEPT:
            account = why.account(concept, party, state, most=100)
            gains = plain.steps(frozenset({party}), state, improving=True)
            assert {way.improvement for way in account.ways} == gains
            assert account.improvements == len(gains)
            free = [way for way in account.ways if way.sanction is None]
            assert account.free == len(free)
            assert list(account.ways[: len(free)]) == free
            for way in account.ways:
                check_way(plain, concept, account, way)
            short = why.account(concept, party, state, most=1)
            assert short.ways == account.ways[:1]
            assert (short.improvements, short.free) == (account.improvements, account.free)


def escaping() -> ConflictGraph:
    """A leaves s for q; B can push it to k, worse for A; from k A can go to h, better than s."""
    return explicit_graph(
        ["s", "q", "k", "h"],
        {"A": [("s", "q"), ("k", "h")], "B": [("q", "k")]},
        {"A": ["h", "q", "s", "k"], "B": ["k", ["s", "q", "h"]]},
    )


def test_an_escape_is_named() -> None:
    why = Why(escaping())
    assert why.account(GMR, 0, 0).stays
    (way,) = why.account(SMR, 0, 0).ways
    assert way.undeterred is Undeterred.EACH_ESCAPED
    assert way.escape is not None
    assert (way.escape.answer[0].to, way.escape.to) == (2, 3)


def test_each_reason_there_is() -> None:
    graph = explicit_graph(
        ["s", "q", "k"],
        {"A": [("s", "q")], "B": [("q", "k")]},
        {"A": ["k", "q", "s"], "B": ["s", ["q", "k"]]},
    )
    why = Why(graph)
    reasons = {c.key: why.account(c, 0, 0).ways[0].undeterred for c in (NASH, SEQ, GMR)}
    assert reasons == {
        "nash": Undeterred.NOT_LOOKED_AT,
        "seq": Undeterred.NOBODY_ANSWERS,
        "gmr": Undeterred.STILL_BETTER,
    }


def test_no_improvement_is_refused_as_the_oracle_does() -> None:
    for concept in (GMR, NASH):
        with pytest.raises(UseError, match="no unilateral improvement of A"):
            Why(escaping()).sanction(concept, 0, 0, 3)


def test_answers_made_at_once_are_no_sequence() -> None:
    graph = graph_from_options(
        [Option("confess", "A"), Option("confess", "B")],
        {"1": "NN", "2": "YN", "3": "NY", "4": "YY"},
        {"A": ["2", "1", "4", "3"], "B": ["3", "1", "4", "2"]},
    )
    why, oracle = Why(graph), Oracle(graph)
    for party in (0, 1):
        for state in range(4):
            assert why.departure(SIM, party, state) == oracle.departure(SIM, party, state)
    with pytest.raises(UseError, match="at the same time"):
        why.account(SIM, 0, 0)


class Unknowing:
    """The escape again, but A has not said how it likes q and s."""

    def __init__(self) -> None:
        self._graph = escaping()

    def __getattr__(self, name: str) -> object:
        return getattr(self._graph, name)

    def order(self, party: int) -> None:
        return None

    def relation(self, party: int, a: int, b: int) -> object:
        from goodoffices.methods.stability import Relation

        if party == 0 and {a, b} == {0, 1}:
            return Relation.UNKNOWN
        return self._graph.relation(party, a, b)


def test_an_unknown_preference_is_asked_for() -> None:
    graph: ConflictGraph = Unknowing()  # type: ignore[assignment]
    with pytest.raises(NeedsError, match="no stated preference of A"):
        Why(graph).improvements(0, 0)
    assert Why(graph).improvements(1, 1).tolist() == [2]


def test_searches_are_forgotten_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.methods.stability.why.deterring._REMEMBERED", 1)
    graph = some_axis_conflict(3)
    why, oracle = Why(graph), Oracle(graph)
    for state in (0, 1, 0, 2, 1):
        assert why.departure(SEQ, 0, state) == oracle.departure(SEQ, 0, state)
