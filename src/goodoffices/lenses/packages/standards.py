"""The packages that five standards of fairness choose, with every tie; with powers a sixth.

Source: nash1950, kalai1975, kalai1977, harsanyi1955, raiffa1953, roth1979.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from goodoffices.lenses.packages.powers import Powers, power_of
from goodoffices.lenses.packages.zone import Zone
from goodoffices.methods.settlement import (
    asymmetric_nash,
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)
from goodoffices.methods.settlement.solution import Solution
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.packages import Payoffs, payoffs, points_gaps
from goodoffices.outcomes.worth import Mask


@dataclass(frozen=True)
class Standard:
    """A standard of fairness and what it maximises, in words."""

    name: str
    maximises: str


NASH = Standard("Nash", "the product of the gains over walk-away")
KALAI_SMORODINSKY = Standard(
    "Kalai–Smorodinsky", "the smallest share that anyone gets of the most it could gain"
)
EGALITARIAN = Standard("egalitarian", "the smallest gain, on everyone’s scale from 0 to 100")
UTILITARIAN = Standard("utilitarian", "the sum of the gains, on everyone’s scale from 0 to 100")
RAIFFA = Standard(
    "Raiffa sequential",
    "how far all get from walk-away by equal steps towards the most each could still get",
)
POWERS = Standard(
    "power-weighted Nash", "the product of the gains, each as often as its party has power"
)


@dataclass(frozen=True, eq=False)
class Chosen:
    """What the standards choose, on the worth of the parties weighed.

    Attributes
    ----------
    payoffs
        What every outcome is worth to the parties weighed.
    solutions
        Per standard what it chooses.
    powers
        Per party the power it was given; empty where none was.
    """

    payoffs: Payoffs
    solutions: dict[Standard, Solution]
    powers: Powers = field(default_factory=dict)

    def worth(self, state: int) -> dict[str, Fraction]:
        """Say what an outcome is worth to each party weighed, from 0 to 100."""
        table = self.payoffs.table
        row = table.totals[state].tolist()
        return {
            party: Fraction(int(total), table.denominator)
            for party, total in zip(self.payoffs.parties, row, strict=True)
        }

    def walk_away(self) -> dict[str, Fraction]:
        """Say what each party weighed has without a settlement, on the same scale."""
        floors = zip(self.payoffs.parties, self.payoffs.walk_away, strict=True)
        return {party: Fraction(floor, self.payoffs.table.denominator) for party, floor in floors}

    def gains(self, state: int) -> list[Fraction]:
        """List what the parties gain over their walk-away, the smallest gain first."""
        floors = self.walk_away()
        return sorted(worth - floors[party] for party, worth in self.worth(state).items())

    def chosen_by(self, state: int) -> tuple[Standard, ...]:
        """List the standards that choose an outcome, alone or with others."""
        return tuple(s for s, solution in self.solutions.items() if state in solution.packages)

    def packages(self) -> tuple[int, ...]:
        """List the outcomes marked as choices, each once, in the order of the standards."""
        marked = (s.leximin for s in self.solutions.values() if s.leximin is not None)
        return tuple(dict.fromkeys(marked))


def standards_gaps(zone: Zone) -> tuple[Gap, ...]:
    """List the parties weighed whose preferences are an order only."""
    return points_gaps(zone.space, zone.weighed)


def choose(zone: Zone, among: Mask | None = None, powers: Powers | None = None) -> Chosen:
    """Find what each standard chooses among the packages every weighed party could accept.

    Parameters
    ----------
    zone
        Who accepts what.
    among
        Only these of them; left out, all.
    powers
        Per party its power; left out or empty, nothing is weighed by power.

    Raises
    ------
    NeedsError
        When a party weighed has no points.
    """
    worth = payoffs(zone.space, zone.weighed)
    looked_at = zone.fair if among is None else zone.fair & among
    given = (worth.table.totals, worth.walk_away, looked_at)
    scale = worth.table.denominator
    solutions = {
        NASH: nash_product.solve(*given, denominator=scale),
        KALAI_SMORODINSKY: kalai_smorodinsky.solve(*given),
        EGALITARIAN: egalitarian.solve(*given, denominator=scale),
        UTILITARIAN: utilitarian.solve(*given, denominator=scale),
        RAIFFA: raiffa_sequential.solve(*given),
    }
    if powers:
        solutions[POWERS] = with_powers(worth, looked_at, powers)
    return Chosen(worth, solutions, powers or {})


def with_powers(worth: Payoffs, among: Mask, powers: Powers) -> Solution:
    """Find what weighing the parties by power chooses; whoever is not named has power 1."""
    return asymmetric_nash.solve(
        worth.table.totals,
        worth.walk_away,
        power_of(powers, worth.parties),
        among,
        denominator=worth.table.denominator,
    )
