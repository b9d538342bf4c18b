"""What each procedure makes of the same contest.

Source: brams1996; budish2011; caragiannis2019
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from goodoffices.errors import TooLargeError
from goodoffices.lenses.packages.division.items import Contest
from goodoffices.methods.settlement.fair_division import (
    AdjustedWinner,
    Envy,
    MaxNashWelfare,
    ProportionalAllocation,
    adjusted_winner,
    envies,
    max_nash_welfare,
    maximin_share,
    proportional_allocation,
)

ADJUSTED, WHOLE = "adjusted winner", "kept whole, greatest product"
"""The procedures that come to a package."""

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Divided:
    """What the procedures give.

    Attributes
    ----------
    contest
        What is divided.
    adjusted, proportional
        The issues divided where need be; both sides have 100 points.
    whole
        The issues kept whole, by the greatest product; ``None`` where that was too large to find.
    envies
        Who envies whom in the first of its allocations.
    shares
        What each side can make sure of, of its 100 points; ``None`` where that was too large.
    """

    contest: Contest
    adjusted: AdjustedWinner
    proportional: ProportionalAllocation
    whole: MaxNashWelfare | None
    envies: tuple[Envy, ...]
    shares: tuple[Fraction, Fraction] | None

    def points(self, side: int) -> list[Fraction]:
        """List a side's points for the issues, of 100."""
        stakes = self.contest.stakes(side)
        return [Fraction(100 * stake, sum(stakes)) for stake in stakes]

    def whole_points(self, side: int) -> Fraction:
        """Give a side's points in the first allocation of the greatest product."""
        assert self.whole is not None
        return Fraction(100 * self.whole.worth[0][side], sum(self.contest.stakes(side)))


def divide(contest: Contest) -> Divided:
    """Run every procedure on the same stakes."""
    stakes = (contest.stakes(0), contest.stakes(1))
    whole = _unless_too_large(lambda: max_nash_welfare(stakes))
    return Divided(
        contest,
        adjusted_winner(*stakes),
        proportional_allocation(*stakes),
        whole,
        envies(stakes, whole.allocations[0]) if whole else (),
        _unless_too_large(lambda: (_share(stakes[0]), _share(stakes[1]))),
    )


def _share(stakes: list[int]) -> Fraction:
    return Fraction(100 * maximin_share(stakes, 2).value, sum(stakes))


def _unless_too_large(find: Callable[[], _Found]) -> _Found | None:
    try:
        return find()
    except TooLargeError:
        return None
