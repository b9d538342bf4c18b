"""What a group of parties can bring about by moving one after the other.

A legal sequence is a chain of single-party moves in which no party moves twice running, though a
party may move again later. Parties whose consent is needed together (a joint move) never act in a
response to a single party, so their moves do not appear here.

Source: fang1993
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.conflict_graph import StateArray, StateMask

Bits = npt.NDArray[np.uint64]
"""One row per state; bit ``b`` of a row stands for starting state number ``b``."""

BLOCK = 4096
"""So many starting states are followed at the same time (64 machine words per state)."""


@dataclass(frozen=True)
class Step:
    """One move in a sequence.

    Attributes
    ----------
    party
        Who moves.
    to
        The state the move leads to.
    """

    party: int
    to: int


def reachable_from_each(
    moves: Mapping[int, Arcs],
    starts: StateArray,
    n_states: int,
    tick: Callable[[], object] = lambda: None,
) -> Iterator[tuple[StateArray, npt.NDArray[np.bool_]]]:
    """Find, for each starting state, the states that legal sequences reach from it.

    This is a breadth-first search over pairs (state, last mover), done for many starting states at
    once: instead of a mark, every pair holds one bit per starting state. The starting state itself
    belongs to the answer only if a sequence returns to it.

    1. Each party moves from the starting states.
    2. From every pair newly arrived at, each party other than the last mover moves.
    3. Until nothing is new.

    Parameters
    ----------
    moves
        Per party of the group its moves: all of them for R_H, or its improvements for R_H⁺.
    starts
        The starting states.
    n_states
        How many states the conflict has.
    tick
        Called after each round; it may raise to stop the work.

    Yields
    ------
    tuple
        A block of the starting states, and for each of them a row that marks the states reached.

    Source: fang1993
    """
    pullers = {party: _Puller(arcs) for party, arcs in moves.items() if len(arcs.starts)}
    for place in range(0, len(starts), BLOCK):
        block = starts[place : place + BLOCK]
        reached = _search(pullers, block, n_states, tick)
        marks = np.unpackbits(reached.view(np.uint8), axis=1, bitorder="little", count=len(block))
        yield block, marks.T.astype(np.bool_)


def _search(
    pullers: Mapping[int, _Puller], block: StateArray, n_states: int, tick: Callable[[], object]
) -> Bits:
    shape = (n_states, -(-len(block) // 64))
    seed = _one_bit_each(block, shape)
    arrived = {party: np.zeros(shape, np.uint64) for party in pullers}
    moved_on = {party: np.zeros(shape, np.uint64) for party in pullers}
    # At the start nobody has moved, so everybody may.
    ready = dict.fromkeys(pullers, seed)
    while ready:
        fresh = {}
        for party, waiting in ready.items():
            moved_on[party] |= waiting
            new = pullers[party].pull(waiting) & ~arrived[party]
            if new.any():
                arrived[party] |= new
                fresh[party] = new
        ready = {}
        for party in pullers:
            others = [new for last, new in fresh.items() if last != party]
            if others:
                ready[party] = reduce(operator.or_, others) & ~moved_on[party]
        tick()
    reached = np.zeros(shape, np.uint64)
    for states in arrived.values():
        reached |= states
    return reached


def _one_bit_each(block: StateArray, shape: tuple[int, int]) -> Bits:
    seed = np.zeros(shape, np.uint64)
    number = np.arange(len(block))
    np.bitwise_or.at(seed, (block, number // 64), np.uint64(1) << (number % 64).astype(np.uint64))
    return seed


class _Puller:
    """Carries bits along a party's arcs: each end gathers what its starts hold."""

    def __init__(self, arcs: Arcs) -> None:
        self.starts, self.ends = arcs.by_end()

    def pull(self, waiting: Bits) -> Bits:
        moved = np.zeros_like(waiting)
        active = np.any(waiting != 0, axis=1)[self.starts]
        starts, ends = self.starts[active], self.ends[active]
        if not len(ends):
            return moved
        first = np.flatnonzero(np.diff(ends, prepend=-1))
        count = np.diff(first, append=len(ends))
        # Round r takes the r-th arc into every end that has so many.
        for r in range(int(count.max())):
            arc = first[count > r] + r
            moved[ends[arc]] |= waiting[starts[arc]]
        return moved


def shortest_sequence(
    moves: Mapping[int, Arcs], start: int, goals: StateMask
) -> tuple[Step, ...] | None:
    """Find a shortest legal sequence from ``start`` to one of the ``goals``.

    A plain breadth-first search over pairs (state, last mover). Among sequences of equal length
    the one whose earlier steps come from the lower party and lead to the lower state is taken.

    Parameters
    ----------
    moves
        Per party of the group its moves.
    start
        Where the sequence begins. A sequence has at least one step, so ``start`` counts as a goal
        only when a sequence returns to it.
    goals
        Marks the states looked for.

    Returns
    -------
    tuple of Step or None
        ``None`` when no legal sequence leads to a goal.

    Source: fang1993
    """
    beginning = (start, -1)
    came_from: dict[tuple[int, int], tuple[int, int]] = {}
    queue = deque([beginning])
    while queue:
        state, last = pair = queue.popleft()
        for party in sorted(moves):
            if party == last:
                continue
            for end in moves[party].leaving(state).tolist():
                if (end, party) in came_from:
                    continue
                came_from[end, party] = pair
                if goals[end]:
                    return _trace(came_from, (end, party), beginning)
                queue.append((end, party))
    return None


def _trace(
    came_from: Mapping[tuple[int, int], tuple[int, int]],
    pair: tuple[int, int],
    beginning: tuple[int, int],
) -> tuple[Step, ...]:
    steps = []
    while pair != beginning:
        state, party = pair
        steps.append(Step(party, state))
        pair = came_from[pair]
    return tuple(reversed(steps))
