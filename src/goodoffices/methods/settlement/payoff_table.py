"""What every package is worth to every party, in whole numbers.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest, whole

MOST_PACKAGES = 10_000_000
"""Up to so many packages are listed one by one."""


@dataclass(frozen=True, eq=False)
class PayoffTable:
    """What every package is worth to every party.

    Attributes
    ----------
    totals
        One row per package, one column per party: whole numbers. The worth is
        ``totals / denominator``.
    denominator
        A whole number of at least 1, the same for all parties.
    cells
        Per row, the number of the package among all combinations of options, the last issue's
        option changing fastest.
    """

    totals: WholeArray
    denominator: int
    cells: npt.NDArray[np.int64]

    @property
    def n_packages(self) -> int:
        """How many packages the table lists."""
        return int(self.totals.shape[0])

    @property
    def n_parties(self) -> int:
        """How many parties value them."""
        return int(self.totals.shape[1])


def from_totals(totals: npt.ArrayLike, denominator: int = 1) -> PayoffTable:
    """Make a table from what each package is worth.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    denominator
        The worth is ``totals / denominator``.

    Raises
    ------
    UseError
        If a number is not whole, the denominator is below 1, or the rows differ in length.

    Examples
    --------
    >>> from_totals([[3, 1], [1, 3]], denominator=4).n_packages
    2
    """
    array = whole(totals, "totals")
    if array.ndim != 2:
        found = f"totals with {array.ndim} dimensions"
        do = "give one row per package and one column per party."
        raise UseError(Fault(Place(field="totals"), found, "a table", do))
    return PayoffTable(array, _denominator(denominator), np.arange(len(array)))


def from_issue_tables(
    tables: Sequence[npt.ArrayLike],
    denominator: int = 1,
    keep: npt.ArrayLike | None = None,
) -> PayoffTable:
    """Add up, for every package, what its options are worth issue by issue.

    Parameters
    ----------
    tables
        Per issue one row per option and one column per party: whole numbers. What a package is
        worth to a party is the sum over the issues.
    denominator
        The worth is the sum divided by this.
    keep
        Which packages to list: True or False for every combination of options (the last issue's
        option changing fastest, or in the shape of the issues), or their numbers, rising. Left
        out, all.

    Returns
    -------
    PayoffTable
        Packages in the order of their numbers.

    Raises
    ------
    UseError
        If a number is not whole, or the tables or ``keep`` do not fit together.
    TooLargeError
        If more than :data:`MOST_PACKAGES` packages would be listed.

    Examples
    --------
    >>> from_issue_tables([[[0, 5], [5, 0]], [[0, 1], [2, 0]]]).totals.tolist()
    [[0, 6], [2, 5], [5, 1], [7, 0]]
    """
    arrays = [whole(table, f"issue {number}") for number, table in enumerate(tables, 1)]
    _check_shapes(arrays)
    shape = tuple(len(array) for array in arrays)
    cells = _cells(prod(shape), keep)
    bound = sum(largest(array) for array in arrays)
    totals = fitted(np.zeros((len(cells), arrays[0].shape[1]), dtype=np.int64), bound)
    stride = prod(shape)
    for array in arrays:
        stride //= len(array)
        totals += fitted(array, bound)[cells // stride % len(array)]
    return PayoffTable(totals, _denominator(denominator), cells)


def _cells(n_packages: int, keep: npt.ArrayLike | None) -> npt.NDArray[np.int64]:
    given = np.ones(0, dtype=bool) if keep is None else np.asarray(keep)
    if keep is not None and not _is_selection(given, n_packages):
        found = f"{given.size} entries of type {given.dtype}"
        expected = f"True or False for {n_packages} packages, or rising package numbers below that"
        do = "mark every package, or list the numbers of those to keep."
        raise UseError(Fault(Place(field="keep"), found, expected, do))
    listed = n_packages if keep is None else int(given.sum()) if given.dtype == bool else len(given)
    if listed > MOST_PACKAGES:
        found, expected = f"{listed:,} packages", f"at most {MOST_PACKAGES:,} to list one by one"
        do = "fix some issues as they are now, or leave some options out."
        raise TooLargeError(Fault(Place(field="packages"), found, expected, do))
    if keep is None:
        return np.arange(n_packages)
    return np.flatnonzero(given) if given.dtype == bool else given.astype(np.int64)


def _is_selection(given: npt.NDArray[np.generic], n_packages: int) -> bool:
    if given.dtype == bool:
        return given.size == n_packages
    if given.dtype.kind not in "iu" or given.ndim != 1:
        return False
    numbers = given.astype(np.int64)
    inside = not given.size or (numbers[0] >= 0 and numbers[-1] < n_packages)
    return bool(inside and (np.diff(numbers) > 0).all())


def _check_shapes(arrays: Sequence[WholeArray]) -> None:
    wide = {array.shape[1] if array.ndim == 2 else None for array in arrays}
    if not arrays or None in wide or len(wide) > 1:
        found = f"tables of shapes {', '.join(str(array.shape) for array in arrays) or '(none)'}"
        expected = "at least one table, all with one column per party"
        do = "give one row per option and one column per party for every issue."
        raise UseError(Fault(Place(field="issues"), found, expected, do))


def _denominator(denominator: int) -> int:
    if denominator < 1:
        found, do = f"the denominator {denominator}", "scale by a positive whole number."
        raise UseError(Fault(Place(field="denominator"), found, "1 or more", do))
    return int(denominator)
