"""The asymmetric Nash package: the greatest product of gains, each raised to its party's power.

A power is a judgement, not a measurement: show what changes when it does. Where a party is strong
because it has something to fall back on, a better walk-away value says so more plainly; do not do
both.

Source: nash1950, roth1979.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.nash_product import NOBODY_SURELY_GAINS, products
from goodoffices.methods.settlement.proportions import as_whole
from goodoffices.methods.settlement.solution import (
    NO_PACKAGE,
    SOMEBODY_LOSES,
    Solution,
    gains_over,
    greatest,
    undefined,
)

KEY = "asymmetric_nash"


def solve(
    totals: npt.ArrayLike,
    reservation: Sequence[int] | npt.ArrayLike,
    powers: Sequence[Fraction | int],
    among: npt.ArrayLike | None = None,
    *,
    denominator: int = 1,
) -> Solution:
    """Maximise Π_p (u_p − d_p)^a_p over the acceptable packages in which nobody loses.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    reservation
        Per party its reservation value d_p, on the same denominator.
    powers
        Per party its power, above zero. They count in proportion: a_p are the smallest whole
        numbers in the same proportions, so that products are compared exactly. Equal powers give
        the Nash package.
    among
        Per package, whether it is acceptable; left out, all.
    denominator
        The worth is ``totals / denominator``; the value is given on that scale.

    Returns
    -------
    Solution
        Not defined if no package is acceptable, if somebody loses in each, or if every product is
        zero.

    Raises
    ------
    UseError
        If a power is missing or not above zero.

    Examples
    --------
    >>> [solve([[9, 1], [5, 3]], [0, 0], powers).packages for powers in ([1, 1], [3, 1])]
    [(1,), (0,)]

    Source: nash1950, roth1979
    """
    looked_at = gains_over(totals, reservation, among)
    whole = as_whole(powers, looked_at.gains.shape[1], "powers").whole
    if not len(looked_at.rows):
        return undefined(KEY, NO_PACKAGE)
    looked_at = looked_at.nobody_loses()
    if not len(looked_at.rows):
        return undefined(KEY, SOMEBODY_LOSES)
    values = products(looked_at.gains, whole)
    if not values.max():
        never = np.flatnonzero(looked_at.gains.max(axis=0) == 0).tolist()
        return undefined(KEY, NOBODY_SURELY_GAINS, never)
    return greatest(KEY, looked_at, values, looked_at.gains, denominator ** sum(whole))
