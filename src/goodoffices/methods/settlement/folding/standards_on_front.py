"""What the standards of fairness choose, from the whole list of efficient packages.

The greatest product of gains, the greatest sum and the greatest least gain are always reached by an
efficient package, so the list is enough to find them; and each party's ideal is on it too.

Source: nash1950, roth1979, kalai1975, kalai1977, harsanyi1955.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.settlement import (
    asymmetric_nash,
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    utilitarian,
)
from goodoffices.methods.settlement.folding.efficient_front import EfficientFront
from goodoffices.methods.settlement.solution import Solution


@dataclass(frozen=True)
class OnFront:
    """What a standard chooses among the efficient packages.

    Attributes
    ----------
    solution
        Its package numbers are rows of the front.
    n_packages
        How many efficient packages are tied.
    all_ties
        Whether no inefficient package can be tied with them. It can where a standard looks at the
        least gain alone (Kalai–Smorodinsky, egalitarian); how many are, the front does not say.
    """

    solution: Solution
    n_packages: int
    all_ties: bool


def standards_on_front(
    front: EfficientFront, powers: Sequence[Fraction | int] | None = None
) -> tuple[OnFront, ...]:
    """Choose by each standard: Nash, Kalai–Smorodinsky, egalitarian, utilitarian.

    Parameters
    ----------
    front
        All efficient packages that pass.
    powers
        Per party its power; when given, the asymmetric Nash package is chosen as well.

    Raises
    ------
    UseError
        If the front is not exact, for then the best package may be missing from it.

    Examples
    --------
    >>> from goodoffices.methods.settlement.folding.fold import efficient_front
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> front = efficient_front(package_space([[[0, 3], [2, 2], [3, 0]]] * 2, [0, 0]))
    >>> for found in standards_on_front(front)[:2]:
    ...     rows = found.solution.packages
    ...     print(found.solution.method, front.vectors[list(rows)].tolist(), found.n_packages)
    nash [[4, 4]] 1
    kalai_smorodinsky [[4, 4]] 1

    Source: nash1950, roth1979, kalai1975, kalai1977, harsanyi1955
    """
    if not front.exact:
        found, do = "efficient packages found only up to an error", "raise the limits."
        raise UseError(Fault(Place(field="packages"), found, "all efficient packages", do))
    vectors, floor, scale = front.vectors, front.space.reservation, front.space.denominator
    chosen = [
        _on(front, nash_product.solve(vectors, floor, denominator=scale), True),
        _on(front, kalai_smorodinsky.solve(vectors, floor), False),
        _on(front, egalitarian.solve(vectors, floor, denominator=scale), False),
        _on(front, utilitarian.solve(vectors, floor, denominator=scale), True),
    ]
    if powers is not None:
        weighed = asymmetric_nash.solve(vectors, floor, powers, denominator=scale)
        chosen.append(_on(front, weighed, True))
    return tuple(chosen)


def _on(front: EfficientFront, solution: Solution, all_ties: bool) -> OnFront:
    return OnFront(solution, sum(front.counts[row] for row in solution.packages), all_ties)
