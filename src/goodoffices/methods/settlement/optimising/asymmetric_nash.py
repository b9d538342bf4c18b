"""The Nash package, with or without powers, among packages too many to list.

Source: nash1950, roth1979.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.methods.settlement import asymmetric_nash
from goodoffices.methods.settlement.nash_product import NOBODY_SURELY_GAINS
from goodoffices.methods.settlement.optimising.ideals import ideals
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.optimum import Optimum
from goodoffices.methods.settlement.optimising.products import Products
from goodoffices.methods.settlement.optimising.reasons import explained
from goodoffices.methods.settlement.optimising.search import optimum
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.proportions import as_whole
from goodoffices.run import SILENT, Progress


def solve(
    space: PackageSpace,
    powers: Sequence[Fraction | int],
    *,
    limits: Limits = USUAL,
    progress: Progress = SILENT,
) -> Optimum:
    """Maximise Π_p (u_p − d_p)^a_p over the acceptable packages in which nobody loses.

    Parameters
    ----------
    space
        The packages.
    powers
        Per party its power, above zero. They count in proportion: a_p are the smallest whole
        numbers in the same proportions.
    limits, progress
        How much work may be spent, and who is told.

    Returns
    -------
    Optimum
        Not defined where no package is acceptable, somebody loses in each, or every product is
        zero.

    Raises
    ------
    UseError
        If a power is missing or not above zero.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 5], [7, 0]]] * 6, [0, 0])
    >>> [sum(solve(space, powers).packages[0]) for powers in ([1, 1], [2, 1])]
    [3, 4]

    Source: nash1950, roth1979
    """
    whole = as_whole(powers, space.n_parties, "powers").whole
    return products(asymmetric_nash.KEY, space, whole, limits, progress)


def products(
    method: str, space: PackageSpace, powers: tuple[int, ...], limits: Limits, progress: Progress
) -> Optimum:
    """Maximise the product with whole powers, and say why where nothing is chosen."""
    scale = space.denominator ** sum(powers)
    objective = Products(powers, space.reservation)
    found = optimum(method, space, objective, scale, limits, progress)
    if found.defined:
        return found
    most = ideals(space, limits=limits, progress=progress).worth
    never = tuple(
        p for p, (m, d) in enumerate(zip(most, space.reservation, strict=False)) if m == d
    )
    why = NOBODY_SURELY_GAINS
    return explained(found, space, limits, progress, otherwise=why, parties=never)
