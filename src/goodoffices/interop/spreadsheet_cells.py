"""Texts in the cells of a spreadsheet, so that none is taken for a formula or a date.

A cell that begins with "=", "+", "-" or "@" is run by spreadsheets, and "1/3" or "10-12" becomes a
date. Such texts get an apostrophe in front, which is taken away again on reading.

Source: none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from goodoffices.interop.exact_number import decimal, exact_or_quotient, has_end

_MISTAKEN = re.compile(r"'*\s*(?:[=+\-@\t\r\n]|\d+\s*[-/.:]\s*\d)")
_COMMA = re.compile(r"\s*[-+]?\d+,\d+\s*", re.ASCII)


def shielded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for something else.

    Examples
    --------
    >>> shielded("=SUM(A1)"), shielded("10-12"), shielded("half")
    ("'=SUM(A1)", "'10-12", 'half')
    """
    return f"'{text}" if _MISTAKEN.match(text) else text


def unshielded(text: str) -> str:
    """Take the apostrophe away again.

    Examples
    --------
    >>> unshielded(shielded("'-1")), unshielded("'tis")
    ("'-1", "'tis")
    """
    return text[1:] if text.startswith("'") and _MISTAKEN.match(text) else text


def number_cell(number: Fraction) -> str:
    """Write a number: as a decimal, or shielded as a quotient when it has no end.

    Examples
    --------
    >>> number_cell(Fraction(5, 2)), number_cell(Fraction(3)), number_cell(Fraction(1, 3))
    ('2.5', '3', "'1/3")
    """
    if number.denominator == 1:
        return str(number.numerator)
    return decimal(number) if has_end(number) else shielded(str(number))


def number_in(cell: str) -> Fraction | None:
    """Read a number from a cell, written with a point or a comma; ``None`` when it is none.

    Examples
    --------
    >>> number_in("2,5"), number_in("'1/3"), number_in("1,234,567")
    (Fraction(5, 2), Fraction(1, 3), None)
    """
    return exact_or_quotient(
        unshielded(cell).replace(",", ".") if has_comma(cell) else unshielded(cell)
    )


def left_out_cells(line: int, cells: Sequence[str]) -> str:
    """Tell that cells under no heading are left out.

    Examples
    --------
    >>> left_out_cells(3, ["9"])
    'Line 3: “9” stands in a column without a heading and is left out.'
    """
    shown = ", ".join(f"“{cell[:40]}”" for cell in cells[:5])
    more = f" and {len(cells) - 5} more" if len(cells) > 5 else ""
    if len(cells) == 1:
        return f"Line {line}: {shown} stands in a column without a heading and is left out."
    return f"Line {line}: {shown}{more} stand in columns without a heading and are left out."


def has_comma(cell: str) -> bool:
    """Say whether a cell is a number with a decimal comma."""
    return _COMMA.fullmatch(cell) is not None
