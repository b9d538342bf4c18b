"""The egalitarian package among packages too many to list: the least gain as great as can be.

It compares one party's gain with another's, so the answer depends on how each party's worth was put
on a common scale; say so wherever it is shown.

Source: kalai1977.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from goodoffices.methods.settlement.egalitarian import KEY
from goodoffices.methods.settlement.optimising.least import Least
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.optimum import Optimum
from goodoffices.methods.settlement.optimising.reasons import explained
from goodoffices.methods.settlement.optimising.search import optimum
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.proportions import as_whole
from goodoffices.run import SILENT, Progress


def solve(
    space: PackageSpace,
    weights: Sequence[Fraction | int] | None = None,
    *,
    limits: Limits = USUAL,
    progress: Progress = SILENT,
) -> Optimum:
    """Maximise min_p (u_p − d_p) / λ_p over the acceptable packages.

    Parameters
    ----------
    space
        The packages.
    weights
        Per party λ_p, above zero: the proportions in which gains are to stand (the proportional
        solution). Left out, 1 for everyone.
    limits, progress
        How much work may be spent, and who is told.

    Raises
    ------
    UseError
        If a weight is missing or not above zero.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> solve(package_space([[[0, 5], [7, 0]], [[1, 3], [2, 0]]] * 6, [0, 0])).value
    Fraction(28, 1)

    Source: kalai1977
    """
    proportions = as_whole(weights, space.n_parties, "weights")
    common = lcm(*proportions.whole)
    scales = tuple(common // one for one in proportions.whole)
    offsets = tuple(s * d for s, d in zip(scales, space.reservation, strict=True))
    scale = common * space.denominator / proportions.times
    found = optimum(KEY, space, Least(scales, offsets, ()), scale, limits, progress)
    return explained(found, space, limits, progress)
