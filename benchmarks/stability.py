"""How long stability takes, and how much memory, up to 2^24 outcomes and beyond.

Run it with ``python benchmarks/stability.py``; ``--large`` adds ten million outcomes out of 2^50.
Every line is measured in a process of its own. Rankings are random and without ties, which is the
worst case. CPU seconds are given, so that other work on the machine does not count; those for
drawing the random rankings are told apart. *Cold* is the first call of all, compiling included;
*warm* is a later call.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from goodoffices.methods.stability import (
    SWEPT,
    AxisForm,
    AxisMove,
    Oracle,
    Relation,
    analyse,
)
from goodoffices.methods.stability.conflict_graph import StateArray

FREE = np.ones((2, 2), dtype=bool)
ONWARD = np.triu(FREE)
SIZES = (12, 16, 20, 24)
TWICE_UP_TO = 1 << 21


@dataclass(eq=False)
class Drawn:
    """A conflict whose rankings are drawn when they are asked for."""

    axis_form: AxisForm
    drawing: float = field(default=0.0)

    @property
    def n_states(self) -> int:
        return self.axis_form.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple("ABCD"[: len(self.axis_form.reaches)])

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        return tuple(frozenset({party}) for party in range(len(self.parties)))

    def successors(self, mover: int, state: int) -> StateArray:
        return self.axis_form.successors(mover, state)

    def order(self, party: int) -> StateArray:
        start = time.process_time()
        drawn = np.random.default_rng(party).permutation(self.n_states)
        self.drawing += time.process_time() - start
        return drawn

    def relation(self, party: int, a: int, b: int) -> Relation:
        raise NotImplementedError


def cube(parties: int, bits: int, one_way: bool = False, kept: float = 1.0) -> Drawn:
    """Make a conflict of so many options, shared out evenly."""
    ends = [party * bits // parties for party in range(parties + 1)]
    reaches = tuple(
        tuple(AxisMove(k, ONWARD if one_way and k % 3 == 0 else FREE) for k in range(a, b))
        for a, b in pairwise(ends)
    )
    codes = None
    if kept < 1:
        codes = np.flatnonzero(np.random.default_rng(9).random(2**bits) < kept)
    return Drawn(AxisForm((2,) * bits, reaches, codes))


def few_of_many(patterns: int) -> Drawn:
    """Make a conflict of 50 options of which each of 4 parties has few combinations that can be."""
    rng = np.random.default_rng(0)
    codes, reaches, first = np.zeros(1, dtype=np.int64), [], 0
    for width in (12, 12, 13, 13):
        own = np.sort(rng.choice(2**width, patterns, replace=False))
        codes = ((codes[:, None] << width) + own).ravel()
        reaches.append(tuple(AxisMove(k, FREE) for k in range(first, first + width)))
        first += width
    kept = codes[rng.random(len(codes)) < 0.95]
    return Drawn(AxisForm((2,) * 50, tuple(reaches), kept))


CONFLICTS = {
    **{
        f"{parties} parties, 2^{bits} outcomes": lambda p=parties, b=bits: cube(p, b)
        for bits in SIZES
        for parties in (2, 3, 4)
    },
    "4 parties, 2^20, a third of the options one-way": lambda: cube(4, 20, one_way=True),
    "4 parties, 2^20, a fifth cannot be": lambda: cube(4, 20, kept=0.8),
    "4 parties, 2^20, both": lambda: cube(4, 20, one_way=True, kept=0.8),
    "4 parties, 10^6 outcomes out of 2^50": lambda: few_of_many(32),
    "4 parties, 10^7 outcomes out of 2^50": lambda: few_of_many(57),
}


def measure(what: str, how: str) -> dict[str, object]:
    """Measure one conflict in this process."""
    conflict = CONFLICTS[what]()
    runs = 2 if how == "warm" and conflict.n_states <= TWICE_UP_TO else 1
    for _ in range(runs):
        conflict.drawing = 0.0
        start = time.process_time()
        if how == "oracle":
            engine, found = "oracle", Oracle(conflict).analyse(SWEPT)
        else:
            found = analyse(conflict, SWEPT)
            engine = found["nash"].engine
        seconds = time.process_time() - start - conflict.drawing
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    hold = {key: int(result.equilibria.sum()) for key, result in found.items()}
    return {"engine": engine, "s": seconds, "MiB": peak, "hold": hold}


def measured(what: str, how: str, kept_in: str) -> dict[str, object]:
    """Measure one conflict in a process of its own."""
    environment = {**os.environ, "NUMBA_CACHE_DIR": kept_in}
    command = [sys.executable, __file__, "--measure", what, how]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def rows(large: bool) -> Iterator[str]:
    """Name what is measured."""
    yield from (what for what in CONFLICTS if large or "10^7" not in what)


def main(large: bool) -> None:
    """Print one line per conflict, then the oracle beside the sweeps."""
    print("all five concepts for all parties; CPU seconds on one core; peak of the whole process")
    print(f"{'':50} {'cold s':>8} {'warm s':>8} {'MiB':>7}  engine")
    for what in rows(large):
        with tempfile.TemporaryDirectory() as kept_in:
            cold, warm = measured(what, "cold", kept_in), measured(what, "warm", kept_in)
        peak = max(float(str(cold["MiB"])), float(str(warm["MiB"])))
        print(f"{what:50} {cold['s']:8.2f} {warm['s']:8.2f} {peak:7.0f}  {warm['engine']}",
              flush=True)  # fmt: skip
    print("beside the oracle, which reads the definitions")
    for parties in (2, 3, 4):
        what = f"{parties} parties, 2^12 outcomes"
        with tempfile.TemporaryDirectory() as kept_in:
            ours, peer = measured(what, "warm", kept_in), measured(what, "oracle", kept_in)
        assert ours["hold"] == peer["hold"], "the engines must agree"
        ratio = float(str(peer["s"])) / float(str(ours["s"]))
        print(
            f"{what:50} ours {ours['s']:8.3f} s   peer {peer['s']:8.3f} s   peer/ours {ratio:7.1f}"
        )


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(json.dumps(measure(*sys.argv[-2:])))
    else:
        main("--large" in sys.argv)
