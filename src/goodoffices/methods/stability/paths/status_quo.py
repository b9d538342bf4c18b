"""Where a conflict can go from now, by whose moves, and the fewest moves that lead there.

Status quo analysis: which states can be reached from a given one by legal sequences (no mover
moves twice running), if everybody moves only to gain, or if they make any moves they can. With
joint moves it also says what can be reached only when several parties consent.

Source: li2005, fang1993; joint moves and movers that concede are the house's own extension
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.bulk.bulk_moves import BulkMoves, bulk_moves
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateMask
from goodoffices.methods.stability.paths.legal_distances import Distances, least, legal_distances
from goodoffices.run import SILENT, Progress


class Going(Enum):
    """What steps a path may have, from the least that is asked of parties to the most."""

    IMPROVEMENTS = "each step an improvement for the party that makes it alone"
    JOINT_IMPROVEMENTS = "each step an improvement for all who make it, some made jointly"
    ANY_MOVES = "any moves that parties can make alone"
    ANY_JOINT_MOVES = "any moves, some made jointly"

    @property
    def improving(self) -> bool:
        """Whether everybody who moves must gain by the move."""
        return self in (Going.IMPROVEMENTS, Going.JOINT_IMPROVEMENTS)

    @property
    def joint(self) -> bool:
        """Whether joint moves count."""
        return self in (Going.JOINT_IMPROVEMENTS, Going.ANY_JOINT_MOVES)


@dataclass(frozen=True)
class PathStep:
    """One move on a path.

    Attributes
    ----------
    movers
        Who moves: one party, or several whose consent the move needs.
    to
        The state the move leads to.
    """

    movers: frozenset[int]
    to: int


@dataclass(frozen=True)
class Path:
    """A shortest way from one state to another.

    Attributes
    ----------
    start
        Where it begins.
    steps
        Its moves, in order; none where it ends where it begins.
    going
        What steps it was allowed to have.
    """

    start: int
    steps: tuple[PathStep, ...]
    going: Going

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.steps[-1].to if self.steps else self.start

    def moves(self) -> Iterator[tuple[int, PathStep]]:
        """Go through the steps, each with the state it leaves."""
        here = self.start
        for step in self.steps:
            yield here, step
            here = step.to


@dataclass(frozen=True, eq=False)
class Reach:
    """What can be reached from one state.

    Attributes
    ----------
    start
        The state.
    going
        What steps are allowed.
    movers
        Who may move, each a set of parties.
    distances
        Per mover and state, the fewest moves of a legal sequence that this mover ends there; -1
        where there is none.
    """

    start: int
    going: Going
    movers: tuple[frozenset[int], ...]
    distances: Distances
    _back: Callable[[int, StateMask], StateMask]

    @cached_property
    def moves(self) -> npt.NDArray[np.int32]:
        """Per state the fewest moves that lead there; 0 for the start, -1 if it is out of reach."""
        fewest = least(self.distances)
        fewest[self.start] = 0
        return fewest

    @property
    def reached(self) -> StateMask:
        """Mark what can be reached, the start included."""
        return np.asarray(self.moves >= 0)

    def nearest(self, wanted: StateMask) -> int | None:
        """Find the wanted state that takes the fewest moves, of several the lowest number."""
        states = np.flatnonzero(wanted & self.reached)
        return int(states[np.argmin(self.moves[states])]) if len(states) else None

    def path(self, end: int) -> Path | None:
        """Give a shortest path; ``None`` if ``end`` is out of reach.

        Among several, the one whose last mover comes first among the movers, and whose state
        before that has the lowest number.
        """
        left = int(self.moves[end])
        if left < 0:
            return None
        steps: list[PathStep] = []
        after = -1
        while left:
            mover = self._last_mover(end, left, after)
            steps.append(PathStep(self.movers[mover], end))
            end, left, after = self._before(end, mover, left - 1), left - 1, mover
        return Path(self.start, tuple(reversed(steps)), self.going)

    def _last_mover(self, end: int, left: int, after: int) -> int:
        found = np.flatnonzero(self.distances[:, end] == left)
        return int(found[found != after][0])

    def _before(self, end: int, mover: int, left: int) -> int:
        if not left:
            return self.start
        marked = np.zeros(self.distances.shape[1], dtype=np.bool_)
        marked[end] = True
        sources = np.flatnonzero(self._back(mover, marked))
        others = np.delete(self.distances, mover, axis=0)[:, sources]
        return int(sources[(others == left).any(axis=0)][0])


class StatusQuo:
    """What can be reached from one state, in each way of going; each worked out when asked for.

    Parameters
    ----------
    graph
        The conflict.
    start
        The state from which everything is looked at: what is now.
    conceding
        Movers that may make any move even where all others must gain ("unilateral improvements
        plus named disimprovements").
    progress
        Is told that a search is on its way, and may stop it.

    Examples
    --------
    >>> from goodoffices.methods.stability import explicit_graph
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["talk", "fight"], "B": ["talk", "fight"]})
    >>> quo = StatusQuo(graph, 0)
    >>> quo.reach(Going.IMPROVEMENTS).moves.tolist(), quo.reach(Going.ANY_MOVES).moves.tolist()
    ([0, -1], [0, 1])
    """

    def __init__(
        self,
        graph: ConflictGraph,
        start: int,
        conceding: frozenset[frozenset[int]] = frozenset(),
        progress: Progress = SILENT,
    ) -> None:
        self._graph, self.start, self._conceding = graph, start, conceding
        self._progress = progress
        self._found: dict[Going, Reach] = {}

    @cached_property
    def _bulk(self) -> BulkMoves:
        return bulk_moves(self._graph, Preferences(self._graph))

    @property
    def has_joint_moves(self) -> bool:
        """Whether any mover has several parties."""
        return any(len(members) > 1 for members in self._graph.movers)

    def reach(self, going: Going) -> Reach:
        """Say what can be reached, by which movers and in how few moves.

        V^(h), the states reached in at most h moves, is where ``moves`` lies between 0 and h.

        Source: li2005
        """
        if going not in self._found:
            self._found[going] = self._search(going)
        return self._found[going]

    def shortest(self, wanted: StateMask) -> Path | None:
        """Find a shortest path to a wanted state, asking of parties as little as possible.

        Improvements alone come first, then joint improvements, then any moves, then joint ones.

        Returns
        -------
        Path or None
            ``None`` when no wanted state can be reached in any way.
        """
        for going in Going:
            if going.joint and not self.has_joint_moves:
                continue
            reach = self.reach(going)
            end = reach.nearest(wanted)
            if end is not None:
                return reach.path(end)
        return None

    def _search(self, going: Going) -> Reach:
        movers = [m for m, who in enumerate(self._graph.movers) if going.joint or len(who) == 1]
        gain = [going.improving and self._graph.movers[m] not in self._conceding for m in movers]
        begin = np.zeros(self._graph.n_states, dtype=np.bool_)
        begin[self.start] = True
        follow: list[Callable[[StateMask], StateMask]] = [
            partial(self._onward, mover, improving)
            for mover, improving in zip(movers, gain, strict=True)
        ]
        self._progress.start("following moves from one outcome", None)
        try:
            distances = legal_distances(follow, begin, tick=self._progress.advance)
        finally:
            self._progress.finish()
        named = tuple(self._graph.movers[mover] for mover in movers)

        def back(place: int, marked: StateMask) -> StateMask:
            return self._bulk.back(movers[place], marked, gain[place])

        return Reach(self.start, going, named, distances, back)

    def _onward(self, mover: int, improving: bool, marked: StateMask) -> StateMask:
        return self._bulk.onward(mover, marked, improving)
