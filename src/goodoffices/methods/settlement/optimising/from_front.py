"""The Nash and the utilitarian package where all efficient packages are at hand: no solver needed.

Both are always efficient, and so is whatever is tied with them, so the list has every tie. What a
max–min standard is tied with need not be efficient; those are found elsewhere.

Source: nash1950, harsanyi1955, nemhauser1969.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.methods.settlement import nash_product, utilitarian
from goodoffices.methods.settlement.folding import EfficientFront, OnFront, standards_on_front
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.objective import Objective
from goodoffices.methods.settlement.optimising.optimum import Optimum
from goodoffices.methods.settlement.optimising.products import Products
from goodoffices.methods.settlement.optimising.search import among
from goodoffices.methods.settlement.optimising.sums import Sums


@dataclass(frozen=True)
class FromFront:
    """What the list of efficient packages settles; ``None`` where it does not.

    Attributes
    ----------
    nash, utilitarian
        As their ``solve`` would give it.
    """

    nash: Optimum | None
    utilitarian: Optimum | None


def from_front(front: EfficientFront, limits: Limits = USUAL) -> FromFront:
    """Choose by the two standards from all efficient packages.

    Parameters
    ----------
    front
        The efficient packages. Where it is not exact, or a standard chooses nothing or more
        packages than ``limits`` lets list, that is left to the solver.
    limits
        How many tied packages are listed.

    Examples
    --------
    >>> from goodoffices.methods.settlement.folding import efficient_front
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 5], [7, 0]], [[1, 3], [2, 0]]] * 6, [0, 0])
    >>> found = from_front(efficient_front(space)).nash
    >>> found.value, len(found.packages)
    (Fraction(952, 1), 15)

    Source: nash1950, harsanyi1955
    """
    if not front.exact:
        return FromFront(None, None)
    space = front.space
    on = {one.solution.method: one for one in standards_on_front(front)}
    ones = (1,) * space.n_parties
    scale = space.denominator
    products, sums = Products(ones, space.reservation), Sums(ones, space.reservation, ())
    return FromFront(
        _listed(front, on[nash_product.KEY], products, scale**space.n_parties, limits),
        _listed(front, on[utilitarian.KEY], sums, scale, limits),
    )


def _listed(
    front: EfficientFront, on: OnFront, objective: Objective, scale: int, limits: Limits
) -> Optimum | None:
    if not on.solution.defined or on.n_packages > limits.listed:
        return None
    packages = [one for row in on.solution.packages for one in front.packages_of(row)]
    return among(on.solution.method, front.space, objective, scale, sorted(packages))
