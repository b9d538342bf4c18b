"""Readings drawn from ranges: where in its range each number lies.

A position counts 128ths of a range: 0 is its low end, 64 the middle, 128 the high end. A draw takes
the middle of one of 64 equal parts of the range, each as often as any other and independently for
every number. That all of a range is alike is a choice, not knowledge. The bits come from a
generator whose stream is fixed for all time, so the same seed gives the same draws everywhere.

Source: lahdelma2001.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

PARTS = 64
"""So many equal parts a range is cut into; a draw takes the middle of one."""

GRID = 2 * PARTS
"""A range is so many steps long."""

MIDDLE = PARTS

Positions = npt.NDArray[np.int64]
"""Per reading (row) and open number (column) its position in the range."""


def drawn(n_readings: int, n_numbers: int, key: Sequence[int]) -> Positions:
    """Draw readings.

    Parameters
    ----------
    n_readings, n_numbers
        How many readings, and how many numbers each of them fixes.
    key
        Whole numbers that fix the draws: the same key, the same draws.

    Examples
    --------
    >>> drawn(2, 3, [1]).shape, set(drawn(500, 1, [1]).ravel() % 2)
    ((2, 3), {np.int64(1)})

    Source: lahdelma2001
    """
    bits = np.random.PCG64(np.random.SeedSequence(list(key)))
    raw = bits.random_raw(n_readings * n_numbers) if n_readings * n_numbers else np.zeros(0)
    parts = np.asarray(raw, dtype=np.uint64) >> np.uint64(58)
    return (2 * parts.astype(np.int64) + 1).reshape(n_readings, n_numbers)


def middle(n_readings: int, n_numbers: int) -> Positions:
    """Put every number in the middle of its range."""
    return np.full((n_readings, n_numbers), MIDDLE, dtype=np.int64)
