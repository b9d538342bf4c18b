"""Raiffa's sequential package among packages too many to list.

Source: raiffa1953, diskin2011.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from goodoffices.methods.settlement.optimising.demands import AtLeast, own
from goodoffices.methods.settlement.optimising.ideals import Ideals, ideals
from goodoffices.methods.settlement.optimising.least import Least
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.listing import CHOSEN, Chosen, listing, worth_of
from goodoffices.methods.settlement.optimising.objective import Objective
from goodoffices.methods.settlement.optimising.optimum import GAVE_UP, Optimum, nothing
from goodoffices.methods.settlement.optimising.reasons import explained
from goodoffices.methods.settlement.optimising.search import among, optimum
from goodoffices.methods.settlement.optimising.sums import Sums
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.raiffa_sequential import KEY, Steps, beyond, steps
from goodoffices.methods.settlement.whole_numbers import whole
from goodoffices.run import SILENT, Progress

SOON = Limits(listed=20_000, looked_at=300_000)
"""As soon as the packages that cover a point can be listed within this, they are."""


def solve(space: PackageSpace, *, limits: Limits = USUAL, progress: Progress = SILENT) -> Optimum:
    """Choose what lies furthest along Raiffa's steps among the acceptable packages.

    The steps are those of :func:`~goodoffices.methods.settlement.raiffa_sequential.steps`; what
    each party could still get is found by one search per party, unless the package that was best
    for it a step before still covers the point.

    Parameters
    ----------
    space
        The packages.
    limits, progress
        How much work may be spent, and who is told.

    Returns
    -------
    Optimum
        The value is the smallest share of the way from the last point to the ideal. Not defined
        where no package is acceptable or somebody loses in each.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> solve(package_space([[[0, 8], [4, 6], [6, 3], [8, 0]]], [0, 0])).packages
    ((1,),)

    Source: raiffa1953, diskin2011
    """
    searched = _Searched(space, limits, progress)
    way = steps(space.reservation, searched.ideal)
    if not searched.proven:
        return searched.spent(nothing(KEY, GAVE_UP, exhausted=False))
    if way is None:
        return searched.spent(explained(nothing(KEY, ""), space, limits, progress))
    objective, scale = _furthest(space, way)
    if searched.left is not None:
        found = among(KEY, space, objective, scale, searched.reaching(way.floors))
    else:
        found = optimum(KEY, space, objective, scale, limits, progress)
    return searched.spent(found if any(beyond(way).scales) else _arrived(found))


def _furthest(space: PackageSpace, way: Steps) -> tuple[Objective, int]:
    far, demands = beyond(way), _covering(space, way.floors)
    if not any(far.scales):
        return Sums((0,) * space.n_parties, space.reservation, demands), 1
    return Least(far.scales, far.offsets, demands), far.denominator


def _covering(space: PackageSpace, floors: tuple[int, ...]) -> tuple[AtLeast, ...]:
    return tuple(own(party, space.n_parties, floor) for party, floor in enumerate(floors))


def _arrived(found: Optimum) -> Optimum:
    """Say that the ideal is reached, where nobody could get more than at the last point."""
    return replace(found, value=Fraction(1)) if found.defined else found


class _Searched:
    """Searches what each party could still get, and keeps the packages best for it so far."""

    def __init__(self, space: PackageSpace, limits: Limits, progress: Progress) -> None:
        self.space, self.limits, self.progress = space, limits, progress
        self.known: tuple[Package, ...] = ()
        self.proven = True
        self.found: list[Ideals] = []
        self.listed = 0
        self.left: Chosen | None = None

    def ideal(self, floors: tuple[int, ...]) -> tuple[int, ...] | None:
        """Give the most that each party gets above floors; listed as soon as few are left."""
        if self.left is None and self._none_listed(floors):
            return None
        if self.left is not None:
            worth = worth_of(self.space, self._above(floors))
            return tuple(int(most) for most in worth.max(axis=0)) if len(worth) else None
        most = ideals(
            self.space,
            _covering(self.space, floors),
            limits=self.limits,
            progress=self.progress,
            known=self.known,
        )
        self.found.append(most)
        self.proven &= most.proven
        self.known = most.packages or self.known
        return most.worth if most.worth and self.proven else None

    def reaching(self, floors: tuple[int, ...]) -> list[Package]:
        """Write out the packages above floors, of those that are left; rising."""
        return [tuple(row) for row in self._above(floors).tolist()]

    def _above(self, floors: tuple[int, ...]) -> Chosen:
        assert self.left is not None
        worth = worth_of(self.space, self.left)
        return self.left[(worth >= whole(list(floors))).all(axis=1)]

    def _none_listed(self, floors: tuple[int, ...]) -> bool:
        """Write out the packages above floors, if that is little work; say if there are none."""
        found = listing(self.space, _covering(self.space, floors), SOON, self.progress)
        self.listed += found.looked_at
        if found.complete and found.packages:
            self.left = np.array(found.packages, dtype=CHOSEN)
        return found.complete and not found.packages

    def spent(self, optimal: Optimum) -> Optimum:
        """Count the searches of all steps too."""
        return replace(
            optimal,
            rounds=optimal.rounds + sum(one.rounds for one in self.found),
            looked_at=optimal.looked_at + sum(one.looked_at for one in self.found) + self.listed,
            said=(*(line for one in self.found for line in one.said), *optimal.said),
        )
