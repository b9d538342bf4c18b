"""Timing two ways of doing the same in one run, so that the ratio holds on any machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def side_by_side(
    what: str, ours: Callable[[], object], peer: Callable[[], object], runs: int = 5
) -> None:
    """Run both in turn and print the median of each and of the ratios."""
    pairs = [(_seconds(ours), _seconds(peer)) for _ in range(runs)]
    mine = statistics.median(a for a, _ in pairs)
    theirs = statistics.median(b for _, b in pairs)
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"{what:60} ours {mine:8.3f} s   peer {theirs:8.3f} s   peer/ours {ratio:7.1f}")


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
