"""Where each outcome stands on every axis: an array, or columns worked out when they are asked for.

Source: none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int16]
Some = NDArray[np.int64] | NDArray[np.bool_] | list[int]

ARRAY_UP_TO = 100_000_000
"""An array of at most so many entries (200 MB) is written out; beyond, columns are."""


class Columns:
    """Behaves like an ``(outcomes, axes)`` array of positions without ever being one.

    Parameters
    ----------
    codes
        Number of every outcome's cell, the last axis changing fastest.
    shape
        How many options each axis has.

    Examples
    --------
    >>> columns = Columns(np.array([0, 3, 5]), (2, 3))
    >>> columns[:, 1].tolist(), columns[1].tolist(), len(columns)
    ([0, 0, 2], [1, 0], 3)
    """

    def __init__(self, codes: NDArray[np.int64], shape: Sequence[int]) -> None:
        self._codes, self.sizes = codes, tuple(shape)
        self._strides = tuple(math.prod(self.sizes[k + 1 :]) for k in range(len(self.sizes)))

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, key: tuple[slice, int]) -> Rows: ...
    @overload
    def __getitem__(self, key: int | np.integer) -> Rows: ...
    @overload
    def __getitem__(self, key: Some) -> Rows: ...

    def __getitem__(self, key: tuple[slice, int] | int | np.integer | Some) -> Rows:
        if isinstance(key, tuple):
            states, axis = key
            return self._column(self._codes[states], axis)
        codes = self._codes[key]
        found = [self._column(codes, axis) for axis in range(len(self.sizes))]
        return np.stack(found, axis=-1) if found else np.zeros((*np.shape(codes), 0), np.int16)

    def _column(self, codes: NDArray[np.int64], axis: int) -> Rows:
        found: Rows = (codes // self._strides[axis] % self.sizes[axis]).astype(np.int16)
        return found


Digits = Rows | Columns


def digits(codes: NDArray[np.int64], shape: Sequence[int]) -> Digits:
    """Give the positions of outcomes in whichever form fits."""
    columns = Columns(codes, shape)
    if len(codes) * max(len(columns.sizes), 1) > ARRAY_UP_TO:
        return columns
    return columns[np.arange(len(codes), dtype=np.int64)]
