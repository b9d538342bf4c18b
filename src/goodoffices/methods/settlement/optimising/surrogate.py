"""One weighted sum of all demands that excludes most packages early.

Demands on several parties at once may each look within reach while they are not together. The best
weights come from the dual of a linear programme; whatever the weights, a package that meets all
demands meets their sum, so rounding them loses no package.

Source: glover1968.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.optimising.demands import AtLeast, weighed
from goodoffices.methods.settlement.optimising.model import ratio
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray

FINE = 1024
"""The weights are rounded to this many parts."""


def surrogate(space: PackageSpace, rows: tuple[AtLeast, ...]) -> AtLeast | None:
    """Add the demands up with the weights that exclude most; ``None`` where that adds nothing.

    Parameters
    ----------
    space
        The packages.
    rows
        The demands to be added up.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 6], [6, 0]]], [0, 0])
    >>> surrogate(space, (AtLeast((1, 0), 4), AtLeast((0, 1), 4)))
    AtLeast(weights=(512, 512), floor=4096)

    Source: glover1968
    """
    if len(rows) < 2:
        return None
    tables = weighed(space, rows)
    spans = [max(1, span) for span in _spans(tables)]
    shares = _shares(tables, rows, spans)
    if shares is None:
        return None
    widest = max(spans)
    times = [int(FINE * share) * widest // span for share, span in zip(shares, spans, strict=True)]
    if not any(times):
        return None
    return _sum(rows, times)


def _spans(tables: list[WholeArray]) -> list[int]:
    ranges = [(table.max(axis=0) - table.min(axis=0)).tolist() for table in tables]
    return [sum(column) for column in zip(*ranges, strict=True)]


def _sum(rows: tuple[AtLeast, ...], times: Sequence[int]) -> AtLeast:
    pairs = list(zip(rows, times, strict=True))
    columns = zip(*([weight * k for weight in row.weights] for row, k in pairs), strict=True)
    return AtLeast(tuple(sum(column) for column in columns), sum(row.floor * k for row, k in pairs))


def _shares(
    tables: list[WholeArray], rows: tuple[AtLeast, ...], spans: list[int]
) -> npt.NDArray[np.float64] | None:
    """Weigh the demands so that no mixture of packages exceeds their sum by much.

    Over mixtures of options, maximise s with (sum of row r − floor r) / span r ≥ s for every row;
    the dual values of these rows are the weights.
    """
    from scipy.optimize import linprog

    low = [sum(column) for column in zip(*(t.min(axis=0).tolist() for t in tables), strict=True)]
    gains = np.concatenate([_scaled(table, spans) for table in tables]).T
    floors = [
        ratio(row.floor - least, span) for row, least, span in zip(rows, low, spans, strict=True)
    ]
    sizes = [len(table) for table in tables]
    found = linprog(
        np.append(np.zeros(gains.shape[1]), -1.0),
        A_ub=np.hstack([-gains, np.ones((len(rows), 1))]),
        b_ub=-np.array(floors),
        A_eq=np.hstack([np.repeat(np.eye(len(sizes)), sizes, axis=1), np.zeros((len(sizes), 1))]),
        b_eq=np.ones(len(sizes)),
        bounds=[(0, None)] * gains.shape[1] + [(None, None)],
    )
    return np.maximum(-found.ineqlin.marginals, 0.0) if found.status == 0 else None


def _scaled(table: WholeArray, spans: list[int]) -> npt.NDArray[np.float64]:
    shifted = (table - table.min(axis=0)).tolist()
    return np.array([[x / span for x, span in zip(row, spans, strict=True)] for row in shifted])
