"""Which packages pass: who must get its walk-away value, and who can refuse.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.settlement.payoff_table import PayoffTable
from goodoffices.methods.settlement.whole_numbers import whole


@dataclass(frozen=True)
class AcceptanceRule:
    """How many parties must accept a package, and which of them cannot be left out.

    Attributes
    ----------
    needed
        At least so many parties must accept.
    vetoes
        Each of these parties must be among them.
    """

    needed: int
    vetoes: frozenset[int] = frozenset()


def unanimous(n_parties: int) -> AcceptanceRule:
    """Give the rule that everyone must accept.

    Examples
    --------
    >>> unanimous(3).needed
    3
    """
    return AcceptanceRule(n_parties)


@dataclass(frozen=True, eq=False)
class Acceptance:
    """Who accepts what, and what passes.

    Attributes
    ----------
    by_party
        Per package (row) and party (column): does the party accept it?
    mask
        Per package: does it pass under the rule?
    count
        How many packages pass; exact.
    """

    by_party: npt.NDArray[np.bool_]
    mask: npt.NDArray[np.bool_]
    count: int


def acceptable(
    table: PayoffTable,
    reservation: Sequence[int] | npt.ArrayLike,
    red_lines: npt.ArrayLike | None = None,
    rule: AcceptanceRule | None = None,
) -> Acceptance:
    """Find the packages that pass: the zone of possible agreement.

    A party accepts a package that is worth at least its reservation (walk-away) value and crosses
    none of its red lines. A red line is no low value: it is refused whatever else is offered.

    Parameters
    ----------
    table
        What the packages are worth.
    reservation
        Per party its reservation value, a whole number over the table's denominator.
    red_lines
        Per package (row) and party (column): does it cross a red line of the party? Left out, none
        is crossed.
    rule
        Who must accept; left out, everyone.

    Raises
    ------
    UseError
        If the shapes do not fit the table, or the rule asks for more parties than there are.

    Examples
    --------
    >>> from goodoffices.methods.settlement.payoff_table import from_totals
    >>> acceptable(from_totals([[3, 1], [2, 2], [0, 5]]), [1, 2]).mask.tolist()
    [False, True, False]

    Source: raiffa1982
    """
    rule = unanimous(table.n_parties) if rule is None else rule
    floor = whole(reservation, "reservation values")
    _check(table, floor.shape, rule)
    accepts = np.asarray(table.totals >= floor, dtype=bool)
    if red_lines is not None:
        accepts &= ~_red_lines(table, red_lines)
    passes = accepts.sum(axis=1) >= rule.needed
    passes &= accepts[:, sorted(rule.vetoes)].all(axis=1)
    return Acceptance(accepts, passes, int(passes.sum()))


def _red_lines(table: PayoffTable, red_lines: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    crossed = np.asarray(red_lines)
    if crossed.shape != table.totals.shape or crossed.dtype != bool:
        found = f"marks of shape {crossed.shape} and type {crossed.dtype}"
        expected = f"True or False in the shape {table.totals.shape}"
        do = "mark every package for every party."
        raise UseError(Fault(Place(field="red lines"), found, expected, do))
    return crossed


def _check(table: PayoffTable, given: tuple[int, ...], rule: AcceptanceRule) -> None:
    n = table.n_parties
    if given != (n,):
        found, expected = f"reservation values of shape {given}", f"one for each of {n} parties"
        do = "give every party a walk-away value."
        raise UseError(Fault(Place(field="reservation values"), found, expected, do))
    if not 0 <= rule.needed <= n or not rule.vetoes <= set(range(n)):
        found = f"{rule.needed} needed, vetoes of parties {sorted(rule.vetoes)}"
        expected = f"at most {n} needed, vetoes among parties 0 to {n - 1}"
        do = "correct the acceptance rule."
        raise UseError(Fault(Place(field="acceptance rule"), found, expected, do))
