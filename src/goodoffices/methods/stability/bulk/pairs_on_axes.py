"""Moves from or into many states, pair by pair within the groups in which one mover moves.

Needed where more than one party must gain by the same move, and where a space is so thinly filled
that there are fewer pairs of states than combinations of options.

Source: fang1993
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.conflict_graph import StateArray, StateMask

_PAIRS = 1 << 22
"""So many pairs are looked at together."""


class PairsOnAxes:
    """The states of a conflict, sorted into the groups within which one mover moves.

    Parameters
    ----------
    form
        The states.
    reaches
        What the mover can do, per axis it holds.
    """

    def __init__(self, form: AxisForm, reaches: Sequence[AxisMove]) -> None:
        rest = _rest(form, reaches)
        self._by_group = np.argsort(rest, kind="stable")
        ascending = rest[self._by_group]
        begins = np.flatnonzero(np.diff(ascending, prepend=ascending[0] - 1))
        sizes = np.diff(begins, append=len(ascending))
        # per state, where its group begins among the sorted states, and how many it has
        self._first, self._size = np.empty_like(rest), np.empty_like(rest)
        self._first[self._by_group] = np.repeat(begins, sizes)
        self._size[self._by_group] = np.repeat(sizes, sizes)
        limits = [move for move in reaches if not move.allowed.all()]
        self._limits = [(move.allowed, form.digit(move.axis)) for move in limits]

    def follow(self, orders: Sequence[StateArray], chosen: StateMask, forward: bool) -> StateMask:
        """Mark where one move leads from the chosen states, or from where one leads into them.

        Parameters
        ----------
        orders
            Tiers of every party that must gain; none when any move will do.
        chosen
            Marks the states to go from, or to.
        forward
            Whether to go from them.
        """
        found = np.zeros(len(chosen), dtype=np.bool_)
        for near, far in self._pairs(np.flatnonzero(chosen)):
            start, end = (near, far) if forward else (far, near)
            fits = self._fitting(orders, start, end)
            found[far[fits]] = True
        return found

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return int(self._size.sum())

    def arcs(self, orders: Sequence[StateArray]) -> tuple[StateArray, StateArray]:
        """List every move by which all of several parties gain: where it starts, where it ends."""
        starts, ends = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for start, end in self._pairs(np.arange(len(self._size))):
            fits = self._fitting(orders, start, end)
            starts.append(start[fits])
            ends.append(end[fits])
        return np.concatenate(starts), np.concatenate(ends)

    def _fitting(
        self, orders: Sequence[StateArray], start: StateArray, end: StateArray
    ) -> StateArray:
        """Give the places of the pairs that are moves, and gains where orders are given."""
        fits = start != end
        for order in orders:
            fits &= order[end] < order[start]
        places = np.flatnonzero(fits)
        for allowed, digit in self._limits:
            places = places[allowed[digit[start[places]], digit[end[places]]]]
        return places

    def _pairs(self, chosen: StateArray) -> Iterator[tuple[StateArray, StateArray]]:
        """Pair every chosen state with all states of its group, some groups at a time."""
        # a state alone in its group has nowhere to go
        chosen = chosen[self._size[chosen] > 1]
        until, begin = np.cumsum(self._size[chosen]), 0
        while begin < len(chosen):
            done = until[begin - 1] if begin else 0
            end = max(begin + 1, int(np.searchsorted(until, done + _PAIRS, side="right")))
            some = chosen[begin:end]
            sizes = self._size[some]
            offset = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            yield (
                np.repeat(some, sizes),
                self._by_group[np.repeat(self._first[some], sizes) + offset],
            )
            begin = end


def _rest(form: AxisForm, reaches: Sequence[AxisMove]) -> StateArray:
    """Number every state by what the mover cannot change."""
    rest = form.state_codes().copy()
    for move in reaches:
        rest -= form.digit(move.axis).astype(np.int64) * form.strides[move.axis]
    return rest
