"""A small conflict turned into plain dictionaries, and chains of moves followed by hand.

Shares nothing with the package but the questions put to a conflict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from goodoffices.methods.stability import ConflictGraph

Mover = frozenset[int]


@dataclass(frozen=True)
class Plain:
    """Moves per mover and state, and tiers per party; a lower tier is liked better."""

    n_states: int
    moves: dict[Mover, list[set[int]]]
    tiers: list[list[int]]

    def gains(self, mover: Mover, a: int, b: int) -> bool:
        return all(self.tiers[i][b] < self.tiers[i][a] for i in mover)

    def steps(self, mover: Mover, state: int, improving: bool) -> set[int]:
        found = self.moves[mover][state]
        return {q for q in found if self.gains(mover, state, q)} if improving else set(found)

    def fewest(
        self,
        start: int,
        movers: Collection[Mover],
        improving: bool,
        conceding: Collection[Mover] = (),
    ) -> dict[int, int]:
        """Count the moves of shortest legal sequences, round by round; the start needs none."""
        found, seen = {start: 0}, set[tuple[int, Mover]]()
        frontier: set[tuple[int, Mover]] = {(start, frozenset())}
        moves = 0
        while frontier:
            moves += 1
            new = set()
            for state, last in frontier:
                for mover in movers:
                    gain = improving and mover not in conceding
                    if mover != last:
                        new |= {(q, mover) for q in self.steps(mover, state, gain)}
            frontier = new - seen
            seen |= frontier
            for state, _ in frontier:
                found.setdefault(state, moves)
        return found

    def reached(self, start: int, movers: Collection[Mover]) -> set[int]:
        """Follow improvements from one state, whoever moves."""
        found, waiting = {start}, [start]
        while waiting:
            state = waiting.pop()
            for mover in movers:
                new = self.steps(mover, state, improving=True) - found
                found |= new
                waiting += new
        return found

    def answers(self, party: int, start: int, improving: bool) -> dict[int, int]:
        """Count the moves the others need from ``start`` to each state, the start included."""
        others = [m for m in self.moves if len(m) == 1 and m != {party}]
        found: dict[int, int] = {}
        frontier: set[tuple[int, Mover]] = {(start, frozenset())}
        seen, moves = set[tuple[int, Mover]](), 0
        while frontier:
            moves += 1
            frontier = {
                (q, m)
                for state, last in frontier
                for m in others
                if m != last
                for q in self.steps(m, state, improving)
            } - seen
            seen |= frontier
            for state, _ in frontier:
                found.setdefault(state, moves)
        return found


def plainly(graph: ConflictGraph) -> Plain:
    """Ask a conflict for everything, one state at a time."""
    tiers = [graph.order(party) for party in range(len(graph.parties))]
    return Plain(
        graph.n_states,
        {
            members: [set(graph.successors(m, s).tolist()) for s in range(graph.n_states)]
            for m, members in enumerate(graph.movers)
        },
        [order.tolist() for order in tiers if order is not None],
    )


def alone(plain: Plain) -> list[Mover]:
    """List the movers of one party."""
    return [mover for mover in plain.moves if len(mover) == 1]


def cells(plain: Plain) -> Iterator[tuple[int, int]]:
    """Go through every party that can move alone and every state."""
    for mover in alone(plain):
        for state in range(plain.n_states):
            yield min(mover), state
