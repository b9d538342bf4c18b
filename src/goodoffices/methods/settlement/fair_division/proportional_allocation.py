"""Proportional allocation: every issue is divided as the points for it stand to each other.

For two sides. It is *envy-free* and, as both have 100 points to spread, *equitable*; and it is
harder to gain by misstating one's points than under adjusted winner. It is not efficient: nearly
every issue is divided, so neither has more than adjusted winner would give it, and usually both
have less.

Source: brams1996
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from goodoffices.methods.settlement.fair_division.points import (
    Points,
    check_same_issues,
    of_a_hundred,
)

_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class ProportionalAllocation:
    """How every issue is divided.

    Attributes
    ----------
    shares
        Per issue, how much of it the first side has.
    points
        What each side has of its 100; the two are equal.
    divided
        The issues that neither side has whole.
    """

    shares: tuple[Fraction, ...]
    points: tuple[Fraction, Fraction]
    divided: tuple[int, ...]


def proportional_allocation(first: Points, second: Points) -> ProportionalAllocation:
    """Divide every issue as a to b, where the sides have a and b points for it.

    The first side gets a ÷ (a + b) of it; of what neither wants, half. Each side's points are put
    on a total of 100 before.

    Parameters
    ----------
    first, second
        Per issue, what winning it is worth to each side.

    Raises
    ------
    UseError
        When points are negative, inexact, for different issues, or all zero.

    Examples
    --------
    >>> found = proportional_allocation([75, 25], [25, 75])
    >>> [str(share) for share in found.shares], str(found.points[0])
    (['3/4', '1/4'], '125/2')

    Source: brams1996
    """
    check_same_issues(first, second)
    mine, theirs = of_a_hundred(first, "first side"), of_a_hundred(second, "second side")
    shares = tuple(a / (a + b) if a + b else _HALF for a, b in zip(mine, theirs, strict=True))
    have = sum((a * share for a, share in zip(mine, shares, strict=True)), Fraction(0))
    left = sum((b * (1 - share) for b, share in zip(theirs, shares, strict=True)), Fraction(0))
    divided = tuple(issue for issue, share in enumerate(shares) if 0 < share < 1)
    return ProportionalAllocation(shares, (have, left), divided)
