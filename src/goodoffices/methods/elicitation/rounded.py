"""From what a solver found to numbers one may write down: rounded outward, or exact and checked.

Source: edwards1994 (rank-order centroid); the rounding is the house's own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from goodoffices.methods.elicitation.exact_solution import Equation, nearest_solution
from goodoffices.methods.elicitation.judgements import Comparison, JudgedIssue, Judgements
from goodoffices.methods.elicitation.points import Points, margin
from goodoffices.methods.elicitation.swing_weights import rank_order_centroid

TENTH = Fraction(1, 10)
_GRIDS = (TENTH, Fraction(1, 100), Fraction(1, 1000))
_FINE = Fraction(1, 1_000_000)
_SLACK = 1e-6
"""Ten times the solver's own tolerance; a number so near a step of the grid counts as that step."""


def rounded_down(number: float, grid: Fraction = TENTH) -> Fraction:
    """Round down to a grid, but for what the solver cannot tell from a step of it.

    Examples
    --------
    >>> str(rounded_down(12.39)), str(rounded_down(12.2999999999)), str(rounded_up(12.31))
    ('123/10', '123/10', '62/5')
    """
    return math.floor((number + _SLACK) / float(grid)) * grid


def rounded_up(number: float, grid: Fraction = TENTH) -> Fraction:
    """Round up to a grid, but for what the solver cannot tell from a step of it."""
    return math.ceil((number - _SLACK) / float(grid)) * grid


def given_points(judged: Judgements) -> Points | None:
    """Take the points straight from the judgements where no package was ranked.

    The middle of every range; the rank-order centroid where only the order of the issues is known.

    Returns
    -------
    Points or None
        ``None`` where packages were ranked, or the middles do not fit one another.
    """
    if judged.tiers:
        return None
    values = tuple(tuple(_middle(issue)) for issue in judged.issues)
    told = [issue.weight for issue in judged.issues]
    if all(one.high is None for one in told):
        places = {k for tied in judged.order for k in tied}
        if len(places) < len(told):
            return None
        weights = rank_order_centroid(judged.order)
    elif any(one.high is None for one in told):
        return None
    else:
        weights = tuple((one.low + (one.high or 0)) / 2 for one in told)
    points = Points(weights, values)
    return points if margin(judged, points) is not None else None


def _middle(issue: JudgedIssue) -> list[Fraction]:
    ends = {issue.worst: Fraction(0), issue.best: Fraction(100)}
    return [
        ends.get(option, (value.low + (value.high or 0)) / 2)
        for option, value in enumerate(issue.values)
    ]


def rounded(
    judged: Judgements, ray: NDArray[np.float64], compared: Sequence[Comparison] | None = None
) -> Points:
    """Write points found by a solver in exact numbers that reproduce the judgements.

    Tenths where these do, else hundredths, else thousandths, else whatever fractions solve the
    equations exactly near thousandths or millionths. Whether the result reproduces the judgements
    is for the caller to check.

    Parameters
    ----------
    judged
        The judgements.
    ray
        What each option of each issue adds; see :mod:`goodoffices.methods.elicitation.cone`.
    compared
        The comparisons to be reproduced; left out, those between neighbouring tiers.
    """
    columns = _columns(judged, ray)
    counted = list(judged.comparisons() if compared is None else compared)
    tried = [_on_grid(judged, columns, grid) for grid in _GRIDS]
    exact = [_solved(judged, columns, counted, grid) for grid in (_GRIDS[-1], _FINE)]
    tried += [points for points in exact if points is not None]
    for points in tried:
        if margin(judged, points, counted) is not None:
            return points
    return exact[0] or tried[-1]


