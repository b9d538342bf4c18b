"""Unknown preference: the four extensions against a plain reading of their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.methods.stability.compared_conflicts import Compared, compared
from tests.methods.stability.test_against_definitions import Conflict, conflicts

from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.methods.stability import SEQ, SMR, SWEPT, Oracle, analyse, explicit_graph
from goodoffices.methods.stability.concept import SIM
from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.methods.stability.kinds_of_preference.unknown import (
    EXTENSIONS,
    under_unknown_preference,
)

PLUS, EQUAL, MINUS, U = Relation.BETTER, Relation.SAME, Relation.WORSE, Relation.UNKNOWN
EVERYTHING = frozenset(Relation)
ANY = compared((PLUS, EQUAL, MINUS, U))


def stable(graph: Compared, extension: str, concept: str, i: int, s: int) -> bool:
    leaves = {"a": {PLUS, U}, "b": {PLUS}, "c": {PLUS, U}, "d": {PLUS}}[extension]
    deters = {"a": {MINUS, EQUAL}, "b": {MINUS, EQUAL}}.get(extension, {MINUS, EQUAL, U})
    escape = {"a": {PLUS, U}, "b": {PLUS, U}}.get(extension, {PLUS})

    def deterring(k: int) -> bool:
        if graph.likes[i][k, s] not in deters:
            return False
        out = any(graph.likes[i][h, s] in escape for h in graph.moves(i, k))
        return not (concept in ("smr", "sseq") and out)

    for q in graph.moves(i, s):
        if graph.likes[i][q, s] not in leaves:
            continue
        steps = frozenset({PLUS, U}) if concept in ("seq", "sseq") else EVERYTHING
        answers = set() if concept == "nash" else graph.sequences(i, q, steps)
        if not any(deterring(k) for k in answers):
            return False
    return True


@given(ANY)
@settings(deadline=None, max_examples=120)
def test_verdicts_are_those_of_the_definitions(graph: Compared) -> None:
    found = under_unknown_preference(graph, SWEPT)
    for extension, by_concept in found.results.items():
        for concept, result in by_concept.items():
            expected = [
                [stable(graph, extension, concept, i, s) for s in range(graph.n_states)]
                for i in range(len(graph.parties))
            ]
            assert result.stable_for.tolist() == expected, (extension, concept)
            assert result.equilibria.tolist() == np.all(expected, axis=0).tolist()


@given(ANY)
@settings(deadline=None, max_examples=60)
def test_the_extensions_contain_one_another(graph: Compared) -> None:
    found = under_unknown_preference(graph, SWEPT)
    for concept in SWEPT:
        a, b, c, d = (found.results[e.key][concept.key].stable_for for e in EXTENSIONS)
        assert (a <= b).all()
        assert (a <= c).all()
        assert (b <= d).all()
        assert (c <= d).all()
        first, last = (found.results[e][concept.key].equilibria for e in "ad")
        assert (found.under_all(concept.key) == first).all()
        assert (found.under_some(concept.key) == last).all()


@given(conflicts())
@settings(deadline=None, max_examples=80)
def test_without_unknowns_all_four_are_the_plain_concepts(conflict: Conflict) -> None:
    graph = conflict.graph()
    plain, found = analyse(graph, SWEPT), under_unknown_preference(graph, SWEPT)
    for extension in EXTENSIONS:
        for key, result in found.results[extension.key].items():
            np.testing.assert_array_equal(result.stable_for, plain[key].stable_for)


@pytest.mark.parametrize("n_parties", [2, 3])
def test_more_states_than_a_machine_word_has_bits(n_parties: int) -> None:
    draw = np.random.default_rng(n_parties)
    pairs = [draw.integers(0, 130, (260, 2)).tolist() for _ in range(n_parties)]
    conflict = Conflict(
        130,
        tuple(frozenset((a, b) for a, b in some if a != b) for some in pairs),
        tuple(tuple(draw.integers(0, 30, 130).tolist()) for _ in range(n_parties)),
        frozenset(),
    )
    plain = Oracle(conflict.graph()).analyse(SWEPT)
    found = under_unknown_preference(conflict.graph(), SWEPT)
    for extension in EXTENSIONS:
        for key, result in found.results[extension.key].items():
            np.testing.assert_array_equal(result.stable_for, plain[key].stable_for)


def completions(graph: Compared) -> list[Compared]:
    """Every way to settle what is unknown to the first party."""
    found = [graph.likes[0]]
    for (a, b), relation in graph.likes[0].items():
        if a < b and relation is U:
            found = [
                likes | {(a, b): one, (b, a): other}
                for likes in found
                for one, other in ((PLUS, MINUS), (EQUAL, EQUAL), (MINUS, PLUS))
            ]
    return [Compared(graph.n_states, graph.arcs, (one, *graph.likes[1:])) for one in found]


def few_unknown(graph: Compared) -> bool:
    return sum(relation is U for relation in graph.likes[0].values()) <= 8


@given(compared((PLUS, EQUAL, MINUS, U)).filter(few_unknown))
@settings(deadline=None, max_examples=25)
def test_what_holds_under_the_first_holds_however_the_unknown_turns_out(graph: Compared) -> None:
    """By any moves of the others; under the last holds whatever holds under one completion."""
    before = under_unknown_preference(graph, [SMR]).results
    for one in completions(graph):
        after = under_unknown_preference(one, [SMR]).results
        for key in "abcd":
            settled = after[key]["smr"].stable_for[0]
            assert (before["a"]["smr"].stable_for[0] <= settled).all()
            assert (settled <= before["d"]["smr"].stable_for[0]).all()


def test_a_choice_between_unknown_outcomes() -> None:
    """A can go to q, of which nobody knows whether A likes it; B can then only do A harm."""
    likes = {
        (0, 1): U, (1, 0): U, (0, 2): PLUS, (2, 0): MINUS, (1, 2): PLUS, (2, 1): MINUS,
        (0, 0): EQUAL, (1, 1): EQUAL, (2, 2): EQUAL,
    }  # fmt: skip
    graph = Compared(3, (frozenset({(0, 1)}), frozenset({(1, 2)})), (likes, likes))
    found = under_unknown_preference(graph, SWEPT).results
    assert {e: bool(found[e]["nash"].equilibria[0]) for e in "abcd"} == {
        "a": False, "b": True, "c": False, "d": True,
    }  # fmt: skip
    assert all(found[e]["gmr"].equilibria[0] for e in "abcd")
    assert not found["a"]["seq"].equilibria[0]  # B would lose by it


def test_the_plain_concepts_refuse_what_is_unknown() -> None:
    likes = {(0, 0): EQUAL, (1, 1): EQUAL, (0, 1): U, (1, 0): U}
    graph = Compared(2, (frozenset({(0, 1)}), frozenset()), (likes, likes))
    with pytest.raises(NeedsError, match="no stated preference of p0"):
        Oracle(graph).analyse([SEQ])


def test_what_cannot_be_asked_is_refused() -> None:
    graph = explicit_graph(["s"], {}, {"A": ["s"]})
    with pytest.raises(UseError, match="sim"):
        under_unknown_preference(graph, [SIM])
    many = Compared(20_001, (frozenset(),), ({},))
    with pytest.raises(TooLargeError, match="20,001 outcomes"):
        under_unknown_preference(many)
