"""What happens when the work is stopped, too large, wrongly asked, or the library is missing."""

from __future__ import annotations

import gc
import importlib
import itertools
import random
import subprocess
import sys
import textwrap
from types import ModuleType

import numpy as np
import pytest

from goodoffices.errors import TooLargeError, UseError
from goodoffices.methods.stability import GMR, NASH, SIM, SWEPT, AxisMove
from goodoffices.methods.stability.symbolic import (
    Additive,
    AllTrue,
    IsAt,
    Limits,
    NotTrue,
    Prioritised,
    SymbolicConflict,
    Tiered,
    diagrams,
    symbolic_stability,
)
from goodoffices.methods.stability.symbolic.diagrams import CUDD, PURE_PYTHON, Diagrams

from .made_conflicts import Listed, made_conflict

pytest.importorskip("dd", reason="needs the extra “symbolic”")

FREE = np.ones((2, 2), dtype=bool)


def points(n_axes: int, seed: int = 1) -> SymbolicConflict:
    draw = random.Random(seed)
    half = n_axes // 2
    moves = [AxisMove(axis, FREE) for axis in range(n_axes)]
    tables = [Additive(tuple((0, draw.randrange(10_000)) for _ in range(n_axes))) for _ in range(2)]
    reaches = (tuple(moves[:half]), tuple(moves[half:]))
    return SymbolicConflict((2,) * n_axes, ("A", "B"), reaches, tuple(tables))


class StopError(Exception):
    pass


class StopsAfter:
    def __init__(self, calls: int) -> None:
        self.left, self.open, self.done = calls, 0, 0

    def start(self, what: str, total: int | None) -> None:
        self.open += 1

    def advance(self, steps: int = 1) -> None:
        self.left -= 1
        self.done += steps
        if self.left < 0:
            raise StopError

    def finish(self) -> None:
        self.open -= 1


@pytest.mark.parametrize("calls", [0, 5, 50, 100])
@pytest.mark.parametrize("pure_python", [False, True])
def test_it_can_be_stopped_between_operations(calls: int, pure_python: bool) -> None:
    progress = StopsAfter(calls)
    with pytest.raises(StopError):
        symbolic_stability(points(8), SWEPT, progress=progress, pure_python=pure_python)
    assert progress.open == 0


def test_progress_comes_to_its_end_and_is_told_nothing_after() -> None:
    progress = StopsAfter(1_000_000)
    found = symbolic_stability(points(4), SWEPT, progress=progress)
    assert (progress.open, progress.done) == (0, len(SWEPT) * 2)
    before = progress.left
    found.holds(NASH, (0, 0, 0, 0))
    assert progress.left == before


def test_time_runs_out() -> None:
    with pytest.raises(TooLargeError, match="timed out after 0 seconds") as caught:
        symbolic_stability(points(8), SWEPT, limits=Limits(seconds=0))
    assert "no part of the answer is given" in str(caught.value)


@pytest.mark.parametrize("pure_python", [False, True])
def test_too_many_nodes(pure_python: bool) -> None:
    with pytest.raises(TooLargeError, match="more than 100 nodes"):
        symbolic_stability(points(10), limits=Limits(nodes=100), pure_python=pure_python)


def test_no_memory_for_another_node(monkeypatch: pytest.MonkeyPatch) -> None:
    if Diagrams(Limits()).engine != CUDD:
        pytest.skip("needs CUDD")
    monkeypatch.setattr(diagrams, "_BYTES_AT_LEAST", 2**26)
    with pytest.raises(TooLargeError, match="more than 1 nodes"):
        pair_up(Diagrams(Limits(nodes=1)), 24)


def pair_up(made: Diagrams, pairs: int) -> None:
    """Make a set that grows twofold with every pair, asked in this order."""
    names = [f"q{k}" for k in range(2 * pairs)]
    made.ask(names)
    found = made.no
    for one, other in zip(names[:pairs], names[pairs:], strict=True):
        found = made.either(found, made.both(made.is_yes(one), made.is_yes(other)))


def missing(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    real = importlib.import_module

    def without(name: str) -> ModuleType:
        if name in names:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(importlib, "import_module", without)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch, "dd.cudd", "dd.autoref")
    with pytest.raises(UseError, match=r"pip install 'goodoffices\[symbolic\]'"):
        symbolic_stability(points(2))


def test_without_cudd_pure_python_does_it_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = symbolic_stability(points(6))
    missing(monkeypatch, "dd.cudd")
    found = symbolic_stability(points(6))
    assert found.engine == PURE_PYTHON
    assert [v.equilibria for v in found.verdicts] == [v.equilibria for v in with_it.verdicts]


