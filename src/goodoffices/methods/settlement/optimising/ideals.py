"""The most that each party could get in any acceptable package in which nobody loses.

Source: kalai1975.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.methods.settlement.optimising.demands import AtLeast, nobody_loses, own
from goodoffices.methods.settlement.optimising.descent import by_descent
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.objective import meets
from goodoffices.methods.settlement.optimising.search import Best, best
from goodoffices.methods.settlement.optimising.sums import Sums
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.run import SILENT, Progress


@dataclass(frozen=True)
class Ideals:
    """The most that each party could get.

    Attributes
    ----------
    worth
        Per party the most, in whole numbers; empty when no package meets the demands.
    packages
        Per party a package that gives it that.
    proven
        Whether all of it is shown in whole numbers.
    rounds, looked_at, said
        What it took.
    """

    worth: tuple[int, ...]
    packages: tuple[Package, ...]
    proven: bool
    rounds: int = 0
    looked_at: int = 0
    said: tuple[str, ...] = ()


def ideals(
    space: PackageSpace,
    demands: tuple[AtLeast, ...] | None = None,
    *,
    limits: Limits = USUAL,
    progress: Progress = SILENT,
    known: tuple[Package, ...] = (),
) -> Ideals:
    """Find the most that each party could get, the others being kept at what is demanded.

    Parameters
    ----------
    space
        The packages.
    demands
        What they must meet beyond being acceptable; unless stated, that nobody loses.
    limits, progress
        How much work may be spent, and who is told.
    known
        Per party a package that was best for it under weaker demands; if it meets these, it is
        best for it still, and nothing need be searched.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> ideals(package_space([[[9, 0], [6, 1], [0, 5]]], [0, 1])).worth
    (6, 5)

    Source: kalai1975
    """
    rows = nobody_loses(space) if demands is None else demands
    found: list[Best] = []
    for party in range(space.n_parties):
        if known and meets(space, rows, known[party]):
            found.append(Best(known[party], space.worth(known[party])[party], True, 0, 0, ()))
            continue
        weights = own(party, space.n_parties, 0).weights
        sums = Sums(weights, (0,) * space.n_parties, rows)
        quick = by_descent(space, sums, limits, progress)
        found.append(quick or best(space, sums, limits, progress))
        if found[-1].package is None:
            return _spent((), (), found)
    packages = tuple(one.package for one in found if one.package is not None)
    return _spent(tuple(one.value for one in found), packages, found)


def _spent(worth: tuple[int, ...], packages: tuple[Package, ...], found: list[Best]) -> Ideals:
    return Ideals(
        worth,
        packages,
        all(one.proven for one in found),
        sum(one.rounds for one in found),
        sum(one.looked_at for one in found),
        tuple(line for one in found for line in one.said),
    )
