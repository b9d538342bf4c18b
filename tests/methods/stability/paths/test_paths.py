"""Status quo analysis: fewest moves and shortest paths, against chains followed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.random_conflicts import Features, arc_conflict, axis_conflict
from tests.methods.stability.read_plainly import Mover, Plain, alone, plainly

from goodoffices.methods.stability import ConflictGraph, explicit_graph
from goodoffices.methods.stability.paths.status_quo import Going, Path, StatusQuo
from goodoffices.run import Silent


def conflict(seed: int) -> ConflictGraph:
    rng = np.random.default_rng(seed)
    if seed % 2:
        return arc_conflict(rng, int(rng.integers(1, 15)), int(rng.integers(2, 5)), 1.2, 5)
    features = Features(
        parties=int(rng.integers(2, 5)),
        shape=((2, 3, 2), (2, 2, 2, 2), (3, 3, 2))[int(rng.integers(3))],
        feasible=float(rng.choice([1.0, 0.6])),
        one_way=float(rng.choice([0.0, 0.6])),
        common=0.3,
        tiers=int(rng.choice([4, 50])),
        joint=bool(rng.integers(2)),
    )
    return axis_conflict(rng, features)


def movers(plain: Plain, going: Going) -> list[Mover]:
    return list(plain.moves) if going.joint else alone(plain)


def walk(plain: Plain, path: Path, conceding: frozenset[Mover] = frozenset()) -> None:
    """Make the moves of a path, and see that each is one and keeps to what was asked."""
    last: Mover | None = None
    for before, step in path.moves():
        gain = path.going.improving and step.movers not in conceding
        assert step.to in plain.steps(step.movers, before, gain)
        assert step.movers != last
        assert path.going.joint or len(step.movers) == 1
        last = step.movers


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_fewest_moves_and_paths_of_that_length(seed: int) -> None:
    graph = conflict(seed)
    plain, start = plainly(graph), seed % graph.n_states
    quo = StatusQuo(graph, start)
    for going in Going:
        expected = plain.fewest(start, movers(plain, going), going.improving)
        reach = quo.reach(going)
        assert {s: int(m) for s, m in enumerate(reach.moves) if m >= 0} == expected
        for end in range(graph.n_states):
            path = reach.path(end)
            if end not in expected:
                assert path is None
                continue
            assert path is not None
            assert (path.start, path.end, len(path.steps)) == (start, end, expected[end])
            walk(plain, path)


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_movers_that_concede_need_not_gain(seed: int) -> None:
    graph = conflict(seed)
    plain, start = plainly(graph), seed % graph.n_states
    conceding = frozenset({alone(plain)[0]})
    reach = StatusQuo(graph, start, conceding).reach(Going.IMPROVEMENTS)
    expected = plain.fewest(start, alone(plain), improving=True, conceding=conceding)
    assert {s: int(m) for s, m in enumerate(reach.moves) if m >= 0} == expected
    for end in expected:
        path = reach.path(end)
        assert path is not None
        walk(plain, path, conceding)


@given(st.integers(0, 10**6), st.data())
@settings(max_examples=40, deadline=None)
def test_the_shortest_asks_least(seed: int, data: st.DataObject) -> None:
    graph = conflict(seed)
    plain, start = plainly(graph), seed % graph.n_states
    wanted = set(data.draw(st.sets(st.integers(0, graph.n_states - 1), max_size=3)))
    mask = np.isin(np.arange(graph.n_states), list(wanted))
    path = StatusQuo(graph, start).shortest(mask)
    for going in Going:
        fewest = plain.fewest(start, movers(plain, going), going.improving)
        if wanted & set(fewest):
            assert path is not None
            assert path.end in wanted
            assert len(path.steps) == min(fewest[s] for s in wanted & set(fewest))
            assert path.going is going or not path.going.joint
            walk(plain, path)
            return
    assert path is None


def test_nobody_moves_twice_running() -> None:
    graph = explicit_graph(
        ["a", "b", "c"],
        {"A": [("a", "b"), ("b", "c")]},
        {"A": ["c", "b", "a"], "B": [["a", "b", "c"]]},
    )
    assert StatusQuo(graph, 0).reach(Going.ANY_MOVES).moves.tolist() == [0, 1, -1]


def test_joint_steps_need_everybody_to_gain() -> None:
    graph = explicit_graph(
        ["a", "b", "c"],
        {("A", "B"): [("a", "b"), ("a", "c")], "A": [], "B": []},
        {"A": ["b", "c", "a"], "B": ["c", "a", "b"]},
    )
    quo = StatusQuo(graph, 0)
    assert quo.has_joint_moves
    assert quo.reach(Going.ANY_MOVES).moves.tolist() == [0, -1, -1]
    assert quo.reach(Going.JOINT_IMPROVEMENTS).moves.tolist() == [0, -1, 1]
    assert quo.reach(Going.ANY_JOINT_MOVES).moves.tolist() == [0, 1, 1]
    path = quo.shortest(np.array([False, True, False]))
    assert path is not None
    assert path.going is Going.ANY_JOINT_MOVES
    assert path.steps[0].movers == frozenset({0, 1})


def test_nothing_wanted_or_already_there() -> None:
    quo = StatusQuo(conflict(2), 0)
    nothing = np.zeros(len(quo.reach(Going.ANY_MOVES).moves), dtype=bool)
    assert quo.shortest(nothing) is None
    nothing[0] = True
    path = quo.shortest(nothing)
    assert path is not None
    assert path.steps == ()
    assert path.end == 0


class Stop(Silent):
    def advance(self, steps: int = 1) -> None:
        raise KeyboardInterrupt


def test_can_be_stopped() -> None:
    quo = StatusQuo(conflict(2), 0, progress=Stop())
    with pytest.raises(KeyboardInterrupt):
        quo.reach(Going.ANY_MOVES)
