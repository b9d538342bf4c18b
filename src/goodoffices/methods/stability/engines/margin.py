"""How firmly a verdict stands: how far a party's ranking would have to move to change it.

For a party and a state, take the best tier the party could make sure of by leaving, after the
others have answered: the *critical tier*. The margin is how many tiers the state stands above it.
Zero or more, the state holds; below zero, it does not. The verdict can only change once the state
has been moved past the critical tier, as long as the rest of the ranking stays.

Source: none; the margin is the house's own, from the identity in the sweeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, NeedsError, Place, UseError, one_of
from goodoffices.methods.stability.concept import CLASSICAL, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.methods.stability.engines.engine import run
from goodoffices.methods.stability.engines.engine_names import (
    ENGINES,
    ORACLE,
    check_asked,
    sweeping,
)
from goodoffices.methods.stability.engines.sweepers import refuse_too_large, tiers_of
from goodoffices.methods.stability.engines.sweeps import thresholds
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.run import SILENT, Progress

NO_MOVE = int(np.iinfo(np.int32).max)
"""Stands where a party has no move: nothing in its ranking could make it leave."""


@dataclass(frozen=True, eq=False)
class MarginResult:
    """How firmly the verdicts of one concept stand.

    Attributes
    ----------
    concept
        Short name of the concept.
    margin
        Per party (row) and state (column), in tiers. Zero or more: so much lower the party could
        rank the state and still stay; more where answers lead back to the state itself, which
        falls with it. Below zero: at least so much higher it would have to rank the state to
        stay. :data:`NO_MOVE` where it has no move.
    critical
        Per party and state the critical tier, from which points or another measure can be read;
        -1 where the party has no move.
    stability
        The verdicts themselves, from the same run.
    """

    concept: str
    margin: npt.NDArray[np.int32]
    critical: npt.NDArray[np.int32]
    stability: StabilityResult

    def at(self, party: int, state: int) -> int | None:
        """Give the margin of one state for one party; ``None`` where it has no move."""
        found = int(self.margin[party, state])
        return None if found == NO_MOVE else found


def margins(
    graph: ConflictGraph,
    concepts: Sequence[Concept] = CLASSICAL,
    progress: Progress = SILENT,
    engine: str | None = None,
) -> dict[str, MarginResult]:
    """Say for every concept how firmly its verdicts stand.

    For party i and state s the critical tier is the least, over the moves q of i from s, of the
    worse of q itself and the worst that the others' answers to q bring about; the margin is the
    critical tier less the tier of s. Ties hold: a margin of zero is stable.

    Parameters
    ----------
    graph, concepts, progress
        As for :func:`~goodoffices.methods.stability.engines.engine.analyse`; only the concepts
        that every engine knows.
    engine
        Any engine but the oracle, which gives verdicts only.

    Raises
    ------
    UseError
        If a concept has no margin, or the engine does not fit.
    NeedsError
        If a party that can move has no complete ranking.
    TooLargeError
        If there is not enough memory.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> graph = explicit_graph(["a", "b", "c"], {"A": [("a", "c"), ("b", "c")]},
    ...                        {"A": ["c", "a", "b"], "B": ["a", "b", "c"]})
    >>> found = margins(graph, [NASH])["nash"]
    >>> [found.at(0, state) for state in range(3)], found.critical[0].tolist()
    ([-1, -2, None], [0, 0, -1])

    Source: none; the identity in the sweeps, derived from fang1993.
    """
    name = engine if engine is not None else sweeping(graph)
    _check(graph, concepts, name)
    refuse_too_large(graph, name, 9 * len(concepts))
    tiers = tiers_of(graph)
    if not isinstance(tiers, dict):
        raise _no_ranking(graph.parties[tiers])
    shape = len(graph.parties), graph.n_states
    margin = {c.key: np.full(shape, NO_MOVE, dtype=np.int32) for c in concepts}
    critical = {c.key: np.full(shape, -1, dtype=np.int32) for c in concepts}
    for found in run(graph, name, tiers, concepts, thresholds, progress):
        key, party, moves = found.concept.key, found.party, found.has_move
        critical[key][party, moves] = found.critical[moves]
        margin[key][party, moves] = critical[key][party, moves] - found.tiers[moves]
    return {key: _result(key, margin[key], critical[key], name) for key in margin}


def _result(
    key: str, margin: npt.NDArray[np.int32], critical: npt.NDArray[np.int32], engine: str
) -> MarginResult:
    stable = margin >= 0
    verdicts = StabilityResult(key, stable, np.all(stable, axis=0), engine)
    return MarginResult(key, margin, critical, verdicts)


def _check(graph: ConflictGraph, concepts: Sequence[Concept], engine: str) -> None:
    if engine == ORACLE:
        found, expected = f"the {ORACLE}, which gives verdicts only", one_of(ENGINES[1:])
        do = "choose one of these, or leave the choice open."
        raise UseError(Fault(Place(field="engine"), found, expected, do))
    check_asked(graph, concepts, engine)


def _no_ranking(name: str) -> NeedsError:
    found = f"no complete ranking of {name}"
    expected, do = "a ranking of all outcomes, with ties", "rank the outcomes not yet ranked."
    return NeedsError(Fault(Place(field=f"preferences › {name}"), found, expected, do))
