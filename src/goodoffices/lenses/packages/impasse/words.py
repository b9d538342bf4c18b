"""Concessions in words.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.amounts import listed, points_up
from goodoffices.lenses.packages.impasse.stuck import Stuck
from goodoffices.methods.settlement.impasse import Concession, Condition


def lowered(found: Stuck, one: Concession) -> str:
    """Write whose walk-away would be how much lower, as a clause."""
    parts = [
        f"the walk-away of {found.asked.name(found.party(party))} were {points_up(amount)} lower"
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
