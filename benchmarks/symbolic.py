"""Stability on decision diagrams: seconds and peak memory for 18, 24 and 30 options and more.

Three parties hold a third of the options each; three options are one-way, five patterns cannot be.
Every party ranks by eight statements of one to three options each, or by points on every option.
Each run has a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time

import numpy as np

from goodoffices.errors import TooLargeError
from goodoffices.methods.stability import SWEPT, AxisMove
from goodoffices.methods.stability.symbolic import (
    Additive,
    AllTrue,
    AnyTrue,
    Condition,
    IsAt,
    NotTrue,
    Prioritised,
    SymbolicConflict,
    SymbolicPreference,
    symbolic_stability,
)

RUNS = [(18, "statements"), (24, "statements"), (30, "statements"), (40, "statements"),
        (18, "points"), (24, "points"), (30, "points")]  # fmt: skip
FREE, ONE_WAY = np.ones((2, 2), dtype=bool), np.array([[True, True], [False, True]])


def conflict(n_options: int, form: str, seed: int, n_statements: int = 8) -> SymbolicConflict:
    draw = random.Random(seed)

    def literal() -> Condition:
        return IsAt(draw.randrange(n_options), frozenset({draw.randrange(2)}))

    def literals(sizes: list[int]) -> tuple[Condition, ...]:
        return tuple(literal() for _ in range(draw.choice(sizes)))

    def statement() -> Condition:
        first, *rest = literals([1, 1, 2, 2, 3])
        kind = draw.choice(["and", "or", "if"])
        if kind == "if":
            return AnyTrue((first, NotTrue(AllTrue(tuple(rest)))))
        return AllTrue((first, *rest)) if kind == "and" else AnyTrue((first, *rest))

    def preference() -> SymbolicPreference:
        if form == "statements":
            return Prioritised(tuple(statement() for _ in range(n_statements)))
        return Additive(tuple((0, draw.randrange(-20, 21)) for _ in range(n_options)))

    infeasible = tuple(AllTrue(literals([2, 3, 3])) for _ in range(5))
    one_way = set(draw.sample(range(n_options), 3))
    moves = [AxisMove(axis, ONE_WAY if axis in one_way else FREE) for axis in range(n_options)]
    third = n_options // 3
    reaches = (moves[:third], moves[third : 2 * third], moves[2 * third :])
    return SymbolicConflict(
        (2,) * n_options, ("A", "B", "C"), tuple(map(tuple, reaches)),
        tuple(preference() for _ in range(3)), infeasible,
    )  # fmt: skip


def run(n_options: int, form: str, seed: int) -> None:
    made = conflict(n_options, form, seed)
    start = time.perf_counter()
    try:
        found = symbolic_stability(made, SWEPT)
    except TooLargeError as error:
        print(f"{n_options} options by {form}, seed {seed}: {error.faults[0].found}")
        return
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = ", ".join(f"{v.concept.key} {v.equilibria:,}" for v in found.verdicts)
    print(f"{n_options} options by {form}, seed {seed}: {found.n_states:,} outcomes, "
          f"{seconds:.2f} s, {peak:.0f} MiB: {counts}")  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    else:
        for n_options, form in RUNS:
            for seed in (1, 2, 3):
                arguments = [str(n_options), form, str(seed)]
                subprocess.run([sys.executable, __file__, *arguments], check=True)
