"""Adjusted winner: each issue to the side that wants it more, then just enough back to be even.

For two sides whose points add up over issues that can be won and, one of them, divided. The result
is *efficient* (nothing else is better for both), *equitable* (both have the same points) and
*envy-free* (neither would rather have the other's part); at most one issue is divided. With
nothing to fall back on it is the egalitarian and the Kalai–Smorodinsky point of the divisible
problem.

What to mind: it is for two sides only. Issues must be separate, and it must be written down
beforehand what winning one means. A side that knows the other's points can gain by misstating its
own. The same points are not the same stakes: they compare a side's issues with each other, and
not one side's needs with the other's.

Source: brams1996
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from goodoffices.methods.settlement.fair_division.points import (
    HUNDRED,
    Points,
    check_same_issues,
    of_a_hundred,
)

_ONE, _NONE = Fraction(1), Fraction(0)


@dataclass(frozen=True)
class Transfer:
    """One issue that goes from the side that leads to the other, whole or in part.

    Attributes
    ----------
    issue
        Its number.
    giver
        The side that gives it: 0 for the first, 1 for the second.
    part
        How much of it goes over: 1 for all.
    ratio
        The giver's points for it by the other's: issues go over in the order of this.
    """

    issue: int
    giver: int
    part: Fraction
    ratio: Fraction


@dataclass(frozen=True)
class AdjustedWinner:
    """Who wins what.

    Attributes
    ----------
    shares
        Per issue, how much of it the first side has: 1, 0, or a fraction for the one divided.
    points
        What each side has of its 100; the two are equal.
    divided
        The issue that is divided; ``None`` where every issue is won whole.
    won_first
        Per issue, the side that won it before anything was given back.
    transfers
        What was then given back, in order.
    """

    shares: tuple[Fraction, ...]
    points: tuple[Fraction, Fraction]
    divided: int | None
    won_first: tuple[int, ...]
    transfers: tuple[Transfer, ...]


def adjusted_winner(first: Points, second: Points) -> AdjustedWinner:
    """Divide issues between two sides.

    1. Each side's points are put on a total of 100.
    2. Each issue is won by the side with more points for it. Then the issues on which both have
       the same go, one by one in the order given, to the side that trails at that moment (the
       first, where they are level).
    3. While one side leads, it gives back issues in rising order of its points by the other's
       (from 1 up; of equal ones the first in the order given). The last is divided so that both
       have the same.

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
    >>> carol, bob = [50, 20, 15, 10, 5], [40, 30, 10, 10, 10]
    >>> found = adjusted_winner(carol, bob)
    >>> found.divided, str(found.shares[0]), str(found.points[0])
    (0, '5/6', '170/3')

    Source: brams1996
    """
    check_same_issues(first, second)
    points = (of_a_hundred(first, "first side"), of_a_hundred(second, "second side"))
    won = _won(points)
    shares = [_ONE if side == 0 else _NONE for side in won]
    transfers = _even_out(points, shares)
    divided = next((t.issue for t in transfers if t.part < 1), None)
    return AdjustedWinner(tuple(shares), _totals(points, shares), divided, won, transfers)


def _won(points: tuple[tuple[Fraction, ...], tuple[Fraction, ...]]) -> tuple[int, ...]:
    mine, theirs = points
    won: dict[int, int] = {}
    have = [_NONE, _NONE]
    tied = [issue for issue, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a == b]
    for issue in (*(k for k in range(len(mine)) if k not in tied), *tied):
        trailing = int(have[1] < have[0])
        side = trailing if issue in tied else int(theirs[issue] > mine[issue])
        won[issue] = side
        have[side] += points[side][issue]
    return tuple(won[issue] for issue in range(len(mine)))


def _even_out(
    points: tuple[tuple[Fraction, ...], tuple[Fraction, ...]], shares: list[Fraction]
) -> tuple[Transfer, ...]:
    """Give back from the leader until both have the same; changes ``shares``."""
    have = _totals(points, shares)
    giver = int(have[1] > have[0])
    mine, theirs = points[giver], points[1 - giver]
    held = [k for k, share in enumerate(shares) if share == 1 - giver and theirs[k]]
    lead, found = have[giver] - have[1 - giver], []
    for issue in sorted(held, key=lambda k: mine[k] / theirs[k]):
        if not lead:
            break
        swing = mine[issue] + theirs[issue]
        part = min(_ONE, lead / swing)
        shares[issue] += part if giver else -part
        lead -= part * swing
        found.append(Transfer(issue, giver, part, mine[issue] / theirs[issue]))
    return tuple(found)


def _totals(
    points: tuple[tuple[Fraction, ...], tuple[Fraction, ...]], shares: list[Fraction]
) -> tuple[Fraction, Fraction]:
    mine = sum((p * share for p, share in zip(points[0], shares, strict=True)), _NONE)
    kept = sum((p * share for p, share in zip(points[1], shares, strict=True)), _NONE)
    return mine, HUNDRED - kept
