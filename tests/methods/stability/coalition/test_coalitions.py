"""Coalitions by hand, of some size, and asked wrongly."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.methods.stability import (
    AxisForm,
    AxisMove,
    ExplicitGraph,
    Relation,
    explicit_graph,
)
from goodoffices.methods.stability.coalition import (
    CGMR,
    CNASH,
    CSEQ,
    Coalitions,
    analysis,
    spreading,
    workings,
)
from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.conflict_graph import StateArray

Moves = dict[str | tuple[str, ...], list[tuple[str, str]]]
Rankings = dict[str, list[str | list[str]]]

A, B, AB = frozenset({0}), frozenset({1}), frozenset({0, 1})


def treaty(second_thoughts: bool = False) -> ExplicitGraph:
    """Two enter a treaty together; either may leave it. With second thoughts B would."""
    moves: Moves = {("A", "B"): [("out", "in")], "A": [("in", "out")], "B": [("in", "out")]}
    likes = ["out", "in"] if second_thoughts else ["in", "out"]
    return explicit_graph(["out", "in"], moves, {"A": ["in", "out"], "B": likes})


def test_what_takes_everyones_consent_is_a_step_of_those_who_all_consent() -> None:
    result = Coalitions(treaty()).analyse()["cnash"]
    assert result.coalitions == (A, B, AB)
    # outside, nobody can enter alone and both together would
    assert result.stable_for.tolist() == [[True, True], [True, True], [False, True]]
    departure = Coalitions(treaty()).departure(CNASH, AB, 0)
    assert departure is not None
    assert [(step.movers, step.to) for step in departure.steps] == [(AB, 1)]


def test_one_who_would_walk_out_does_so_under_every_concept() -> None:
    for result in Coalitions(treaty(second_thoughts=True)).analyse().values():
        assert result.of(B).tolist() == [True, False]
        assert result.of(AB).tolist() == [True, True]
        assert result.stable.tolist() == [True, False]


def test_joint_moves_of_the_others_are_among_their_answers() -> None:
    """C can better itself, and only A and B together can undo it."""
    moves: Moves = {"C": [("s", "q")], ("A", "B"): [("q", "k")]}
    preferences: Rankings = {"A": ["q", "k", "s"], "B": ["k", "q", "s"], "C": ["q", "s", "k"]}
    graph = explicit_graph(["s", "q", "k"], moves, preferences)
    results = Coalitions(graph).analyse()
    c = frozenset({2})
    assert [bool(results[key].of(c)[0]) for key in ("cnash", "cgmr", "csmr", "cseq")] == [
        False,
        True,
        True,
        False,  # A would lose by it, so it is no improvement of A and B
    ]


def test_an_answer_of_several_counts_when_each_of_them_gains() -> None:
    moves: Moves = {"C": [("s", "q")], "A": [("q", "m")], "B": [("m", "k")]}
    preferences: Rankings = {"A": ["k", "q", "m", "s"], "B": ["k", "q", "m", "s"],
                   "C": ["q", "m", "s", "k"]}  # fmt: skip
    graph = explicit_graph(["s", "q", "m", "k"], moves, preferences)
    # A alone would lose by q to m, but A and B together gain by q to k
    assert Coalitions(graph).analyse([CSEQ])["cseq"].of(frozenset({2}))[0]


def test_of_several_ways_out_none_that_all_could_better_is_named() -> None:
    moves: Moves = {"A": [("s", "x"), ("s", "y")], "B": [("x", "z")]}
    preferences: Rankings = {"A": ["z", "x", "y", "s"], "B": [["z", "x"], "y", "s"]}
    graph = explicit_graph(["s", "x", "y", "z"], moves, preferences)
    departure = Coalitions(graph).departure(CNASH, AB, 0)
    assert departure is not None
    assert [(step.movers, step.to) for step in departure.steps] == [(A, 1), (B, 3)]
    assert Coalitions(graph).departure(CNASH, AB, 3) is None


class Partly:
    """A conflict in which the second party's preferences are no complete ranking."""

    def __init__(self) -> None:
        self.whole = treaty()
        self.n_states, self.parties = 2, self.whole.parties
        self.movers, self.axis_form = self.whole.movers, None

    def successors(self, mover: int, state: int) -> StateArray:
        return self.whole.successors(mover, state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        return Relation.UNKNOWN if party else self.whole.relation(party, a, b)

    def order(self, party: int) -> StateArray | None:
        return None if party else self.whole.order(party)


def test_preferences_not_known_are_told_and_never_guessed() -> None:
    partly = Coalitions(Partly())
    with pytest.raises(NeedsError, match="B") as refused:
        partly.analyse()
    assert len(refused.value.faults) == 1
    with pytest.raises(NeedsError):
        partly.departure(CNASH, AB, 0)
    with pytest.raises(NeedsError):
        partly.jumps(np.ones(2, dtype=bool))
    # A by itself can be looked at where only its own preferences count
    result = partly.analyse([CNASH, CGMR], [A])
    assert result["cgmr"].stable.tolist() == [True, True]
    assert not result["cgmr"].every
    with pytest.raises(NeedsError):
        partly.analyse([CSEQ], [A])


def test_coalitions_that_cannot_be_are_told_together() -> None:
    with pytest.raises(UseError) as refused:
        Coalitions(treaty()).analyse(coalitions=[[], [0], [0, 7]])
    assert len(refused.value.faults) == 2


def test_too_large_is_refused_and_named_coalitions_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(analysis, "MOST_PAIRS", 8)
    with pytest.raises(TooLargeError, match="Name the coalitions"):
        Coalitions(treaty()).analyse()
    assert Coalitions(treaty()).analyse([CNASH], [AB])["cnash"].stable.tolist() == [False, True]
    monkeypatch.setattr(analysis, "MOST_PARTIES", 1)
    with pytest.raises(TooLargeError):
        Coalitions(treaty()).analyse([CNASH])


def test_it_can_be_stopped_and_asked_again() -> None:
    class Stopped:
        finished = 0

        def start(self, what: str, total: int | None) -> None:
            self.total = total

        def advance(self, steps: int = 1) -> None:
            raise KeyboardInterrupt

        def finish(self) -> None:
            self.finished += 1

    coalitions, stopped = Coalitions(treaty()), Stopped()
    with pytest.raises(KeyboardInterrupt):
        coalitions.analyse(progress=stopped)
    assert (stopped.total, stopped.finished) == (12, 1)
    assert coalitions.analyse()["cnash"].stable.tolist() == [False, True]


def random_cells(seed: int) -> ExplicitGraph:
    """Three parties, five axes, one of them joint and one that is never taken back."""
    draw = np.random.default_rng(seed)
    shape, every = (2, 3, 2, 3, 3), np.ones((3, 3), dtype=bool)
    cells = np.flatnonzero(draw.random(108) < 0.8)
    reaches = (
        (AxisMove(0, every[:2, :2]), AxisMove(1, np.triu(every))),
        (AxisMove(2, every[:2, :2]),),
        (AxisMove(3, every),),
        (AxisMove(4, every),),
    )
    form = AxisForm(shape, reaches, cells)
    states = range(len(cells))
    return ExplicitGraph(
        tuple(map(str, states)),
        ("A", "B", "C"),
        (A, B, frozenset({2}), AB),
        tuple(tuple(form.successors(m, s) for s in states) for m in range(4)),
        tuple(draw.integers(0, 40, len(cells)) for _ in range(3)),
        form,
    )


class Matrices:
    """The definitions in plain matrices of true and false; rows are where one is."""

    def __init__(self, graph: ExplicitGraph) -> None:
        self.graph, self.n = graph, graph.n_states
        self.better = [np.less.outer(tiers, tiers).T for tiers in graph.tiers]
        self.every = [frozenset(m) for k in (1, 2, 3) for m in combinations(range(3), k)]

    def closed(self, step: Marks) -> Marks:
        found: Marks = step | np.eye(self.n, dtype=bool)
        for _ in range(8):
            found = np.asarray(found.astype(int) @ found > 0)
        return found

    def reach(self, members: frozenset[int]) -> Marks:
        step = np.zeros((self.n, self.n), dtype=bool)
        for mover, arcs in zip(self.graph.movers, self.graph.arcs, strict=True):
            for s in range(self.n) if mover <= members else ():
                step[s, arcs[s]] = True
        return self.closed(step)

    def dominated(self, members: frozenset[int]) -> Marks:
        return np.asarray(np.logical_and.reduce([self.better[i] for i in members]))

    def improvements(self, members: frozenset[int]) -> Marks:
        return self.reach(members) & self.dominated(members)

    def gainful(self, others: frozenset[int]) -> Marks:
        among = [self.improvements(some) for some in self.every if some <= others]
        return self.closed(np.logical_or.reduce([np.zeros((self.n, self.n), dtype=bool), *among]))

    def stable(self, key: str, members: frozenset[int]) -> Marks:
        others, dominated = frozenset(range(3)) - members, self.dominated(members)
        deters = ~dominated
        if key == "csmr":
            deters = ~(self.reach(members).astype(int) @ dominated.T > 0).T
        follows = self.gainful(others) if key == "cseq" else self.reach(others)
        # an improvement is deterred when one that deters is among its answers
        deterred = deters.astype(int) @ follows.T > 0
        if key == "cnash":
            deterred[:] = False
        return np.asarray(~(self.improvements(members) & ~deterred).any(axis=1))


@pytest.mark.parametrize("seed", range(3))
def test_more_states_than_bits_in_a_word_and_rows_in_a_block(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "_ROWS", 30)
    monkeypatch.setattr(workings, "_ROWS", 50)
    monkeypatch.setattr(spreading, "_AT_ONCE", 1)
    graph = random_cells(seed)
    matrices = Matrices(graph)
    for key, result in Coalitions(graph).analyse().items():
        assert list(result.coalitions) == matrices.every
        for members in result.coalitions:
            stable = matrices.stable(key, members)
            np.testing.assert_array_equal(result.of(members), stable, err_msg=key)
            assert stable.any()
