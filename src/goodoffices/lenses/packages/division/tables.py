"""The divisions in tables: issue by issue, and as whole packages.

Source: brams1996; caragiannis2019
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.lenses.amounts import listed, one_digit
from goodoffices.lenses.finding import Cell, Column, Mark, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.division.items import Item
from goodoffices.lenses.packages.division.nearest import Nearest
from goodoffices.lenses.packages.division.procedures import Divided
from goodoffices.lenses.packages.fair import hold_cell
from goodoffices.methods.stability import NASH

LISTED = 20
"""So many issues are listed; the rest are counted."""

_YES = Mark("●", "acceptable", "good")
_NO = Mark("○", "not acceptable", "bad")


def issue_name(asked: Asked, item: Item) -> str:
    """Name an issue that is divided."""
    return asked.space.axes[item.position].issue


def option_title(asked: Asked, position: int, option: int) -> str:
    """Write an option in plain words."""
    axis = asked.space.axes[position]
    return asked.case.issues[axis.issue].title_of(axis.options[option])


def share_words(asked: Asked, divided: Divided, share: Fraction) -> str:
    """Say who has an issue, or how much of it each."""
    first, second = asked.names(divided.contest.sides)
    if share in (0, 1):
        return first if share else second
    return f"divided: {percent(share)} to {first}, {percent(1 - share)} to {second}"


def percent(share: Fraction) -> str:
    """Write a share as a per cent, with its fraction where that is short."""
    text = f"{one_digit(100 * share)} %"
    return f"{share} ({text})" if share.denominator < 100 else text


def issues_table(asked: Asked, divided: Divided) -> Table:
    """Per issue on which they want different things: who wins it by each procedure."""
    first, second = asked.names(divided.contest.sides)
    columns = (
        Column("Issue"),
        Column(f"{first} wants"),
        Column(f"{second} wants"),
        Column(f"Points of {first}", "right"),
        Column(f"Points of {second}", "right"),
        Column("Adjusted winner"),
        Column(f"Proportional: share of {first}", "right"),
        Column("Kept whole, greatest product"),
    )
    rows = [_row(asked, divided, number) for number in range(len(divided.contest.items))]
    rest = len(rows) - LISTED
    note = (
        "Points: what winning the issue instead of losing it is worth, of 100 for all issues on "
        "which they want different things. The last row says what each then has; rounded to one "
        "digit, worked out exactly."
    )
    if rest > 0:
        note += f" {rest:,} more issues are left out."
    rows = [*rows[:LISTED], _totals(asked, divided)]
    return Table("division", "Who wins which issue", columns, tuple(rows), note)


def _row(asked: Asked, divided: Divided, number: int) -> tuple[Cell, ...]:
    item, by = divided.contest.items[number], asked.by(divided.contest.sides)
    texts = (
        issue_name(asked, item),
        option_title(asked, item.position, item.wants[0]),
        option_title(asked, item.position, item.wants[1]),
        one_digit(divided.points(0)[number]),
        one_digit(divided.points(1)[number]),
        share_words(asked, divided, divided.adjusted.shares[number]),
        f"{one_digit(100 * divided.proportional.shares[number])} %",
        _whole_winner(asked, divided, number),
    )
    return tuple(Cell(text, by=by) for text in texts)


def _whole_winner(asked: Asked, divided: Divided, number: int) -> str:
    if divided.whole is None:
        return "not worked out"
    return asked.name(divided.contest.sides[divided.whole.allocations[0][number]])


def _totals(asked: Asked, divided: Divided) -> tuple[Cell, ...]:
    by = asked.by(divided.contest.sides)
    whole = "not worked out"
    if divided.whole is not None:
        whole = " and ".join(one_digit(divided.whole_points(side)) for side in (0, 1))
    texts = (
        "(points each then has)",
        "–",
        "–",
        "100.0",
        "100.0",
        f"{one_digit(divided.adjusted.points[0])} each",
        f"{one_digit(divided.proportional.points[0])} each",
        whole,
    )
    return tuple(Cell(text, by=by) for text in texts)


def packages_table(asked: Asked, divided: Divided, found: dict[str, Nearest]) -> Table:
    """Per procedure the nearest whole package, whether it could be accepted and would hold."""
    first, second = asked.names(divided.contest.sides)
    columns = (
        Column("Procedure"),
        Column("Nearest whole package"),
        Column(f"Points of {first}", "right"),
        Column(f"Points of {second}", "right"),
        Column("Could be accepted"),
        Column("Would it hold"),
    )
    rows = tuple(_package_row(asked, divided, name, one) for name, one in found.items())
    note = (
        "On each issue the option that gives both most nearly what the division does; issues on "
        "which both want the same are settled so. Points of the 100 there are to divide."
    )
    title = "What the divisions come to as packages"
    return Table("divided packages", title, columns, rows, note)


def _package_row(
    asked: Asked, divided: Divided, name: str, found: Nearest
) -> tuple[Cell, ...]:  # fmt: skip
    by = asked.by(divided.contest.sides)
    points = tuple(Cell(one_digit(have), by=by) for have in found.points)
    if found.state is None:
        none = Cell("–", by=by)
        return (Cell(name, by=by), Cell("the rules exclude it", by=by), *points, none, none)
    refused = f"not by {listed(asked.names(found.refused_by), 'or')}" if found.refused_by else ""
    return (
        Cell(name, by=by),
        Cell(asked.words.outcome(found.state), by=by),
        *points,
        Cell(refused, by=asked.by(), mark=_NO if refused else _YES),
        hold_cell(asked, NASH, found.state),
    )
