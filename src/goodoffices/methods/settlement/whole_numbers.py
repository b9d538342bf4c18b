"""Whole numbers of any size in arrays: machine integers when they surely fit, else Python's own.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError

WholeArray = npt.NDArray[Any]
"""An array of whole numbers, of dtype ``int64`` or of Python integers (``object``)."""

SAFE = 1 << 62
"""Numbers below this in size are kept as machine integers."""

_DENSE = 4
"""Up to so many times as many possible numbers as there are, they are looked up, not sorted."""


def whole(numbers: npt.ArrayLike, what: str = "numbers") -> WholeArray:
    """Take an array of whole numbers as it is, exactly.

    Parameters
    ----------
    numbers
        Integers of any size; floats and truth values are refused, even if they look whole.
    what
        What they are, for the error message.

    Returns
    -------
    numpy.ndarray
        ``int64`` if every number is below 2⁶² in size, else Python integers.

    Raises
    ------
    UseError
        If one of them is no integer.

    Examples
    --------
    >>> whole([1, 2]).dtype.name, whole([1, 10**30]).dtype.name
    ('int64', 'object')
    """
    # A list goes through Python's integers: numpy itself would read [0, 2**63] as floats.
    array = numbers if isinstance(numbers, np.ndarray) else np.array(numbers, dtype=object)
    if array.dtype.kind not in "iu":
        array = array.astype(object)
        if any(isinstance(number, list | tuple) for number in array.flat):
            found, do = "rows of different lengths", "give every row the same length."
            raise UseError(Fault(Place(field=what), found, "rows of one length", do))
        if not all(_is_whole(number) for number in array.flat):
            do = "multiply by a common denominator first."
            raise UseError(Fault(Place(field=what), "no whole numbers", "whole numbers", do))
    return fitted(array)


def _is_whole(number: object) -> bool:
    return isinstance(number, int | np.integer) and not isinstance(number, bool)


def largest(array: WholeArray) -> int:
    """Give the greatest size of a number in the array; 0 when it is empty.

    Examples
    --------
    >>> largest(np.array([3, -7]))
    7
    """
    return max(abs(int(array.max())), abs(int(array.min()))) if array.size else 0


def fitted(array: WholeArray, bound: int | None = None) -> WholeArray:
    """Choose the number format in which numbers up to ``bound`` are exact.

    Parameters
    ----------
    array
        Whole numbers.
    bound
        No number computed from the array will exceed this in size; left out, the array's own
        largest.
    """
    limit = largest(array) if bound is None else bound
    if limit < SAFE:
        return array.astype(np.int64, copy=False)
    if array.dtype == object:
        return array
    return np.array(array.tolist(), dtype=object).reshape(array.shape)


def ranks(column: WholeArray) -> npt.NDArray[np.int64]:
    """Replace numbers by 0, 1, 2 … in their order; equal ones share a rank.

    Examples
    --------
    >>> ranks(np.array([10**30, -5, 10**30], dtype=object)).tolist()
    [1, 0, 1]
    """
    if column.dtype != object and len(column):
        least, top = int(column.min()), int(column.max())
        if top - least < _DENSE * len(column):
            there = np.zeros(top - least + 1, dtype=np.int64)
            there[column - least] = 1
            return np.asarray((np.cumsum(there) - 1)[column - least])
    return np.unique(column, return_inverse=True)[1].ravel().astype(np.int64)


def ranks_by_column(table: WholeArray) -> npt.NDArray[np.int64]:
    """Replace the numbers in each column by their :func:`ranks`.

    Examples
    --------
    >>> ranks_by_column(np.array([[7, 0], [-5, 9], [7, 9]])).tolist()
    [[1, 0], [0, 1], [1, 1]]
    """
    found = np.empty(table.shape, dtype=np.int64)
    for number, column in enumerate(table.T):
        found[:, number] = ranks(column)
    return found
