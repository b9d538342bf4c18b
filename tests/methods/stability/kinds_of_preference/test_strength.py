"""Strength of preference: strongly and weakly stable, against a plain reading."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.methods.stability.compared_conflicts import Compared, compared
from tests.methods.stability.test_against_definitions import Conflict, conflicts

from goodoffices.errors import NeedsError
from goodoffices.methods.stability import SWEPT, analyse
from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.methods.stability.kinds_of_preference.strength import under_strength

MUCH, PLUS, EQUAL = Relation.MUCH_BETTER, Relation.BETTER, Relation.SAME
MINUS, MUCH_LESS = Relation.WORSE, Relation.MUCH_WORSE
ANY = compared((MUCH, PLUS, EQUAL, MINUS, MUCH_LESS))


def stable(graph: Compared, concept: str, i: int, s: int, strongly: bool) -> bool:
    deters = {MUCH_LESS} if strongly else {EQUAL, MINUS, MUCH_LESS}

    def deterring(k: int) -> bool:
        after = [k, *(graph.moves(i, k) if concept in ("smr", "sseq") else ())]
        return all(graph.likes[i][state, s] in deters for state in after)

    gains = frozenset({PLUS, MUCH})
    steps = gains if concept in ("seq", "sseq") else frozenset(Relation)
    ways = [q for q in graph.moves(i, s) if graph.likes[i][q, s] in gains]
    return all(any(map(deterring, graph.sequences(i, q, steps))) for q in ways)


@given(ANY)
@settings(deadline=None, max_examples=120)
def test_verdicts_are_those_of_the_definitions(graph: Compared) -> None:
    found = under_strength(graph, SWEPT)
    assert "nash" not in found.general
    for key in ("gmr", "smr", "seq", "sseq"):
        for strongly, result in ((False, found.general[key]), (True, found.strong[key])):
            expected = [
                [stable(graph, key, i, s, strongly) for s in range(graph.n_states)]
                for i in range(len(graph.parties))
            ]
            assert result.stable_for.tolist() == expected
        weak = found.weakly_stable_for(key)
        assert (found.strong[key].stable_for <= found.general[key].stable_for).all()
        assert (weak == (found.general[key].stable_for & ~found.strong[key].stable_for)).all()


@given(ANY)
@settings(deadline=None, max_examples=40)
def test_general_stability_is_the_plain_concept(graph: Compared) -> None:
    plain = analyse(graph, SWEPT)
    for key, result in under_strength(graph, SWEPT).general.items():
        np.testing.assert_array_equal(result.stable_for, plain[key].stable_for)


@given(conflicts())
@settings(deadline=None, max_examples=40)
def test_where_nothing_is_much_worse_only_nash_stability_is_strong(conflict: Conflict) -> None:
    graph = conflict.graph()
    nash = analyse(graph, SWEPT)["nash"].stable_for
    for result in under_strength(graph, SWEPT).strong.values():
        np.testing.assert_array_equal(result.stable_for, nash)


@given(ANY)
@settings(deadline=None, max_examples=40)
def test_the_strong_concepts_contain_one_another(graph: Compared) -> None:
    strong = {key: one.stable_for for key, one in under_strength(graph, SWEPT).strong.items()}
    assert (strong["smr"] <= strong["gmr"]).all()
    assert (strong["sseq"] <= strong["seq"]).all()
    assert (strong["sseq"] <= strong["smr"]).all()
    assert (strong["seq"] <= strong["gmr"]).all()


@pytest.mark.parametrize(("harm", "strongly"), [(MUCH_LESS, True), (MINUS, False), (EQUAL, False)])
def test_how_bad_the_answer_is_decides(harm: Relation, strongly: bool) -> None:
    mirror = {MUCH_LESS: MUCH, MINUS: PLUS, EQUAL: EQUAL}
    mine = {(s, s): EQUAL for s in range(3)} | {(1, 0): PLUS, (0, 1): MINUS}
    mine |= {(2, 0): harm, (0, 2): mirror[harm], (2, 1): MUCH_LESS, (1, 2): MUCH}
    theirs = mine | {(2, 1): PLUS, (1, 2): MINUS}
    graph = Compared(3, (frozenset({(0, 1)}), frozenset({(1, 2)})), (mine, theirs))
    found = under_strength(graph)
    for key in ("gmr", "smr", "seq"):
        assert found.general[key].equilibria[0]
        assert bool(found.strong[key].equilibria[0]) == strongly


def test_what_is_unknown_is_refused() -> None:
    unknown = {(0, 0): EQUAL, (1, 1): EQUAL, (0, 1): Relation.UNKNOWN, (1, 0): Relation.UNKNOWN}
    graph = Compared(2, (frozenset(), frozenset()), (unknown, unknown))
    with pytest.raises(NeedsError, match="no stated preference"):
        under_strength(graph)
