"""The inner loops of the sweeps in NumPy, for where nothing compiles them.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.engines.cosets import Cosets, Ranked
from goodoffices.methods.stability.engines.groups import Groups
from goodoffices.methods.stability.engines.tiers import Tiers, none_at

_AT_ONCE = 1 << 20

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Loops:
    """The loops that decide how fast an engine is; all change ``values`` in place.

    Attributes
    ----------
    improve_in_cosets
        Each cell takes over the greatest value over the mover's improvements from it, within
        cosets; says whether anything changed.
    improve_in_groups
        The same, within groups.
    worst_in_groups
        Each state takes over the greatest value over the mover's moves from it; says whether
        anything changed.
    best_in_groups
        Each state takes over the least value over the mover's moves from it.
    least_elsewhere
        Gives per state the least value over the mover's moves from it, staying left out.
    """

    improve_in_cosets: Callable[[Tiers, Cosets, Ranked], bool]
    improve_in_groups: Callable[[Tiers, Groups], bool]
    worst_in_groups: Callable[[Tiers, Groups], bool]
    best_in_groups: Callable[[Tiers, Groups], None]
    least_elsewhere: Callable[[Tiers, Groups], Tiers]


def improve_in_cosets(values: Tiers, mover: Cosets, order: Ranked) -> bool:
    """Let every cell take over the greatest value over the mover's improvements from it."""
    n_cosets, size = order.order.shape
    rows = max(1, _AT_ONCE // size)
    changed = False
    for start in range(0, n_cosets, rows):
        changed |= _improve_some(values, mover, order, slice(start, start + rows))
    return changed


def _improve_some(values: Tiers, mover: Cosets, order: Ranked, some: slice) -> bool:
    entries = order.order[some]
    combination = (entries >> 1).astype(np.int64)
    place = np.arange(entries.shape[1])
    filled = place < order.filled[some, None]
    cells = mover.bases[some, None] + mover.offsets[combination]
    found = np.where(filled, values[cells], 0)
    begins = np.maximum.accumulate(np.where(entries & 1, place, 0), axis=1)
    classes, after = mover.classes.of[combination], found.copy()
    for own, row in enumerate(mover.classes.reaches):
        seen = np.maximum.accumulate(np.where(row[classes], found, 0), axis=1)
        better = np.take_along_axis(seen, np.maximum(begins - 1, 0), axis=1)
        takes = (classes == own) & (begins > 0) & filled
        after = np.where(takes, np.maximum(after, better), after)
    values[cells[filled]] = after[filled]
    return bool((after != found).any())


def improve_in_groups(values: Tiers, groups: Groups) -> bool:
    """Let every state take over the greatest value over the mover's improvements from it."""
    if not len(groups.entries):
        return False
    found, place = values[groups.states], np.arange(len(groups.entries))
    # Adding the group's number on top keeps a running maximum from crossing into the next group.
    top = np.int64(1) << np.int64(33)
    seen = np.maximum.accumulate(found.astype(np.int64) + groups.number * top)
    begins = np.maximum.accumulate(np.where(groups.new_tier, place, 0))
    first = groups.starts[:-1][groups.number]
    takes = groups.own & (begins > first)
    better = seen[begins[takes] - 1] - groups.number[takes] * top
    before = found[takes]
    values[groups.states[takes]] = np.maximum(before, better).astype(values.dtype)
    return bool((better > before).any())


def worst_in_groups(values: Tiers, groups: Groups) -> bool:
    """Let every state take over the greatest value over the mover's moves from it."""
    if not len(groups.entries):
        return False
    found = values[groups.states]
    worst = np.maximum.reduceat(found, groups.starts[:-1])[groups.number]
    values[groups.states[groups.own]] = worst[groups.own]
    return bool((worst[groups.own] > found[groups.own]).any())


def best_in_groups(values: Tiers, groups: Groups) -> None:
    """Let every state take over the least value over the mover's moves from it."""
    if len(groups.entries):
        best = np.minimum.reduceat(values[groups.states], groups.starts[:-1])[groups.number]
        values[groups.states[groups.own]] = best[groups.own]


def least_elsewhere(values: Tiers, groups: Groups) -> Tiers:
    """Give per state the least value over the mover's moves from it, staying left out."""
    found = np.full_like(values, none_at(values))
    if not len(groups.entries):
        return found
    seen, starts = values[groups.states], groups.starts[:-1]
    least = np.minimum.reduceat(seen, starts)[groups.number]
    at_least = seen == least
    several = np.add.reduceat(at_least, starts, dtype=np.int64)[groups.number] > 1
    others = np.where(at_least, none_at(values), seen)
    second = np.minimum.reduceat(others, starts)[groups.number]
    elsewhere = np.where(at_least & ~several, second, least)
    found[groups.states[groups.own]] = elsewhere[groups.own]
    return found


LOOPS = Loops(
    improve_in_cosets, improve_in_groups, worst_in_groups, best_in_groups, least_elsewhere
)
