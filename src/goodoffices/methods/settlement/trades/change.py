"""One issue moved to another option: who gains by it and who loses.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.methods.settlement.package_space import Package, PackageSpace


@dataclass(frozen=True)
class Change:
    """An issue moved from where it is to another option.

    Attributes
    ----------
    issue, option
        By number.
    gains
        Per party what it adds to a package's worth; the same whatever else changes.
    """

    issue: int
    option: int
    gains: tuple[int, ...]

    @property
    def losers(self) -> tuple[int, ...]:
        """The parties, by number, that lose by it: those who give something."""
        return tuple(party for party, gain in enumerate(self.gains) if gain < 0)

    @property
    def gainers(self) -> tuple[int, ...]:
        """The parties, by number, that gain by it."""
        return tuple(party for party, gain in enumerate(self.gains) if gain > 0)


def change(space: PackageSpace, start: Sequence[int], issue: int, option: int) -> Change:
    """Say what moving one issue to another option is worth to each party.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> change(package_space([[[0, 5], [8, 0]]], [0, 0]), (0,), 0, 1).gains
    (8, -5)
    """
    rows = space.tables[issue]
    before, after = rows[start[issue]].tolist(), rows[option].tolist()
    return Change(issue, option, tuple(b - a for a, b in zip(before, after, strict=True)))


def moved(package: Sequence[int], *changes: Change) -> Package:
    """Make some changes to a package.

    Examples
    --------
    >>> moved((0, 0, 0), Change(1, 2, ()))
    (0, 2, 0)
    """
    found = list(package)
    for one in changes:
        found[one.issue] = one.option
    return tuple(found)


def total(changes: Sequence[Change], n_parties: int) -> tuple[int, ...]:
    """Add up what changes of different issues are worth to each party.

    Examples
    --------
    >>> total([Change(0, 1, (8, -5)), Change(1, 1, (-2, 7))], 2)
    (6, 2)
    """
    return tuple(sum(one.gains[party] for one in changes) for party in range(n_parties))
