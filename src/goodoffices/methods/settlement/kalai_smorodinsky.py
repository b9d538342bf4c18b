"""The Kalai–Smorodinsky package: everyone gets as large a share of its own best case as possible.

Each party's gain is measured against the most it could gain in any package in which nobody loses.
Changing the scale of one party's worth changes nothing.

Source: kalai1975
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.solution import (
    NO_PACKAGE,
    SOMEBODY_LOSES,
    Solution,
    gains_over,
    greatest,
    undefined,
)
from goodoffices.methods.settlement.whole_numbers import fitted, largest

KEY = "kalai_smorodinsky"
NOTHING_TO_GAIN = "a party gains nothing in any acceptable package in which nobody loses"


def solve(
    totals: npt.ArrayLike,
    reservation: Sequence[int] | npt.ArrayLike,
    among: npt.ArrayLike | None = None,
) -> Solution:
    """Maximise min_p (u_p − d_p) / (m_p − d_p) over the acceptable packages.

    1. Keep the acceptable packages in which nobody is below its reservation value d_p.
    2. The ideal m_p is the most party p gets in any of them.
    3. Maximise the smallest ratio of gain to ideal gain. Equal ratios rarely exist among finitely
       many packages, and for three or more parties they may waste something, so the smallest ratio
       is maximised and ties are marked by leximin.

    Ratios are compared exactly, on the least common multiple of the ideal gains.

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
        The value is a share between 0 and 1. Not defined if no package is acceptable, if somebody
        loses in each, or if some party's ideal is its reservation value.

    Examples
    --------
    >>> solve([[10, 0], [4, 1], [0, 2]], [0, 0]).value
    Fraction(2, 5)

    Source: kalai1975, imai1983
    """
    looked_at = gains_over(totals, reservation, among)
    if not len(looked_at.rows):
        return undefined(KEY, NO_PACKAGE)
    looked_at = looked_at.nobody_loses()
    if not len(looked_at.rows):
        return undefined(KEY, SOMEBODY_LOSES)
    ideal = [int(most) for most in looked_at.gains.max(axis=0)]
    if 0 in ideal:
        return undefined(KEY, NOTHING_TO_GAIN, [p for p, most in enumerate(ideal) if not most])
    common = lcm(*ideal)
    scale = [common // most for most in ideal]
    bound = largest(looked_at.gains) * max(scale)
    shares = fitted(looked_at.gains, bound) * fitted(np.array(scale, dtype=object), bound)
    return greatest(KEY, looked_at, shares.min(axis=1), shares, common)
