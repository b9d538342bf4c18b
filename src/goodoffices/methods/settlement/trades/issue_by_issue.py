"""Every issue settled by itself, and how far bundling them goes beyond that.

Two ways to settle an issue by itself. *By consent*: it moves only to an option that nobody likes
less than what it moves from; otherwise it stays. *By splitting*: it goes to the option that gives
whoever gets least of what is at stake for it on this issue as large a share as possible. The first
hurts nobody on any issue. The second may hurt somebody, on an issue and on the whole.

Source: froman1970 (compromise against logrolling), kalai1975 and imai1983 (the smallest share).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.package_space import Package, PackageSpace, met
from goodoffices.methods.settlement.trades.change import Change, change, moved, total
from goodoffices.methods.settlement.trades.nearby import checked
from goodoffices.methods.settlement.whole_numbers import fitted, largest, whole

Shares = tuple[Fraction, ...]


@dataclass(frozen=True)
class IssueByIssue:
    """Where the issues end when each is settled by itself.

    Attributes
    ----------
    start
        Where they began.
    package
        Where they end.
    changes
        The issues that move.
    gains
        Per party what it gains in all over ``start``.
    can_be
        Whether the rules between issues allow the result.
    barred
        The parties, by number, a red line of which it crosses.
    """

    start: Package
    package: Package
    changes: tuple[Change, ...]
    gains: tuple[int, ...]
    can_be: bool
    barred: tuple[int, ...]

    @property
    def losers(self) -> tuple[int, ...]:
        """The parties, by number, that end below where they began."""
        return tuple(party for party, gain in enumerate(self.gains) if gain < 0)


def by_consent(space: PackageSpace, start: Sequence[int]) -> IssueByIssue:
    """Move each issue by itself to an option that nobody likes less; leave it where there is none.

    Of several such options, the one with the greatest smallest share of the most that each party
    could gain on this issue so, then the second smallest, and so on; then the first.

    Parameters
    ----------
    space
        The packages. An option that cannot be, or that crosses a red line by itself, is no option.
    start
        Where the issues are.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> by_consent(package_space([[[0, 0], [1, 2]], [[3, 0], [0, 3]]], [0, 0]), (0, 0)).package
    (1, 0)

    Source: froman1970
    """
    here = checked(space, start)

    def allowed(one: Change) -> bool:
        return not one.losers and alone(space, here, one)

    return _settled(space, here, allowed)


def by_splitting(space: PackageSpace, start: Sequence[int]) -> IssueByIssue:
    """Move each issue by itself to where whoever gets least of it gets the largest share.

    A party's share of an issue runs from 0 at its worst option to 1 at its best; who has nothing at
    stake on it has no share. Ties go to the second smallest share, and so on; then the issue stays
    where it is, or takes the first option.

    Parameters
    ----------
    space
        The packages. An option that cannot be by itself is no option; red lines are looked at only
        in the result.
    start
        Where the issues are.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> by_splitting(package_space([[[9, 0], [5, 5], [0, 9]]], [0, 0]), (0,)).package
    (1,)

    Source: froman1970, kalai1975, imai1983
    """
    here = checked(space, start)
    return _settled(space, here, lambda one: space.can_be(moved(here, one)))


def alone(space: PackageSpace, here: Package, one: Change) -> bool:
    """Say whether a change can be made by itself and crosses no red line that was not crossed."""
    package = moved(here, one)
    return space.can_be(package) and not set(barred(space, package)) - set(barred(space, here))


def barred(space: PackageSpace, package: Package) -> tuple[int, ...]:
    """List the parties, by number, a red line of which a package crosses."""
    return tuple(
        party
        for party, lines in enumerate(space.red_lines)
        if any(met(line, package) for line in lines)
    )


def _settled(space: PackageSpace, here: Package, allowed: Callable[[Change], bool]) -> IssueByIssue:
    changes = []
    for issue, size in enumerate(space.shape):
        options = [change(space, here, issue, o) for o in range(size) if o != here[issue]]
        stays = change(space, here, issue, here[issue])
        chosen = _fairest([stays, *filter(allowed, options)])
        if chosen is not stays:
            changes.append(chosen)
    package = moved(here, *changes)
    gains = total(changes, space.n_parties)
    crossed = tuple(sorted(set(barred(space, package))))
    return IssueByIssue(here, package, tuple(changes), gains, space.can_be(package), crossed)


def _fairest(options: Sequence[Change]) -> Change:
    """Take the option with the leximin-greatest shares; of several, the first."""
    shares = _shares([one.gains for one in options])
    ranked = [sorted(own) for own in shares]
    return options[ranked.index(max(ranked))]


def _shares(rows: Sequence[tuple[int, ...]]) -> list[Shares]:
    """Per option, the shares of the parties that have anything at stake."""
    columns = [(min(column), max(column)) for column in zip(*rows, strict=True)]
    staked = [(p, low, high) for p, (low, high) in enumerate(columns) if high > low]
    return [tuple(Fraction(row[p] - low, high - low) for p, low, high in staked) for row in rows]


def in_proportion(
    gains: npt.ArrayLike, compromise: Sequence[int], among: npt.ArrayLike | None = None
) -> Fraction | None:
    """Say how many times the compromise's gains some package gives to everyone at once.

    The greatest t such that a package gives every party at least t times what the compromise gives
    it: the compromise's own gain ratio is kept, and nobody's points are compared with another's.

    Parameters
    ----------
    gains
        One row per package and one column per party: the gain over where they began.
    compromise
        Per party its gain in the compromise; nobody's below 0.
    among
        Per package, whether it is looked at; left out, all.

    Returns
    -------
    Fraction or None
        ``None`` where nobody gains by the compromise, somebody loses by it, or every package looked
        at leaves somebody below where it began.

    Examples
    --------
    >>> in_proportion([[2, 4], [6, 9], [9, 1]], (2, 4))
    Fraction(9, 4)
    """
    table = whole(gains, "gains")
    if not any(compromise) or min(compromise) < 0:
        return None
    looked_at = np.ones(len(table), dtype=bool) if among is None else np.array(among)
    looked_at &= np.asarray((table >= 0).all(axis=1), dtype=bool)
    if not looked_at.any():
        return None
    counted = [party for party, gain in enumerate(compromise) if gain]
    common = math.lcm(*(compromise[party] for party in counted))
    kept = table[looked_at][:, counted]
    kept = fitted(kept, largest(kept) * common)
    # g / c = g × (common ÷ c) / common, so the ratios are compared in whole numbers
    factors = np.array([common // compromise[party] for party in counted], dtype=kept.dtype)
    return Fraction(int((kept * factors).min(axis=1).max()), common)
