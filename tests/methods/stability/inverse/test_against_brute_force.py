"""The inverse analysis against a plain reading: every ranking, every set, every number is tried."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.stability import GMR, NASH, SEQ, SMR, SSEQ, ExplicitGraph, explicit_graph
from goodoffices.methods.stability.concept import Concept
from goodoffices.methods.stability.explicit_graph import Mover
from goodoffices.methods.stability.inverse import (
    Around,
    Lever,
    LookedUp,
    all_to_stop_preferring,
    fewest_to_stop_preferring,
    least_rise,
    least_together,
    leavers,
    profiles,
    rankings,
)

CONCEPTS = (NASH, GMR, SMR, SEQ, SSEQ)
Moves = dict[str, dict[str, set[str]]]
Worth = dict[str, dict[str, Fraction]]


def holds(moves: Moves, worth: Worth, concept: str, party: str, s: str) -> bool:
    """Read the definitions with sets; moves and worth per party and state."""
    own, mine = moves[party], worth[party]
    for q in own[s]:
        if mine[q] > mine[s] and not any(
            mine[k] <= mine[s]
            and (concept not in ("smr", "sseq") or all(mine[h] <= mine[s] for h in own[k]))
            for k in answers(moves, worth, concept, party, q)
        ):
            return False
    return True


def answers(moves: Moves, worth: Worth, concept: str, party: str, q: str) -> set[str]:
    if concept == "nash":
        return set()
    reached: set[tuple[str, str]] = set()
    waiting = [(q, "")]
    while waiting:
        here, last = waiting.pop()
        for other in moves:
            if other in (party, last):
                continue
            for end in moves[other][here]:
                gains = worth[other][end] > worth[other][here]
                if (gains or concept in ("gmr", "smr")) and (end, other) not in reached:
                    reached.add((end, other))
                    waiting.append((end, other))
    return {state for state, _ in reached}


class Drawn:
    """A conflict written down twice: for the package, and plainly."""

    def __init__(self, states: list[str], moves: Moves, worth: Worth) -> None:
        self.states, self.moves, self.worth = states, moves, worth

    def graph(self) -> ExplicitGraph:
        tiers = {
            p: [
                [s for s in self.states if w[s] == level]
                for level in sorted(set(w.values()), reverse=True)
            ]
            for p, w in self.worth.items()
        }
        arcs: dict[Mover, list[tuple[str, str]]]
        arcs = {p: [(a, b) for a in ends for b in ends[a]] for p, ends in self.moves.items()}
        return explicit_graph(self.states, arcs, tiers)

    def with_(self, party: str, ranked: dict[str, Fraction]) -> Worth:
        return {**self.worth, party: ranked}


@st.composite
def conflicts(draw: st.DrawFn) -> Drawn:
    states = [f"s{k}" for k in range(draw(st.integers(2, 5)))]
    parties = "ABC"[: draw(st.integers(2, 3))]
    moves: Moves = {
        p: {s: set(draw(st.sets(st.sampled_from(states), max_size=3))) - {s} for s in states}
        for p in parties
    }
    number = st.integers(0, 4).map(Fraction)
    worth: Worth = {p: {s: draw(number) for s in states} for p in parties}
    return Drawn(states, moves, worth)


def subsets(states: list[str]) -> Iterator[frozenset[str]]:
    sizes = range(len(states) + 1)
    return map(frozenset, chain.from_iterable(combinations(states, n) for n in sizes))


concepts = st.sampled_from(CONCEPTS)


@given(conflicts(), concepts)
@settings(max_examples=150, deadline=None)
def test_who_would_leave(drawn: Drawn, concept: Concept) -> None:
    conflict = LookedUp(drawn.graph())
    for number, s in enumerate(drawn.states):
        expected = [
            place
            for place, p in enumerate(drawn.moves)
            if not holds(drawn.moves, drawn.worth, concept.key, p, s)
        ]
        assert list(leavers(conflict, concept, number)) == expected


@given(conflicts(), concepts)
@settings(max_examples=60, deadline=None)
def test_number_of_rankings(drawn: Drawn, concept: Concept) -> None:
    conflict, s = LookedUp(drawn.graph()), drawn.states[0]
    for place, party in enumerate(drawn.moves):
        stays = 0
        for ranking in permutations(drawn.states):
            ranked = {state: Fraction(at) for at, state in enumerate(ranking)}
            worth = drawn.with_(party, ranked)
            stays += holds(drawn.moves, worth, concept.key, party, s)
        found = rankings(Around(conflict, concept, place, 0))
        assert (found.number, found.of) == (stays, len(list(permutations(drawn.states))))


@given(conflicts(), st.sampled_from((NASH, GMR, SMR)))
@settings(max_examples=15, deadline=None)
def test_numbers_of_rankings_of_two_parties(drawn: Drawn, concept: Concept) -> None:
    drawn.states = drawn.states[:3]
    kept = set(drawn.states)
    drawn.moves = {
        p: {s: ends & kept for s, ends in m.items() if s in kept} for p, m in drawn.moves.items()
    }
    drawn.worth = {p: {s: w[s] for s in kept} for p, w in drawn.worth.items()}
    parties = list(drawn.moves)
    counted = 0
    orders = [dict(zip(r, map(Fraction, range(9)), strict=False)) for r in permutations(kept)]
    for first in orders:
        for second in orders:
            worth = {**drawn.worth, parties[0]: first, parties[1]: second}
            counted += all(
                holds(drawn.moves, worth, concept.key, p, drawn.states[0]) for p in parties
            )
    found = profiles(LookedUp(drawn.graph()), concept, 0, (0, 1))
    assert (found.number, found.of) == (counted, len(orders) ** 2)


@given(conflicts(), concepts)
@settings(max_examples=150, deadline=None)
def test_what_would_have_to_stop_being_preferred(drawn: Drawn, concept: Concept) -> None:
    conflict, s = LookedUp(drawn.graph()), drawn.states[0]
    for place, party in enumerate(drawn.moves):
        mine = drawn.worth[party]
        preferred = [x for x in drawn.states if mine[x] > mine[s]]

        def enough(stopped: frozenset[str], party: str = party) -> bool:
            mine = drawn.worth[party]
            ranked = {x: mine[s] if x in stopped else mine[x] for x in drawn.states}
            worth = drawn.with_(party, ranked)
            return holds(drawn.moves, worth, concept.key, party, s)

        every = [stopped for stopped in subsets(preferred) if enough(stopped)]
        minimal = {one for one in every if not any(other < one for other in every)}
        around = Around(conflict, concept, place, 0)
        found = {frozenset(drawn.states[x] for x in one) for one in all_to_stop_preferring(around)}
        assert found == minimal
        smallest = fewest_to_stop_preferring(around)
        assert smallest.exact
        assert len(smallest.choice) == min(map(len, every))
        assert enough(frozenset(drawn.states[x] for x in smallest.choice))


@given(conflicts(), concepts, st.data())
@settings(max_examples=150, deadline=None)
def test_least_rise_against_every_half_point(
    drawn: Drawn, concept: Concept, data: st.DataObject
) -> None:
    conflict, s = LookedUp(drawn.graph()), drawn.states[0]
    others = data.draw(st.sets(st.sampled_from(drawn.states)))
    raised = np.array([x == s or x in others for x in drawn.states])
    for place, party in enumerate(drawn.moves):
        mine = drawn.worth[party]

        def enough(rise: Fraction, party: str = party) -> bool:
            mine = drawn.worth[party]
            ranked = {
                x: mine[x] + (rise if up else 0) for x, up in zip(drawn.states, raised, strict=True)
            }
            return holds(drawn.moves, drawn.with_(party, ranked), concept.key, party, s)

        tried = [Fraction(half, 2) for half in range(12)]
        expected = next((rise for rise in tried if enough(rise)), None)
        worth = np.array([int(mine[x]) for x in drawn.states])
        found = least_rise(Around(conflict, concept, place, 0), Lever(place, "", worth, raised))
        assert (found.least if found else None) == expected


@given(conflicts(), concepts)
@settings(max_examples=100, deadline=None)
def test_together_nobody_leaves_and_nothing_is_needless(drawn: Drawn, concept: Concept) -> None:
    graph, s = drawn.graph(), drawn.states[0]
    parties = list(drawn.moves)
    only = np.array([x == s for x in drawn.states])
    levers = [
        Lever(place, "", np.array([int(drawn.worth[p][x]) for x in drawn.states]), only)
        for place, p in enumerate(parties)
    ]
    found = least_together(LookedUp(graph), concept, 0, levers)

    def nobody_leaves(amounts: dict[str, Fraction]) -> bool:
        worth = {
            p: {x: w[x] + (amounts.get(p, 0) if x == s else 0) for x in drawn.states}
            for p, w in drawn.worth.items()
        }
        return all(holds(drawn.moves, worth, concept.key, p, s) for p in parties)

    # a state that everybody likes best holds, so there is always an answer
    assert found.rises is not None
    amounts = {parties[r.lever.party]: r.amount for r in found.rises}
    assert nobody_leaves(amounts)
    for party in amounts:
        assert not nobody_leaves({p: a for p, a in amounts.items() if p != party})


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.key)
def test_a_state_that_holds_needs_nothing(concept: Concept) -> None:
    graph = explicit_graph(["a", "b"], {"A": [("a", "b")]}, {"A": ["a", "b"], "B": ["b", "a"]})
    around = Around(LookedUp(graph), concept, 0, 0)
    assert fewest_to_stop_preferring(around).choice == frozenset()
    assert all_to_stop_preferring(around) == (frozenset(),)
