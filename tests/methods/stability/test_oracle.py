"""Asking the oracle: progress, stopping, size, wrong questions, no opponents, many starts."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.errors import Cancelled, Fault, Place, TooLargeError, UseError
from goodoffices.methods.stability import (
    GMR,
    NASH,
    Oracle,
    analyse,
    concept_named,
    departure,
    explicit_graph,
    legal_sequence,
    sanction,
)
from goodoffices.methods.stability.arcs import Arcs, own_arcs
from goodoffices.run import Progress


class Watch:
    def __init__(self, stop_after: int | None = None) -> None:
        self.total, self.done, self.finished, self.stop_after = 0, 0, 0, stop_after

    def start(self, what: str, total: int | None) -> None:
        assert what
        self.total = total or 0

    def advance(self, steps: int = 1) -> None:
        self.done += steps
        if self.stop_after is not None and self.done >= self.stop_after:
            raise Cancelled(Fault(Place(), "a stop", "nothing", "start again."))

    def finish(self) -> None:
        self.finished += 1


def ring(n: int) -> Any:
    labels = [f"s{k}" for k in range(n)]
    onward = [(labels[k], labels[(k + 1) % n]) for k in range(n)]
    back = [(end, start) for start, end in onward]
    return explicit_graph(labels, {"A": onward, "B": back}, {"A": labels, "B": labels[::-1]})


def test_progress_reaches_its_total() -> None:
    watch = Watch()
    progress: Progress = watch
    analyse(ring(150), progress=progress)
    assert watch.total == watch.done > 0
    assert watch.finished == 1


def test_stopping_leaves_the_oracle_usable() -> None:
    oracle, watch = Oracle(ring(150)), Watch(stop_after=1)
    with pytest.raises(Cancelled):
        oracle.analyse(progress=watch)
    assert watch.finished == 1
    again, fresh = oracle.analyse(), analyse(ring(150))
    for key, result in again.items():
        np.testing.assert_array_equal(result.stable_for, fresh[key].stable_for)


def test_too_many_states_are_refused_before_the_work() -> None:
    class Vast:
        n_states = 50_000
        parties = ("A",)
        movers: tuple[frozenset[int], ...] = ()

        def order(self, party: int) -> Any:
            return np.zeros(self.n_states, dtype=np.int64)

        axis_form = None

        def successors(self, mover: int, state: int) -> Any:
            raise AssertionError("nobody moves")

        def relation(self, party: int, a: int, b: int) -> Any:
            raise AssertionError("the order is complete")

    with pytest.raises(TooLargeError, match="50,000"):
        Oracle(Vast()).analyse()


def test_one_party_alone_holds_only_at_its_best() -> None:
    graph = explicit_graph(["a", "b"], {"A": [("a", "b"), ("b", "a")]}, {"A": ["b", "a"]})
    for result in analyse(graph).values():
        assert result.equilibria.tolist() == [False, True]


def test_the_departure_is_the_most_preferred_then_the_lowest() -> None:
    graph = explicit_graph(
        ["s", "ok", "best2", "best1"],
        {"A": [("s", "ok"), ("s", "best2"), ("s", "best1")]},
        {"A": [["best1", "best2"], "ok", "s"]},
    )
    found = departure(graph, NASH, 0, 0)
    assert found is not None
    assert (found.party, found.state, found.to) == (0, 0, 2)
    assert departure(graph, NASH, 0, 3) is None


def test_a_sanction_of_what_is_no_improvement_is_refused() -> None:
    with pytest.raises(UseError, match="no unilateral improvement of A from state 0"):
        sanction(ring(4), GMR, 0, 0, 1)


def test_an_unknown_concept_is_named() -> None:
    with pytest.raises(UseError, match="Did you mean “smr”"):
        concept_named("smrr")


def test_a_party_may_be_listed_as_mover_twice() -> None:
    """Its moves are then all of them together, each once."""
    whole = ring(5)

    class Split:
        n_states, parties, movers = 5, whole.parties, (*whole.movers, frozenset({0}))

        axis_form = None

        def successors(self, mover: int, state: int) -> Any:
            both = whole.successors(0, state)
            return both if mover == 0 else whole.successors(1, state)

        def relation(self, party: int, a: int, b: int) -> Any:
            return whole.relation(party, a, b)

        def order(self, party: int) -> Any:
            return whole.order(party)

    assert own_arcs(Split(), 0).leaving(0).tolist() == [1, 4]
    assert own_arcs(Split(), 1).leaving(0).tolist() == [4]


arc_lists = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20)


def arcs(pairs: list[tuple[int, int]]) -> Arcs:
    sorted_pairs = np.array(sorted({p for p in pairs if p[0] != p[1]}), dtype=np.int64)
    starts, ends = sorted_pairs.reshape(-1, 2).T
    return Arcs(9, starts, ends)


@given(arc_lists, arc_lists)
def test_many_starts_at_once_and_one_by_one_agree(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    moves = {3: arcs(first), 5: arcs(second)}
    [(block, reached)] = legal_sequence.reachable_from_each(moves, np.arange(9), 9)
    for start, row in zip(block.tolist(), reached, strict=True):
        for goal in range(9):
            steps = legal_sequence.shortest_sequence(moves, start, np.arange(9) == goal)
            assert (steps is not None) == bool(row[goal])


def test_starts_beyond_one_block_are_all_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = analyse(ring(200))
    monkeypatch.setattr(legal_sequence, "BLOCK", 64)
    in_blocks = analyse(ring(200))
    for key, result in whole.items():
        np.testing.assert_array_equal(result.stable_for, in_blocks[key].stable_for)
