"""Moves from or into many states at once, where states are combinations of options.

The states among which one mover moves agree on every axis it does not hold: they are a *group*.
Within a group only the axes matter on which it may not go everywhere (one-way options, issues it
can only leave). So one number per group and per combination on those axes is enough: how many
chosen states lie there, or the best of them for the mover. No pair of states is looked at, except
for joint improvements and where a space is so thinly filled that pairs are fewer.

Source: fang1993 (the moves); none for the sweep: the house's own.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.bulk.pairs_on_axes import PairsOnAxes
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.conflict_graph import StateArray, StateMask

_ROOM = 1 << 14
_PER_STATE = 4
"""Tables of up to so many numbers are always allowed; larger ones up to so many per state."""

Table = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class _Groups:
    """Where the states of one mover's groups stand in its table.

    ``place`` is per state its place in the table, ``count`` how many groups there are, ``limits``
    the axes on which the mover may not go everywhere; ``fits`` whether the table is small enough.
    """

    place: StateArray
    count: int
    limits: tuple[AxisMove, ...]
    fits: bool

    @property
    def sizes(self) -> tuple[int, ...]:
        return (self.count, *(len(move.allowed) for move in self.limits))


class MovesOnAxes:
    """Sweeps the moves of a conflict in axis form.

    Parameters
    ----------
    form
        The states as cells of an array.
    movers
        The members of each mover of ``form``.
    preferences
        What the parties like better; every one that moves has a full order.
    """

    def __init__(
        self, form: AxisForm, movers: tuple[frozenset[int], ...], preferences: Preferences
    ) -> None:
        self._form, self._movers, self._preferences = form, movers, preferences
        self._known: dict[int, _Groups] = {}
        self._pairs: dict[int, PairsOnAxes] = {}

    def onward(self, mover: int, chosen: StateMask, improving: bool) -> StateMask:
        """Mark the states that one move leads to from one of those ``chosen``."""
        return self._follow(mover, chosen, improving, forward=True)

    def back(self, mover: int, chosen: StateMask, improving: bool) -> StateMask:
        """Mark the states from which one move leads into one of those ``chosen``."""
        return self._follow(mover, chosen, improving, forward=False)

    def improving_arcs(self, mover: int, states: StateArray, most: int) -> Arcs | None:
        """List the improving moves among some states, numbered afresh; ``None`` if too many."""
        reaches = self._form.reaches[mover]
        nowhere = np.empty(0, dtype=np.int64)
        if not reaches or not len(states):
            return Arcs(len(states), nowhere, nowhere)
        few = replace(self._form, codes=self._form.state_codes(states))
        pairs = PairsOnAxes(few, reaches)
        if pairs.count > most:
            return None
        orders = [order[states] for order in self._orders(mover)]
        return Arcs(len(states), *pairs.arcs(orders))

    def _follow(self, mover: int, chosen: StateMask, improving: bool, forward: bool) -> StateMask:
        if not self._form.reaches[mover] or not chosen.any():
            return np.zeros(len(chosen), dtype=np.bool_)
        orders = self._orders(mover) if improving else ()
        groups = self._groups(mover)
        if len(orders) > 1 or not groups.fits:
            return self._in_pairs(mover).follow(orders, chosen, forward)
        if orders:
            return _improved(groups, orders[0], chosen, forward)
        return _moved(groups, chosen, forward)

    def _orders(self, mover: int) -> tuple[StateArray, ...]:
        orders = [self._preferences.order(party) for party in sorted(self._movers[mover])]
        return tuple(order for order in orders if order is not None)

    def _groups(self, mover: int) -> _Groups:
        if mover not in self._known:
            self._known[mover] = _grouped(self._form, self._form.reaches[mover])
        return self._known[mover]

    def _in_pairs(self, mover: int) -> PairsOnAxes:
        if mover not in self._pairs:
            self._pairs[mover] = PairsOnAxes(self._form, self._form.reaches[mover])
        return self._pairs[mover]


def _grouped(form: AxisForm, reaches: tuple[AxisMove, ...]) -> _Groups:
    held = {move.axis for move in reaches}
    limits = tuple(move for move in reaches if not move.allowed.all())
    others = [axis for axis in range(len(form.shape)) if axis not in held]
    within = math.prod(len(move.allowed) for move in limits)
    room = max(_ROOM, _PER_STATE * form.n_states)
    group = _numbered(form, others)
    count = math.prod(form.shape[axis] for axis in others)
    if count * within > room:
        distinct, group = np.unique(group, return_inverse=True)
        count = len(distinct)
    fits = count * within <= room
    place = group * within + _numbered(form, [move.axis for move in limits])
    return _Groups(place if fits else group, count, limits, fits)


def _numbered(form: AxisForm, axes: list[int]) -> StateArray:
    """Number every state by its options on these axes only."""
    found = np.zeros(form.n_states, dtype=np.int64)
    for axis in axes:
        found *= form.shape[axis]
        found += form.digit(axis)
    return found


def _moved(groups: _Groups, chosen: StateMask, forward: bool) -> StateMask:
    """Count the chosen states from which each state can be reached, itself left out."""
    count = np.bincount(groups.place[chosen], minlength=math.prod(groups.sizes))
    swept = _swept(groups, count, np.sum, forward)
    return np.asarray(swept[groups.place] > chosen)


def _improved(groups: _Groups, order: StateArray, chosen: StateMask, forward: bool) -> StateMask:
    """Compare each state with the worst chosen start, or the best chosen end."""
    here = np.flatnonzero(chosen)
    if forward:
        worst = np.full(math.prod(groups.sizes), -1, dtype=np.int64)
        np.maximum.at(worst, groups.place[here], order[here])
        return np.asarray(_swept(groups, worst, np.max, forward)[groups.place] > order)
    best = np.full(math.prod(groups.sizes), np.iinfo(np.int64).max)
    np.minimum.at(best, groups.place[here], order[here])
    return np.asarray(_swept(groups, best, np.min, forward)[groups.place] < order)


def _swept(groups: _Groups, table: Table, merge: Callable[..., Table], forward: bool) -> Table:
    """Merge, axis by axis, what lies where the mover can come from (or go to)."""
    table = table.reshape(groups.sizes)
    for number, move in enumerate(groups.limits, 1):
        allowed = move.allowed if forward else move.allowed.T
        columns = [
            merge(np.compress(allowed[:, to], table, axis=number), axis=number)
            for to in range(len(allowed))
        ]
        table = np.stack(columns, axis=number)
    return table.ravel()
