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
    among = given.among.copy()
    for gains in given.gains:
        among &= np.asarray(gains >= 0, dtype=np.bool_)
    return Gains(given.gains, given.scales, among)


def nash(given: Gains) -> Mask:
    """Mark the packages with the greatest product of gains; none where every product is zero.

    Source: nash1950
    """
    given = nobody_loses(given)
    shares = _of_the_most(given)
    products = shares.prod(axis=0)

    def exact(reading: int, rows: Rows) -> list[int]:
        return [prod(row) for row in rows]

    found = _best(given, products, exact)
    return np.asarray(found & (products > 0))


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
    return _by_points(given, min, given.rounded().min(axis=0))


def utilitarian(given: Gains) -> Mask:
    """Mark the packages with the greatest sum of gains.

    Source: harsanyi1955
    """
    return _by_points(given, sum, given.rounded().sum(axis=0))


def _by_points(given: Gains, measure: Callable[[list[int]], int], rounded: Floats) -> Mask:
    def exact(reading: int, rows: Rows) -> list[int]:
        scales = given.scales_of(reading)
        common = lcm(*scales)
        parts = [common // scale for scale in scales]
        return [measure([g * part for g, part in zip(row, parts, strict=True)]) for row in rows]

    return _best(given, rounded, exact)


def _of_the_most(given: Gains) -> Floats:
    """Give each party's gain as a share of its greatest one in the reading, rounded."""
    points = np.where(given.among, given.rounded(), 0.0)
    most = points.max(axis=2, initial=0.0)
    return np.asarray(points / np.where(most > 0, most, 1.0)[:, :, None])


def _best(given: Gains, rounded: Floats, exact: Callable[[int, Rows], list[int]]) -> Mask:
    """Mark, in each reading, the packages with the greatest measure."""
    seen = np.where(given.among, rounded, -np.inf)
    best = seen.max(axis=1, initial=-np.inf)
    size = np.where(given.among, np.abs(rounded), 0.0).max(axis=1, initial=0.0)
    with np.errstate(invalid="ignore"):
        close = given.among & (seen >= (best - _ROOM * size)[:, None])
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
