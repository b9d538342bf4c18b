"""Exchanges of two issues: who gives what for what, and at what ratio.

Source: froman1970, lax1986, raiffa1982
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

import numpy as np

from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.trades.change import Change, change, moved, total
from goodoffices.methods.settlement.trades.issue_by_issue import (
    IssueByIssue,
    alone,
    barred,
    by_consent,
)
from goodoffices.methods.settlement.trades.nearby import Marks, Nearby, nearby
from goodoffices.methods.settlement.whole_numbers import WholeArray


@dataclass(frozen=True)
class Terms:
    """What two parties get for what they give in an exchange.

    Attributes
    ----------
    giver, other
        The party that gives on the first issue and the one that gives on the second, by number.
    giver_ratio, other_ratio
        What each gets for every point it gives, in its own points.
    """

    giver: int
    other: int
    giver_ratio: Fraction
    other_ratio: Fraction


@dataclass(frozen=True)
class Trade:
    """Two changes, each bad for somebody, by which two parties pay one another.

    Attributes
    ----------
    first, second
        The changes; each has a loser.
    gains
        Per party what it gains by both.
    barred
        The parties, by number, that would have a red line crossed.
    between
        Every two parties of which one gives on the first issue and gets on the second, the other
        the other way round, and neither is worse off by both.
    with_free
        Per party what it gains if the free gains on all other issues come with it; ``None`` where
        these cannot come with it or cross a red line.
    """

    first: Change
    second: Change
    gains: tuple[int, ...]
    barred: tuple[int, ...]
    between: tuple[Terms, ...]
    with_free: tuple[int, ...] | None

    @property
    def hurts_nobody(self) -> bool:
        """Whether it leaves nobody worse off, by itself."""
        return not self.barred and min(self.gains) >= 0

    @property
    def hurts_nobody_with_free(self) -> bool:
        """Whether it leaves nobody worse off together with the free gains."""
        return not self.barred and self.with_free is not None and min(self.with_free) >= 0


@dataclass(frozen=True)
class Logrolling:
    """The exchanges from one package.

    Attributes
    ----------
    start
        The package.
    free
        Single changes by which nobody loses and somebody gains: these need no exchange.
    together
        Where each issue moves when all free gains are taken, one per issue.
    trades
        The exchanges: first those that hurt nobody, then those that hurt nobody together with the
        free gains, then the rest; in each group the greatest smallest gain first, then the greatest
        sum, then in the order of the issues.
    paid
        Two changes that hurt nobody together and are no exchange: a harmless one pays for one that
        costs somebody, or the rules allow neither without the other. In the same order.
    """

    start: Package
    free: tuple[Change, ...]
    together: IssueByIssue
    trades: tuple[Trade, ...]
    paid: tuple[Trade, ...]


def logrolling(space: PackageSpace, start: Sequence[int]) -> Logrolling:
    """Find every exchange of two issues from a package.

    1. Every issue is moved to every other option; the change is worth u_p(after) − u_p(before).
    2. Changes by which nobody loses and somebody gains are free gains, no exchange.
    3. Two changes of different issues are an exchange if each has a loser, together they make
       somebody better off, and there are two parties that pay one another: one loses by the first
       and gains by the second, the other the other way round, and neither loses by both.
    4. Each is asked whether it hurts any third party, and whether the free gains on the other
       issues would make up for that.

    Parameters
    ----------
    space
        The packages; what cannot be is no exchange.
    start
        Where the parties are.

    Raises
    ------
    UseError
        If ``start`` does not choose one option for every issue.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 30], [80, 0]], [[20, 0], [0, 70]]], [0, 0])
    >>> (swap,) = logrolling(space, (0, 0)).trades
    >>> swap.gains, swap.between[0].giver_ratio
    ((60, 40), Fraction(7, 3))

    Source: froman1970, lax1986
    """
    around = nearby(space, start)
    here, together = around.start, by_consent(space, start)
    singles = [
        change(space, here, issue, option)
        for issue, size in enumerate(space.shape)
        for option in range(size)
        if option != here[issue]
    ]
    free = tuple(
        one for one in singles if not one.losers and one.gainers and alone(space, here, one)
    )
    pairs = _Pairs.of(space, around)
    trades = [pairs.trade(space, together, row) for row in pairs.exchanges()]
    paid = [pairs.trade(space, together, row) for row in pairs.harmless()]
    paid = [one for one in paid if not _two_free(space, here, one)]
    return Logrolling(
        here, free, together, tuple(sorted(trades, key=_rank)), tuple(sorted(paid, key=_rank))
    )


def _two_free(space: PackageSpace, here: Package, pair: Trade) -> bool:
    """Say whether both changes could be made alone, so that nothing is new in the pair."""
    return all(not one.losers and alone(space, here, one) for one in (pair.first, pair.second))


def _rank(trade: Trade) -> tuple[int, int, int, tuple[int, ...]]:
    group, counts = 2, trade.gains
    if trade.hurts_nobody:
        group = 0
    elif trade.hurts_nobody_with_free and trade.with_free is not None:
        group, counts = 1, trade.with_free
    place = (trade.first.issue, trade.second.issue, trade.first.option, trade.second.option)
    return group, -min(counts), -sum(counts), place


@dataclass(frozen=True, eq=False)
class _Pairs:
    """All pairs of changes: what the first and the second are worth by themselves."""

    around: Nearby
    first: WholeArray
    second: WholeArray

    @classmethod
    def of(cls, space: PackageSpace, around: Nearby) -> _Pairs:
        here = np.array(around.start, dtype=np.int64)
        chosen = np.flatnonzero((around.packages != here).sum(axis=1) == 2)
        pairs = Nearby(
            around.start, around.packages[chosen], around.gains[chosen], around.barred[chosen]
        )
        leading = (pairs.packages != here).argmax(axis=1)
        first = np.empty_like(pairs.gains)
        for issue, table in enumerate(space.tables):
            rows = leading == issue
            step = table.astype(first.dtype) - table[here[issue]].astype(first.dtype)
            first[rows] = step[pairs.packages[rows, issue]]
        return cls(pairs, first, pairs.gains - first)

    def between(self, giver: int, other: int) -> Marks:
        """Mark the pairs by which these two pay one another, the giver on the first issue."""
        own, theirs, both = self.first, self.second, self.around.gains
        return np.asarray(
            (own[:, giver] < 0)
            & (theirs[:, giver] > 0)
            & (both[:, giver] >= 0)
            & (own[:, other] > 0)
            & (theirs[:, other] < 0)
            & (both[:, other] >= 0),
            dtype=bool,
        )

    def exchanges(self) -> Iterator[int]:
        """Go through the pairs that are exchanges."""
        n = self.first.shape[1]
        found = np.zeros(len(self.first), dtype=bool)
        for giver, other in permutations(range(n), 2):
            found |= self.between(giver, other)
        yield from np.flatnonzero(found & self.around.gained_by_somebody).tolist()

    def harmless(self) -> Iterator[int]:
        """Go through the pairs that hurt nobody though one of the changes has no loser."""
        no_loser = (self.first >= 0).all(axis=1) | (self.second >= 0).all(axis=1)
        yield from np.flatnonzero(self.around.improves & no_loser).tolist()

    def trade(self, space: PackageSpace, together: IssueByIssue, row: int) -> Trade:
        """Write a pair out."""
        here, package = self.around.start, self.around.package(row)
        one, two = (k for k, option in enumerate(package) if option != here[k])
        first, second = (change(space, here, k, package[k]) for k in (one, two))
        return Trade(
            first,
            second,
            tuple(self.around.gains[row].tolist()),
            tuple(np.flatnonzero(self.around.barred[row]).tolist()),
            tuple(_terms(first, second)),
            _with_free(space, together, package, (first, second)),
        )


def _terms(first: Change, second: Change) -> Iterator[Terms]:
    for giver in first.losers:
        for other in second.losers:
            gives, gets = -first.gains[giver], second.gains[giver]
            theirs, back = -second.gains[other], first.gains[other]
            if gets >= gives and back >= theirs:
                yield Terms(giver, other, Fraction(gets, gives), Fraction(back, theirs))


def _with_free(
    space: PackageSpace, together: IssueByIssue, package: Package, pair: Sequence[Change]
) -> tuple[int, ...] | None:
    named = {one.issue for one in pair}
    free = [one for one in together.changes if one.issue not in named]
    whole_package = moved(package, *free)
    new = set(barred(space, whole_package)) - set(barred(space, together.start))
    if new or not space.can_be(whole_package):
        return None
    return total([*pair, *free], space.n_parties)
