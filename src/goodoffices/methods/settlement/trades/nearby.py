"""The packages within two changes of one, and who would gain or lose by each.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.settlement.package_space import Combination, Package, PackageSpace, meets
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest, whole

Marks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Nearby:
    """Every package that differs from one on one issue or on two.

    Attributes
    ----------
    start
        The package it is about.
    packages
        One row per package and one column per issue: the number of the option. Single changes come
        first, then pairs; each in the order of the issues and options.
    gains
        One row per package and one column per party: what it gains over ``start``.
    barred
        Alike: whether the package crosses a red line of the party while ``start`` crosses none.
    """

    start: Package
    packages: Numbers
    gains: WholeArray
    barred: Marks

    @property
    def hurts(self) -> Marks:
        """Per package and party, whether the party loses by it or would have a red line crossed."""
        return np.asarray(self.gains < 0, dtype=bool) | self.barred

    @property
    def gained_by_somebody(self) -> Marks:
        """Per package, whether any party gains."""
        return np.asarray((self.gains > 0).any(axis=1), dtype=bool)

    @property
    def improves(self) -> Marks:
        """Per package, whether it hurts nobody and somebody gains."""
        return self.gained_by_somebody & ~self.hurts.any(axis=1)

    def package(self, number: int) -> Package:
        """Take one of the packages."""
        return tuple(self.packages[number].tolist())


def nearby(space: PackageSpace, start: Sequence[int]) -> Nearby:
    """Find every package within two changes of one, in a space described issue by issue.

    Parameters
    ----------
    space
        The packages; those that cannot be are left out.
    start
        Where the changes begin.

    Raises
    ------
    UseError
        If ``start`` does not choose one option for every issue.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> found = nearby(package_space([[[0, 5], [5, 0]], [[0, 1], [2, 0]]], [0, 0]), (0, 0))
    >>> found.packages.tolist(), found.gains.tolist()
    ([[1, 0], [0, 1], [1, 1]], [[5, -5], [2, -1], [7, -6]])
    """
    here = checked(space, start)
    singles = [(k, o) for k, size in enumerate(space.shape) for o in range(size) if o != here[k]]
    steps = _steps(space, here)
    issues = np.array([issue for issue, _ in singles], dtype=np.int64)
    options = np.array([option for _, option in singles], dtype=np.int64)
    first, second = np.triu_indices(len(singles), 1)
    apart = issues[first] != issues[second]
    first, second = first[apart], second[apart]
    packages = np.tile(np.array(here, dtype=np.int64), (len(singles) + len(first), 1))
    packages[np.arange(len(singles)), issues] = options
    pairs = np.arange(len(singles), len(packages))
    packages[pairs, issues[first]] = options[first]
    packages[pairs, issues[second]] = options[second]
    gains = np.concatenate([steps, steps[first] + steps[second]])
    can_be = ~meets_any(space.never, packages)
    packages, gains = packages[can_be], gains[can_be]
    return Nearby(here, packages, gains, newly_barred(space, here, packages))


def nearby_listed(
    digits: npt.NDArray[np.integer], totals: WholeArray, crossed: Marks, row: int
) -> Nearby:
    """Find every listed package within two changes of one.

    Parameters
    ----------
    digits
        One row per package and one column per issue: the number of the option.
    totals
        One row per package and one column per party: what it is worth, in whole numbers.
    crossed
        Alike: whether it crosses a red line of the party.
    row
        Where the changes begin.

    Examples
    --------
    >>> two = np.array([[0, 0], [0, 1], [1, 1]]), np.array([[0], [4], [3]])
    >>> nearby_listed(*two, np.zeros((3, 1), dtype=bool), 2).gains.tolist()
    [[1], [-3]]
    """
    here = digits[row].astype(np.int64)
    n_changed = np.zeros(len(digits), dtype=np.int16)
    for column in digits.T:
        n_changed += column != column[row]
    rows = np.flatnonzero((n_changed > 0) & (n_changed <= 2))
    keys = [_file_order(digits[r].tolist(), here.tolist()) for r in rows.tolist()]
    rows = rows[sorted(range(len(rows)), key=keys.__getitem__)]
    bound = 2 * largest(totals)
    gains = fitted(totals[rows], bound) - fitted(totals[row : row + 1], bound)
    packages = digits[rows].astype(np.int64)
    return Nearby(tuple(here.tolist()), packages, gains, crossed[rows] & ~crossed[row])


def _file_order(package: Sequence[int], here: Sequence[int]) -> tuple[int, list[tuple[int, int]]]:
    changed = [(k, o) for k, (o, now) in enumerate(zip(package, here, strict=True)) if o != now]
    return len(changed), changed


def _steps(space: PackageSpace, here: Package) -> WholeArray:
    """Per single change, what each party gains by it."""
    bound = 4 * max(largest(table) for table in space.tables)
    tables = [fitted(table, bound) for table in space.tables]
    return np.concatenate(
        [
            np.delete(table - table[option], option, axis=0)
            for table, option in zip(tables, here, strict=True)
        ]
    )


def best(gains: WholeArray, among: Marks) -> int | None:
    """Choose the row with the greatest smallest gain, then the greatest sum, then the first.

    Parameters
    ----------
    gains
        One row per package, one column per party.
    among
        Per row, whether it may be chosen.

    Returns
    -------
    int or None
        ``None`` where no row may be chosen.

    Examples
    --------
    >>> best(np.array([[9, 0], [1, 2], [2, 1], [1, 5]]), np.array([True, True, True, True]))
    3
    """
    rows = np.flatnonzero(among)
    if not len(rows):
        return None
    chosen = gains[rows]
    looked_at = fitted(chosen, largest(chosen) * max(gains.shape[1], 1))
    least = looked_at.min(axis=1)
    kept = np.flatnonzero(least == least.max())
    sums = looked_at[kept].sum(axis=1)
    return int(rows[kept[np.flatnonzero(sums == sums.max())[0]]])


def meets_any(combinations: Sequence[Combination], packages: Numbers) -> Marks:
    """Mark the packages that meet at least one of these combinations."""
    found = np.zeros(len(packages), dtype=bool)
    for combination in combinations:
        found |= meets(combination, packages)
    return found


def newly_barred(space: PackageSpace, start: Package, packages: Numbers) -> Marks:
    """Mark, per package and party, red lines crossed by the package and not by ``start``."""
    lines = space.red_lines or ((),) * space.n_parties
    before = np.array([start], dtype=np.int64)
    columns = [meets_any(own, packages) & ~meets_any(own, before) for own in lines]
    return np.stack(columns, axis=1)


def checked(space: PackageSpace, package: Sequence[int]) -> Package:
    """Take a package that chooses one option for every issue.

    Raises
    ------
    UseError
        If it does not.
    """
    fits = len(package) == len(space.shape) and all(
        0 <= option < size for option, size in zip(package, space.shape, strict=True)
    )
    if not fits:
        found, do = f"the package {tuple(package)}", "number the options of each issue from 0."
        expected = f"one option for each of {len(space.shape)} issues"
        raise UseError(Fault(Place(field="package"), found, expected, do))
    return tuple(int(option) for option in whole(list(package), "package"))
