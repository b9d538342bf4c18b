"""The greatest weighted sum of gains.

Source: harsanyi1955.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.optimising.asking import ask
from goodoffices.methods.settlement.optimising.demands import AtLeast
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.model import Model
from goodoffices.methods.settlement.optimising.objective import Marks, Proposal, Worth, most
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray


@dataclass(frozen=True)
class Sums:
    """Maximise Σ_p w_p (u_p − d_p).

    Attributes
    ----------
    weights
        The whole numbers w_p.
    reservation
        The whole numbers d_p.
    demands
        What a package must meet beyond being acceptable.
    """

    weights: tuple[int, ...]
    reservation: tuple[int, ...]
    demands: tuple[AtLeast, ...]

    @property
    def floor(self) -> int:
        """The sum of what the parties have without a settlement."""
        return sum(w * d for w, d in zip(self.weights, self.reservation, strict=True))

    def value(self, worth: Worth) -> int:
        """Sum the gains."""
        return sum(w * u for w, u in zip(self.weights, worth, strict=True)) - self.floor

    def measures(self, worth: Worth) -> tuple[int, ...]:
        """Give each party's weighted gain."""
        triples = zip(self.weights, worth, self.reservation, strict=True)
        return tuple(w * (u - d) for w, u, d in triples)

    def at_least(self, value: int, near: Worth) -> tuple[AtLeast, ...]:
        """Demand the sum itself."""
        return (AtLeast(self.weights, value + self.floor),)

    def reaching(self, worth: WholeArray, value: int) -> Marks:
        """Mark all: the sum itself was demanded, exactly."""
        return np.ones(len(worth), dtype=np.bool_)

    def at_most(self, space: PackageSpace, near: Worth) -> int:
        """Choose the best option of every issue, acceptable or not."""
        return most(space, self.weights) - self.floor

    def propose(self, model: Model, limits: Limits) -> Proposal:
        """Maximise the sum."""
        return ask(model, model.scaled(self.weights).entries, limits)
