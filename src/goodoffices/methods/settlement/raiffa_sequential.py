"""Raiffa's sequential package: from the walk-away, step by step towards what each could still get.

In every step each party says what it could get at most if the others keep what they already have;
all then move up by an equal part of that. Changing the scale of one party's worth changes nothing.

The published procedure is for outcomes that can be mixed. On finitely many packages the steps lead
to points that need not be packages; they end at the last point that some package still covers, and
what is chosen are the packages that lead furthest beyond it.

Source: raiffa1953, diskin2011.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.solution import (
    NO_PACKAGE,
    SOMEBODY_LOSES,
    Gains,
    Solution,
    gains_over,
    greatest,
    undefined,
)

KEY = "raiffa_sequential"

Point = tuple[Fraction, ...]
"""What each party has at some step."""

Ideal = Callable[[tuple[int, ...]], tuple[int, ...] | None]
"""Given a floor per party, the most each gets among the packages that reach all floors; ``None``
where no package does."""


@dataclass(frozen=True)
class Steps:
    """The way from the walk-away values to the last point that a package covers.

    Attributes
    ----------
    points
        The points d_0, d_1 … in order; the last is covered by a package, the next would not be.
    ideal
        The most each party gets among the packages that cover the last point.
    arrived
        Whether some package gives everyone that most, so that no further step is needed.
    """

    points: tuple[Point, ...]
    ideal: tuple[int, ...]
    arrived: bool

    @property
    def floors(self) -> tuple[int, ...]:
        """The whole numbers that a package must reach to cover the last point."""
        return tuple(ceil(x) for x in self.points[-1])


@dataclass(frozen=True)
class Beyond:
    """How far a package leads beyond the last point, per party, in whole numbers.

    A party's share is (u_p − d_p) / (m_p − d_p); over a common denominator it is
    (``scales`` · u − ``offsets``) / ``denominator``. A party that can get nothing more has scale 0.

    Attributes
    ----------
    scales, offsets
        One whole number per party.
    denominator
        The common denominator.
    """

    scales: tuple[int, ...]
    offsets: tuple[int, ...]
    denominator: int


def steps(reservation: Sequence[int], ideal: Ideal) -> Steps | None:
    """Go from the walk-away values as far as packages reach; ``None`` where somebody loses in each.

    1. d_0 are the reservation values.
    2. m_p is the most party p gets in any package that gives everyone at least d_t. The point best
       for p, the others kept at d_t, is d_t with m_p in place of p's own.
    3. d_{t+1} is the mean of these points over the parties: d_t + (m − d_t) / n.
    4. Stop when no package gives everyone at least d_{t+1}, or when one gives everyone m.

    Parameters
    ----------
    reservation
        Per party its reservation value.
    ideal
        Says what the most is that each party gets above given floors.

    Examples
    --------
    >>> packages = [(0, 8), (5, 5), (8, 0)]
    >>> def ideal(floors):
    ...     left = [u for u in packages if all(x >= f for x, f in zip(u, floors))]
    ...     return tuple(map(max, zip(*left))) if left else None
    >>> way = steps([0, 0], ideal)
    >>> [tuple(map(str, point)) for point in way.points], way.arrived
    ([('0', '0'), ('4', '4')], True)

    Source: raiffa1953, diskin2011
    """
    point: Point = tuple(Fraction(d) for d in reservation)
    most = ideal(tuple(int(d) for d in reservation))
    if most is None:
        return None
    points = [point]
    while ideal(most) is None:
        part = Fraction(1, len(point))
        point = tuple(d + (m - d) * part for d, m in zip(point, most, strict=True))
        beyond = ideal(tuple(ceil(x) for x in point))
        if beyond is None:
            return Steps(tuple(points), most, False)
        points.append(point)
        most = beyond
    return Steps(tuple(points), most, True)


def beyond(way: Steps) -> Beyond:
    """Measure how far packages lead from the last point towards the ideal."""
    last, common = way.points[-1], lcm(*(x.denominator for x in way.points[-1]))
    fixed = [int(x * common) for x in last]
    rooms = [m * common - d for m, d in zip(way.ideal, fixed, strict=True)]
    denominator = lcm(*(room for room in rooms if room))
    times = [denominator // room if room else 0 for room in rooms]
    return Beyond(
        tuple(time * common for time in times),
        tuple(time * d for time, d in zip(times, fixed, strict=True)),
        denominator,
    )


def solve(
    totals: npt.ArrayLike,
    reservation: Sequence[int] | npt.ArrayLike,
    among: npt.ArrayLike | None = None,
) -> Solution:
    """Choose what lies furthest along Raiffa's steps among the acceptable packages.

    Take the packages that cover the last point of :func:`steps`; of them, those are chosen in which
    the smallest share (u_p − d_p) / (m_p − d_p) of the way from that point to the ideal is
    greatest. A party that can get nothing beyond the last point is left out of that comparison: all
    these packages give it the same. Ties are broken by leximin of the shares.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    reservation
        Per party its reservation value d_p, on the same denominator.
    among
        Per package, whether it is acceptable; left out, all.

    Returns
    -------
    Solution
        The value is the smallest share, between 0 and 1; 1 where a package gives everyone the
        ideal. Not defined if no package is acceptable or somebody loses in each.

    Examples
    --------
    >>> solve([[0, 8], [4, 6], [6, 3], [8, 0]], [0, 0]).packages
    (1,)

    Source: raiffa1953, diskin2011
    """
    looked_at = gains_over(totals, reservation, among)
    if not len(looked_at.rows):
        return undefined(KEY, NO_PACKAGE)
    looked_at = looked_at.nobody_loses()
    way = steps([0] * looked_at.gains.shape[1], _Listed(looked_at).ideal)
    if way is None:
        return undefined(KEY, SOMEBODY_LOSES)
    left = looked_at.only(_reaching(looked_at, way.floors))
    shares = _shares(left, beyond(way))
    return greatest(KEY, left, shares.min(axis=1), shares, beyond(way).denominator)


def _reaching(looked_at: Gains, floors: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    reach = looked_at.gains >= np.array(floors, dtype=looked_at.gains.dtype)
    return np.asarray(reach.all(axis=1), dtype=bool)


def _shares(left: Gains, far: Beyond) -> npt.NDArray[np.object_]:
    weighed = [party for party, scale in enumerate(far.scales) if scale]
    if not weighed:
        return np.full((len(left.rows), 1), far.denominator, dtype=object)
    exact = left.gains[:, weighed].astype(object)
    # A bare list of such numbers would be read as floats.
    scales = np.array([far.scales[p] for p in weighed], dtype=object)
    return np.asarray(exact * scales - np.array([far.offsets[p] for p in weighed], dtype=object))


class _Listed:
    """Looks up what the listed packages leave each party, fewer and fewer of them."""

    def __init__(self, looked_at: Gains) -> None:
        self.looked_at = looked_at

    def ideal(self, floors: tuple[int, ...]) -> tuple[int, ...] | None:
        left = self.looked_at.only(_reaching(self.looked_at, floors))
        if not len(left.rows):
            return None
        # Floors only rise, unless no package reaches them.
        self.looked_at = left
        return tuple(int(most) for most in left.gains.max(axis=0))
