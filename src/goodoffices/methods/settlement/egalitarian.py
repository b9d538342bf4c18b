"""The egalitarian package: the party that gains least gains as much as it can.

It compares one party's gain with another's, so the answer depends on how each party's worth was put
on a common scale; say so wherever it is shown.

Source: kalai1977
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy.typing as npt

from goodoffices.methods.settlement.solution import (
    NO_PACKAGE,
    Solution,
    gains_over,
    greatest,
    undefined,
)

KEY = "egalitarian"


def solve(
    totals: npt.ArrayLike,
    reservation: Sequence[int] | npt.ArrayLike,
    among: npt.ArrayLike | None = None,
    *,
    denominator: int = 1,
) -> Solution:
    """Maximise min_p (u_p − d_p) over the acceptable packages.

    Equal gains for all rarely exist among finitely many packages, so the least gain is maximised.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    reservation
        Per party its reservation value d_p, on the same denominator.
    among
        Per package, whether it is acceptable; left out, all. If in each of them somebody is below
        its walk-away value, the value is negative.
    denominator
        The worth is ``totals / denominator``; the value is given on that scale.

    Examples
    --------
    >>> solve([[5, 0], [2, 2]], [0, 0]).packages
    (1,)

    Source: kalai1977
    """
    looked_at = gains_over(totals, reservation, among)
    if not len(looked_at.rows):
        return undefined(KEY, NO_PACKAGE)
    return greatest(KEY, looked_at, looked_at.gains.min(axis=1), looked_at.gains, denominator)
