"""The best or worst along one axis of an array, for every cell at once.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.stability.axis_form import Allowed, AxisForm, AxisMove
from goodoffices.methods.stability.engines.tiers import Tiers, none_at

_FEW = 16


@dataclass(frozen=True, eq=False)
class Stroke:
    """One axis, or several neighbouring ones taken as one, along which a mover may change.

    Attributes
    ----------
    outer, size, inner
        The array seen as three axes, of which the middle one changes.
    allowed
        Which change is allowed; ``None`` when every one is.
    """

    outer: int
    size: int
    inner: int
    allowed: Allowed | None

    def reach(self, values: Tiers, along: np.ufunc) -> None:
        """Put into every cell the minimum or maximum over what it can change to, or stay."""
        seen = values.reshape(self.outer, self.size, self.inner)
        if self.allowed is None:
            seen[:] = _along(seen, along)[:, None]
            return
        before = seen.copy()
        for option, row in enumerate(self.allowed):
            if row.sum() > 1:
                seen[:, option] = _along(before[:, np.flatnonzero(row)], along)

    def least_elsewhere(self, values: Tiers) -> Tiers:
        """Give per cell the least value over what it can change to, staying left out."""
        seen = values.reshape(self.outer, self.size, self.inner)
        if self.allowed is None:
            return _least_of_the_others(seen).reshape(values.shape)
        found = np.full_like(seen, none_at(values))
        for option, row in enumerate(self.allowed):
            others = np.flatnonzero(row)
            others = others[others != option]
            if len(others):
                found[:, option] = _along(seen[:, others], np.minimum)
        return found.reshape(values.shape)


def strokes(form: AxisForm, reach: Sequence[AxisMove]) -> tuple[Stroke, ...]:
    """List along what a mover may change; neighbouring axes that are free become one."""
    found: list[Stroke] = []
    for move in sorted(movable(reach), key=lambda move: move.axis):
        size, inner = form.shape[move.axis], form.strides[move.axis]
        outer = form.n_cells // (size * inner)
        last = found[-1] if found else None
        if move.allowed.all() and last and last.allowed is None and last.inner == size * inner:
            found[-1] = Stroke(last.outer, last.size * size, inner, None)
        else:
            allowed = None if move.allowed.all() else move.allowed
            found.append(Stroke(outer, size, inner, allowed))
    return tuple(found)


def movable(reach: Sequence[AxisMove]) -> tuple[AxisMove, ...]:
    """Keep the axes on which something other than staying is allowed."""
    return tuple(move for move in reach if move.allowed.sum() > len(move.allowed))


def _along(seen: Tiers, along: np.ufunc) -> Tiers:
    _, size, inner = seen.shape
    if size > _FEW or inner >= _FEW:
        reduced: Tiers = along.reduce(seen, axis=1)
        return reduced
    # Short rows of single cells are faster option by option.
    found = seen[:, 0].copy()
    for option in range(1, size):
        along(found, seen[:, option], out=found)
    return found


def _least_of_the_others(seen: Tiers) -> Tiers:
    none = none_at(seen)
    least = _along(seen, np.minimum)[:, None]
    at_least = seen == least
    several = at_least.sum(axis=1, dtype=np.int32)[:, None] > 1
    second = _along(np.where(at_least, none, seen), np.minimum)[:, None]
    return np.where(at_least & ~several, second, least)
