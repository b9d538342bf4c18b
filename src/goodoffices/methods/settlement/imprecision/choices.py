"""What each standard of fairness chooses in each of many readings at once, with every tie.

Rounded numbers only narrow down which packages could be the best ones, with far more room than
rounding needs; where more than one is left, whole numbers decide.

Source: nash1950, kalai1975, kalai1977, harsanyi1955.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import lcm, prod

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.whole_numbers import WholeArray

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Rows = Sequence[Sequence[int]]

_ROOM = 1e-9
_LEAST_ROOM = 1e-300
"""Closer to zero than this, rounding is no longer small beside the number itself."""


@dataclass(frozen=True, eq=False)
class Gains:
    """What several parties gain in each reading and package.

    Attributes
    ----------
    gains
        Per party its whole numbers, (readings × packages), or one row that stands for all readings.
    scales
        Per party what they are to be divided by, one number per reading, or one for all.
    among
        Per reading and package, whether the standards choose among it.
    """

    gains: Sequence[WholeArray]
    scales: Sequence[WholeArray]
    among: Mask

    def rounded(self) -> Floats:
        """Give the gains in points, rounded: (parties × readings × packages)."""
        return np.stack(
            [
                np.broadcast_to(
                    np.asarray(gains, dtype=np.float64)
                    / np.asarray(scale, dtype=np.float64)[:, None],
                    self.among.shape,
                )
                for gains, scale in zip(self.gains, self.scales, strict=True)
            ]
        )

    def exactly(self, reading: int, packages: Sequence[int]) -> list[list[int]]:
        """List a reading's gains of some packages, a row per package."""
        rows = [gains[reading if len(gains) > 1 else 0] for gains in self.gains]
        return [[int(row[package]) for row in rows] for package in packages]

    def scales_of(self, reading: int) -> list[int]:
        """List the parties' scales in a reading."""
        return [int(scale[reading if len(scale) > 1 else 0]) for scale in self.scales]


def nobody_loses(given: Gains) -> Gains:
    """Keep, in each reading, the packages in which no party is below its walk-away."""
    return _only(given, [np.asarray(gains >= 0, dtype=np.bool_) for gains in given.gains])


def _only(given: Gains, marks: Sequence[Mask]) -> Gains:
    among = given.among.copy()
    for own in marks:
        among &= own
    return Gains(given.gains, given.scales, among)


def nash(given: Gains) -> Mask:
    """Mark the packages with the greatest product of gains; none where every product is zero.

    Source: nash1950
    """
    given = _only(given, [np.asarray(gains > 0, dtype=np.bool_) for gains in given.gains])

    def exact(reading: int, rows: Rows) -> list[int]:
        return [prod(row) for row in rows]

    return _best(given, _of_the_most(given).prod(axis=0), exact)


def kalai_smorodinsky(given: Gains) -> Mask:
    """Mark those with the greatest smallest share of the ideal gain; none where an ideal is zero.

    Source: kalai1975
    """
    given = nobody_loses(given)
    masked = [np.where(given.among, gains, 0) for gains in given.gains]
    ideals = [gains.max(axis=1, initial=0) for gains in masked]
    defined = np.logical_and.reduce([np.asarray(ideal > 0, dtype=np.bool_) for ideal in ideals])
    given = Gains(given.gains, given.scales, given.among & defined[:, None])

    def exact(reading: int, rows: Rows) -> list[int]:
        most = [int(ideal[reading]) for ideal in ideals]
        common = lcm(*most)
        return [min(g * (common // m) for g, m in zip(row, most, strict=True)) for row in rows]

    return _best(given, _of_the_most(given).min(axis=0), exact)


def egalitarian(given: Gains) -> Mask:
    """Mark the packages with the greatest smallest gain.

    Source: kalai1977
    """
    rounded = given.rounded()
    return _by_points(given, min, rounded.min(axis=0), np.abs(rounded).max(axis=0))


def utilitarian(given: Gains) -> Mask:
    """Mark the packages with the greatest sum of gains.

    Source: harsanyi1955
    """
    rounded = given.rounded()
    return _by_points(given, sum, rounded.sum(axis=0), np.abs(rounded).sum(axis=0))


def _by_points(
    given: Gains, measure: Callable[[list[int]], int], rounded: Floats, terms: Floats
) -> Mask:
    def exact(reading: int, rows: Rows) -> list[int]:
        scales = given.scales_of(reading)
        common = lcm(*scales)
        parts = [common // scale for scale in scales]
        return [measure([g * part for g, part in zip(row, parts, strict=True)]) for row in rows]

    return _best(given, rounded, exact, terms)


def _of_the_most(given: Gains) -> Floats:
    """Give each party's gain as a share of its greatest one in the reading, rounded."""
    points = np.where(given.among, given.rounded(), 0.0)
    most = points.max(axis=2, initial=0.0)
    return np.asarray(points / np.where(most > 0, most, 1.0)[:, :, None])


def _best(
    given: Gains,
    rounded: Floats,
    exact: Callable[[int, Rows], list[int]],
    terms: Floats | None = None,
) -> Mask:
    """Mark, in each reading, the packages with the greatest measure.

    How far rounding can be off depends on the size of what was added, not of the sum: ``terms``
    gives that size where gains may cancel.
    """
    seen = np.where(given.among, rounded, -np.inf)
    best = seen.max(axis=1, initial=-np.inf)
    of = rounded if terms is None else terms
    size = np.where(given.among, np.abs(of), 0.0).max(axis=1, initial=0.0)
    room = np.maximum(_ROOM * size, _LEAST_ROOM)
    with np.errstate(invalid="ignore"):
        close = given.among & (seen >= (best - room)[:, None])
    for reading in np.flatnonzero(close.sum(axis=1) > 1).tolist():
        packages = np.flatnonzero(close[reading])
        measures = exact(reading, given.exactly(reading, packages.tolist()))
        greatest = max(measures)
        close[reading, packages] = [measure == greatest for measure in measures]
    return np.asarray(close)


CHOICES: dict[str, Callable[[Gains], Mask]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""What each standard chooses, by its short name."""
