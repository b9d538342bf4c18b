"""The greatest value and all ties: the solver proposes, whole numbers decide.

1. The solver proposes a package. It is looked at again in whole numbers; its exact value is v.
2. Every package of at least that value is listed in whole numbers. The greatest of them are the
   answer, with every tie; the solver's tolerance plays no part in this.
3. Where that list exceeds its limits, only what is better than v is listed, and takes its place,
   until there is nothing better: then v is shown to be the greatest, though not every tie is given.

Where that exceeds the limits too it is said, with an exact bound on what could be missed.

Source: nemhauser1969, glover1968.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.listing import Listing, listing
from goodoffices.methods.settlement.optimising.model import Model
from goodoffices.methods.settlement.optimising.objective import Objective, Proposal
from goodoffices.methods.settlement.optimising.optimum import GAVE_UP, Optimum, nothing
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.run import SILENT, Progress


@dataclass(frozen=True)
class Best:
    """The best package found.

    Attributes
    ----------
    package
        The package; ``None`` when none was found.
    value
        Its value in whole numbers; 0 when there is none.
    proven
        Whether it is shown that nothing is better, or that there is no package.
    rounds, looked_at, said
        What it took, as in :class:`Optimum`.
    """

    package: Package | None
    value: int
    proven: bool
    rounds: int
    looked_at: int
    said: tuple[str, ...]


def best(
    space: PackageSpace, objective: Objective, limits: Limits, progress: Progress = SILENT
) -> Best:
    """Find a package of the greatest value, and show that nothing is better.

    Parameters
    ----------
    space
        The packages.
    objective
        What is maximised.
    limits
        How much work may be spent.
    progress
        Is told that the work goes on.

    Source: nemhauser1969, glover1968
    """
    return _improved(space, objective, _begun(space, objective, limits), limits, progress)


def proposed(space: PackageSpace, objective: Objective, limits: Limits) -> Proposal:
    """Ask the solver; what follows does not depend on whether it is right."""
    return objective.propose(Model(space, objective.demands), limits)


def _begun(space: PackageSpace, objective: Objective, limits: Limits) -> Best:
    proposal = proposed(space, objective, limits)
    found = Best(None, 0, False, proposal.rounds, 0, proposal.said)
    if proposal.package is None:
        return found
    return _with(found, proposal.package, _value(space, objective, proposal.package))


def _improved(
    space: PackageSpace, objective: Objective, found: Best, limits: Limits, progress: Progress
) -> Best:
    """Take something better, listed in whole numbers, until there is nothing."""
    while True:
        above = _from(space, objective, found, found.value + 1, limits, progress)
        found = replace(found, looked_at=found.looked_at + above.looked_at)
        if not above.packages:
            return replace(found, proven=above.complete)
        greater = max(above.packages, key=lambda package: _value(space, objective, package))
        found = _with(found, greater, _value(space, objective, greater))


def _with(found: Best, package: Package, value: int) -> Best:
    return replace(found, package=package, value=value)


def _value(space: PackageSpace, objective: Objective, package: Package) -> int:
    return objective.value(space.worth(package))


def _from(
    space: PackageSpace,
    objective: Objective,
    found: Best,
    least: int,
    limits: Limits,
    progress: Progress,
) -> Listing:
    """List the packages of at least a value; all that meet the demands if none is found yet."""
    if found.package is None:
        return listing(space, objective.demands, limits, progress)
    rows = (*objective.demands, *objective.at_least(least, space.worth(found.package)))
    reaching = partial(objective.reaching, value=least)
    return listing(space, rows, limits, progress, wanted=reaching)


def optimum(
    method: str,
    space: PackageSpace,
    objective: Objective,
    scale: int | Fraction,
    limits: Limits,
    progress: Progress = SILENT,
) -> Optimum:
    """Find the greatest value with all ties; not defined where no package meets the demands.

    Parameters
    ----------
    method
        Short name of the standard.
    space
        The packages.
    objective
        What is maximised.
    scale
        The value is the objective's whole number divided by this.
    limits
        How much work may be spent.
    progress
        Is told that the work goes on.
    """
    found = _begun(space, objective, limits)
    level = _from(space, objective, found, found.value, limits, progress)
    found = replace(found, looked_at=level.looked_at)
    if level.complete:
        return _spent(among(method, space, objective, scale, level.packages), found)
    better = _improved(space, objective, found, limits, progress)
    if better.proven and better.value > found.value:
        level = _from(space, objective, better, better.value, limits, progress)
        better = replace(better, looked_at=better.looked_at + level.looked_at)
        if level.complete:
            return _spent(among(method, space, objective, scale, level.packages), better)
    return _not_exhausted(method, space, objective, scale, better, level)


def among(
    method: str,
    space: PackageSpace,
    objective: Objective,
    scale: int | Fraction,
    packages: Sequence[Package],
) -> Optimum:
    """Choose among packages written out, rising; not defined where there are none."""
    if not packages:
        return nothing(method, "")
    values = [_value(space, objective, package) for package in packages]
    best_value = max(values)
    ties = tuple(p for p, value in zip(packages, values, strict=True) if value == best_value)
    return Optimum(
        method,
        Fraction(best_value) / scale,
        ties,
        max(ties, key=lambda p: sorted(objective.measures(space.worth(p)))),
        max(ties, key=lambda p: sum(space.worth(p))),
    )


def _not_exhausted(
    method: str,
    space: PackageSpace,
    objective: Objective,
    scale: int | Fraction,
    found: Best,
    level: Listing,
) -> Optimum:
    """Say what was found before the limits were reached, and what could be missed at most."""
    if found.package is None:
        return _spent(nothing(method, GAVE_UP, exhausted=False), found)
    known = sorted({*level.packages, found.package})
    chosen = among(method, space, objective, scale, known)
    at_most = found.value
    if not found.proven:
        at_most = max(at_most, objective.at_most(space, space.worth(found.package)))
    within = Fraction(at_most - found.value) / scale
    return _spent(replace(chosen, exhausted=False, within=within), found)


def _spent(chosen: Optimum, found: Best) -> Optimum:
    return replace(chosen, rounds=found.rounds, looked_at=found.looked_at, said=found.said)
