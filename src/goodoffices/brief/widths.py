"""How wide each column of a printed table is, and whether the table needs a page on its side.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.brief.plain import support
from goodoffices.lenses.finding import Cell, Table

_UPRIGHT, _ON_ITS_SIDE = 104, 186
_MOST_COLUMNS_UPRIGHT = 7
_LONGEST_WORD = 26


@dataclass(frozen=True)
class Widths:
    """Shares of the line, by column, and whether the line is that of a page on its side."""

    shares: tuple[int, ...]
    on_its_side: bool


def widths(table: Table) -> Widths:
    """Give each column room for its longest word, and share out the rest by what it has to say."""
    columns = list(zip(*([_heads(table), *map(_texts, table.rows)]), strict=True))
    least = [max(map(_longest_word, column)) + 2 for column in columns]
    most = [max(len(text) for text in column) + 2 for column in columns]
    on_its_side = len(columns) > _MOST_COLUMNS_UPRIGHT or sum(least) > _UPRIGHT
    line = _ON_ITS_SIDE if on_its_side else _UPRIGHT
    wanted = [max(m - n, 0) for m, n in zip(most, least, strict=True)]
    spare = max(line - sum(least), 0)
    # a column that wants little gets it all; the long ones share by the root of what they want
    roots = [want**0.5 for want in wanted]
    total = sum(roots) or 1.0
    given = [min(want, spare * root / total) for want, root in zip(wanted, roots, strict=True)]
    left = spare - sum(given)
    open_ = sum(w - g for w, g in zip(wanted, given, strict=True)) or 1.0
    more = [left * (w - g) / open_ for w, g in zip(wanted, given, strict=True)]
    shares = [round(10 * (a + b + c)) for a, b, c in zip(least, given, more, strict=True)]
    return Widths(tuple(shares), on_its_side)


def _heads(table: Table) -> tuple[str, ...]:
    return tuple(column.title for column in table.columns)


def _texts(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(_text(cell) for cell in row)


def _text(cell: Cell) -> str:
    mark = f"{cell.mark.shape}\u00a0{cell.mark.word} " if cell.mark else ""
    return f"{mark}{cell.text} {support(cell.evidence, cell.by)}".strip()


def _longest_word(text: str) -> int:
    return min(max(map(len, text.split(" "))), _LONGEST_WORD)
