"""The answer, read off the last layer of the fold.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.settlement.folding.efficient_front import EfficientFront, written_out
from goodoffices.methods.settlement.folding.layer import Layer
from goodoffices.methods.settlement.folding.one_step import Hope
from goodoffices.methods.settlement.folding.own_scale import OwnScale
from goodoffices.methods.settlement.folding.rows_in_order import Groups, Marks, Rows
from goodoffices.methods.settlement.folding.undominated import undominated
from goodoffices.methods.settlement.package_space import Package, PackageSpace


def front_of(
    space: PackageSpace,
    scale: OwnScale,
    layers: list[Layer],
    walk_away: Hope,
    error: tuple[int, ...],
    peak: int,
    engine: str,
) -> EfficientFront:
    """Compare the entries of the last layer once more, whatever their state.

    Parameters
    ----------
    space, scale
        What was asked about, and how its numbers were moved.
    layers
        All layers of the fold.
    walk_away
        Tells who accepts, without any error.
    error
        Per party, on its own scale, what thinning out may have cost.
    peak, engine
        As in :class:`EfficientFront`.
    """
    last = layers[-1]
    passes = walk_away.left(last.vectors, last.states, last.known)
    entries = np.flatnonzero(passes)
    groups = undominated(last.vectors[entries])
    runs = np.split(entries[groups.rows], groups.starts[1:]) if len(groups.rows) else []
    return EfficientFront(
        space=space,
        vectors=scale.back(last.vectors[entries[groups.first]]),
        counts=_counts(last, entries, groups, runs),
        exact=not any(error),
        error=tuple(own * unit for own, unit in zip(error, scale.unit, strict=True)),
        nearly=_nearly(space, layers, passes) if any(error) else (),
        peak=peak,
        engine=engine,
        _layers=layers,
        _entries=tuple(np.sort(run) for run in runs),
    )


def _counts(last: Layer, entries: Rows, groups: Groups, runs: list[Rows]) -> tuple[int, ...]:
    if len(last.known) == 1:
        return tuple(last.counts[entries[groups.rows]].tolist())
    return tuple(sum(last.counts[run].tolist()) for run in runs)


def _nearly(space: PackageSpace, layers: list[Layer], passes: Marks) -> tuple[Package, ...]:
    """Give one package for each worth that does not pass and that nothing kept dominates."""
    groups = undominated(layers[-1].vectors)
    passing = groups.total(passes.astype(np.int64))
    return written_out(layers, groups.only(passing == 0).first, space)
