"""What can be found out where packages are too many to be listed; each part when it is asked for.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from goodoffices.case.model import Case
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.outcome_words import changes_in_words
from goodoffices.lenses.packages.powers import Powers, power_of
from goodoffices.lenses.packages.standards import (
    EGALITARIAN,
    KALAI_SMORODINSKY,
    NASH,
    POWERS,
    RAIFFA,
    UTILITARIAN,
    Standard,
)
from goodoffices.methods.settlement.counting import Count, count_acceptable, count_packages
from goodoffices.methods.settlement.folding import EfficientFront, Limits, efficient_front
from goodoffices.methods.settlement.optimising import Limits as OptimisingLimits
from goodoffices.methods.settlement.optimising import (
    Optimum,
    asymmetric_nash,
    egalitarian,
    from_front,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)
from goodoffices.methods.settlement.package_space import Package
from goodoffices.outcomes.best_alone import best_alone
from goodoffices.outcomes.entries import chosen
from goodoffices.outcomes.package_space import CasePackages
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.run import SILENT, Progress

FOLDING = Limits()
"""What looking for efficient packages may cost before they are given with an error: no clock
decides, so that the same case gives the same answer everywhere."""

OPTIMISING = OptimisingLimits(seconds=20, looked_at=5_000_000)
"""What one standard may cost before it is said that it was not finished."""


@dataclass(frozen=True, eq=False)
class AmongMany:
    """Everything found out about packages that nobody lists.

    Attributes
    ----------
    described
        The packages.
    accept
        Who must accept.
    powers
        Per party the power it was given; empty where none was.
    progress
        Is told how far the work is.
    """

    described: CasePackages
    accept: WhoMustAccept = USUAL
    powers: Powers = field(default_factory=dict)
    progress: Progress = SILENT

    @property
    def case(self) -> Case:
        """The case."""
        return self.described.case

    @cached_property
    def total(self) -> int:
        """How many packages there are, what is now among them; exact."""
        return count_packages(self.described.space, self.progress)

    @cached_property
    def count(self) -> Count:
        """How many of them could be accepted by all asked, what is now among them."""
        return count_acceptable(self.described.space, progress=self.progress)

    @cached_property
    def front(self) -> EfficientFront:
        """The efficient packages."""
        return efficient_front(self.described.space, limits=FOLDING, progress=self.progress)

    @cached_property
    def optima(self) -> dict[Standard, Optimum]:
        """What each standard chooses; from the efficient packages where they settle it."""
        front = from_front(self.front, OPTIMISING)
        settled = {NASH: front.nash, UTILITARIAN: front.utilitarian}
        solvers = {
            NASH: nash_product.solve,
            KALAI_SMORODINSKY: kalai_smorodinsky.solve,
            EGALITARIAN: egalitarian.solve,
            UTILITARIAN: utilitarian.solve,
            RAIFFA: raiffa_sequential.solve,
        }
        space = self.described.space
        found = {
            standard: settled.get(standard)
            or solve(space, limits=OPTIMISING, progress=self.progress)
            for standard, solve in solvers.items()
        }
        if self.powers:
            weights = power_of(self.powers, self.described.parties)
            found[POWERS] = asymmetric_nash.solve(
                space, weights, limits=OPTIMISING, progress=self.progress
            )
        return found

    @property
    def now_is_acceptable(self) -> bool:
        """Whether what is now could itself be accepted by all asked."""
        return self.described.space.acceptable(self.described.now)

    def words(self, package: Sequence[int]) -> str:
        """Name a package by what it changes against now."""
        changed = self.described.changed(package)
        return changes_in_words(self.case, changed, len(self.described.axes))

    def worth(self, package: Sequence[int]) -> dict[str, Fraction]:
        """Say what a package is worth to each party, from 0 to 100."""
        scale = self.described.space.denominator
        worth = self.described.space.worth(package)
        return {p: Fraction(w, scale) for p, w in zip(self.described.parties, worth, strict=True)}

    def walk_away(self) -> dict[str, Fraction]:
        """Say what each party has without a settlement, on the same scale."""
        scale, floors = self.described.space.denominator, self.described.space.reservation
        return {p: Fraction(d, scale) for p, d in zip(self.described.parties, floors, strict=True)}

    def leavers(self, package: Package) -> dict[str, Package]:
        """Say who would leave a package alone, and for which one."""
        found = {p: best_alone(self.described, p, package) for p in self.described.parties}
        return {party: target for party, target in found.items() if target != package}

    def name(self, party: str) -> str:
        """Write a party's name in full."""
        return self.case.name_of(party)

    def names(self) -> list[str]:
        """Write the names of all asked."""
        return [self.case.name_of(party) for party in self.described.parties]

    def by(self, parties: Sequence[str] = ()) -> tuple[str, ...]:
        """List the analysts whose account of these parties counts; of none, of all asked."""
        reading = self.described.reading
        entries = [chosen(self.case, p, reading) for p in parties or self.described.parties]
        return tuple(dict.fromkeys(e.by for e in entries if e is not None)) or (AUTHOR,)
