"""The utilitarian package among packages too many to list: the greatest sum of gains.

Sums compare one party's gain with another's, so the answer depends on how each party's worth was
put on a common scale; say so wherever it is shown.

Source: harsanyi1955.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.optimum import Optimum
from goodoffices.methods.settlement.optimising.reasons import explained
from goodoffices.methods.settlement.optimising.search import optimum
from goodoffices.methods.settlement.optimising.sums import Sums
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.proportions import as_whole
from goodoffices.methods.settlement.utilitarian import KEY
from goodoffices.run import SILENT, Progress


def solve(
    space: PackageSpace,
    weights: Sequence[Fraction | int] | None = None,
    *,
    limits: Limits = USUAL,
    progress: Progress = SILENT,
) -> Optimum:
    """Maximise Σ_p λ_p (u_p − d_p) over the acceptable packages.

    Parameters
    ----------
    space
        The packages.
    weights
        Per party λ_p, above zero; left out, 1 for everyone.
    limits, progress
        How much work may be spent, and who is told.

    Raises
    ------
    UseError
        If a weight is missing or not above zero.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> found = solve(package_space([[[0, 5], [7, 0]], [[1, 3], [2, 0]]] * 6, [0, 0]))
    >>> found.value, found.packages
    (Fraction(66, 1), ((1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0),))

    Source: harsanyi1955
    """
    proportions = as_whole(weights, space.n_parties, "weights")
    sums = Sums(proportions.whole, space.reservation, ())
    scale = space.denominator * proportions.times
    return explained(optimum(KEY, space, sums, scale, limits, progress), space, limits, progress)
