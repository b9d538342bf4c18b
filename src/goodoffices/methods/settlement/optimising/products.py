"""The greatest product of gains, each raised to a power.

The logarithm of a gain lies below each of its tangents, so the solver maximises the sum of what the
tangents allow; where it lands, new tangents are added. A finite set of packages is left after
finitely many rounds: at a package where all tangents touch, nothing better can be hidden.

Source: nash1950, roth1979, duran1986.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log, prod

import numpy as np

from goodoffices.methods.settlement.optimising.demands import AtLeast, own
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.model import Model, Numbers, Row, Scaled, ratio
from goodoffices.methods.settlement.optimising.objective import (
    Marks,
    Proposal,
    Worth,
    meets,
    most,
)
from goodoffices.methods.settlement.optimising.solver import Further, maximise
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray

START = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0)
"""Where the first tangents touch, as shares of all that a party could get."""
SMALLEST = 1e-6
MIXED_ROUNDS = 6
ROUNDS = 40
ENOUGH = 2
"""After so many packages that meet the demands the solver is not asked for a better one: listing
what is better in whole numbers is quicker than its proof, and has to be done in any case."""
FINE = 1 << 20
"""The weights of the demand that stands for a product are rounded to so many parts."""


@dataclass(frozen=True)
class Products:
    """Maximise Π_p (u_p − d_p)^a_p over the packages in which everyone gains.

    Attributes
    ----------
    powers
        The whole numbers a_p, at least 1.
    reservation
        The whole numbers d_p.
    """

    powers: tuple[int, ...]
    reservation: tuple[int, ...]

    @property
    def demands(self) -> tuple[AtLeast, ...]:
        """Everyone must gain, so at least the smallest whole number."""
        n = len(self.powers)
        return tuple(own(party, n, floor + 1) for party, floor in enumerate(self.reservation))

    def measures(self, worth: Worth) -> tuple[int, ...]:
        """Give each party's gain."""
        return tuple(u - d for u, d in zip(worth, self.reservation, strict=True))

    def value(self, worth: Worth) -> int:
        """Multiply the gains, each raised to its power."""
        return prod(g**a for g, a in zip(self.measures(worth), self.powers, strict=True))

    def at_least(self, value: int, near: Worth) -> tuple[AtLeast, ...]:
        """Demand a weighted sum that such a product cannot fall below.

        With the weights c_p = a_p / (gain near), the inequality between the weighted means says
        Σ c_p g_p ≥ A · (Π (c_p g_p / a_p)^a_p)^(1/A), where A = Σ a_p. The root is rounded down.
        """
        weights = self._tangent(near)
        total = sum(self.powers)
        over = prod(a**a for a in self.powers)
        inside = prod(c**a for c, a in zip(weights, self.powers, strict=True)) * value
        root = _root(total**total * inside // over, total)
        fixed = sum(c * d for c, d in zip(weights, self.reservation, strict=True))
        return (AtLeast(weights, root + fixed),)

    def reaching(self, worth: WholeArray, value: int) -> Marks:
        """Multiply the gains of the packages that meet the weighted sum, and compare."""
        found = np.ones(len(worth), dtype=object)
        for party, (power, floor) in enumerate(zip(self.powers, self.reservation, strict=True)):
            found = found * (worth[:, party].astype(object) - floor) ** power
        return np.asarray(found >= value, dtype=np.bool_)

    def at_most(self, space: PackageSpace, near: Worth) -> int:
        """Bound the product by the greatest weighted sum, by the same inequality."""
        weights = self._tangent(near)
        total = sum(self.powers)
        fixed = sum(c * d for c, d in zip(weights, self.reservation, strict=True))
        reach = most(space, weights) - fixed
        over = total**total * prod(c**a for c, a in zip(weights, self.powers, strict=True))
        return int(prod(a**a for a in self.powers) * reach**total // over)

    def _tangent(self, near: Worth) -> tuple[int, ...]:
        """Give weights close to power over gain; any positive ones are right."""
        gains = self.measures(near)
        times = FINE * max(gains)
        return tuple(max(1, times * a // g) for a, g in zip(self.powers, gains, strict=True))

    def propose(self, model: Model, limits: Limits) -> Proposal:
        """Maximise the sum of logarithms by tangents, first over mixtures, then over packages."""
        return _Tangents(self, model, limits).propose()


def _root(number: int, degree: int) -> int:
    """Give the greatest whole number whose power does not exceed ``number``; exact."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle)
    return low


class _Tangents:
    """Collects tangents of the logarithms until the solver's best package touches them all."""

    def __init__(self, objective: Products, model: Model, limits: Limits) -> None:
        n = len(objective.powers)
        self.objective, self.model, self.limits = objective, model, limits
        self.scaled = [model.scaled(own(party, n, 0).weights) for party in range(n)]
        total = sum(objective.powers)
        self.weights = np.append(
            np.zeros(model.n_columns), [power / total for power in objective.powers]
        )
        self.further = Further((-1000.0,) * n, (inf,) * n)
        self.rows: list[Row] = []
        self.said: list[str] = []
        self.rounds = 0
        for party, scaled in enumerate(self.scaled):
            share = 1 - scaled.at(objective.reservation[party])
            for part in START:
                self._touch(party, part * share)

    def propose(self) -> Proposal:
        for _ in range(MIXED_ROUNDS):
            if not self._mixed():
                break
        best: Package | None = None
        seen: set[Package] = set()
        met = 0
        while self.rounds < ROUNDS and met < ENOUGH:
            package = self._ask()
            if package is None or package in seen:
                break
            seen.add(package)
            if not meets(self.model.space, self.model.demands, package):
                self.rows.append(self.model.other_than(package))
                continue
            met += 1
            if best is None or self._value(package) > self._value(best):
                best = package
            self._touch_all(self._gains(package))
        return Proposal(best, self.rounds, tuple(self.said))

    def _mixed(self) -> bool:
        """Add tangents where the best mixture of options lies; say whether that was new."""
        columns = self._solve(mixtures=True)[1]
        if not len(columns):
            return False
        shares = [float(s.entries @ columns[: self.model.n_columns]) for s in self.scaled]
        gains = [share + self._offset(p, self.scaled[p]) for p, share in enumerate(shares)]
        logs = columns[self.model.n_columns :]
        self._touch_all(gains)
        return any(log(max(g, SMALLEST)) < z - 1e-9 for g, z in zip(gains, logs, strict=True))

    def _ask(self) -> Package | None:
        return self._solve(mixtures=False)[0]

    def _solve(self, *, mixtures: bool) -> tuple[Package | None, Numbers]:
        answer = maximise(
            self.model,
            self.weights,
            self.limits,
            rows=self.rows,
            further=self.further,
            mixtures=mixtures,
        )
        self.rounds += not mixtures
        self.said += answer.said
        return answer.package, answer.columns

    def _value(self, package: Package) -> int:
        return self.objective.value(self.model.space.worth(package))

    def _gains(self, package: Package) -> list[float]:
        gains = self.objective.measures(self.model.space.worth(package))
        return [ratio(gain, scaled.span) for gain, scaled in zip(gains, self.scaled, strict=True)]

    def _offset(self, party: int, scaled: Scaled) -> float:
        return -scaled.at(self.objective.reservation[party])

    def _touch_all(self, gains: Sequence[float]) -> None:
        for party, gain in enumerate(gains):
            self._touch(party, gain)

    def _touch(self, party: int, gain: float) -> None:
        """Keep one party's logarithm below its tangent at a gain."""
        scaled, at = self.scaled[party], max(gain, SMALLEST)
        entries = np.append(-scaled.entries, np.zeros(len(self.scaled)))
        entries[self.model.n_columns + party] = at
        high = at * log(at) - at + self._offset(party, scaled)
        self.rows.append(Row(entries, -inf, high))
