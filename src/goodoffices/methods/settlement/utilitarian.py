"""The utilitarian package: the greatest sum of gains.

Sums compare one party's gain with another's, so the answer depends on how each party's worth was
put on a common scale; say so wherever it is shown.

Source: harsanyi1955
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
from goodoffices.methods.settlement.whole_numbers import fitted, largest

KEY = "utilitarian"


def solve(
    totals: npt.ArrayLike,
    reservation: Sequence[int] | npt.ArrayLike,
    among: npt.ArrayLike | None = None,
    *,
    denominator: int = 1,
) -> Solution:
    """Maximise Σ_p (u_p − d_p) over the acceptable packages.

    Parameters
    ----------
    totals
        One row per package, one column per party: whole numbers.
    reservation
        Per party its reservation value d_p, on the same denominator. It shifts the value of every
        package alike and so changes no choice.
    among
        Per package, whether it is acceptable; left out, all.
    denominator
        The worth is ``totals / denominator``; the value is given on that scale.

    Examples
    --------
    >>> solve([[5, 0], [2, 2]], [0, 0]).packages
    (0,)

    Source: harsanyi1955
    """
    looked_at = gains_over(totals, reservation, among)
    if not len(looked_at.rows):
        return undefined(KEY, NO_PACKAGE)
    bound = largest(looked_at.gains) * looked_at.gains.shape[1]
    sums = fitted(looked_at.gains, bound).sum(axis=1)
    return greatest(KEY, looked_at, sums, looked_at.gains, denominator)
