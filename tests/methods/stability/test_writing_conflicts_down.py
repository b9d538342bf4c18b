"""Conflicts written arc by arc or by options: every fault is told, all in one go."""

from typing import Any

import pytest

from goodoffices.errors import TooLargeError, UseError
from goodoffices.methods.stability import (
    Option,
    Relation,
    Reversible,
    explicit_graph,
    feasible_patterns,
    graph_from_options,
)


def test_all_faults_of_a_graph_are_told_at_once() -> None:
    with pytest.raises(UseError) as caught:
        explicit_graph(
            ["peace", "war", "war"],
            {"A": [("peace", "wor"), ("war", "war")], "X": [], ("A", "B"): []},
            {"A": ["peace"], "B": ["war", ["war", "truce"], "peace"]},
        )
    text = str(caught.value)
    assert len(caught.value.faults) == 7
    for part in ("“war” 2 times", "“wor”", "“war” to itself", "“X”", "no rank for war", "“truce”"):
        assert part in text
    assert "did you mean “war”" in text.lower()
    assert "“war” in 2 places" in text


@pytest.mark.parametrize(
    ("labels", "moves", "preferences", "said"),
    [
        ([], {}, {}, "no states"),
        (["a"], {"A": ["ab"]}, {"A": ["a"]}, "a pair of states"),
        (["a"], {"A": [("a",)]}, {"A": ["a"]}, "a pair of states"),
        (["a"], {(): []}, {"A": ["a"]}, "a mover without parties"),
        (["a"], {("A", "B"): [], ("B", "A"): []}, {"A": ["a"], "B": ["a"]}, "twice"),
    ],
)
def test_hostile_graphs(labels: Any, moves: Any, preferences: Any, said: str) -> None:
    with pytest.raises(UseError, match=said):
        explicit_graph(labels, moves, preferences)


def test_moves_may_be_given_as_a_generator() -> None:
    graph = explicit_graph(["a", "b"], {"A": (p for p in [("a", "b")])}, {"A": ["a", "b"]})
    assert graph.successors(0, 0).tolist() == [1]


def test_ties_and_relations() -> None:
    graph = explicit_graph(["a", "b", "c"], {}, {"A": ["a", ["b", "c"]]})
    assert graph.relation(0, 0, 1) is Relation.BETTER
    assert graph.relation(0, 1, 0) is Relation.WORSE
    assert graph.relation(0, 1, 2) is Relation.SAME
    with pytest.raises(UseError, match="the state “d”"):
        graph.state("d")


def test_a_party_changes_any_of_its_options_at_once() -> None:
    options = [Option("x", "A"), Option("y", "A"), Option("z", "B")]
    states = {yn: yn for yn in feasible_patterns(3, ["YN-"])}
    tied = [list(states)]
    graph = graph_from_options(options, states, {"A": tied, "B": tied})
    start = graph.state("NNN")
    assert [graph.labels[k] for k in graph.successors(0, start)] == ["NYN", "YYN"]
    assert [graph.labels[k] for k in graph.successors(1, start)] == ["NNY"]


@pytest.mark.parametrize(
    ("reversible", "forward", "backward"),
    [(Reversible.BOTH, 1, 1), (Reversible.FWD, 1, 0), (Reversible.BACK, 0, 1)],
)
def test_irreversible_options(reversible: Reversible, forward: int, backward: int) -> None:
    states = {"no": "N", "yes": "Y"}
    graph = graph_from_options([Option("x", "A", reversible)], states, {"A": ["no", "yes"]})
    assert [len(graph.successors(0, k)) for k in (0, 1)] == [forward, backward]


def test_all_faults_of_options_are_told_at_once() -> None:
    with pytest.raises(UseError) as caught:
        graph_from_options(
            [Option("x", "RSU"), Option("y", "RUS")],
            {"1": "NN", "2": "N", "3": "NN", "4": "n?"},
            {"RUS": ["1"]},
        )
    assert len(caught.value.faults) == 4
    assert "Did you mean “RUS”" in str(caught.value)


def test_patterns_that_do_not_fit() -> None:
    with pytest.raises(UseError, match="3 letters"):
        feasible_patterns(3, ["Y", "YN-", "YNX"])
    with pytest.raises(TooLargeError, match="40 options"):
        feasible_patterns(40)
    assert feasible_patterns(0) == [""]
