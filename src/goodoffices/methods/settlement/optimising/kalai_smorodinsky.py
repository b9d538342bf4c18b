"""The Kalai–Smorodinsky package among packages too many to list.

Everyone gets as large a share as can be of the most it could gain.

Source: kalai1975.
"""

from __future__ import annotations

from dataclasses import replace
from math import lcm

from goodoffices.methods.settlement.kalai_smorodinsky import KEY, NOTHING_TO_GAIN
from goodoffices.methods.settlement.optimising.demands import nobody_loses
from goodoffices.methods.settlement.optimising.ideals import Ideals, ideals
from goodoffices.methods.settlement.optimising.least import Least
from goodoffices.methods.settlement.optimising.limits import USUAL, Limits
from goodoffices.methods.settlement.optimising.optimum import GAVE_UP, Optimum, nothing
from goodoffices.methods.settlement.optimising.reasons import explained
from goodoffices.methods.settlement.optimising.search import optimum
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.run import SILENT, Progress


def solve(space: PackageSpace, *, limits: Limits = USUAL, progress: Progress = SILENT) -> Optimum:
    """Maximise min_p (u_p − d_p) / (m_p − d_p) over the acceptable packages in which nobody loses.

    1. Find each party's ideal m_p, the most it gets in any of them, one search per party.
    2. Maximise the smallest ratio of gain to ideal gain, exactly.

    Parameters
    ----------
    space
        The packages.
    limits, progress
        How much work may be spent, and who is told.

    Returns
    -------
    Optimum
        The value is a share between 0 and 1. Not defined where no package is acceptable, somebody
        loses in each, or some party has nothing to gain.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> solve(package_space([[[0, 5], [7, 0]], [[1, 3], [2, 0]]] * 6, [0, 0])).value
    Fraction(7, 12)

    Source: kalai1975, imai1983
    """
    most = ideals(space, limits=limits, progress=progress)
    if not most.worth:
        none = nothing(KEY, "" if most.proven else GAVE_UP, exhausted=most.proven)
        return _spent(explained(none, space, limits, progress), most)
    gains = [m - d for m, d in zip(most.worth, space.reservation, strict=True)]
    if 0 in gains or not most.proven:
        empty = [party for party, gain in enumerate(gains) if not gain]
        why = NOTHING_TO_GAIN if most.proven else GAVE_UP
        return _spent(nothing(KEY, why, empty, most.proven), most)
    common = lcm(*gains)
    scales = tuple(common // gain for gain in gains)
    offsets = tuple(s * d for s, d in zip(scales, space.reservation, strict=True))
    least = Least(scales, offsets, nobody_loses(space))
    return _spent(optimum(KEY, space, least, common, limits, progress), most)


def _spent(found: Optimum, most: Ideals) -> Optimum:
    """Count the search for the ideals too."""
    return replace(
        found,
        rounds=found.rounds + most.rounds,
        looked_at=found.looked_at + most.looked_at,
        said=(*most.said, *found.said),
    )
