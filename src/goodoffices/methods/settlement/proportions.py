"""Weights and powers given as fractions, brought to whole numbers in the same proportions.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from goodoffices.errors import Fault, Place, UseError


@dataclass(frozen=True)
class Proportions:
    """Whole numbers in given proportions.

    Attributes
    ----------
    whole
        The whole numbers, without a common factor.
    times
        What the fractions were multiplied by.
    """

    whole: tuple[int, ...]
    times: Fraction


def as_whole(given: Sequence[Fraction | int] | None, n_parties: int, what: str) -> Proportions:
    """Bring fractions to the smallest whole numbers in the same proportions.

    Parameters
    ----------
    given
        One number above zero per party; left out, 1 for everyone.
    n_parties
        How many parties there are.
    what
        What they are, for the error message.

    Raises
    ------
    UseError
        If there is not one number above zero per party.

    Examples
    --------
    >>> as_whole([Fraction(1, 2), Fraction(3, 4)], 2, "powers")
    Proportions(whole=(2, 3), times=Fraction(4, 1))
    """
    if given is None:
        return Proportions((1,) * n_parties, Fraction(1))
    exact = [_exact(number, what) for number in given]
    if len(exact) != n_parties or min(exact) <= 0:
        found = ", ".join(str(number) for number in given) or "none"
        do = "give every party one."
        raise UseError(Fault(Place(field=what), found, f"{n_parties} numbers above zero", do))
    common = lcm(*(number.denominator for number in exact))
    times = Fraction(common, gcd(*(int(number * common) for number in exact)))
    return Proportions(tuple(int(number * times) for number in exact), times)


def _exact(number: Fraction | int, what: str) -> Fraction:
    if isinstance(number, bool) or not isinstance(number, Fraction | int):
        found, do = f"{number!r}", "write it as a fraction."
        raise UseError(Fault(Place(field=what), found, "whole numbers or fractions", do))
    return Fraction(number)
