"""How long the efficient packages and the solution points take, beside NegMAS and far beyond it.

Run it with ``python benchmarks/packages.py``. ``make peer`` gets the peer, in an environment of its
own; without it only ours are measured. ``--opposed`` lets the parties' interests be opposed beside
the peer too, ``--limit`` says how many CPU seconds the peer has for one question, and ``--peer``
names another Python that has it.

Both sides get the same weights and values, in hundredths, and say which packages are efficient
among those worth at least 40 of 100 to everybody (with opposed interests 80 by the number of
parties), and which of them each standard chooses. CPU seconds after a warm-up are given, so that
other work on the machine does not count; the smallest of three for ours, the only one for the peer.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from packages_differences import UNEXPLAINED, Exact, differences

from goodoffices.methods.settlement.folding import (
    EfficientFront,
    OnFront,
    efficient_front,
    standards_on_front,
)
from goodoffices.methods.settlement.optimising import nash_product
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

PEER = Path(__file__).parents[1] / ".peer-venv" / "bin" / "python"
OPTIONS = 10
NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Drawn:
    """A negotiation drawn by chance: whole weights that add up to 100, whole values up to 100."""

    weights: list[list[int]]
    values: list[list[list[int]]]
    floor: int

    def space(self) -> PackageSpace:
        tables = [
            [
                [
                    w[issue] * v[issue][option]
                    for w, v in zip(self.weights, self.values, strict=True)
                ]
                for option in range(OPTIONS)
            ]
            for issue in range(len(self.weights[0]))
        ]
        return package_space(tables, [100 * self.floor] * len(self.weights), 10_000)


def drawn(parties: int, issues: int, opposed: bool, floor: int) -> Drawn:
    """Draw a negotiation; opposed means that every option splits 100 between the parties."""
    random = np.random.default_rng(2014)
    weights = [
        (random.multinomial(100 - issues, [1 / issues] * issues) + 1).tolist()
        for _ in range(parties)
    ]
    if opposed:
        split = random.dirichlet([1.0] * parties, (issues, OPTIONS))
        values = np.rint(100 * split).astype(int)
    else:
        values = random.integers(0, 101, (issues, OPTIONS, parties))
    return Drawn(weights, np.moveaxis(values, 2, 0).tolist(), floor)


def fastest(run: Callable[[], Answer]) -> tuple[float, Answer]:
    """The smallest of three times, after one that does not count."""
    answer, times = run(), []
    for _ in range(3):
        start = time.process_time()
        answer = run()
        times.append(time.process_time() - start)
    return min(times), answer


def exact(front: EfficientFront, found: Sequence[OnFront], floats: Any, floor: int) -> Exact:
    vectors = [tuple(row) for row in front.vectors.tolist()]
    chosen = {
        name: {vectors[row] for row in one.solution.packages}
        for name, one in zip(NAMES, found, strict=True)
    }
    tables, parties = front.space.tables, range(front.space.n_parties)
    most = tuple(sum(int(table[:, p].max()) for table in tables) for p in parties)
    return Exact(dict(zip(vectors, floats, strict=True)), chosen, 100 * floor, most)


def asked_of_peer(
    python: Path, problem: Drawn, front: EfficientFront, limit: int
) -> dict[str, Any] | None:
    """Ask the peer in a process of its own; ``None`` when it takes too long."""
    question = {
        "weights": problem.weights,
        "values": problem.values,
        "reservation": problem.floor,
        "look_at": [[int(k) for k in package] for package in front.packages],
    }
    command = [str(python), str(Path(__file__).with_name("packages_peer.py"))]
    done = subprocess.run(
        command, input=json.dumps(question), capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": ""},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5)),
    )  # fmt: skip
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return None
    done.check_returncode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def beside(python: Path, parties: int, issues: int, opposed: bool, limit: int) -> int:
    """Print one line beside the peer, and one per kind of difference; count the unexplained."""
    floor = 80 // parties if opposed else 40
    problem = drawn(parties, issues, opposed, floor)
    space = problem.space()
    front_s, front = fastest(lambda: efficient_front(space))
    points_s, found = fastest(lambda: standards_on_front(front))
    ours_s = front_s + points_s
    words = "opposed" if opposed else "random"
    line = f"{parties} parties  10^{issues}  {words:8}{len(front):7,} worths  ours {ours_s:8.4f} s"
    answer = asked_of_peer(python, problem, front, limit)
    if answer is None:
        print(f"{line}  peer more than {limit} s  ratio > {limit / ours_s:,.0f}", flush=True)
        return 0
    peer_s = answer["frontier_s"] + answer["points_s"]
    print(f"{line}  peer {peer_s:8.3f} s  ratio {peer_s / ours_s:9,.0f}", flush=True)
    shape = space.shape
    packages = [np.unravel_index(number, shape) for number in answer["numbers"]]
    worths = [space.worth([int(k) for k in package]) for package in packages]
    own = exact(front, found, answer["looked_at"], floor)
    kinds = differences(own, answer, worths)
    if not kinds:
        print("            the same utility vectors, the same points")
    for kind, count in sorted(kinds.items()):
        print(f"            {count:5} × {kind}")
    return sum(count for kind, count in kinds.items() if UNEXPLAINED in kind)


def alone() -> None:
    """Print ours where the peer cannot go."""
    print("ours alone; efficient worths found exactly unless said otherwise")
    for parties, issues, opposed in (
        (2, 9, False), (2, 12, False), (2, 12, True), (2, 20, False), (2, 20, True),
        (3, 9, False), (3, 9, True), (3, 12, False), (3, 12, True), (3, 20, False),
    ):  # fmt: skip
        space = drawn(parties, issues, opposed, 0).space()
        seconds, front = fastest(lambda space=space: efficient_front(space))
        words = "opposed" if opposed else "random"
        kept = "" if front.exact else f"  on a grid, error up to {max(front.error) / 10_000:.2%}"
        print(
            f"{parties} parties  10^{issues:<3} {words:8}{len(front):8,} worths {seconds:9.4f} s"
            f"{kept}",
            flush=True,
        )
    for parties, issues, opposed in ((5, 12, False), (5, 12, True), (5, 20, False)):
        space = drawn(parties, issues, opposed, 0).space()
        seconds, found = fastest(lambda space=space: nash_product.solve(space))
        words = "opposed" if opposed else "random"
        print(
            f"{parties} parties  10^{issues:<3} {words:8} Nash point {seconds:9.4f} s  "
            f"{len(found.packages)} tied, {found.how_surely}",
            flush=True,
        )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", type=Path, default=PEER)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--opposed", action="store_true")
    given = parser.parse_args()
    unexplained = 0
    if given.peer.exists():
        print("beside the peer: the efficient packages and four solution points")
        for opposed in (False, True) if given.opposed else (False,):
            for parties in (2, 3, 5):
                for issues in (4, 5, 6):
                    unexplained += beside(given.peer, parties, issues, opposed, given.limit)
        if unexplained:
            print(f"{unexplained} differences are traced to no known fault of the peer")
    else:
        print("the peer is not there: “make peer” gets NegMAS, in an environment of its own")
    alone()
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
