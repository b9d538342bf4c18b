"""What a standard maximises, in the form that both the solver and the whole numbers need.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.optimising.demands import AtLeast
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.model import Model
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray

Marks = npt.NDArray[np.bool_]

Worth = Sequence[int]
"""What a package is worth to each party, in whole numbers."""


@dataclass(frozen=True)
class Proposal:
    """A package that the solver holds for the best; ``None`` when it found none."""

    package: Package | None
    rounds: int
    said: tuple[str, ...]


class Objective(Protocol):
    """What a standard maximises over the packages that meet its demands."""

    @property
    def demands(self) -> tuple[AtLeast, ...]:
        """What a package must meet to be looked at, beyond being acceptable."""

    def value(self, worth: Worth) -> int:
        """Give the value of a package, a whole number."""

    def measures(self, worth: Worth) -> tuple[int, ...]:
        """Give per party the gain that the standard looks at, for the leximin mark."""

    def at_least(self, value: int, near: Worth) -> tuple[AtLeast, ...]:
        """Give demands that every package of at least this value meets.

        ``near`` is a package of about this value; it only decides how much the demands exclude.
        """

    def reaching(self, worth: WholeArray, value: int) -> Marks:
        """Mark the packages (rows) of at least this value, of those that meet these demands."""

    def at_most(self, space: PackageSpace, near: Worth) -> int:
        """Give a whole number that no package's value exceeds."""

    def propose(self, model: Model, limits: Limits) -> Proposal:
        """Ask the solver for the best package."""


def most(space: PackageSpace, weights: Sequence[int]) -> int:
    """Give the greatest weighted sum of worth over all combinations of options; exact.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> most(package_space([[[0, 5], [3, 3]], [[1, 0]]], [0, 0]), (1, 1))
    7
    """
    return sum(
        max(sum(w * x for w, x in zip(weights, row, strict=True)) for row in table.tolist())
        for table in space.tables
    )


def meets(space: PackageSpace, demands: tuple[AtLeast, ...], package: Package) -> bool:
    """Say whether a package is acceptable and meets every demand; in whole numbers."""
    worth = space.worth(package)
    return space.acceptable(package) and all(reaches(demand, worth) for demand in demands)


def reaches(demand: AtLeast, worth: Worth) -> bool:
    """Say whether what a package is worth reaches the floor of a demand.

    Examples
    --------
    >>> reaches(AtLeast((1, 2), 7), (1, 3))
    True
    """
    return sum(w * x for w, x in zip(demand.weights, worth, strict=True)) >= demand.floor
