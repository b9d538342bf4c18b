"""What the paths from now are asked of: the conflict, with joint moves where preferences allow.

Source: li2005.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import Literal

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import Conflict
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateMask
from goodoffices.methods.stability.paths.status_quo import Going, Path, PathStep, StatusQuo
from goodoffices.outcomes.movers_together import MoversTogether, stated_movers

Effect = Literal["gains", "neither gains nor loses", "loses"]

_CONCEDING = 2
"""Up to so many movers are tried as the only ones that need not gain."""


class WaysAhead:
    """Paths from what is now, and what each step of them means to whoever makes it.

    Parameters
    ----------
    conflict
        The conflict.
    now
        What is now.
    """

    def __init__(self, conflict: Conflict, now: int) -> None:
        self.conflict, self.now = conflict, now
        self.graph: ConflictGraph = _with_joint_moves(conflict)
        self._known: dict[frozenset[frozenset[int]], StatusQuo] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every party's name in full, in the order of the graph."""
        return tuple(self.conflict.case.name_of(party) for party in self.graph.parties)

    def quo(self, conceding: frozenset[frozenset[int]] = frozenset()) -> StatusQuo:
        """Give what can be reached; these movers need not gain."""
        if conceding not in self._known:
            self._known[conceding] = StatusQuo(self.graph, self.now, conceding)
        return self._known[conceding]

    def path(self, wanted: StateMask) -> Path | None:
        """Find a shortest path to a wanted outcome, asking of parties as little as possible.

        By improvements alone; then by improvements and joint moves from which all gain; then with
        one mover, then two, that need not gain; then by any moves parties make alone; then by any.
        """
        for going, conceding in self._asking_more_and_more():
            if going.joint and not self.quo().has_joint_moves:
                continue
            reach = self.quo(conceding).reach(going)
            end = reach.nearest(wanted)
            if end is not None:
                return reach.path(end)
        return None

    def _asking_more_and_more(self) -> Iterator[tuple[Going, frozenset[frozenset[int]]]]:
        nobody: frozenset[frozenset[int]] = frozenset()
        yield Going.IMPROVEMENTS, nobody
        yield Going.JOINT_IMPROVEMENTS, nobody
        for size in range(1, _CONCEDING + 1):
            alone = [members for members in self.graph.movers if len(members) == 1]
            for some in combinations(alone, size):
                yield Going.IMPROVEMENTS, frozenset(some)
            for some in combinations(self.graph.movers, size):
                yield Going.JOINT_IMPROVEMENTS, frozenset(some)
        yield Going.ANY_MOVES, nobody
        yield Going.ANY_JOINT_MOVES, nobody

    def effect(self, party: int, before: int, after: int) -> Effect:
        """Say what a move does to a party that makes it."""
        if self.graph.relation(party, after, before).is_better:
            return "gains"
        if self.graph.relation(party, before, after).is_better:
            return "loses"
        return "neither gains nor loses"

    def not_gaining(self, path: Path) -> tuple[tuple[int, PathStep, int], ...]:
        """List who does not gain by a step: what it leaves, the step, and the party."""
        return tuple(
            (before, step, party)
            for before, step in path.moves()
            for party in sorted(step.movers)
            if self.effect(party, before, step.to) != "gains"
        )

    def who(self, step: PathStep) -> str:
        """Name who makes a step."""
        together = " together" if len(step.movers) > 1 else ""
        return listed([self.names[party] for party in sorted(step.movers)]) + together

    def analysts(self, path: Path) -> tuple[str, ...]:
        """List the analysts whose account of the movers counts."""
        moving = {self.graph.parties[p] for step in path.steps for p in step.movers}
        return analysts_of(self.conflict, moving)


def analysts_of(conflict: Conflict, parties: set[str]) -> tuple[str, ...]:
    """List the analysts whose account of these parties counts; of nobody, everyone's."""
    if conflict.space is None:
        found = [by for p, by in zip(conflict.graph.parties, conflict.by, strict=True)
                 if p in parties]  # fmt: skip
    else:
        entries = [conflict.space.entry(p) for p in conflict.space.parties if p in parties]
        found = [entry.by for entry in entries if entry is not None]
    return tuple(dict.fromkeys(found)) or conflict.analysts


def _with_joint_moves(conflict: Conflict) -> ConflictGraph:
    space = conflict.space
    if space is None or all(len(members) == 1 for members in space.movers):
        return conflict.graph
    alone = {space.parties.index(party) for party in conflict.graph.parties}
    kept = [
        mover
        for mover in stated_movers(space)
        if len(space.movers[mover]) > 1 or space.movers[mover] <= alone
    ]
    return MoversTogether(space, kept)
