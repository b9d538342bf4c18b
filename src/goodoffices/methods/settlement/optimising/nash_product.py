"""The Nash bargaining package among packages too many to list: the greatest product of gains.

Source: nash1950.
"""

from __future__ import annotations

from goodoffices.methods.settlement.nash_product import KEY
from goodoffices.methods.settlement.optimising.asymmetric_nash import products
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.optimum import Optimum
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.run import SILENT, Progress


def solve(space: PackageSpace, *, limits: Limits = USUAL, progress: Progress = SILENT) -> Optimum:
    """Maximise Π_p (u_p − d_p) over the acceptable packages in which nobody loses.

    Parameters
    ----------
    space
        The packages.
    limits, progress
        How much work may be spent, and who is told.

    Returns
    -------
    Optimum
        Not defined where no package is acceptable, somebody loses in each, or every product is
        zero: zero products rank nothing.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> found = solve(package_space([[[0, 5], [7, 0]], [[1, 3], [2, 0]]] * 6, [0, 0]))
    >>> found.value, len(found.packages)
    (Fraction(952, 1), 15)

    Source: nash1950
    """
    return products(KEY, space, (1,) * space.n_parties, limits, progress)
