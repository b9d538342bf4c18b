"""A solution of linear equations in exact fractions, near numbers that almost solve them.

Source: none; Gauss–Jordan elimination.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Equation = dict[int, Fraction]
"""A sum of unknowns, by their numbers, that must be nothing."""


def nearest_solution(
    equations: Sequence[Mapping[int, Fraction]], near: Sequence[Fraction]
) -> list[Fraction] | None:
    """Solve homogeneous equations exactly; the unknowns left free take the numbers given.

    Parameters
    ----------
    equations
        Each a sum of unknowns that must be nothing.
    near
        A number for every unknown; those the equations do not determine keep it.

    Returns
    -------
    list of Fraction or None
        ``None`` where only nothing at all solves them.

    Examples
    --------
    >>> third = [{0: Fraction(1), 1: Fraction(-3)}]
    >>> [str(n) for n in nearest_solution(third, [Fraction(1), Fraction(1, 3)])]
    ['1', '1/3']
    """
    reduced: dict[int, Equation] = {}
    for equation in equations:
        row = {k: value for k, value in equation.items() if value}
        for pivot, known in reduced.items():
            row = _without(row, pivot, known)
        if not row:
            continue
        # the unknown of the smallest size depends on the others, so that it is moved the least
        pivot = min(row, key=lambda k: (abs(near[k]), k))
        row = {k: value / row[pivot] for k, value in row.items()}
        reduced = {k: _without(known, pivot, row) for k, known in reduced.items()}
        reduced[pivot] = row
    found = list(near)
    for pivot, row in reduced.items():
        found[pivot] = -sum((v * near[k] for k, v in row.items() if k != pivot), Fraction(0))
    return found if any(found) else None


def _without(row: Equation, pivot: int, known: Mapping[int, Fraction]) -> Equation:
    """Take an unknown out of a row by means of the row that gives it."""
    factor = row.get(pivot)
    if not factor:
        return row
    found = dict(row)
    for k, value in known.items():
        found[k] = found.get(k, Fraction(0)) - factor * value
    return {k: value for k, value in found.items() if value}
