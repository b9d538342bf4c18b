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


def by_pairs(
    form: AxisForm,
    reaches: Sequence[AxisMove],
    orders: Sequence[StateArray],
    chosen: StateMask,
    forward: bool,
) -> StateMask:
    """Mark where one move leads from the chosen states, or from where one leads into them.

    Parameters
    ----------
    form
        The states.
    reaches
        What the mover can do, per axis it holds.
    orders
        Tiers of every party that must gain; none when any move will do.
    chosen
        Marks the states to go from, or to.
    forward
        Whether to go from them.
    """
    found = np.zeros(form.n_states, dtype=np.bool_)
    for near, far in _pairs(_rest(form, reaches), np.flatnonzero(chosen)):
        start, end = (near, far) if forward else (far, near)
        fits = start != end
        for order in orders:
            fits &= order[end] < order[start]
        for move in reaches:
            fits &= move.allowed[form.digit(move.axis, start), form.digit(move.axis, end)]
        found[far[fits]] = True
    return found


def _rest(form: AxisForm, reaches: Sequence[AxisMove]) -> StateArray:
    """Number every state by what the mover cannot change."""
    rest = form.state_codes().copy()
    for move in reaches:
        rest -= form.digit(move.axis).astype(np.int64) * form.strides[move.axis]
    return rest


def _pairs(rest: StateArray, chosen: StateArray) -> Iterator[tuple[StateArray, StateArray]]:
    """Pair every chosen state with all states of its group, some groups at a time."""
    by_group = np.argsort(rest, kind="stable")
    ascending = rest[by_group]
    first = np.searchsorted(ascending, rest[chosen], side="left")
    size = np.searchsorted(ascending, rest[chosen], side="right") - first
    until, begin = np.cumsum(size), 0
    while begin < len(chosen):
        done = until[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(until, done + _PAIRS, side="right")))
        sizes = size[begin:end]
        offset = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        far = by_group[np.repeat(first[begin:end], sizes) + offset]
        yield np.repeat(chosen[begin:end], sizes), far
        begin = end
