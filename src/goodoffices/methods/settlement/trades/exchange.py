"""A whole package taken apart: who gives on which issues, and what each issue does in it.

Source: froman1970, lax1986
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.trades.change import Change, change, moved, total
from goodoffices.methods.settlement.trades.nearby import checked


@dataclass(frozen=True)
class Part:
    """One issue that a package moves.

    Attributes
    ----------
    change
        The change.
    without
        Per party what it gains by the rest of the package, with this issue left where it was.
    can_be_without
        Whether the rules between issues allow the rest alone.
    """

    change: Change
    without: tuple[int, ...]
    can_be_without: bool

    @property
    def short_without(self) -> tuple[int, ...]:
        """The parties, by number, that the rest alone would leave below where they were."""
        return tuple(party for party, gain in enumerate(self.without) if gain < 0)


@dataclass(frozen=True)
class Side:
    """Parties that give, and what they give on.

    Attributes
    ----------
    givers
        By number; everyone who loses by one of the changes.
    changes
        The changes.
    """

    givers: tuple[int, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Exchange:
    """What a package changes against where the parties are.

    Attributes
    ----------
    start, package
        Where they are and where they would be.
    gains
        Per party what it gains in all.
    parts
        The issues that move, in order.
    sides
        The changes that cost somebody something, put together where the same party gives: two sides
        give to one another.
    """

    start: Package
    package: Package
    gains: tuple[int, ...]
    parts: tuple[Part, ...]
    sides: tuple[Side, ...]

    @property
    def free(self) -> tuple[Change, ...]:
        """The changes by which nobody loses."""
        return tuple(part.change for part in self.parts if not part.change.losers)


def exchange(space: PackageSpace, start: Sequence[int], package: Sequence[int]) -> Exchange:
    """Take a package apart into what each side gives and what costs nobody anything.

    Parameters
    ----------
    space
        The packages.
    start
        Where the parties are.
    package
        Where they would be.

    Raises
    ------
    UseError
        If one of them does not choose one option for every issue.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 30], [80, 0]], [[20, 0], [0, 70]]], [0, 0])
    >>> [side.givers for side in exchange(space, (0, 0), (1, 1)).sides]
    [(1,), (0,)]

    Source: froman1970
    """
    here, there = checked(space, start), checked(space, package)
    moves = [k for k, option in enumerate(there) if option != here[k]]
    changes = [change(space, here, k, there[k]) for k in moves]
    gains = total(changes, space.n_parties)
    parts = tuple(_part(space, here, changes, one) for one in changes)
    return Exchange(here, there, gains, parts, _sides(changes))


def _part(space: PackageSpace, here: Package, changes: Sequence[Change], one: Change) -> Part:
    rest = [other for other in changes if other is not one]
    without = total(rest, space.n_parties)
    return Part(one, without, space.can_be(moved(here, *rest)))


def _sides(changes: Sequence[Change]) -> tuple[Side, ...]:
    """Put changes together that have a loser in common, directly or through others."""
    sides: list[Side] = []
    for one in changes:
        if not one.losers:
            continue
        joined = [side for side in sides if set(side.givers) & set(one.losers)]
        sides = [side for side in sides if side not in joined]
        givers = set(one.losers).union(*(side.givers for side in joined))
        merged = [*(c for side in joined for c in side.changes), one]
        merged.sort(key=lambda c: c.issue)
        sides.append(Side(tuple(sorted(givers)), tuple(merged)))
    return tuple(sorted(sides, key=lambda side: side.changes[0].issue))
