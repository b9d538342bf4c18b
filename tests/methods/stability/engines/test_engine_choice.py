"""Which engine is chosen, what is refused, and what does not break it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.methods.stability.random_conflicts import (
    AxisConflict,
    Features,
    arc_conflict,
    axis_conflict,
)

from goodoffices.errors import Cancelled, Fault, NeedsError, Place, TooLargeError, UseError
from goodoffices.methods.stability import (
    ENGINES,
    NASH,
    SEQ,
    SIM,
    SWEPT,
    AxisForm,
    AxisMove,
    Relation,
    analyse,
    check_room,
    explicit_graph,
)
from goodoffices.methods.stability.engines import compiled_loops, engine_names, memory, sweepers
from goodoffices.methods.stability.engines.dense_sweeps import DenseSweeps
from goodoffices.methods.stability.engines.engine_names import ARCS, COMPILED, DENSE, LISTED, ORACLE
from goodoffices.methods.stability.engines.listed_sweeps import ListedSweeps
from goodoffices.methods.stability.engines.plain_loops import LOOPS

FREE = np.ones((2, 2), dtype=bool)


def drawn(**features: Any) -> AxisConflict:
    return axis_conflict(np.random.default_rng(3), Features(**features))


def name_of_engine(graph: Any) -> str:
    return analyse(graph, [NASH])["nash"].engine


def few_of_many(patterns: int) -> AxisConflict:
    """Fifty options, of which each of four parties has so many combinations that can be."""
    rng = np.random.default_rng(0)
    codes, reaches, first = np.zeros(1, dtype=np.int64), [], 0
    for width in (12, 12, 13, 13):
        own = rng.choice(2**width, patterns, replace=False)
        codes = ((codes[:, None] << width) + own).ravel()
        reaches.append(tuple(AxisMove(k, FREE) for k in range(first, first + width)))
        first += width
    codes = codes[rng.random(len(codes)) < 0.9]
    tiers = tuple(rng.permutation(len(codes)) for _ in reaches)
    movers = tuple(frozenset({party}) for party in range(4))
    return AxisConflict(AxisForm((2,) * 50, tuple(reaches), codes), movers, tiers)


def test_size_and_form_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    assert name_of_engine(drawn(shape=(2,) * 6)) == ORACLE
    assert name_of_engine(drawn(shape=(2,) * 9)) == DENSE
    assert name_of_engine(arc_conflict(np.random.default_rng(1), 300, 2, 1.0, None)) == ARCS
    assert name_of_engine(few_of_many(5)) == LISTED
    monkeypatch.setattr(engine_names, "COMPILE_FROM", 256)
    monkeypatch.setattr(engine_names, "has_compiler", lambda: True)
    assert engine_names.chosen(drawn(shape=(2,) * 9)) == DENSE + COMPILED
    monkeypatch.setattr(engine_names, "has_compiler", lambda: False)
    assert engine_names.chosen(drawn(shape=(2,) * 9)) == DENSE


def test_few_outcomes_of_very_many_combinations() -> None:
    graph = few_of_many(5)
    truth = analyse(graph, SWEPT, engine=ORACLE)
    for key, result in analyse(graph, SWEPT).items():
        np.testing.assert_array_equal(result.stable_for, truth[key].stable_for)
    assert truth["seq"].stable_for.any()
    assert not truth["nash"].stable_for.all()


def test_a_hundred_thousand_of_very_many_combinations() -> None:
    graph = few_of_many(18)
    assert graph.n_states > 90_000
    found = analyse(graph, SWEPT)
    assert found["nash"].engine == LISTED
    for smaller, larger in [("nash", "smr"), ("smr", "gmr"), ("sseq", "seq"), ("seq", "gmr")]:
        assert not (found[smaller].stable_for & ~found[larger].stable_for).any()


def test_a_class_too_many_for_an_array_goes_to_the_list() -> None:
    onward = np.triu(FREE)
    form = AxisForm((2,) * 14, (tuple(AxisMove(k, onward) for k in range(13)),), None)
    tiers = (np.random.default_rng(0).permutation(form.n_states),)
    graph = AxisConflict(form, (frozenset({0}),), tiers)
    assert engine_names.chosen(graph) == LISTED
    with pytest.raises(UseError, match="feasible list"):
        analyse(graph, engine=DENSE)


def test_rankings_with_gaps_go_to_the_oracle() -> None:
    class Partly:
        axis_form = None
        n_states, parties = 200, ("A", "B")
        movers = (frozenset({0}), frozenset({1}))

        def order(self, party: int) -> Any:
            return None if party else np.zeros(200, dtype=np.int64)

        def successors(self, mover: int, state: int) -> Any:
            return np.array([1 - state] if state < 2 else [], dtype=np.int64)

        def relation(self, party: int, a: int, b: int) -> Relation:
            return Relation.SAME

    assert name_of_engine(Partly()) == ORACLE
    with pytest.raises(UseError, match="no complete ranking of B"):
        analyse(Partly(), engine=ARCS)


def test_only_the_oracle_knows_other_concepts() -> None:
    graph = drawn(parties=2, shape=(2,) * 8)
    found = analyse(graph, [SEQ, SIM, NASH])
    assert [(key, result.engine) for key, result in found.items()] == [
        ("seq", DENSE), ("sim", ORACLE), ("nash", DENSE),
    ]  # fmt: skip
    with pytest.raises(UseError, match="sim"):
        analyse(graph, [SEQ, SIM], engine=DENSE)


def test_unknown_and_unfit_engines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    arcs = arc_conflict(np.random.default_rng(1), 10, 2, 1.0, None)
    with pytest.raises(UseError, match="id you mean"):
        analyse(arcs, engine="dense axis sweep")
    for engine in (DENSE, LISTED):
        with pytest.raises(UseError, match="arc by arc"):
            analyse(arcs, engine=engine)
    with pytest.raises(UseError, match="few enough"):
        analyse(few_of_many(3), engine=DENSE)
    monkeypatch.setattr(engine_names, "has_compiler", lambda: False)
    with pytest.raises(UseError, match="Install goodoffices"):
        analyse(drawn(), engine=DENSE + COMPILED)


@pytest.mark.parametrize("engine", [DENSE, LISTED, ARCS])
def test_what_does_not_fit_into_memory_is_refused(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: 50_000)
    graph = drawn(shape=(2,) * 11)
    with pytest.raises(TooLargeError, match="2,048 outcomes") as caught:
        analyse(graph, engine=engine)
    assert "GB" in caught.value.faults[0].do
    with pytest.raises(TooLargeError):
        check_room(graph)


def test_the_oracles_concepts_are_refused_before_any_work() -> None:
    large = drawn(shape=(2,) * 15)
    for ask in (analyse, check_room):
        with pytest.raises(TooLargeError, match="32,768"):
            ask(large, [NASH, SIM])
    check_room(large)


def test_memory_that_runs_out_after_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(sweepers, "DenseSweeps", out_of_memory)
    with pytest.raises(TooLargeError):
        analyse(drawn(), engine=DENSE)


class Watch:
    def __init__(self, stop_after: int | None = None) -> None:
        self.calls = self.done = self.finished = 0
        self.total: int | None = None
        self.stop_after = stop_after

    def start(self, what: str, total: int | None) -> None:
        self.total = total

    def advance(self, steps: int = 1) -> None:
        self.calls, self.done = self.calls + 1, self.done + steps
        if self.calls == self.stop_after:
            raise Cancelled(Fault(Place(), "a stop", "nothing", "start again."))

    def finish(self) -> None:
        self.finished += 1


@pytest.mark.parametrize("engine", [DENSE, LISTED, ARCS])
def test_progress_is_told_at_each_sweep_and_can_stop(engine: str) -> None:
    graph, watch = drawn(feasible=0.7), Watch()
    analyse(graph, SWEPT, watch, engine)
    assert watch.total == watch.done == 3 * len(SWEPT)
    assert watch.calls > 2 * watch.done
    assert watch.finished == 1
    for stop_after in (1, 7, watch.calls):
        stopping = Watch(stop_after)
        with pytest.raises(Cancelled):
            analyse(graph, SWEPT, stopping, engine)
        assert stopping.finished == 1


@pytest.mark.parametrize("engine", [e for e in ENGINES if not e.endswith(COMPILED)])
@pytest.mark.parametrize(
    "graph",
    [
        drawn(parties=2, shape=()),
        drawn(parties=1, shape=(1, 1)),
        drawn(parties=3, shape=(2, 2), feasible=0.0),
        drawn(parties=3, shape=(2, 2, 2), tiers=1),
        replace(drawn(parties=2, shape=(2, 2)), movers=(frozenset({0, 1}),)),
    ],
    ids=["no axes", "one option each", "one state", "all tied", "joint moves only"],
)
def test_hardly_any_conflict(graph: AxisConflict, engine: str) -> None:
    if len(graph.movers) == 1:
        graph = replace(graph, axis_form=graph.axis_form.only([0]))
    for result in analyse(graph, SWEPT, engine=engine).values():
        assert result.stable_for.shape == (len(graph.parties), graph.n_states)
        assert result.equilibria.all()


def test_a_ranking_is_not_asked_of_a_party_without_moves() -> None:
    class Bystander:
        n_states, parties = 256, ("A", "B")
        axis_form = AxisForm(
            (2,) * 8, ((AxisMove(0, FREE),), (AxisMove(1, np.eye(2, dtype=bool)),))
        )
        movers = (frozenset({0}), frozenset({1}))

        def order(self, party: int) -> Any:
            if party:
                raise NeedsError(Fault(Place(), "nothing", "a ranking", "rank."))
            return np.arange(256)

        def successors(self, mover: int, state: int) -> Any:
            return self.axis_form.successors(mover, state)

        def relation(self, party: int, a: int, b: int) -> Relation:
            raise AssertionError("nobody asks")

    found = analyse(Bystander(), SWEPT)["nash"]
    assert found.stable_for[1].all()
    assert found.stable_for[0].sum() == 128


def test_nowhere_to_keep_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    numba = pytest.importorskip("numba")

    def read_only(loop: Any = None, *, cache: bool = False) -> Any:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return loop

    monkeypatch.setattr(numba, "njit", read_only)
    loops = compiled_loops.compiled_loops.__wrapped__()
    graph = drawn(feasible=0.5, one_way=0.5)
    reaches = dict(enumerate(graph.axis_form.reaches))
    tiers = {party: order.astype(np.uint16) for party, order in enumerate(graph.tiers)}
    for kind in (DenseSweeps, ListedSweeps):
        ours = kind(graph.axis_form, reaches, tiers, loops)
        plain = kind(graph.axis_form, reaches, tiers, LOOPS)
        for improving in (False, True):
            ours_said, plain_said = (
                s.per_state(s.worst_answer(s.tiers(0), [1, 2], improving, lambda: None))
                for s in (ours, plain)
            )
            np.testing.assert_array_equal(ours_said, plain_said)


def test_without_numba_there_is_no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "numba", None)
    assert not compiled_loops.has_compiler()


def test_labelled_graphs_choose_too() -> None:
    graph = explicit_graph(["a", "b"], {"A": [("a", "b")]}, {"A": ["a", "b"]})
    assert analyse(graph, engine=ARCS)["nash"].equilibria.tolist() == [True, True]


def test_a_container_may_leave_less_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(memory, "_GROUP", tmp_path)
    whole = memory.free_memory()
    (tmp_path / "memory.max").write_text("5000\n", "ascii")
    (tmp_path / "memory.current").write_text("2000\n", "ascii")
    assert memory.free_memory() <= 3000
    (tmp_path / "memory.max").write_text("max\n", "ascii")
    assert memory.free_memory() > whole // 2
