"""The inner loops of the sweeps, compiled by Numba where it is installed.

The same answers as :mod:`~goodoffices.methods.stability.engines.plain_loops`, in one pass and
without work arrays. What is compiled is kept on disk for the next time where the disk lets it.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from goodoffices.methods.stability.engines.cosets import Cosets, Ranked
from goodoffices.methods.stability.engines.groups import Groups
from goodoffices.methods.stability.engines.plain_loops import Loops
from goodoffices.methods.stability.engines.tiers import Tiers, none_at


def has_compiler() -> bool:
    """Say whether Numba is installed and works here."""
    try:
        import numba  # noqa: F401
    except ImportError:
        return False
    return True


@cache
def compiled_loops() -> Loops:
    """Give the compiled loops; each is compiled when it is first called.

    Raises
    ------
    ImportError
        If Numba is not installed.
    """
    free, one_way = _compiled(_improve_free), _compiled(_improve_one_way)
    improve, worst = _compiled(_improve_groups), _compiled(_worst_groups)
    best, elsewhere = _compiled(_best_groups), _compiled(_least_elsewhere_groups)

    def improve_in_cosets(values: Tiers, mover: Cosets, order: Ranked) -> bool:
        laid_out = (mover.bases, mover.offsets, order.order, order.filled)
        classes = mover.classes
        if len(classes.reaches) == 1:
            return bool(free(values, *laid_out))
        return bool(one_way(values, *laid_out, classes.of, classes.first, classes.above))

    def least_elsewhere(values: Tiers, groups: Groups) -> Tiers:
        found = np.full_like(values, none_at(values))
        elsewhere(values, found, none_at(values), groups.entries, groups.starts)
        return found

    return Loops(
        improve_in_cosets,
        lambda values, groups: bool(improve(values, groups.entries, groups.starts)),
        lambda values, groups: bool(worst(values, groups.entries, groups.starts)),
        lambda values, groups: best(values, groups.entries, groups.starts),
        least_elsewhere,
    )


def _compiled(loop: Callable[..., Any]) -> Callable[..., Any]:
    from numba import njit

    try:
        made: Callable[..., Any] = njit(cache=True)(loop)
    except RuntimeError:  # nowhere to keep what is compiled
        made = njit(loop)
    return made


def _improve_free(values: Any, bases: Any, offsets: Any, order: Any, filled: Any) -> bool:
    changed = False
    for coset in range(len(bases)):
        base = bases[coset]
        better = worst = values.dtype.type(0)
        for place in range(filled[coset]):
            entry = order[coset, place]
            if entry & 1:
                better = worst
            cell = base + offsets[entry >> 1]
            value = values[cell]
            if better > value:
                values[cell] = value = better
                changed = True
            worst = max(worst, value)
    return changed


def _improve_one_way(
    values: Any,
    bases: Any,
    offsets: Any,
    order: Any,
    filled: Any,
    class_of: Any,
    first: Any,
    above: Any,
) -> bool:
    changed = False
    worst = np.zeros(len(first) - 1, values.dtype)
    for coset in range(len(bases)):
        base, end = bases[coset], filled[coset]
        worst[:] = 0
        start = 0
        while start < end:
            stop = start
            while stop < end and (stop == start or not order[coset, stop] & 1):
                own = order[coset, stop] >> 1
                cell = base + offsets[own]
                if worst[class_of[own]] > values[cell]:
                    values[cell] = worst[class_of[own]]
                    changed = True
                stop += 1
            for place in range(start, stop):
                own = order[coset, place] >> 1
                value = values[base + offsets[own]]
                seen_by = class_of[own]
                for at in range(first[seen_by], first[seen_by + 1]):
                    worst[above[at]] = max(worst[above[at]], value)
            start = stop
    return changed


def _improve_groups(values: Any, entries: Any, starts: Any) -> bool:
    changed = False
    for group in range(len(starts) - 1):
        better = worst = values.dtype.type(0)
        for place in range(starts[group], starts[group + 1]):
            entry = entries[place]
            if entry & 1:
                better = worst
            state = entry >> 2
            value = values[state]
            if entry & 2 and better > value:
                values[state] = value = better
                changed = True
            worst = max(worst, value)
    return changed


def _worst_groups(values: Any, entries: Any, starts: Any) -> bool:
    changed = False
    for group in range(len(starts) - 1):
        worst = values.dtype.type(0)
        for place in range(starts[group], starts[group + 1]):
            worst = max(worst, values[entries[place] >> 2])
        for place in range(starts[group], starts[group + 1]):
            state = entries[place] >> 2
            if entries[place] & 2 and worst > values[state]:
                values[state] = worst
                changed = True
    return changed


def _best_groups(values: Any, entries: Any, starts: Any) -> None:
    for group in range(len(starts) - 1):
        best = values[entries[starts[group]] >> 2]
        for place in range(starts[group], starts[group + 1]):
            best = min(best, values[entries[place] >> 2])
        for place in range(starts[group], starts[group + 1]):
            if entries[place] & 2:
                values[entries[place] >> 2] = best


def _least_elsewhere_groups(values: Any, found: Any, none: Any, entries: Any, starts: Any) -> None:
    for group in range(len(starts) - 1):
        best = second = none
        at = starts[group]
        for place in range(starts[group], starts[group + 1]):
            value = values[entries[place] >> 2]
            if value < best:
                best, second, at = value, best, place
            elif value < second:
                second = value
        for place in range(starts[group], starts[group + 1]):
            if entries[place] & 2:
                found[entries[place] >> 2] = second if place == at else best
