"""Relations between states as rows of bits: which states stand in the row of which.

Source: none; the house's own.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint64]
"""Rows of bits, 64 to a word; bit ``b`` of a row stands for column ``b``."""

Marks = npt.NDArray[np.bool_]
"""The same as rows of true and false."""


def packed(marks: Marks) -> Bits:
    """Write true and false as bits.

    Examples
    --------
    >>> packed(np.array([[True, False, True]])).tolist()
    [[5]]
    """
    words = -(-marks.shape[1] // 64)
    room = np.zeros((len(marks), 8 * words), np.uint8)
    found = np.packbits(marks, axis=1, bitorder="little")
    room[:, : found.shape[1]] = found
    return room.view(np.uint64)


def unpacked(bits: Bits, columns: int) -> Marks:
    """Write bits as true and false again.

    Examples
    --------
    >>> unpacked(np.array([[5]], np.uint64), 3).tolist()
    [[True, False, True]]
    """
    rows = np.ascontiguousarray(bits).view(np.uint8)
    return np.unpackbits(rows, axis=1, bitorder="little", count=columns).view(np.bool_)


def identity(size: int) -> Bits:
    """Give every state a row in which only itself stands."""
    rows = np.zeros((size, -(-size // 64)), np.uint64)
    number = np.arange(size)
    rows[number, number // 64] = np.uint64(1) << (number % 64).astype(np.uint64)
    return rows
