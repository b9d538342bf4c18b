"""How firmly verdicts stand: against the definition, and when a state moves in the ranking."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.random_conflicts import (
    AxisConflict,
    Features,
    arc_conflict,
    axis_conflict,
)

from goodoffices.errors import NeedsError, UseError
from goodoffices.methods.stability import (
    NO_MOVE,
    SIM,
    SWEPT,
    Concept,
    Oracle,
    analyse,
    margins,
)
from goodoffices.methods.stability.concept import Answer
from goodoffices.methods.stability.engines.engine_names import ARCS, DENSE, LISTED, ORACLE


def by_definition(graph: AxisConflict, concept: Concept, party: int, state: int) -> int | None:
    """Read the definition with plain sets: the least tier that leaving can make sure of."""
    tier: list[list[int]] = [order.tolist() for order in graph.tiers]
    own = graph.movers.index(frozenset({party}))
    ways: list[int] = graph.successors(own, state).tolist()

    def counted(k: int) -> int:
        escapes: list[int] = graph.successors(own, k).tolist() if concept.no_escape else []
        return min(tier[party][h] for h in [k, *escapes])

    def answered(q: int) -> int:
        seen: set[tuple[int, int]] = set()
        waiting = [(q, -1)] if concept.answer is not Answer.NOTHING else []
        while waiting:
            here, last = waiting.pop()
            for mover, members in enumerate(graph.movers):
                if len(members) > 1 or mover in (own, last):
                    continue
                (other,) = members
                for k in graph.successors(mover, here).tolist():
                    gains = tier[other][k] < tier[other][here]
                    if (gains or concept.answer is Answer.ANY_MOVES) and (k, mover) not in seen:
                        seen.add((k, mover))
                        waiting.append((k, mover))
        return max([tier[party][q], *(counted(k) for k, _ in seen)])

    return min(map(answered, ways)) - tier[party][state] if ways else None


def conflicts() -> st.SearchStrategy[AxisConflict]:
    features = st.builds(
        Features,
        parties=st.integers(2, 3),
        shape=st.sampled_from([(2, 2, 2), (3, 2), (2, 3, 2), (4, 3)]),
        feasible=st.sampled_from([0.6, 1.0]),
        one_way=st.sampled_from([0.0, 0.5]),
        common=st.sampled_from([0.0, 0.5]),
        tiers=st.sampled_from([None, 3]),
        joint=st.booleans(),
    )
    seeds = st.integers(0, 2**32)
    return st.builds(lambda seed, f: axis_conflict(np.random.default_rng(seed), f), seeds, features)


@settings(max_examples=40, deadline=None)
@given(conflicts())
def test_margins_are_what_the_definition_says(graph: AxisConflict) -> None:
    for engine in (DENSE, LISTED, ARCS):
        for concept in SWEPT:
            found = margins(graph, [concept], engine=engine)[concept.key]
            for party in range(len(graph.parties)):
                for state in range(graph.n_states):
                    expected = by_definition(graph, concept, party, state)
                    assert found.at(party, state) == expected, (engine, concept.key)
                    if expected is not None:
                        critical = found.critical[party, state]
                        assert critical - graph.tiers[party][state] == expected


@settings(max_examples=40, deadline=None)
@given(conflicts(), st.integers(0, 2**16), st.sampled_from(SWEPT))
def test_a_verdict_stands_until_the_margin_is_used_up(
    graph: AxisConflict, pick: int, concept: Concept
) -> None:
    party, state = pick % len(graph.parties), pick // 7 % graph.n_states
    margin = margins(graph, [concept])[concept.key].at(party, state)
    if margin is None:
        return
    moved = [order.copy() for order in graph.tiers]
    moved[party][state] += margin if margin >= 0 else margin + 1
    after = Oracle(replace(graph, tiers=tuple(moved)))
    # moving into what used to be another tier must not go below the first
    assert min(map(min, moved)) >= 0
    assert after.is_stable(concept, party, state) == (margin >= 0)


def test_margins_bring_the_verdicts_along() -> None:
    features = Features(4, (2,) * 9, 0.8, 0.3, 0.2, 30)
    graph = axis_conflict(np.random.default_rng(4), features)
    truth, found = analyse(graph, SWEPT, engine=ORACLE), margins(graph, SWEPT)
    for key, result in found.items():
        np.testing.assert_array_equal(result.stability.stable_for, truth[key].stable_for)
        np.testing.assert_array_equal(result.stability.equilibria, truth[key].equilibria)
        assert result.stability.engine == DENSE


def test_a_party_without_moves_has_no_margin() -> None:
    graph = arc_conflict(np.random.default_rng(0), 5, 2, 0.0, None)
    for result in margins(graph, SWEPT).values():
        assert (result.margin == NO_MOVE).all()
        assert (result.critical == -1).all()
        assert result.stability.equilibria.all()
        assert result.at(0, 0) is None


def test_what_has_no_margin_is_refused() -> None:
    graph = arc_conflict(np.random.default_rng(0), 5, 2, 1.0, None)
    with pytest.raises(UseError, match="verdicts only"):
        margins(graph, engine=ORACLE)
    with pytest.raises(UseError, match="sim"):
        margins(graph, [SIM])

    class Partly:
        axis_form, n_states, parties = None, graph.n_states, graph.parties
        movers, successors, relation = graph.movers, graph.successors, graph.relation

        def order(self, party: int) -> None:
            return None

    with pytest.raises(NeedsError, match="complete ranking of A"):
        margins(Partly())
