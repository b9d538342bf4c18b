"""A table whose cells rest on the same words says so once, not in every cell.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.lenses.finding import Cell, Table

Support = tuple[tuple[str, ...], tuple[str, ...]]
_NOTHING: Support = ((), ())
_SEVERAL = 3


@dataclass(frozen=True)
class ToldOnce:
    """A table, and what all of it rests on.

    Attributes
    ----------
    table
        The table; a support that several cells of a row share, and no other stands beside, is at
        the row's name.
    evidence, by
        What every cell with a support rests on; empty where cells differ.
    """

    table: Table
    evidence: tuple[str, ...]
    by: tuple[str, ...]


def told_once(table: Table) -> ToldOnce:
    """Say what cells rest on once for the table, or once for each row, where it is the same."""
    supports = {_support(cell) for row in table.rows for cell in row} - {_NOTHING}
    if len(supports) == 1 and len(table.rows) > 1:
        evidence, by = next(iter(supports))
        rows = tuple(tuple(_bare(cell) for cell in row) for row in table.rows)
        return ToldOnce(replace(table, rows=rows), evidence, by)
    return ToldOnce(replace(table, rows=tuple(map(_row, table.rows))), (), ())


def _row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Say once, at the name of the row, what three cells or more and all others rest on."""
    supports = [_support(cell) for cell in row if _support(cell) != _NOTHING]
    if len(supports) < _SEVERAL or len(set(supports)) > 1:
        return row
    evidence, by = supports[0]
    first, *rest = map(_bare, row)
    return (replace(first, evidence=evidence, by=by), *rest)


def _support(cell: Cell) -> Support:
    return cell.evidence, cell.by


def _bare(cell: Cell) -> Cell:
    return replace(cell, evidence=(), by=())
