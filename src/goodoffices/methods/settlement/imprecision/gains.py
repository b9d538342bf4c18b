"""What a party gains over its walk-away in each reading, in whole numbers.

Source: raiffa1982 (worth and walk-away).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np

from goodoffices.methods.settlement.imprecision.ranged_party import (
    Interval,
    OpenNumber,
    RangedParty,
)
from goodoffices.methods.settlement.imprecision.readings import GRID, Positions
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest


@dataclass(frozen=True, eq=False)
class GainsInReadings:
    """What a party gains in each reading (row) and package (column).

    Attributes
    ----------
    gains
        Whole numbers: the gain over the walk-away is ``gains / scale``, from 0 to 100. One row
        where no number of the party is open: it stands for every reading.
    scale
        Per reading a whole number above zero.
    """

    gains: WholeArray
    scale: WholeArray


def gains_in_readings(party: RangedParty, positions: Positions) -> GainsInReadings:
    """Work out what a party gains in each reading.

    With weights a/A, values b/B and a walk-away c/C the gain Σ a b / (B Σ a) − c/C is
    (C Σ a b − c B Σ a) / (B C Σ a); where the walk-away is an outcome, Σ a b of that outcome is
    taken away instead.

    Parameters
    ----------
    party
        Its numbers.
    positions
        Per reading and open number of the party, where in its range it lies.

    Examples
    --------
    >>> from fractions import Fraction
    >>> one, some = Interval(Fraction(1), Fraction(1)), Interval(Fraction(0), Fraction(4))
    >>> party = RangedParty((one,), ((one, some),), np.array([[0], [1]]), (0,))
    >>> found = gains_in_readings(party, np.array([[0], [64], [128]]))
    >>> [[int(g) / int(s) for g in row] for row, s in zip(found.gains, found.scale)]
    [[0.0, -1.0], [0.0, 1.0], [0.0, 3.0]]

    Source: raiffa1982
    """
    column = {number: k for k, number in enumerate(party.open_numbers)}
    positions = positions if column else positions[:1]
    weights = [OpenNumber("weight", k) for k in range(len(party.weights))]
    a = _whole(party.weights, [column.get(one) for one in weights], positions)
    b, unit = _values(party, column, positions)
    gained = _sums(party, a, b)
    total = a.numbers.sum(axis=1)
    floor = party.walk_away
    if not isinstance(floor, Interval):
        total = fitted(total, largest(total) * unit)
        return GainsInReadings(*_small(gained[:, :-1] - gained[:, -1:], total * unit))
    c = _whole([floor], [column.get(OpenNumber("walk-away"))], positions)
    bound = largest(gained) * c.unit + largest(c.numbers) * unit * largest(total)
    gained, total = fitted(gained, bound), fitted(total, bound)
    taken = fitted(c.numbers, bound) * unit * total[:, None]
    return GainsInReadings(*_small(gained * c.unit - taken, total * unit * c.unit))


@dataclass(frozen=True, eq=False)
class _Whole:
    numbers: WholeArray
    unit: int


def _whole(
    intervals: Sequence[Interval],
    columns: Sequence[int | None],
    positions: Positions,
    unit: int | None = None,
) -> _Whole:
    """Fix each number at its position, over one denominator: (readings × numbers)."""
    unit = unit or _unit(intervals)
    low = np.array([int(one.low * unit) for one in intervals], dtype=object)
    step = np.array([int((one.high - one.low) * unit / GRID) for one in intervals], dtype=object)
    bound = int((abs(low) + GRID * abs(step)).max(initial=0)) * max(len(low), 1)
    at = np.zeros((len(positions), len(intervals)), dtype=np.int64)
    for k, found in enumerate(columns):
        if found is not None:
            at[:, k] = positions[:, found]
    return _Whole(fitted(low, bound) + fitted(step, bound) * fitted(at, bound), unit)


def _unit(intervals: Iterable[Interval]) -> int:
    parts = [(one.low, (one.high - one.low) / GRID) for one in intervals]
    return lcm(*(number.denominator for pair in parts for number in pair))


def _values(
    party: RangedParty, column: dict[OpenNumber, int], positions: Positions
) -> tuple[list[WholeArray], int]:
    unit = _unit(one for options in party.values for one in options)
    found = []
    for k, options in enumerate(party.values):
        columns = [column.get(OpenNumber("value", k, o)) for o in range(len(options))]
        found.append(_whole(options, columns, positions, unit).numbers)
    return found, unit


def _sums(party: RangedParty, a: _Whole, b: Sequence[WholeArray]) -> WholeArray:
    """Add up weight × value per reading and package; last the walk-away, where an outcome."""
    digits = party.digits
    if not isinstance(party.walk_away, Interval):
        digits = np.vstack([digits, np.array(party.walk_away, dtype=np.int64)[None, :]])
    bound = sum(largest(a.numbers[:, k]) * largest(options) for k, options in enumerate(b))
    total = fitted(np.zeros((len(a.numbers), len(digits)), dtype=np.int64), 2 * bound)
    for k, options in enumerate(b):
        table = fitted(a.numbers[:, k, None], bound) * fitted(options, bound)
        total += table[:, digits[:, k]]
    return total


def _small(gains: WholeArray, scale: WholeArray) -> tuple[WholeArray, WholeArray]:
    """Divide by what all have in common, so that later products stay small."""
    common = np.gcd(np.gcd.reduce(gains, axis=1), scale)
    return gains // common[:, None], scale // common
