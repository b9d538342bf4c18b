"""Concessions in words.

Source: none; the house's own convention.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from goodoffices.lenses.amounts import listed, one_digit
from goodoffices.lenses.packages.impasse.stuck import Stuck
from goodoffices.methods.settlement.impasse import Concession, Condition


def points(amount: Fraction) -> str:
    """Write an amount with one digit, rounded up so that it is enough.

    Examples
    --------
    >>> points(Fraction(7, 2)), points(Fraction(1, 30)), points(Fraction(1))
    ('3.5 points', '0.1 points', '1.0 points')
    """
    return f"{one_digit(Fraction(math.ceil(amount * 10), 10))} points"


def lowered(found: Stuck, one: Concession) -> str:
    """Write whose walk-away would be how much lower, as a clause."""
    parts = [
        f"the walk-away of {found.asked.name(found.party(party))} were {points(amount)} lower"
        for party, amount in one.lowered.items()
    ]
    return listed(parts)


def given_up(found: Stuck, lines: Sequence[Condition]) -> str:
    """Write who would give up which red line, as a clause."""
    parts = [
        f"{found.asked.name(found.party(line.party))} gave up its red line ({found.line(line)})"
        for line in lines
    ]
    return listed(parts)
