"""Laying a conflict out in memory for one engine, if there is room.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from goodoffices.methods.stability.arcs import own_arcs
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.methods.stability.engines.arc_sweeps import ArcSweeps
from goodoffices.methods.stability.engines.compiled_loops import compiled_loops
from goodoffices.methods.stability.engines.dense_sweeps import DenseSweeps
from goodoffices.methods.stability.engines.engine_names import ARCS, COMPILED, DENSE, alone
from goodoffices.methods.stability.engines.listed_sweeps import ListedSweeps
from goodoffices.methods.stability.engines.memory import needed, refuse_beyond
from goodoffices.methods.stability.engines.one_axis import movable
from goodoffices.methods.stability.engines.plain_loops import LOOPS
from goodoffices.methods.stability.engines.sweeps import Sweeper
from goodoffices.methods.stability.engines.tiers import Tiers, narrow

_CELL_BYTES = 8
_LIST_BYTES = 24
_ARC_BYTES = 64


def moving(graph: ConflictGraph) -> tuple[int, ...]:
    """List the parties that may have moves of their own, whose rankings are needed."""
    form, movers = graph.axis_form, alone(graph)
    if form is None:
        return tuple(sorted(movers))
    return tuple(sorted(p for p, mover in movers.items() if movable(form.reaches[mover])))


def refuse_too_large(graph: ConflictGraph, engine: str, n_concepts: int) -> None:
    """Refuse a conflict for which the engine has no room.

    Raises
    ------
    TooLargeError
        Saying how many outcomes would fit.
    """
    n_states, n_parties = graph.n_states, len(graph.parties)
    form = graph.axis_form
    if engine == ARCS:
        arcs = n_states if form is None else n_states + _most_arcs(graph, form)
        size = needed(n_states, n_states, n_parties, n_concepts, _CELL_BYTES) + arcs * _ARC_BYTES
    elif engine.startswith(DENSE):
        assert form is not None
        size = needed(n_states, form.n_cells, n_parties, n_concepts, _CELL_BYTES)
    else:
        size = needed(n_states, n_states, n_parties, n_concepts, _LIST_BYTES)
    refuse_beyond(n_states, size)


def _most_arcs(graph: ConflictGraph, form: AxisForm) -> int:
    """Bound the number of arcs of a conflict given by issues."""
    most = 0
    for mover in alone(graph).values():
        ways = 1
        for move in movable(form.reaches[mover]):
            ways *= int(move.allowed.sum(axis=1).max())
        most += form.n_states * min(ways, form.n_states)
    return most


def tiers_of(graph: ConflictGraph) -> dict[int, Tiers] | int:
    """Take the rankings that are needed; or name a party that has no complete one."""
    found: dict[int, Tiers] = {}
    for party in moving(graph):
        order = graph.order(party)
        if order is None:
            return party
        found[party] = narrow(order)
    return found


def sweeper(graph: ConflictGraph, engine: str, tiers: dict[int, Tiers]) -> Sweeper:
    """Lay a conflict out for an engine that sweeps."""
    if engine == ARCS:
        moves = {party: own_arcs(graph, party) for party in tiers}
        return ArcSweeps({party: arcs for party, arcs in moves.items() if len(arcs.ends)}, tiers)
    form, movers = graph.axis_form, alone(graph)
    assert form is not None
    reaches = {party: form.reaches[movers[party]] for party in tiers}
    loops = compiled_loops() if engine.endswith(COMPILED) else LOOPS
    kind = DenseSweeps if engine.startswith(DENSE) else ListedSweeps
    return kind(form, reaches, tiers, loops)
