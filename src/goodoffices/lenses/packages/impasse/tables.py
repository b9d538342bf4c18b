"""What excludes what and what would have to give, as tables.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.lenses.amounts import capital, counted, points_up
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.packages.impasse.stuck import Stuck
from goodoffices.methods.settlement.impasse import Concession, Condition

LISTED = 20
"""So many rows are shown."""

Row = tuple[Cell, ...]


def conflicts(found: Stuck) -> Table | None:
    """List the smallest sets of what is insisted on that exclude one another."""
    sets = found.conflicts.conflicts
    if not sets:
        return None
    columns = (Column("These exclude one another"), Column("How many", "right"))
    rows = tuple(_set(found, one) for one in sets[:LISTED])
    note = "No package satisfies all of a row; leaving out any one of them, some package does."
    return Table("conflicts", "What excludes what", columns, rows, note + _left_out(sets))


def ways_out(found: Stuck) -> Table | None:
    """List the smallest sets of what would have to give; ``None`` if there are none."""
    sets = found.conflicts.ways_out
    if not sets:
        return None
    columns = (Column("If these gave way"), Column("How many", "right"))
    rows = tuple(_set(found, one) for one in sets[:LISTED])
    note = (
        "Some package could be accepted if all of a row gave way, and none if only a part did. A "
        "walk-away gives way when it is lowered far enough."
    )
    return Table("ways-out", "The smallest ways out", columns, rows, note + _left_out(sets))


def _set(found: Stuck, one: Sequence[Condition]) -> Row:
    by = found.by(one)
    return Cell(capital(found.names(one)), by=by), Cell(f"{len(one)}", by=by)


def _left_out(sets: Sequence[object]) -> str:
    rest = len(sets) - LISTED
    return f" {counted(rest, 'more set')} not shown." if rest > 0 else ""


def concessions(found: Stuck) -> Table | None:
    """List per party and red line what giving way alone would open, and the least together."""
    rows = [*_alone(found), *_lines(found), *_several(found)]
    if not rows:
        return None
    columns = (
        Column("What gives way"),
        Column("By how much"),
        Column("What could then be accepted"),
    )
    note = (
        "All else as it is. Points from 0 to 100, rounded up to one digit; worked out exactly. Of "
        "several packages the one that changes fewest issues is named."
    )
    if len(rows) > LISTED:
        note += f" {counted(len(rows) - LISTED, 'more row')} not shown."
    return Table("concessions", "What would have to give", columns, tuple(rows[:LISTED]), note)


def _alone(found: Stuck) -> Iterator[Row]:
    for party, one in found.alone.items():
        by, name = found.asked.by((found.party(party),)), found.name(Condition(party))
        amount, opens = "–", "nothing, however low it is"
        if one is not None:
            amount, opens = points_up(one.together), found.nearest(one.packages)
        yield Cell(capital(name), by=by), Cell(amount, by=by), Cell(opens, by=by)


def _lines(found: Stuck) -> Iterator[Row]:
    for line, rows in found.lines.items():
        by = found.by([line])
        opens = found.nearest(rows) if rows else "nothing"
        yield Cell(capital(found.name(line)), by=by), Cell("given up", by=by), Cell(opens, by=by)


def _several(found: Stuck) -> Iterator[Row]:
    several = [one for one in (*found.fewest, found.together) if one and len(one.lowered) > 1]
    for one in _different(several):
        parties = list(one.lowered)
        by = found.asked.by([found.party(party) for party in parties])
        amounts = "; ".join(
            f"{found.asked.name(found.party(party))} {points_up(amount)}"
            for party, amount in one.lowered.items()
        )
        names = capital(found.names([Condition(party) for party in parties]))
        yield Cell(names, by=by), Cell(amounts, by=by), Cell(found.nearest(one.packages), by=by)


def _different(several: Sequence[Concession]) -> list[Concession]:
    kept: list[Concession] = []
    for one in several:
        if one not in kept:
            kept.append(one)
    return kept
