"""The greatest sum of worth by listing downwards from a bound, without asking the solver.

Mixtures of options give a bound that the best package is usually close to. So the packages just
below the bound are listed in whole numbers, then those within twice the distance, and so on: the
first list that is not empty holds the best package, whatever the bound was.

Source: nemhauser1969, glover1968.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.listing import Listing, listing
from goodoffices.methods.settlement.optimising.model import Model
from goodoffices.methods.settlement.optimising.search import Best
from goodoffices.methods.settlement.optimising.solver import maximise
from goodoffices.methods.settlement.optimising.sums import Sums
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.run import SILENT, Progress

QUICK = Limits(listed=2_000, looked_at=4_000_000)
"""What one list may cost; beyond that it is better to ask the solver."""

FIRST = 2_000
"""The first list covers this part of all that the sum can vary."""


def by_descent(
    space: PackageSpace, sums: Sums, limits: Limits, progress: Progress = SILENT
) -> Best | None:
    """Find a package of the greatest sum; ``None`` where the lists grow too long.

    Parameters
    ----------
    space
        The packages.
    sums
        Which sum, and what packages must meet.
    limits, progress
        How much work may be spent, and who is told.

    Source: nemhauser1969, glover1968
    """
    model = Model(space, sums.demands)
    scaled = model.scaled(sums.weights)
    mixed = maximise(model, scaled.entries, limits, mixtures=True)
    reach = float(scaled.entries @ mixed.columns) if len(mixed.columns) else 1.0
    # The bound need not be right: everything above it is listed too.
    top = scaled.least + int(Fraction(reach) * scaled.span) + 1
    distance, looked_at = max(1, scaled.span // FIRST), 0
    while True:
        found = _from(space, sums, top - distance, progress)
        looked_at += found.looked_at
        if not found.complete:
            return None
        if found.packages:
            best = max(found.packages, key=lambda package: sums.value(space.worth(package)))
            value = sums.value(space.worth(best))
            return Best(best, value, True, 0, looked_at, mixed.said)
        if top - distance < scaled.least:
            return Best(None, 0, True, 0, looked_at, mixed.said)
        distance *= 2


def _from(space: PackageSpace, sums: Sums, least: int, progress: Progress) -> Listing:
    rows = (*sums.demands, *sums.at_least(least - sums.floor, ()))
    return listing(space, rows, QUICK, progress)
