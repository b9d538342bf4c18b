"""Gains and losses in words and in cells.

Source: none; the house's own convention.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.lenses.amounts import listed, one_digit
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.packages.arithmetic.effects import Step
from goodoffices.lenses.packages.asked import Asked
from goodoffices.methods.settlement.arithmetic import Effect, WhoGains

LISTED = 20
"""So many rows a table has; the rest are counted."""

SAME = "the same for all"


def size(amount: Fraction) -> str:
    """Write how much, without its sign."""
    text = one_digit(abs(amount))
    return "under 0.1" if text == "0.0" else text


def gains_cell(asked: Asked, gains: WhoGains[str] | None) -> Cell:
    """Write who gains and who loses how much; of who has an order only, just that."""
    if gains is None:
        return Cell("–", by=asked.by())
    parts = [_signed(asked, p, gains.by[p]) for p in (*gains.better, *gains.worse)]
    return Cell(", ".join(parts) or SAME, by=asked.by())


def _signed(asked: Asked, party: str, amount: Fraction) -> str:
    if not asked.space.has_points(party):
        return f"{asked.name(party)} {'better' if amount > 0 else 'worse'}"
    return f"{asked.name(party)} {'+' if amount > 0 else '-'}{size(amount)}"


def worth_more(asked: Asked, gains: WhoGains[str], *, swapped: bool = False) -> str:
    """Say to whom something is worth more and to whom less; empty where it is the same to all.

    With ``swapped``, said of the step undone.
    """
    sides = (
        (gains.better, "less" if swapped else "more"),
        (gains.worse, "more" if swapped else "less"),
    )
    parts = [
        f"{size(gains.by[party])} {word} to {asked.name(party)}"
        for parties, word in sides
        for party in parties
        if asked.space.has_points(party)
    ]
    return listed(parts)


def table(
    asked: Asked, name: str, title: str, first: tuple[Column, ...], rows: list[tuple[Cell, ...]],
    note: str,
) -> Table:  # fmt: skip
    """Put the rows of steps into a table, with what is left out told."""
    columns = (
        *first,
        Column("The zone"),
        Column("Best each could get"),
        Column("In the Nash package"),
    )
    rest = len(rows) - LISTED
    note += (
        " Differences in worth from 0 to 100, rounded to one digit; who is not named has the same."
    )
    note += " “–”: there is no Nash package to compare with."
    if rest > 0:
        note += f" {rest:,} more rows, of less effect on the zone, are left out."
    return Table(name, title, columns, tuple(rows[:LISTED]), note)


def effect_cells(asked: Asked, step: Step) -> tuple[Cell, ...]:
    """Write what a step does to the zone, to the best of each, and to the Nash package."""
    return (
        Cell(effect_words(asked, step), by=asked.by()),
        gains_cell(asked, step.best),
        gains_cell(asked, step.nash),
    )


def effect_words(asked: Asked, step: Step) -> str:
    """Say what a step does to the zone, and whether one side alone gains by it."""
    effect = step.zone.effect
    if effect is Effect.LEAVES or step.nash is None:
        return effect.value
    gains = WhoGains({party: by for party, by in step.nash.by.items() if party != step.what})
    return (
        f"{effect.value}; only {asked.name(gains.better[0])} gains"
        if gains.one_sided
        else effect.value
    )
