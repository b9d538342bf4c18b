"""Which states hold, by the engine that fits the conflict, named in every result.

Source: fang1993, kilgour1987; the sweeping engines are derived from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.methods.stability.concept import CLASSICAL, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.methods.stability.engines.engine_names import (
    ORACLE,
    check_asked,
    chosen,
    incomplete,
    is_swept,
)
from goodoffices.methods.stability.engines.sweepers import refuse_too_large, sweeper, tiers_of
from goodoffices.methods.stability.engines.sweeps import Judge, Said, each, verdicts
from goodoffices.methods.stability.engines.tiers import Tiers
from goodoffices.methods.stability.oracle import Oracle, refuse_for_oracle
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.run import SILENT, Progress


def analyse(
    graph: ConflictGraph,
    concepts: Sequence[Concept] = CLASSICAL,
    progress: Progress = SILENT,
    engine: str | None = None,
) -> dict[str, StabilityResult]:
    """Say for every concept which states hold, for each party and for all.

    Parameters
    ----------
    graph
        The conflict. Moves that need several parties' consent are not used.
    concepts
        The concepts to ask about.
    progress
        Is told how far the work is, at each sweep, and may stop it.
    engine
        One of the names in :data:`~goodoffices.methods.stability.engines.engine_names.ENGINES`.
        Left out, the size and the form of the conflict decide; concepts that only the oracle
        knows, and rankings that are not complete, go to the oracle.

    Returns
    -------
    dict
        One result per concept, by its short name, in the order asked.

    Raises
    ------
    UseError
        If there is no such engine, or it does not fit this conflict.
    TooLargeError
        If there is not enough memory, or too many states for the oracle.
    NeedsError
        If a preference that matters is unknown.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk"], "B": ["talk", "fight"]})
    >>> found = analyse(graph, [NASH], engine="explicit graph")["nash"]
    >>> found.equilibria.tolist(), found.engine
    ([False, True], 'explicit graph')

    Source: fang1993, kilgour1987
    """
    if engine is not None:
        check_asked(graph, concepts, engine)
    swept = [concept for concept in concepts if is_swept(concept)]
    name = (engine or chosen(graph)) if swept else ORACLE
    found: dict[str, StabilityResult] = {}
    if len(swept) < len(concepts):
        refuse_for_oracle(graph.n_states)
    if name != ORACLE:
        refuse_too_large(graph, name, len(swept))
        tiers = tiers_of(graph)
        if isinstance(tiers, dict):
            found = _swept(graph, name, tiers, swept, progress)
        elif engine is not None:
            raise incomplete(graph.parties[tiers], engine)
    left = [concept for concept in concepts if concept.key not in found]
    if left:
        refuse_for_oracle(graph.n_states)
        found |= Oracle(graph).analyse(left, progress)
    return {concept.key: found[concept.key] for concept in concepts}


def check_room(graph: ConflictGraph, concepts: Sequence[Concept] = CLASSICAL) -> None:
    """Refuse a conflict that no engine has room for, before any work.

    Raises
    ------
    TooLargeError
        Saying how many outcomes would fit, and what to do.
    """
    if not all(map(is_swept, concepts)):
        refuse_for_oracle(graph.n_states)
    engine = chosen(graph)
    if engine != ORACLE:
        refuse_too_large(graph, engine, len(concepts))


def _swept(
    graph: ConflictGraph,
    engine: str,
    tiers: dict[int, Tiers],
    concepts: Sequence[Concept],
    progress: Progress,
) -> dict[str, StabilityResult]:
    shape = len(graph.parties), graph.n_states
    stable = {concept.key: np.ones(shape, dtype=np.bool_) for concept in concepts}
    for verdict in run(graph, engine, tiers, concepts, verdicts, progress):
        stable[verdict.concept.key][verdict.party] = verdict.stable
    return {
        key: StabilityResult(key, rows, np.all(rows, axis=0), engine)
        for key, rows in stable.items()
    }


def run(
    graph: ConflictGraph,
    engine: str,
    tiers: dict[int, Tiers],
    concepts: Sequence[Concept],
    judge: Judge[Said],
    progress: Progress,
) -> Iterator[Said]:
    """Lay the conflict out and go through its parties and concepts.

    Raises
    ------
    TooLargeError
        If memory runs out after all.
    """
    try:
        yield from each(sweeper(graph, engine, tiers), concepts, judge, progress)
    except MemoryError:
        found, expected = f"{graph.n_states:,} outcomes", "as many as there is memory for"
        do = "fix some issues as they are now, or leave some options out."
        raise TooLargeError(Fault(Place(field="stability"), found, expected, do)) from None
