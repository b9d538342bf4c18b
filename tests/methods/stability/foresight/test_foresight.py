"""Looking several moves ahead, against plain recursions that share nothing with the package."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.options_at_random import Issues, issues

from goodoffices.errors import NeedsError, UseError
from goodoffices.methods.stability import (
    GMR,
    NASH,
    SMR,
    ExplicitGraph,
    Relation,
    analyse,
    explicit_graph,
)
from goodoffices.methods.stability.foresight.limited_move import limited_move
from goodoffices.methods.stability.foresight.maximin import maximin
from goodoffices.methods.stability.foresight.non_myopic import non_myopic
from goodoffices.methods.stability.foresight.own_moves import NOWHERE, OwnMoves
from goodoffices.methods.stability.foresight.stackelberg import stackelberg

HORIZON = 5


class Reading:
    """The definitions on plain numbers: moves and tiers per party, 0 the best."""

    def __init__(self, graph: ExplicitGraph) -> None:
        self.n, self.parties = graph.n_states, range(len(graph.parties))
        self.tiers: list[list[int]] = [graph.order(i).tolist() for i in self.parties]
        alone = {next(iter(m)): k for k, m in enumerate(graph.movers) if len(m) == 1}
        self.moves = [
            [graph.successors(alone[i], s).tolist() if i in alone else [] for s in range(self.n)]
            for i in self.parties
        ]
        self.ties: set[tuple[int, int, int]] = set()

    @cache  # noqa: B019 - lives as long as one example
    def end(self, h: int, i: int, s: int) -> int:
        """G_h(i, s) for two parties."""
        if h == 0:
            return s
        ends = {self.end(h - 1, 1 - i, m) for m in self.moves[i][s]}
        best = min((self.tiers[i][e] for e in ends), default=None)
        if best is None or best >= self.tiers[i][s]:
            return s
        liked = sorted(e for e in ends if self.tiers[i][e] == best)
        if len(liked) > 1:
            self.ties.add((h, i, s))
        return liked[0]

    def by_the_others(self, i: int, s: int) -> set[int]:
        """What the others can bring about from s, nobody moving twice running."""
        found: set[tuple[int, int]] = set()
        waiting = [(s, -1)]
        while waiting:
            state, last = waiting.pop()
            for j in self.parties:
                if j not in (i, last):
                    new = {(k, j) for k in self.moves[j][state]} - found
                    found |= new
                    waiting += new
        return {state for state, _ in found}

    @cache  # noqa: B019 - lives as long as one example
    def worth(self, m: int, i: int, s: int, own_turn: bool) -> int:
        """The tier that i can count on, with m moves to come."""
        here = self.tiers[i][s]
        if m == 0:
            return here
        if own_turn:
            return min([here, *(self.worth(m - 1, i, k, False) for k in self.moves[i][s])])
        answers = self.by_the_others(i, s)
        return max([here, *(self.worth(m - 1, i, k, True) for k in answers)])


@st.composite
def graphs(draw: st.DrawFn, n_parties: int) -> ExplicitGraph:
    """Arc by arc: moves neither transitive nor reversible, some held by several parties."""
    labels = [f"s{s}" for s in range(draw(st.integers(1, 6)))]
    every = [(a, b) for a in labels for b in labels if a != b]
    some = st.lists(st.sampled_from(every), max_size=9) if every else st.just([])
    moves: dict[str | tuple[str, ...], list[tuple[str, str]]] = {
        f"p{i}": draw(some) for i in range(n_parties)
    }
    # moves made together are nobody's own
    moves["p0", "p1"] = draw(some)
    preferences = {}
    for i in range(n_parties):
        tiers = draw(st.tuples(*[st.integers(0, len(labels))] * len(labels)))
        preferences[f"p{i}"] = [
            [label for label, t in zip(labels, tiers, strict=True) if t == tier]
            for tier in sorted(set(tiers))
        ]
    return explicit_graph(labels, moves, preferences)


two_parties = st.one_of(graphs(2), issues(most_parties=2).map(Issues.graph))
any_parties = st.one_of(graphs(3), issues().map(Issues.graph))


@given(two_parties)
@settings(deadline=None, max_examples=150)
def test_limited_moves_are_those_of_the_recursion(graph: ExplicitGraph) -> None:
    reading = Reading(graph)
    for h, found in enumerate(limited_move(graph, HORIZON), 1):
        ends = [[reading.end(h, i, s) for s in range(reading.n)] for i in (0, 1)]
        assert (found.variant, found.horizon) == (f"L_{h}", h)
        assert found.anticipated.tolist() == ends
        assert found.stable_for.tolist() == [[e == s for s, e in enumerate(row)] for row in ends]
        assert found.equilibria.tolist() == found.stable_for.all(axis=0).tolist()
        assert found.ties_decided == len({tie for tie in reading.ties if tie[0] <= h})


@given(two_parties)
@settings(deadline=None, max_examples=100)
def test_non_myopic_is_stable_at_every_horizon_from_some_on(graph: ExplicitGraph) -> None:
    reading = Reading(graph)
    seen: dict[tuple[int, ...], int] = {}
    rows: list[list[list[bool]]] = []
    h = 0
    while True:
        h += 1
        ends = tuple(reading.end(h, i, s) for i in (0, 1) for s in range(reading.n))
        if ends in seen:
            break
        seen[ends] = h
        rows.append([[reading.end(h, i, s) == s for s in range(reading.n)] for i in (0, 1)])
    found = non_myopic(graph)
    assert (found.repeats_from, found.period) == (seen[ends], h - seen[ends])
    cycle = np.array(rows[seen[ends] - 1 :])
    np.testing.assert_array_equal(found.stable_for, cycle.all(axis=0))
    np.testing.assert_array_equal(found.unsettled, cycle.any(axis=0) & ~cycle.all(axis=0))
    np.testing.assert_array_equal(found.equilibria, found.stable_for.all(axis=0))
    both = cycle.all(axis=1)
    np.testing.assert_array_equal(found.unsettled_for_both, both.any(axis=0) & ~both.all(axis=0))


@given(two_parties, st.sampled_from([0, 1]))
@settings(deadline=None, max_examples=60)
def test_the_leader_looks_two_moves_ahead_and_the_follower_one(
    graph: ExplicitGraph, leader: int
) -> None:
    reading, found = Reading(graph), stackelberg(graph, leader)
    nash = analyse(graph, [NASH])["nash"].stable_for
    ahead = [reading.end(2, leader, s) == s for s in range(reading.n)]
    assert found.stable_for[leader].tolist() == ahead
    assert found.stable_for[1 - leader].tolist() == nash[1 - leader].tolist()
    assert found.equilibria.tolist() == found.stable_for.all(axis=0).tolist()


@given(any_parties)
@settings(deadline=None, max_examples=120)
def test_maximin_is_that_of_the_recursion(graph: ExplicitGraph) -> None:
    reading = Reading(graph)
    for h, found in enumerate(maximin(graph, HORIZON), 1):
        expected = [
            [reading.worth(h, i, s, True) == reading.tiers[i][s] for s in range(reading.n)]
            for i in reading.parties
        ]
        assert found.concept == f"maximin_{h}"
        assert found.stable_for.tolist() == expected


@given(any_parties)
@settings(deadline=None, max_examples=80)
def test_maximin_begins_as_nash_gmr_and_smr(graph: ExplicitGraph) -> None:
    classical = analyse(graph, [NASH, GMR, SMR])
    for found, result in zip(maximin(graph, 3), classical.values(), strict=True):
        np.testing.assert_array_equal(found.stable_for, result.stable_for)


@given(two_parties)
@settings(deadline=None, max_examples=60)
def test_looking_one_move_ahead_is_nash_stability(graph: ExplicitGraph) -> None:
    nash = analyse(graph, [NASH])["nash"]
    np.testing.assert_array_equal(limited_move(graph, 1)[0].stable_for, nash.stable_for)


@given(issues(), st.data())
@settings(deadline=None, max_examples=80)
def test_swept_and_listed_moves_find_the_same(case: Issues, data: st.DataObject) -> None:
    values = data.draw(st.tuples(*[st.integers(-3, 3)] * len(case.cells)))
    for i in range(case.n_parties):
        for swept in (True, False):
            moves = OwnMoves(case.graph(), i, swept)
            lowest = [
                min((values[q] for q in case.moves(i, s)), default=NOWHERE)
                for s in range(len(case.cells))
            ]
            highest = [
                max((values[q] for q in case.moves(i, s)), default=-NOWHERE)
                for s in range(len(case.cells))
            ]
            assert moves.lowest(np.array(values)).tolist() == lowest
            assert moves.highest(np.array(values)).tolist() == highest


def test_a_tie_is_decided_by_the_lowest_state_and_told() -> None:
    graph = explicit_graph(
        ["s", "q", "r", "t"],
        {"A": [("s", "r"), ("s", "q"), ("q", "t")], "B": []},
        {"A": [["q", "r"], "s", "t"], "B": ["s", "q", "r", "t"]},
    )
    (found,) = limited_move(graph, 1)
    assert found.anticipated[0].tolist() == [1, 1, 2, 3]
    assert found.ties_decided == 1


def test_an_end_liked_as_much_as_staying_moves_nobody() -> None:
    graph = explicit_graph(["s", "q"], {"A": [("s", "q")]}, {"A": [["s", "q"]], "B": ["q", "s"]})
    (found,) = limited_move(graph, 1)
    assert found.stable_for.all()
    assert found.ties_decided == 0


def test_a_verdict_that_never_settles_is_said_to_be_unsettled() -> None:
    """The dispute over the Euphrates: what is expected goes round in a circle of four."""
    states = ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
    syria = [("NNN", "YNN"), ("NNN", "NYN"), ("YNN", "NYN"), ("NNY", "YNY"), ("NNY", "NYY")]
    syria += [("YNY", "NYY")]
    iraq = [("NNN", "NNY"), ("YNN", "YNY"), ("NYN", "NYY")]

    def both(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return pairs + [(b, a) for a, b in pairs]

    graph = explicit_graph(
        states,
        {"Syria": both(syria), "Iraq": both(iraq)},
        {
            "Syria": ["NNN", "NYN", "NYY", "YNN", "NNY", "YNY"],
            "Iraq": ["YNN", "NNY", "NYY", "NNN", "YNY", "NYN"],
        },
    )
    found = non_myopic(graph)
    assert (found.repeats_from, found.period) == (2, 4)
    assert found.unsettled.any()
    assert not found.equilibria.any()
    # L_2, L_5, L_6: only 6; L_3: none; L_4: 1 and 6
    assert [states[s] for s in found.unsettled_for_both.nonzero()[0]] == ["NNN", "NYY"]


@pytest.mark.parametrize("n", [1, 3])
def test_other_than_two_parties_are_refused_with_the_variants_named(n: int) -> None:
    parties = [f"p{i}" for i in range(n)]
    graph = explicit_graph(["s", "q"], {"p0": [("s", "q")]}, {p: ["q", "s"] for p in parties})
    for ask in (
        lambda: limited_move(graph, 2),
        lambda: non_myopic(graph),
        lambda: stackelberg(graph, 0),
    ):
        with pytest.raises(UseError, match="no agreed limited-move concept") as error:
            ask()
        assert "Maximin_h" in str(error.value)
        assert "L_h^CC" in str(error.value)


@pytest.mark.parametrize("ask", [limited_move, maximin])
def test_a_horizon_below_one_is_refused(ask: object) -> None:
    graph = explicit_graph(["s", "q"], {"A": [("s", "q")]}, {"A": ["q", "s"], "B": ["s", "q"]})
    assert callable(ask)
    with pytest.raises(UseError, match="at least 1"):
        ask(graph, 0)


def test_a_leader_that_is_no_party_is_refused() -> None:
    graph = explicit_graph(["s", "q"], {"A": [("s", "q")]}, {"A": ["q", "s"], "B": ["s", "q"]})
    with pytest.raises(UseError, match="0 or 1"):
        stackelberg(graph, 2)


class _Unranked(ExplicitGraph):
    def order(self, party: int) -> None:  # type: ignore[override]
        return None

    def relation(self, party: int, a: int, b: int) -> Relation:
        return Relation.UNKNOWN


def test_an_incomplete_ranking_is_refused() -> None:
    whole = explicit_graph(["s", "q"], {"A": [("s", "q")]}, {"A": ["q", "s"], "B": ["s", "q"]})
    graph = _Unranked(whole.labels, whole.parties, whole.movers, whole.arcs, whole.tiers)
    for ask in (limited_move, maximin):
        with pytest.raises(NeedsError, match="Complete the ranking"):
            ask(graph, 1)


@pytest.mark.parametrize("ask", [limited_move, maximin])
def test_looking_ahead_can_be_stopped(ask: object) -> None:
    class Stop:
        finished = False

        def start(self, what: str, total: int | None) -> None:
            pass

        def advance(self, steps: int = 1) -> None:
            raise KeyboardInterrupt

        def finish(self) -> None:
            self.finished = True

    graph = explicit_graph(["s", "q"], {"A": [("s", "q")]}, {"A": ["q", "s"], "B": ["s", "q"]})
    stop = Stop()
    assert callable(ask)
    with pytest.raises(KeyboardInterrupt):
        ask(graph, 2, stop)
    assert stop.finished
