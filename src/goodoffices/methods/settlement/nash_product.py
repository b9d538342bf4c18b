"""The Nash bargaining package: the greatest product of gains.

Changing the scale of one party's worth changes nothing. On finitely many packages there may be
several.

Source: nash1950
"""

from __future__ import annotations

from collections.abc import Sequence

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
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest

KEY = "nash"
NOBODY_SURELY_GAINS = (
    "in every acceptable package in which nobody loses, somebody gains nothing, "
    "so every product is zero"
)


def solve(
    totals: npt.ArrayLike,
    reservation: Sequence[int] | npt.ArrayLike,
    among: npt.ArrayLike | None = None,
    *,
    denominator: int = 1,
) -> Solution:
    """Maximise Π_p (u_p − d_p) over the acceptable packages in which nobody loses.

    Packages in which somebody is below its reservation value are left out first: two losses would
    multiply to a gain.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    reservation
        Per party its reservation value d_p, on the same denominator.
    among
        Per package, whether it is acceptable; left out, all.
    denominator
        The worth is ``totals / denominator``; the value is given on that scale.

    Returns
    -------
    Solution
        Not defined if no package is acceptable, if somebody loses in each, or if every product is
        zero: zero products rank nothing.

    Examples
    --------
    >>> solve([[5, 1], [3, 2], [-4, -4]], [0, 0]).packages
    (1,)

    Source: nash1950
    """
    looked_at = gains_over(totals, reservation, among)
    if not len(looked_at.rows):
        return undefined(KEY, NO_PACKAGE)
    looked_at = looked_at.nobody_loses()
    if not len(looked_at.rows):
        return undefined(KEY, SOMEBODY_LOSES)
    n_parties = looked_at.gains.shape[1]
    values = products(looked_at.gains, (1,) * n_parties)
    if not values.max():
        return undefined(KEY, NOBODY_SURELY_GAINS, _never_gaining(looked_at))
    return greatest(KEY, looked_at, values, looked_at.gains, denominator**n_parties)


def products(gains: WholeArray, powers: Sequence[int]) -> WholeArray:
    """Multiply the gains of each package (row), each raised to its party's power; exact.

    Examples
    --------
    >>> products(np.array([[5, 1], [3, 2]]), (2, 1)).tolist()
    [25, 18]
    """
    bound = 1
    for most, power in zip(gains.max(axis=0), powers, strict=True):
        bound *= max(int(most), 1) ** power
    exact = fitted(gains, max(bound, largest(gains)))
    found = np.ones_like(exact[:, 0])
    for column, power in enumerate(powers):
        found = found * exact[:, column] ** power
    return found


def _never_gaining(looked_at: Gains) -> list[int]:
    return np.flatnonzero(looked_at.gains.max(axis=0) == 0).tolist()
