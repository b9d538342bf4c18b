"""What a standard of fairness chooses, with every tie, or why it chooses nothing.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest, whole

Packages = npt.NDArray[np.int64]
"""Row numbers in the payoff table, rising."""

NO_PACKAGE = "no package is acceptable"
SOMEBODY_LOSES = "in every acceptable package somebody is below its walk-away value"


@dataclass(frozen=True)
class Solution:
    """What a standard of fairness chooses among the acceptable packages.

    Attributes
    ----------
    method
        Short name of the standard.
    value
        What the standard maximises, at its maximum; exact. ``None`` when not defined.
    packages
        All packages that reach the maximum, as row numbers of the payoff table, rising.
    leximin
        The one of them whose worst-off party is best off, then the second worst-off, and so on, by
        the gains that the standard looks at; of several, the lowest row number.
    largest_sum
        The one of them with the largest sum of worth; of several, the lowest row number.
    defined
        Whether the standard chooses anything.
    why_not
        If not, why; a clause in plain words.
    parties
        The parties that the reason is about, by number; empty when it is about none in particular.
    """

    method: str
    value: Fraction | None
    packages: tuple[int, ...]
    leximin: int | None
    largest_sum: int | None
    defined: bool = True
    why_not: str = ""
    parties: tuple[int, ...] = ()


def undefined(method: str, why_not: str, parties: Sequence[int] = ()) -> Solution:
    """Say that a standard chooses nothing, and why."""
    return Solution(method, None, (), None, None, False, why_not, tuple(parties))


@dataclass(frozen=True, eq=False)
class Gains:
    """What each party gains over its walk-away value in each package that is looked at.

    Attributes
    ----------
    rows
        Which packages, as row numbers of the payoff table.
    totals
        What they are worth, in whole numbers over the common denominator.
    gains
        ``totals`` less the reservation values.
    """

    rows: Packages
    totals: WholeArray
    gains: WholeArray

    def only(self, chosen: npt.NDArray[np.bool_]) -> Gains:
        """Keep the packages marked in ``chosen``."""
        return Gains(self.rows[chosen], self.totals[chosen], self.gains[chosen])

    def nobody_loses(self) -> Gains:
        """Keep the packages in which no party is below its walk-away value."""
        return self.only(np.asarray((self.gains >= 0).all(axis=1), dtype=bool))


def gains_over(
    totals: npt.ArrayLike, reservation: Sequence[int] | npt.ArrayLike, among: npt.ArrayLike | None
) -> Gains:
    """Take each party's reservation value from what the packages are worth.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    reservation
        Per party, a whole number over the same denominator.
    among
        Per package, whether it is looked at; left out, all.

    Raises
    ------
    UseError
        If a number is not whole or the shapes do not fit.
    """
    worth, floor = whole(totals, "totals"), whole(reservation, "reservation values")
    mask = np.ones(len(worth), dtype=bool) if among is None else np.asarray(among)
    if worth.ndim != 2 or floor.shape != worth.shape[1:] or mask.shape != worth.shape[:1]:
        found = f"shapes {worth.shape}, {floor.shape} and {mask.shape}"
        expected = "a table, one reservation value per party and one mark per package"
        raise UseError(Fault(Place(field="totals"), found, expected, "make the shapes fit."))
    if mask.dtype != bool:
        found, do = f"marks of type {mask.dtype}", "mark each package with True or False."
        raise UseError(Fault(Place(field="among"), found, "True or False", do))
    rows = np.flatnonzero(mask)
    bound = largest(worth) + largest(floor)
    worth = fitted(worth[rows], bound)
    return Gains(rows, worth, worth - fitted(floor, bound))


def greatest(
    method: str, looked_at: Gains, objective: WholeArray, measures: WholeArray, denominator: int
) -> Solution:
    """Choose the packages with the greatest objective.

    Parameters
    ----------
    method
        Short name of the standard.
    looked_at
        The packages it chooses among; at least one.
    objective
        Per package a whole number.
    measures
        Per package and party the gain that the standard looks at, for the leximin mark.
    denominator
        The value is the greatest objective divided by this.
    """
    best = objective.max()
    tied = np.flatnonzero(objective == best)
    rows = looked_at.rows[tied]
    sums = _sums(looked_at.totals[tied])
    return Solution(
        method=method,
        value=Fraction(int(best), denominator),
        packages=tuple(rows.tolist()),
        leximin=int(rows[_leximin(measures[tied])]),
        largest_sum=int(rows[sums.index(max(sums))]),
    )


def _sums(totals: WholeArray) -> list[int]:
    return [sum(row) for row in totals.tolist()]


def _leximin(measures: WholeArray) -> int:
    """Give the first row whose rising order of entries is lexicographically greatest."""
    ordered = [sorted(row) for row in measures.tolist()]
    return ordered.index(max(ordered))
