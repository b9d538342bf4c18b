"""The greatest least gain: whoever gets least, on a scale of its own, gets as much as possible.

Source: kalai1977, kalai1975.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np

from goodoffices.methods.settlement.optimising.asking import ask
from goodoffices.methods.settlement.optimising.demands import AtLeast, own
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.model import Model, Row, ratio
from goodoffices.methods.settlement.optimising.objective import Marks, Proposal, Worth, most
from goodoffices.methods.settlement.optimising.solver import Further
from goodoffices.methods.settlement.optimising.surrogate import surrogate
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray


@dataclass(frozen=True)
class Least:
    """Maximise min_p (s_p u_p − o_p) over the parties with s_p > 0.

    Attributes
    ----------
    scales
        The whole numbers s_p; 0 leaves a party out.
    offsets
        The whole numbers o_p.
    demands
        What a package must meet beyond being acceptable.
    """

    scales: tuple[int, ...]
    offsets: tuple[int, ...]
    demands: tuple[AtLeast, ...]

    @property
    def _weighed(self) -> list[tuple[int, int, int]]:
        """Party, scale and offset of the parties that count."""
        pairs = enumerate(zip(self.scales, self.offsets, strict=True))
        return [(party, scale, offset) for party, (scale, offset) in pairs if scale]

    def value(self, worth: Worth) -> int:
        """Give the least of the measures."""
        return min(self.measures(worth))

    def measures(self, worth: Worth) -> tuple[int, ...]:
        """Give the scaled gain of every party that counts."""
        return tuple(scale * worth[party] - offset for party, scale, offset in self._weighed)

    def at_least(self, value: int, near: Worth) -> tuple[AtLeast, ...]:
        """Demand of every party that counts what gives it this much, rounded up exactly."""
        n = len(self.scales)
        return tuple(own(p, n, -(-(value + offset) // scale)) for p, scale, offset in self._weighed)

    def reaching(self, worth: WholeArray, value: int) -> Marks:
        """Mark all: each party’s gain was demanded, exactly."""
        return np.ones(len(worth), dtype=np.bool_)

    def at_most(self, space: PackageSpace, near: Worth) -> int:
        """Bound the least measure by a weighted mean of all of them, at its greatest."""
        together = surrogate(space, self.at_least(self.value(near), near))
        weights = together.weights if together else tuple(int(s > 0) for s in self.scales)
        fixed = sum(Fraction(weights[p] * offset, scale) for p, scale, offset in self._weighed)
        rising = sum(Fraction(weights[p], scale) for p, scale, _ in self._weighed)
        return floor((most(space, weights) - fixed) / rising)

    def propose(self, model: Model, limits: Limits) -> Proposal:
        """Maximise a number that no party's measure is below."""
        n = len(self.scales)
        scaled = [(model.scaled(own(p, n, 0).weights), s, o) for p, s, o in self._weighed]
        widest = max(scale * of.span for of, scale, _ in scaled)
        rows = []
        for of, scale, offset in scaled:
            entries = np.append(of.entries * ratio(scale * of.span, widest), -1.0)
            rows.append(Row(entries, ratio(offset - scale * of.least, widest), np.inf))
        objective = np.append(np.zeros(model.n_columns), 1.0)
        return ask(model, objective, limits, rows, Further((-np.inf,), (np.inf,)))
