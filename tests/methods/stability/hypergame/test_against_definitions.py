"""Hypergames against the definitions, read out over plain dictionaries and sets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.stability import NASH, SEQ, Oracle, explicit_graph
from goodoffices.methods.stability.hypergame import (
    Hypergame,
    Standing,
    SurpriseKind,
    View,
    analyse_hypergame,
    surprises,
)

PARTIES = ("A", "B", "C")
Moves = dict[str, set[tuple[str, str]]]
Tiers = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Seen:
    """What one party sees: states, moves and everybody's tiers (0 best)."""

    states: tuple[str, ...]
    moves: Moves
    tiers: Tiers


@st.composite
def seen(draw: st.DrawFn, universal: tuple[str, ...]) -> Seen:
    states = draw(st.lists(st.sampled_from(universal), min_size=1, unique=True))
    here = draw(st.lists(st.sampled_from(PARTIES), min_size=1, unique=True))
    pairs = list(permutations(states, 2))
    some = st.sets(st.sampled_from(pairs)) if pairs else st.just(set[tuple[str, str]]())
    moves = {party: draw(some) for party in here}
    tiers = {party: {s: draw(st.integers(0, 2)) for s in states} for party in here}
    return Seen(tuple(states), moves, tiers)


@st.composite
def hypergames(draw: st.DrawFn) -> tuple[tuple[str, ...], tuple[Seen, ...]]:
    universal = tuple(f"s{k}" for k in range(draw(st.integers(1, 5))))
    return universal, tuple(draw(seen(universal)) for _ in PARTIES)


def view(universal: tuple[str, ...], one: Seen) -> View:
    ranks = {
        party: [
            [s for s in one.states if tiers[s] == tier]
            for tier in range(3)
            if any(tiers[s] == tier for s in one.states)
        ]
        for party, tiers in one.tiers.items()
    }
    moves: dict[str | tuple[str, ...], list[tuple[str, str]]] = {
        party: sorted(own) for party, own in one.moves.items()
    }
    graph = explicit_graph(list(one.states), moves, ranks)
    return View(graph, np.array([universal.index(s) for s in one.states]))


def built(made: tuple[tuple[str, ...], tuple[Seen, ...]]) -> Hypergame:
    universal, views = made
    return Hypergame(len(universal), PARTIES, tuple(view(universal, one) for one in views))


def improvements(one: Seen, party: str, state: str) -> set[str]:
    tiers = one.tiers.get(party, {})
    return {b for a, b in one.moves.get(party, ()) if a == state and tiers[b] < tiers[state]}


def answers(one: Seen, party: str, state: str) -> set[str]:
    """What the others can bring about, each gaining by its every move, none twice running."""
    found, todo = set(), [(state, party)]
    met: set[tuple[str, str]] = set()
    while todo:
        here, last = todo.pop()
        for mover in one.moves:
            if mover in (party, last):
                continue
            for to in improvements(one, mover, here):
                found.add(to)
                if (to, mover) not in met:
                    met.add((to, mover))
                    todo.append((to, mover))
    return found


def stays(one: Seen, party: str, state: str, concept: str) -> bool:
    if party not in one.moves:
        return True
    tiers = one.tiers[party]
    for better in improvements(one, party, state):
        if concept == "nash":
            return False
        if not any(tiers[k] >= tiers[state] for k in answers(one, party, better)):
            return False
    return True


@given(hypergames())
@settings(max_examples=60, deadline=None)
def test_what_holds_in_every_view(made: tuple[tuple[str, ...], tuple[Seen, ...]]) -> None:
    universal, views = made
    found = analyse_hypergame(built(made), (NASH, SEQ))
    for concept in ("nash", "seq"):
        result = found[concept]
        for number, state in enumerate(universal):
            for i, one in enumerate(views):
                sees = state in one.states
                assert result.seen[i, number] == sees
                for j, other in enumerate(PARTIES):
                    expected = sees and stays(one, other, state, concept)
                    assert result.expected[i, j, number] == expected
            own = [state in v.states and stays(v, p, state, concept)
                   for v, p in zip(views, PARTIES, strict=True)]  # fmt: skip
            assert result.equilibria[number] == all(own)
            for i, one in enumerate(views):
                everybody = state in one.states and all(
                    stays(one, p, state, concept) for p in PARTIES
                )
                assert result.believed[i, number] == everybody


@given(hypergames())
@settings(max_examples=50, deadline=None)
def test_classes_part_the_states(made: tuple[tuple[str, ...], tuple[Seen, ...]]) -> None:
    universal, views = made
    result = analyse_hypergame(built(made), (NASH,))["nash"]
    listed = sorted(s for group in result.classes() for s in group.states.tolist())
    assert listed == list(range(len(universal)))
    for group in result.classes():
        for state in group.states.tolist():
            for i, (party, one) in enumerate(zip(PARTIES, views, strict=True)):
                expected = Standing.UNSEEN
                if universal[state] in one.states:
                    keeps = stays(one, party, universal[state], "nash")
                    expected = Standing.STAYS if keeps else Standing.LEAVES
                assert group.standings[i] is result.standing(i, state) is expected


@given(hypergames())
@settings(max_examples=50, deadline=None)
def test_surprises(made: tuple[tuple[str, ...], tuple[Seen, ...]]) -> None:
    universal, views = made
    game = built(made)
    result = analyse_hypergame(game, (NASH,))["nash"]
    oracles = [Oracle(one.graph) for one in game.views]

    def leaves(viewer: int, party: int, state: int) -> int:
        found = oracles[viewer].departure(NASH, party, state)
        assert found is not None
        return found.to

    for number, state in enumerate(universal):
        found = {(s.party, s.mover): s for s in surprises(game, result, leaves, number)}
        for i, one in enumerate(views):
            if state not in one.states:
                assert found.pop((i, None)).kind is SurpriseKind.UNSEEN_STATE
                continue
            for j, other in enumerate(PARTIES):
                theirs = views[j]
                if i == j or state not in theirs.states:
                    continue
                does = improvements(theirs, other, state) if other in theirs.moves else set()
                thought = improvements(one, other, state) if other in one.moves else set()
                surprise = found.pop((i, j), None)
                kind = surprise.kind if surprise is not None else None
                if bool(does) != bool(thought) and not does:
                    assert kind is SurpriseKind.STAYS
                elif not does:
                    assert kind is None
                else:
                    to = surprise.to if surprise is not None else None
                    assert _right(one, theirs, other, does, thought, to, universal, kind)
        assert not found


def _right(
    one: Seen,
    theirs: Seen,
    other: str,
    does: set[str],
    thought: set[str],
    to: int | None,
    universal: tuple[str, ...],
    kind: SurpriseKind | None,
) -> bool:
    """Whichever of its best ways the mover takes, the kind of surprise must be the right one."""
    best = min(theirs.tiers[other][s] for s in does)
    ends = {s for s in does if theirs.tiers[other][s] == best}
    possible: set[SurpriseKind | None] = set()
    for end in ends if to is None else {universal[to]} & ends:
        if end not in one.states:
            possible.add(SurpriseKind.UNSEEN_END)
        elif not thought:
            possible.add(SurpriseKind.LEAVES)
        else:
            tiers = one.tiers[other]
            alike = tiers[end] == min(tiers[s] for s in thought)
            possible.add(None if alike else SurpriseKind.ELSEWHERE)
    return kind in possible
