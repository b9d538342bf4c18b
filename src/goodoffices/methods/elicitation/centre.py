"""The points in the midst of all that fit: as far from every bound as can be, all bounds at once.

The analytic centre maximises the product of the distances to all bounds, that is Σ log(distance).
There is exactly one, so that nothing depends on the way a solver takes; it lies strictly inside, so
that it keeps packages apart that were ranked apart.

Source: bous2010.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.methods.elicitation.cone import Cone, Row, greatest

_NOTHING = 1e-7
_STEPS = 200
_DONE = 1e-12

Matrix = NDArray[np.float64]


def analytic_centre(made: Cone, at_most: Sequence[Row], equal: Sequence[Row]) -> Row:
    """Find the analytic centre, with 100 for all weights together, by Newton's method.

    Parameters
    ----------
    made
        What was judged, as rows.
    at_most, equal
        Rows that must not be above nothing, and rows that must be nothing; not contradictory.
    """
    distances = _distances(made, at_most, equal)
    point, kept = _inside(made, distances, equal)
    always = [row for row, keep in zip(distances, kept, strict=True) if not keep]
    # what can never be off its bound is an equation in truth
    fixed = np.array([*equal, *always, made.whole()])
    return _newton(np.array(distances)[kept], fixed, point)


def _distances(made: Cone, at_most: Sequence[Row], equal: Sequence[Row]) -> list[Row]:
    """List the distances from every bound, as rows that must not be below nothing."""
    rows = [-row for row in at_most]
    pinned = {int(np.flatnonzero(row)[0]) for row in equal if np.count_nonzero(row) == 1}
    unknown = [k for k in range(made.size) if k not in pinned]
    rows += [np.eye(made.size)[k] for k in unknown]
    # the unit of the swings has no bound of its own, and needs one for there to be a middle
    rows.append(made.whole() * made.longest_unit() - np.eye(made.size)[-1])
    return [row / np.abs(row).max() for row in rows if np.abs(row).max() > 0]


def _inside(
    made: Cone, distances: Sequence[Row], equal: Sequence[Row]
) -> tuple[Row, NDArray[np.bool_]]:
    """Find a point off every bound that one can be off, and say which these are."""
    rows = [np.append(-row, 1.0) for row in distances]
    wide = [np.append(row, 0.0) for row in equal]
    farthest = np.zeros(made.size + 1)
    farthest[-1] = 1.0
    found = greatest(farthest, rows, wide, np.append(made.whole(), 0.0))
    if found is not None and found.value > _NOTHING:
        return found.point[:-1], np.ones(len(distances), dtype=np.bool_)
    below = [-row for row in distances]
    most = [greatest(row, below, equal, made.whole()) for row in distances]
    kept = np.array([one is not None and one.value > _NOTHING for one in most])
    points = [one.point for one in most if one is not None and len(one.point)]
    return np.asarray(np.mean(points, axis=0)), kept


def _newton(distances: Matrix, fixed: Matrix, start: Row) -> Row:
    point = start
    n, m = distances.shape[1], len(fixed)
    for _ in range(_STEPS):
        apart = distances @ point
        slope = -(distances / apart[:, None]).sum(axis=0)
        scaled = distances / apart[:, None]
        table = np.block([[scaled.T @ scaled, fixed.T], [fixed, np.zeros((m, m))]])
        answer = np.linalg.lstsq(table, np.append(-slope, np.zeros(m)), rcond=None)[0]
        step = answer[:n]
        gain = float(-slope @ step)
        if gain < _DONE:
            break
        point = point + _length(distances, apart, step, gain) * step
    return point


def _length(distances: Matrix, apart: Row, step: Row, gain: float) -> float:
    """Shorten a step until it stays inside and truly gets nearer."""
    length, moved, now = 1.0, distances @ step, float(np.log(apart).sum())
    for _ in range(60):
        ahead = apart + length * moved
        if ahead.min() > 0 and float(np.log(ahead).sum()) >= now + 0.1 * length * gain:
            return length
        length /= 2
    return 0.0