def _columns(judged: Judgements, ray: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Cut the unknowns into issues, in the unit of the reference or of 100 in all."""
    lengths = [len(issue.values) for issue in judged.issues]
    columns = np.split(ray[: sum(lengths)], np.cumsum(lengths)[:-1])
    weights = [column[issue.best] for column, issue in zip(columns, judged.issues, strict=True)]
    unit = 0.0 if judged.reference is None else float(weights[judged.reference])
    if unit < _SLACK:
        unit = float(sum(weights))
    return [column * 100 / unit for column in columns]


def _on_grid(judged: Judgements, columns: list[NDArray[np.float64]], grid: Fraction) -> Points:
    weights, values = [], []
    for issue, column in zip(judged.issues, columns, strict=True):
        weight = float(column[issue.best])
        weights.append(_near(weight, grid))
        values.append(tuple(_value(issue, option, column, grid) for option in range(len(column))))
    if all(issue.weight.exact for issue in judged.issues):
        weights = [issue.weight.low for issue in judged.issues]
    elif judged.reference is not None:
        pairs = zip(judged.issues, weights, strict=True)
        weights = [_inside(issue.weight.low, number, issue.weight.high) for issue, number in pairs]
    return Points(tuple(weights), tuple(values))


def _value(
    issue: JudgedIssue, option: int, column: NDArray[np.float64], grid: Fraction
) -> Fraction:
    ends = {issue.worst: Fraction(0), issue.best: Fraction(100)}
    if option in ends:
        return ends[option]
    given, weight = issue.values[option], float(column[issue.best])
    high = given.high if given.high is not None else Fraction(100)
    if weight < _SLACK:
        return (given.low + high) / 2
    return _inside(given.low, _near(100 * float(column[option]) / weight, grid), high)


def _near(number: float, grid: Fraction) -> Fraction:
    return round(number / float(grid)) * grid


def _inside(low: Fraction, number: Fraction, high: Fraction | None) -> Fraction:
    above = max(low, number)
    return above if high is None else min(above, high)


def _solved(
    judged: Judgements,
    columns: list[NDArray[np.float64]],
    compared: Sequence[Comparison],
    grid: Fraction,
) -> Points | None:
    """Solve the equations among the judgements exactly, near what the solver found."""
    starts = np.cumsum([0, *map(len, columns)])
    near = [_near(float(number), grid) for column in columns for number in column]
    solution = nearest_solution(_equations(judged, starts.tolist(), compared), near)
    if solution is None:
        return None
    weights, values = [], []
    for start, issue in zip(starts.tolist(), judged.issues, strict=False):
        weight = solution[start + issue.best]
        own = [solution[start + option] for option in range(len(issue.values))]
        weights.append(weight)
        values.append(tuple(100 * n / weight for n in own) if weight else tuple(_middle(issue)))
    if judged.reference is not None and weights[judged.reference]:
        unit = weights[judged.reference]
        weights = [100 * weight / unit for weight in weights]
    return Points(tuple(weights), tuple(values))


def _equations(
    judged: Judgements, starts: list[int], compared: Sequence[Comparison]
) -> list[Equation]:
    """Write what must hold exactly: ends, exact values and weights, ties."""
    best = [start + issue.best for start, issue in zip(starts, judged.issues, strict=False)]
    exact = [(b, i.weight.low) for b, i in zip(best, judged.issues, strict=True) if i.weight.exact]
    found: list[Equation] = [
        {one: others, other: -its} for (one, its), (other, others) in pairwise(exact)
    ]
    for tied in judged.order:
        found += [{best[a]: Fraction(1), best[b]: Fraction(-1)} for a, b in pairwise(tied)]
    for start, issue in zip(starts, judged.issues, strict=False):
        found += _within(start, issue)
    found += [_alike(starts, one) for one in compared if one.alike]
    return found


def _within(start: int, issue: JudgedIssue) -> list[Equation]:
    """Write the end that adds nothing, and the values that are known exactly."""
    return [
        {start + issue.worst: Fraction(1)},
        *(
            {start + option: Fraction(100), start + issue.best: -value.low}
            for option, value in enumerate(issue.values)
            if value.exact and option not in (issue.worst, issue.best)
        ),
    ]


def _alike(starts: list[int], one: Comparison) -> Equation:
    row: Equation = {}
    for start, a, b in zip(starts, one.better, one.worse, strict=False):
        if a != b:
            row |= {start + a: Fraction(1), start + b: Fraction(-1)}
    return row