def test_counts_are_exact_where_floating_point_is_not() -> None:
    n_axes = 70
    moves = (tuple(AxisMove(axis, FREE) for axis in range(n_axes)),)
    corner = AllTrue(tuple(IsAt(axis, frozenset({1})) for axis in range(n_axes)))
    conflict = SymbolicConflict((2,) * n_axes, ("A",), moves, (Prioritised((corner,)),))
    found = symbolic_stability(conflict, [NASH, GMR])
    assert found.n_states == 2**70
    assert found.verdict(NASH).equilibria == 1
    assert list(found.equilibria(NASH)) == [(1,) * n_axes]
    assert found.count_feasible(NotTrue(corner)) == 2**70 - 1
    assert found.count_feasible(IsAt(3, frozenset({0}))) == 2**69
    departure = found.departure(NASH, 0, (0,) * n_axes)
    assert departure is not None
    assert departure.to == (1,) * n_axes


def test_long_counts_are_those_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.methods.stability.symbolic import states

    draw = random.Random(2)
    made = [made_conflict(draw, 3, 48) for _ in range(20)]
    counted = [[v.stable_for for v in symbolic_stability(c).verdicts] for c in made]
    monkeypatch.setattr(states, "_COUNTED_BY_LIBRARY", -1)
    assert [[v.stable_for for v in symbolic_stability(c).verdicts] for c in made] == counted
    pure = [[v.stable_for for v in symbolic_stability(c, pure_python=True).verdicts]
            for c in made[:5]]  # fmt: skip
    assert pure == counted[:5]


def test_nothing_feasible_and_nothing_to_decide() -> None:
    never = SymbolicConflict((2,), ("A",), ((),), (Prioritised(()),), (AllTrue(()),))
    found = symbolic_stability(never)
    assert (found.n_states, found.verdicts[0].equilibria) == (0, 0)
    assert list(found.equilibria(NASH)) == list(found.equilibria(NASH, near=(0,))) == []
    bare = symbolic_stability(SymbolicConflict((), (), (), ()))
    assert (bare.n_states, list(bare.equilibria(NASH))) == (1, [()])


def test_what_cannot_be_is_not_asked_about() -> None:
    draw = random.Random(17)
    conflict = made_conflict(draw, 3, 48)
    listed, found = Listed(conflict), symbolic_stability(conflict, [NASH])
    every = set(itertools.product(*map(range, conflict.shape)))
    for outcome in every - set(listed.outcomes):
        assert not found.is_feasible(outcome)
        with pytest.raises(UseError, match="an outcome that can be"):
            found.holds(NASH, outcome)


def test_what_is_wrongly_asked_is_refused() -> None:
    found = symbolic_stability(points(2), [NASH])
    with pytest.raises(UseError, match="one of those asked: nash"):
        found.holds(GMR, (0, 0))
    for outcome in ((0,), (0, 2), (0, -1)):
        assert not found.is_feasible(outcome)
    with pytest.raises(UseError, match="options of axis 1 that it lacks"):
        found.count(NASH, IsAt(1, frozenset({2})))
    with pytest.raises(UseError, match="“sim” for outcomes too many"):
        symbolic_stability(points(2), [SIM])


def test_parts_that_do_not_fit_are_all_named() -> None:
    with pytest.raises(UseError) as caught:
        SymbolicConflict(
            (2, 3),
            ("A", "B"),
            ((AxisMove(1, FREE),),),
            (Additive(((0, 1), (0, 1))), Tiered((NotTrue(IsAt(5, frozenset({0}))),))),
            (IsAt(0, frozenset({2})),),
        )
    assert len(caught.value.faults) == 5


class Circle:
    def __init__(self, held: object) -> None:
        self.held, self.self = held, self


@pytest.mark.parametrize("pure_python", [False, True])
def test_what_python_frees_in_no_certain_order_is_freed_without_complaint(
    pure_python: bool,
) -> None:
    """An "exception ignored" here would fail the test."""
    for _ in range(3):
        found = symbolic_stability(points(4), pure_python=pure_python)
        Circle((found, found.equilibria(NASH)))
        del found
        gc.collect()


@pytest.mark.parametrize("pure_python", [False, True])
def test_python_ends_without_complaint(pure_python: bool) -> None:
    text = f"""
        from goodoffices.methods.stability.symbolic import *
        conflict = SymbolicConflict((2,), ("A",), ((),), (Additive(((0, 1),)),))
        found = symbolic_stability(conflict, pure_python={pure_python})
        circle = [found]
        circle.append(circle)
        """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(text)], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
