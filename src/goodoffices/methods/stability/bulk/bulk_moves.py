"""One move of one mover, made from many states at once.

A search that goes through millions of states cannot take them one by one. It asks instead: given
these states, where does one move of this mover lead, or where does one move lead into them?

Source: fang1993
"""

from __future__ import annotations

from typing import Protocol

from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask


class BulkMoves(Protocol):
    """The moves of every mover of a conflict, from or into many states at once.

    A mover is its place in the conflict's list of movers. An *improving* move is one from which
    every member of the mover gains.
    """

    def onward(self, mover: int, chosen: StateMask, improving: bool) -> StateMask:
        """Mark the states that one move leads to from one of those ``chosen``."""

    def back(self, mover: int, chosen: StateMask, improving: bool) -> StateMask:
        """Mark the states from which one move leads into one of those ``chosen``."""

    def improving_arcs(self, mover: int, states: StateArray, most: int) -> Arcs | None:
        """List the improving moves among some states, which are numbered afresh in their order.

        ``None`` where more than ``most`` pairs of states would have to be looked at.
        """


def bulk_moves(graph: ConflictGraph, preferences: Preferences) -> BulkMoves:
    """Choose how the moves of a conflict are followed.

    Where states are cells of an array and every party has a full order, whole arrays are swept;
    otherwise the moves are listed one by one.
    """
    from goodoffices.methods.stability.bulk.moves_on_arcs import MovesOnArcs
    from goodoffices.methods.stability.bulk.moves_on_axes import MovesOnAxes

    moving = {party for members in graph.movers for party in members}
    form = graph.axis_form
    if form is None or any(preferences.order(party) is None for party in moving):
        return MovesOnArcs(graph, preferences)
    return MovesOnAxes(form, graph.movers, preferences)
