"""What holds in every reading and what in some, decided on differences over the whole box.

The difference in worth of two packages is Σ w (v − v') ÷ Σ w. An option both have cancels, every
number stands in one term only (a walk-away that is a number stands in all, with the same sign), and
dividing by Σ w > 0 changes no sign. So the least and the
greatest difference are found term by term, exactly, at the ends of the ranges.

Source: salo1992 (dominance between alternatives under intervals).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.imprecision.ranged_party import Interval, RangedParty
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Always:
    """What is so in every reading, and what in at least one.

    Attributes
    ----------
    every, some
        A mark per package, or per pair of packages.
    """

    every: Mask
    some: Mask


def accepts(party: RangedParty) -> Always:
    """Mark the packages that a party never has below its walk-away, and those it sometimes has not.

    Red lines are no matter of numbers and are left to the caller.

    Source: salo1992
    """
    floor = party.walk_away
    if isinstance(floor, Interval):
        tables = _tables(party, lambda k: [floor])
        return Always(*(_at_least_zero(party, [t[:, 0] for t in end]) for end in tables))
    tables = _tables(party, lambda k: party.values[k])
    return Always(
        *(
            _at_least_zero(party, [t[:, floor[k]] for k, t in enumerate(end)])
            for end in tables
        )
    )  # fmt: skip


def _at_least_zero(party: RangedParty, columns: Sequence[WholeArray]) -> Mask:
    columns = _fitted(columns)
    total = sum(column[party.digits[:, k]] for k, column in enumerate(columns))
    return np.asarray(total >= 0, dtype=np.bool_)


def _fitted(tables: Sequence[WholeArray]) -> list[WholeArray]:
    bound = sum(map(largest, tables))
    return [fitted(table, bound) for table in tables]


def _tables(
    party: RangedParty, others: Callable[[int], Sequence[Interval]]
) -> tuple[list[WholeArray], list[WholeArray]]:
    """Per issue, the least and the greatest of w (v − v') per option and other value.

    Where the other value is the value of the same option it is the same number, and cancels.
    """
    bounds = [bound for options in party.values for one in options for bound in (one.low, one.high)]
    bounds += [
        b for k in range(len(party.values)) for one in others(k) for b in (one.low, one.high)
    ]
    unit = lcm(*(bound.denominator for bound in bounds))
    share = lcm(*(b.denominator for one in party.weights for b in (one.low, one.high)))
    least, most = [], []
    for k, options in enumerate(party.values):
        weight, against = party.weights[k], others(k)
        same = against is options
        cells = [
            [
                (0, 0) if same and i == j else _ends(weight, one, other, share * unit)
                for j, other in enumerate(against)
            ]
            for i, one in enumerate(options)
        ]
        least.append(np.array([[low for low, _ in row] for row in cells], dtype=object))
        most.append(np.array([[high for _, high in row] for row in cells], dtype=object))
    return least, most


def _ends(weight: Interval, one: Interval, other: Interval, unit: int) -> tuple[int, int]:
    low, high = one.low - other.high, one.high - other.low
    least: Fraction = (weight.low if low >= 0 else weight.high) * low
    most: Fraction = (weight.high if high >= 0 else weight.low) * high
    return int(least * unit), int(most * unit)


@dataclass(frozen=True, eq=False)
class Signs:
    """Whether a party could have less from one package than from another, and whether more.

    Attributes
    ----------
    least, most
        The sign (−1, 0 or 1) of the least and of the greatest that u(y) − u(x) can be, per package
        y (row) and x (column).
    """

    least: WholeArray
    most: WholeArray


def prefers(party: RangedParty) -> Signs:
    """Give the signs of the least and the greatest of u(y) − u(x), for every package y and x.

    Source: salo1992
    """
    least, most = _tables(party, lambda k: party.values[k])
    return Signs(_signs(party, _fitted(least)), _signs(party, _fitted(most)))


def _signs(party: RangedParty, tables: Sequence[WholeArray]) -> WholeArray:
    n = len(party.digits)
    total = fitted(np.zeros((n, n), dtype=np.int64), sum(map(largest, tables)))
    for k, table in enumerate(tables):
        rows = table[party.digits[:, k]]
        total += rows[:, party.digits[:, k]]
    return np.asarray(np.sign(total), dtype=np.int8)


def dominates(parties: Sequence[RangedParty]) -> Always:
    """Mark which package dominates which, in every reading and in some.

    Package y dominates x in a reading when nobody has less from it and somebody more. Each party's
    numbers are its own, so each reaches its least difference, and its greatest, in one reading
    together with all others: y dominates x in every reading when every least difference is at
    least zero and one is above, and in some reading when that is so of the greatest ones.

    Returns
    -------
    Always
        Per y (row) and x (column).

    Source: salo1992
    """
    signs = [prefers(party) for party in parties]
    return Always(_over_all([s.least for s in signs]), _over_all([s.most for s in signs]))


def _over_all(signs: Sequence[WholeArray]) -> Mask:
    nobody_below = np.logical_and.reduce([sign >= 0 for sign in signs])
    return np.asarray(nobody_below & np.logical_or.reduce([sign > 0 for sign in signs]))
