"""One party's worth when its weights, values and walk-away are ranges: a box of possible numbers.

Every number may lie anywhere in its range, whatever the others are. A reading fixes each of them;
the worth of a package is then Σ weight × value ÷ Σ weight.

Source: salo1992 (weights and values in intervals).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError

Digits = npt.NDArray[np.int64]
"""Per package (row) and issue (column) the number of its option."""


@dataclass(frozen=True)
class Interval:
    """A number between two exact bounds; both the same for a number that is known."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether only one number is possible."""
        return self.low == self.high


@dataclass(frozen=True)
class OpenNumber:
    """A number of a party that is given as a range.

    Attributes
    ----------
    kind
        What it is.
    issue, option
        Of which issue the weight, or of which option the value is; ``None`` for a walk-away.
    """

    kind: Literal["weight", "value", "walk-away"]
    issue: int | None = None
    option: int | None = None


@dataclass(frozen=True, eq=False)
class RangedParty:
    """What every package is worth to a party, with each number in its range.

    Attributes
    ----------
    weights
        Per issue.
    values
        Per issue and option.
    digits
        The packages, by the numbers of their options.
    walk_away
        What the party has without a settlement: a worth, or the options of an outcome.
    """

    weights: tuple[Interval, ...]
    values: tuple[tuple[Interval, ...], ...]
    digits: Digits
    walk_away: Interval | tuple[int, ...]

    @cached_property
    def open_numbers(self) -> tuple[OpenNumber, ...]:
        """List the numbers given as ranges, of issues that have any weight."""
        found = [OpenNumber("weight", k) for k, w in enumerate(self.weights) if not w.exact]
        for k, options in enumerate(self.values):
            if self.weights[k].high:
                found += [OpenNumber("value", k, o) for o, v in enumerate(options) if not v.exact]
        if isinstance(self.walk_away, Interval) and not self.walk_away.exact:
            found.append(OpenNumber("walk-away"))
        return tuple(found)

    def of(self, rows: npt.NDArray[np.int64]) -> RangedParty:
        """Keep these packages only."""
        return RangedParty(self.weights, self.values, self.digits[rows], self.walk_away)


def ranged_party(
    weights: tuple[Interval, ...],
    values: tuple[tuple[Interval, ...], ...],
    digits: npt.ArrayLike,
    walk_away: Interval | tuple[int, ...],
) -> RangedParty:
    """Make a party's box after checking it.

    Raises
    ------
    UseError
        When a weight may be negative, or all may be zero at once.

    Examples
    --------
    >>> two, some = Interval(Fraction(2), Fraction(2)), Interval(Fraction(1), Fraction(3))
    >>> ranged_party((some,), ((two, two),), [[0], [1]], (0,)).open_numbers
    (OpenNumber(kind='weight', issue=0, option=None),)

    Source: salo1992
    """
    lows = [weight.low for weight in weights]
    if any(low < 0 for low in lows) or not sum(lows) > 0:
        found = "weights that may be negative, or all zero"
        do = "give weights of zero or more, one of them above zero throughout its range."
        raise UseError(Fault(Place(field="points"), found, "weights above zero", do))
    return RangedParty(weights, values, np.asarray(digits, dtype=np.int64), walk_away)
