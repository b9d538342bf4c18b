"""How many moves a legal sequence takes, from every state at once.

A legal sequence is a chain of moves in which no mover moves twice running. The search is a
breadth-first one over pairs (state, mover): from a start, the mover that moved last; towards a
goal, the mover that moves next.

Source: fang1993; li2005 (status quo analysis)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import StateMask

Distances = npt.NDArray[np.int32]
"""Per mover (row) and state (column) the least number of moves; -1 where there is no sequence."""

Follow = Callable[[int, StateMask], StateMask]
"""Given a mover and marked states, marks where one move of it leads (or comes from)."""


def legal_distances(
    follow: Sequence[Callable[[StateMask], StateMask]],
    begin: StateMask,
    enough: Callable[[Distances], bool] = lambda distances: False,
    tick: Callable[[], object] = lambda: None,
) -> Distances:
    """Count the moves of shortest legal sequences that begin (or end) in marked states.

    Parameters
    ----------
    follow
        Per mover: given marked states, marks where one move of it leads, or comes from.
    begin
        Marks the states to begin with. A sequence has at least one move, so one of these has a
        number only where a sequence returns to it.
    enough
        Asked after each round; where it says so the search ends early, and what it has not come
        to stays at -1.
    tick
        Called after each move of a mover; it may raise to stop the work.

    Returns
    -------
    array
        Per mover and state, the length of a shortest sequence whose last mover this is (going on)
        or whose first mover this is (going back).

    Examples
    --------
    >>> ring = [lambda marked: np.roll(marked, 1), lambda marked: np.roll(marked, 2)]
    >>> legal_distances(ring, np.array([True, False, False, False])).tolist()
    [[3, 1, 4, 2], [5, 3, 1, 2]]
    """
    distances = np.full((len(follow), len(begin)), -1, dtype=np.int32)
    moved_on = np.zeros(distances.shape, dtype=np.bool_)
    ready: dict[int, StateMask] = {mover: begin for mover in range(len(follow)) if begin.any()}
    moves = 0
    while ready:
        moves += 1
        fresh = {}
        for mover, waiting in ready.items():
            moved_on[mover] |= waiting
            fresh[mover] = follow[mover](waiting) & (distances[mover] < 0)
            distances[mover][fresh[mover]] = moves
            tick()
        if enough(distances):
            break
        ready = _ready(fresh, moved_on)
    return distances


def _ready(fresh: dict[int, StateMask], moved_on: npt.NDArray[np.bool_]) -> dict[int, StateMask]:
    """Say per mover where it may go on from: where another has just moved, and it has not yet."""
    ready = {}
    for mover, done in enumerate(moved_on):
        waiting = np.zeros(len(done), dtype=np.bool_)
        for other, new in fresh.items():
            if other != mover:
                waiting |= new
        waiting &= ~done
        if waiting.any():
            ready[mover] = waiting
    return ready


def least(distances: Distances) -> npt.NDArray[np.int32]:
    """Give per state the least number of moves whoever moves; -1 where there is no sequence."""
    none = np.iinfo(np.int32).max
    found = np.where(distances < 0, none, distances).min(axis=0, initial=none)
    return np.where(found == none, -1, found).astype(np.int32)
