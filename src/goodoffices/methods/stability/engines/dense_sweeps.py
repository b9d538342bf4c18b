"""Sweeps over an array with a cell for every combination of options, feasible or not.

Moves of one mover are best and worst taken axis by axis. Improvements go coset by coset: from the
mover's most preferred cell downwards, each cell takes over the worst seen in strictly better tiers.
Cells that are no states are put back after each mover, never after each round: in between, a
single move may pass over them, but the next mover may not start there.

Source: none; derived here from the definitions of fang1993 and checked against the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.engines import plain_loops
from goodoffices.methods.stability.engines.cosets import Cosets, Ranked, cosets, ranked
from goodoffices.methods.stability.engines.one_axis import strokes
from goodoffices.methods.stability.engines.plain_loops import Loops
from goodoffices.methods.stability.engines.sweeps import Tick, to_fixed_point
from goodoffices.methods.stability.engines.tiers import PerPlace, Tiers, none_at, without


class DenseSweeps:
    """A conflict laid out as an array of all combinations.

    Parameters
    ----------
    form
        The states as cells.
    reaches
        Per party with moves of its own, what it can do on which axis.
    tiers
        Per such party its tiers per state.
    loops
        The inner loops: plain or compiled.
    """

    def __init__(
        self,
        form: AxisForm,
        reaches: Mapping[int, Sequence[AxisMove]],
        tiers: Mapping[int, Tiers],
        loops: Loops = plain_loops.LOOPS,
    ) -> None:
        self._form, self._reaches, self._loops = form, dict(reaches), loops
        self._strokes = {party: strokes(form, reach) for party, reach in reaches.items()}
        self._empty = _empty_cells(form)
        self._tiers = {party: self._spread(tiers[party]) for party in reaches}
        self._ranked: dict[int, tuple[Cosets, Ranked]] = {}

    @property
    def movers(self) -> tuple[int, ...]:
        """The parties that have moves of their own."""
        return tuple(self._reaches)

    def tiers(self, party: int) -> Tiers:
        """Give a party's tiers per cell."""
        return self._tiers[party]

    def per_state(self, values: PerPlace) -> PerPlace:
        """Take the values of the states out of the values of the cells."""
        return values if self._form.codes is None else values[self._form.codes]  # type: ignore[return-value]

    def best_own(self, values: Tiers, party: int) -> Tiers:
        """Give per cell the least value over {s} ∪ R_i(s)."""
        found = values.copy()
        for stroke in self._strokes[party]:
            stroke.reach(found, np.minimum)
        return found

    def best_move(self, values: Tiers, party: int) -> Tiers:
        """Give per cell the least value over R_i(s)."""
        found, reached = np.full_like(values, none_at(values)), values.copy()
        for stroke in self._strokes[party]:
            np.minimum(found, stroke.least_elsewhere(reached), out=found)
            stroke.reach(reached, np.minimum)
        return found

    def worst_answer(
        self, values: Tiers, responders: Sequence[int], improving: bool, tick: Tick
    ) -> Tiers:
        """Give per cell q the greatest value over {q} ∪ R_H(q), or {q} ∪ R_H⁺(q)."""
        found = values.copy() if self._empty is None else without(values, self._empty, 0)
        if improving:
            steps = [partial(self._improve, party) for party in responders]
            return to_fixed_point(found, steps, tick)
        if self._empty is None and self._apart(responders):
            for party in responders:
                self._move(party, found)
                tick()
            return found
        return to_fixed_point(found, [partial(self._move_among, p) for p in responders], tick)

    def _move(self, party: int, values: Tiers) -> None:
        for stroke in self._strokes[party]:
            stroke.reach(values, np.maximum)

    def _move_among(self, party: int, values: Tiers) -> bool:
        before = values.copy()
        self._move(party, values)
        if self._empty is not None:
            values[self._empty] = 0
        return not np.array_equal(before, values)

    def _improve(self, party: int, values: Tiers) -> bool:
        if party not in self._ranked:
            own = cosets(self._form, self._reaches[party])
            self._ranked[party] = own, ranked(own, self._tiers[party])
        own, order = self._ranked[party]
        return self._loops.improve_in_cosets(values, own, order)

    def _apart(self, parties: Sequence[int]) -> bool:
        """Whether no two of the parties hold the same axis, so that one turn each is enough."""
        held = [move.axis for party in parties for move in self._reaches[party]]
        return len(set(held)) == len(held)

    def _spread(self, tiers: Tiers) -> Tiers:
        if self._form.codes is None:
            return tiers
        cells = np.full(self._form.n_cells, none_at(tiers), dtype=tiers.dtype)
        cells[self._form.codes] = tiers
        return cells


def _empty_cells(form: AxisForm) -> StateMask | None:
    if form.codes is None or form.n_states == form.n_cells:
        return None
    empty = np.ones(form.n_cells, dtype=np.bool_)
    empty[form.codes] = False
    return empty
