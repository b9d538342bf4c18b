"""Every set of points that fits what was judged, as the rows of a linear program.

The unknowns are what each option of each issue adds to a package. They may all be multiplied by one
number, since only proportions count; each question fixes the scale that suits it.

Source: jacquet1982, siskos1985.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.elicitation.judgements import Comparison, Interval, Judgements, Package

Row = NDArray[np.float64]
_FARTHEST = 1_000_000


@dataclass(frozen=True, eq=False)
class Cone:
    """The points that fit the judgements, but for the ranked examples.

    Attributes
    ----------
    judged
        The judgements.
    starts
        Per issue, the number of its first unknown; the last unknown is the unit of the swings.
    at_most
        Rows that must not be above nothing.
    equal
        Rows that must be nothing.
    """

    judged: Judgements
    starts: tuple[int, ...]
    at_most: tuple[Row, ...]
    equal: tuple[Row, ...]

    @property
    def size(self) -> int:
        """Number of unknowns."""
        return self.starts[-1] + 1

    def adds(self, issue: int, option: int) -> Row:
        """Give the row of what an option adds."""
        row = np.zeros(self.size)
        row[self.starts[issue] + option] = 1.0
        return row

    def weight(self, issue: int) -> Row:
        """Give the row of what the step from the worst to the best option is worth."""
        return self.adds(issue, self.judged.issues[issue].best)

    def whole(self) -> Row:
        """Give the row of all weights together."""
        return np.asarray(np.sum([self.weight(k) for k in range(len(self.judged.issues))], axis=0))

    def longest_unit(self) -> float:
        """Say how large the unit of the swings may have to be, as a share of all weights."""
        highs = [i.weight.high for i in self.judged.issues if i.weight.high]
        return _largest(self.judged) / float(min(highs)) if highs else 1.0

    def worth(self, package: Package) -> Row:
        """Give the row of what a package is worth."""
        return np.asarray(
            np.sum([self.adds(k, option) for k, option in enumerate(package)], axis=0)
        )

    def above(self, one: Package, other: Package) -> Row:
        """Give the row of how much one package is worth more than another."""
        return np.asarray(self.worth(one) - self.worth(other))


def cone(judged: Judgements) -> Cone:
    """Write judgements as the rows of a linear program.

    Raises
    ------
    UseError
        When the worths of the steps are too far apart for a solver that counts in decimals.
    """
    _refuse_far_apart(judged)
    lengths = [len(issue.values) for issue in judged.issues]
    starts = tuple(int(n) for n in np.cumsum([0, *lengths]))
    empty = Cone(judged, starts, (), ())
    at_most: list[Row] = []
    equal: list[Row] = []
    unit = np.zeros(empty.size)
    unit[-1] = 1.0 / _largest(judged)
    for k, issue in enumerate(judged.issues):
        weight = empty.weight(k)
        equal.append(empty.adds(k, issue.worst))
        _between(at_most, equal, weight, issue.weight, unit)
        for option, value in enumerate(issue.values):
            if option not in (issue.worst, issue.best):
                _between(at_most, equal, empty.adds(k, option), value, weight / 100)
        for lower, higher in pairwise(issue.rising):
            at_most.append(empty.adds(k, lower) - empty.adds(k, higher))
    for tied in judged.order:
        equal += [empty.weight(a) - empty.weight(b) for a, b in pairwise(tied)]
    for tied, lower_tied in pairwise(judged.order):
        at_most.append(empty.weight(lower_tied[0]) - empty.weight(tied[0]))
    return Cone(judged, starts, tuple(at_most), tuple(equal))


def _refuse_far_apart(judged: Judgements) -> None:
    told = [n for i in judged.issues for n in (i.weight.low, i.weight.high) if n]
    if told and max(told) > _FARTHEST * min(told):
        found = f"worths of steps from {float(min(told)):g} to {float(max(told)):g}"
        expected = f"none more than {_FARTHEST:,} times another, or 0"
        do = "write 0 for what hardly matters."
        raise UseError(Fault(Place(field="swings"), found, expected, do))


def _largest(judged: Judgements) -> float:
    """Give the largest number a step was said to be worth, so that the rows stay of one size."""
    told = [n for i in judged.issues for n in (i.weight.low, i.weight.high) if n is not None]
    return float(max(told)) or 1.0


def _between(at_most: list[Row], equal: list[Row], row: Row, interval: Interval, unit: Row) -> None:
    if interval.high is not None and interval.exact:
        equal.append(row - float(interval.low) * unit)
        return
    if interval.low > 0:
        at_most.append(float(interval.low) * unit - row)
    if interval.high is not None:
        at_most.append(row - float(interval.high) * unit)


@dataclass(frozen=True, eq=False)
class Optimum:
    """The answer of a linear program.

    Attributes
    ----------
    value
        The greatest value; infinite where nothing bounds it.
    point
        The unknowns; empty where nothing bounds them.
    """

    value: float
    point: Row


def greatest(
    objective: Row,
    at_most: Sequence[Row],
    equal: Sequence[Row],
    fixed: Row,
    to: float = 100.0,
) -> Optimum | None:
    """Find the greatest value of a row among the points that fit.

    Parameters
    ----------
    objective
        The row.
    at_most, equal
        Rows that must not be above nothing, and rows that must be nothing.
    fixed, to
        The row that sets the scale, and what it is set to.

    Returns
    -------
    Optimum or None
        ``None`` where nothing fits.

    Raises
    ------
    UseError
        When the numbers are too far apart for the solver to tell.
    """
    # kept out of the top: loading it takes longer than most commands do
    from scipy.optimize import linprog

    matrix: dict[str, Any] = {
        "A_eq": np.array([*equal, fixed]),
        "b_eq": np.array([0.0] * len(equal) + [to]),
    }
    if at_most:
        matrix |= {"A_ub": np.array(at_most), "b_ub": np.zeros(len(at_most))}
    found = linprog(-objective, bounds=(0, None), method="highs", **matrix)
    if found.status == 3:
        return Optimum(np.inf, np.zeros(0))
    if found.status == 2:
        return None
    if found.status != 0:
        what, do = "numbers too far apart to be solved", "leave out what hardly matters."
        raise UseError(Fault(Place(field="points"), what, "numbers of comparable size", do))
    return Optimum(float(-found.fun), np.asarray(found.x, dtype=np.float64))


def rows_of(made: Cone, compared: Sequence[Comparison]) -> tuple[list[Row], list[Row]]:
    """Write comparisons as rows, "better" read as "at least as good": at most, and equal."""
    at_most = [-made.above(one.better, one.worse) for one in compared if not one.alike]
    equal = [made.above(one.better, one.worse) for one in compared if one.alike]
    return at_most, equal
