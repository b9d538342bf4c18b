"""Why a standard chooses nothing.

Source: raiffa1982.
"""

from __future__ import annotations

from dataclasses import replace

from goodoffices.methods.settlement.optimising.demands import AtLeast, nobody_loses
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.optimum import GAVE_UP, Optimum
from goodoffices.methods.settlement.optimising.search import Best, best
from goodoffices.methods.settlement.optimising.sums import Sums
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.solution import NO_PACKAGE, SOMEBODY_LOSES
from goodoffices.run import SILENT, Progress


def any_package(
    space: PackageSpace,
    demands: tuple[AtLeast, ...],
    limits: Limits,
    progress: Progress = SILENT,
) -> Best:
    """Find some acceptable package that meets the demands, or show that there is none."""
    nothing_more = Sums((0,) * space.n_parties, space.reservation, demands)
    return best(space, nothing_more, limits, progress)


def explained(
    found: Optimum,
    space: PackageSpace,
    limits: Limits,
    progress: Progress = SILENT,
    *,
    otherwise: str = "",
    parties: tuple[int, ...] = (),
) -> Optimum:
    """Put the reason to a standard that chooses nothing; a defined one is left as it is.

    Parameters
    ----------
    found
        What the standard gave.
    space, limits, progress
        As it was asked.
    otherwise
        The reason where there are acceptable packages in which nobody loses.
    parties
        The parties that this reason is about.
    """
    if found.defined or found.why_not == GAVE_UP:
        return found
    fair = any_package(space, nobody_loses(space), limits, progress)
    if fair.package is not None and otherwise:
        return replace(found, why_not=otherwise, parties=parties)
    everyone = not set(range(space.n_parties)) - set(space.voting.must)
    some = fair if everyone else any_package(space, (), limits, progress)
    if not (fair.proven and some.proven):
        return replace(found, why_not=GAVE_UP, exhausted=False)
    return replace(found, why_not=NO_PACKAGE if some.package is None else SOMEBODY_LOSES)
