"""Points that sides spread over issues: checked, exact, and a hundred for each side.

Source: brams1996
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from types import UnionType

from goodoffices.errors import Fault, Place, UseError

Points = Sequence[int | Fraction]
"""Per issue, what winning it is worth to one side: whole numbers or fractions, none below zero."""

HUNDRED = Fraction(100)


def of_a_hundred(points: Points, whose: str) -> tuple[Fraction, ...]:
    """Put a side's points on a total of 100.

    Raises
    ------
    UseError
        When one is below zero, is no exact number, or all are zero.

    Examples
    --------
    >>> of_a_hundred([1, 3], "first")
    (Fraction(25, 1), Fraction(75, 1))
    """
    check_not_negative(points, whose)
    total = sum(points, Fraction(0))
    if not total:
        do = "divide only between sides that want something."
        raise UseError(Fault(Place(field=whose), "no points at all", "points for some issue", do))
    return tuple(point * HUNDRED / total for point in points)


def check_not_negative(points: Points, whose: str) -> None:
    """Refuse points that are no exact numbers from zero.

    Raises
    ------
    UseError
        When one is below zero, or a float.
    """
    _check(points, whose, int | Fraction, "whole numbers or fractions from 0")


def check_whole(worth: Sequence[int], whose: str) -> None:
    """Refuse what is no whole number from zero.

    Raises
    ------
    UseError
        When one is below zero, a fraction or a float.
    """
    _check(worth, whose, int, "whole numbers from 0")


def _check(points: Points, whose: str, kind: type | UnionType, expected: str) -> None:
    wrong = [p for p in points if isinstance(p, bool) or not isinstance(p, kind) or p < 0]
    if wrong:
        found, do = f"the number {wrong[0]!r}", "count from what losing the issue is worth."
        raise UseError(Fault(Place(field=whose), found, expected, do))


def check_same_issues(first: Points, second: Points) -> None:
    """Refuse sides that do not give points to the same issues.

    Raises
    ------
    UseError
        When there are fewer for one.
    """
    if len(first) != len(second):
        found, do = f"{len(first)} and {len(second)} points", "give both sides points per issue."
        raise UseError(Fault(Place(field="points"), found, "the same issues for both", do))
