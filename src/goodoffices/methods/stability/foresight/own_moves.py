"""For every outcome at once, the best or worst thing that one own move of a party leads to.

Source: none; the bookkeeping behind the concepts that look several moves ahead.
"""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np

from goodoffices.methods.stability.arcs import Arcs, own_arcs
from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray

NOWHERE = np.iinfo(np.int64).max
"""Stands where a party has no move."""

_CELLS_PER_STATE = 20
"""Cells are swept where there are at most so many of them for each state; else moves are listed."""


class OwnMoves:
    """The moves of one party, asked for all states at once.

    Where the states are cells of an array, each axis is swept in turn, so that no move is written
    down; otherwise the moves are listed. Both give the same.

    Parameters
    ----------
    graph
        The conflict.
    party
        Whose moves. Moves that need several parties' consent are not among them.
    swept
        Force the sweeps (or the list); left out, the size decides.
    """

    def __init__(self, graph: ConflictGraph, party: int, swept: bool | None = None) -> None:
        self._graph, self._party = graph, party
        form = graph.axis_form
        if swept is None:
            swept = form is not None and form.n_cells <= _CELLS_PER_STATE * form.n_states
        self._form: AxisForm | None = form if swept else None

    def lowest(self, values: StateArray) -> StateArray:
        """Give, per state, the lowest value among the states one own move leads to.

        :data:`NOWHERE` where the party has no move. Staying is no move.

        Parameters
        ----------
        values
            One number per state, each below :data:`NOWHERE`.
        """
        if self._form is not None:
            return self._over_axes(self._form, values)
        found = np.full(self._graph.n_states, NOWHERE)
        starts = self._arcs.starts
        if len(starts):
            first = np.flatnonzero(np.diff(starts, prepend=-1))
            found[starts[first]] = np.minimum.reduceat(values[self._arcs.ends], first)
        return found

    def highest(self, values: StateArray) -> StateArray:
        """Give, per state, the highest value; minus :data:`NOWHERE` where there is no move."""
        return -self.lowest(-values)

    @cached_property
    def _arcs(self) -> Arcs:
        return own_arcs(self._graph, self._party)

    @cached_property
    def _reach(self) -> tuple[AxisMove, ...]:
        assert self._form is not None
        movers = self._graph.movers
        alone = [m for m, members in enumerate(movers) if members == {self._party}]
        return tuple(move for mover in alone for move in self._form.reaches[mover])

    def _over_axes(self, form: AxisForm, values: StateArray) -> StateArray:
        # A sweep lets the party stay as well, so the two lowest are kept: where the lowest is the
        # state's own value, the next is the answer.
        codes = form.state_codes()
        lowest = np.full(form.n_cells, NOWHERE)
        lowest[codes] = values
        second = np.full(form.n_cells, NOWHERE)
        for move in self._reach:
            lowest, second = _along(form, move, lowest, second)
        own: StateArray = np.where(lowest[codes] == values, second[codes], lowest[codes])
        return own


def _along(
    form: AxisForm, move: AxisMove, lowest: StateArray, second: StateArray
) -> tuple[StateArray, StateArray]:
    """Take into every cell the two lowest of those that differ from it on this axis."""
    shape = (math.prod(form.shape[: move.axis]), form.shape[move.axis], -1)
    low, next_low = lowest.reshape(shape), second.reshape(shape)
    best, runner_up = low.copy(), next_low.copy()
    for here, there in np.argwhere(move.allowed).tolist():
        if here != there:
            other = low[:, there]
            behind = np.maximum(best[:, here], other)
            next_two = np.minimum(runner_up[:, here], next_low[:, there])
            runner_up[:, here] = np.minimum(behind, next_two)
            best[:, here] = np.minimum(best[:, here], other)
    return best.ravel(), runner_up.ravel()
