"""Numbers in the files of others: read exactly, and written so that nothing is lost or it is told.

A number of a hostile file may be a million digits long, or stand for one by its exponent; more than
:data:`MOST_DIGITS` of either are refused before anything is worked out.

Source: none.
"""

from __future__ import annotations

import re
from fractions import Fraction

MOST_DIGITS = 30
PLACES = 18
"""A number without end is written to so many places."""

_DECIMAL = re.compile(r"\s*([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?\s*", re.ASCII)
_QUOTIENT = re.compile(r"\s*([-+]?\d{1,60})\s*/\s*(\d{1,60})\s*", re.ASCII)


def exact(text: str) -> Fraction | None:
    """Read a decimal as exactly the number it is written as; ``None`` when it is none, or too long.

    Examples
    --------
    >>> exact("0.1"), exact("2.5e-3")
    (Fraction(1, 10), Fraction(1, 400))
    >>> [exact(text) for text in ("NaN", "", "1e999999", "one", "-")]
    [None, None, None, None, None]
    """
    match = _DECIMAL.fullmatch(text) if len(text) <= 4 * MOST_DIGITS else None
    if match is None:
        return None
    sign, whole, part, power = match[1], match[2] or "", match[3] or "", int(match[4] or 0)
    digits = whole + part
    if not digits or len(digits) > MOST_DIGITS or abs(power) > MOST_DIGITS:
        return None
    return int(sign + digits) * Fraction(10) ** (power - len(part))


def exact_or_quotient(text: str) -> Fraction | None:
    """Read a decimal or a quotient of whole numbers.

    Examples
    --------
    >>> exact_or_quotient("500/9"), exact_or_quotient("1/0")
    (Fraction(500, 9), None)
    """
    match = _QUOTIENT.fullmatch(text)
    if match is None:
        return exact(text)
    return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None


def has_end(number: Fraction) -> bool:
    """Say whether a number can be written whole as a decimal of at most :data:`PLACES` places.

    Examples
    --------
    >>> has_end(Fraction(1, 8)), has_end(Fraction(1, 3))
    (True, False)
    """
    return not 10**PLACES % number.denominator


def decimal(number: Fraction) -> str:
    """Write a number as a decimal, rounded to :data:`PLACES` places where it has no end.

    Examples
    --------
    >>> decimal(Fraction(1, 8)), decimal(Fraction(-2)), decimal(Fraction(2, 3))
    ('0.125', '-2.0', '0.666666666666666667')
    """
    whole = round(abs(number) * 10**PLACES)
    digits = f"{whole:0{PLACES + 1}d}"
    part = digits[-PLACES:].rstrip("0") or "0"
    return f"{'-' if number < 0 and whole else ''}{digits[:-PLACES]}.{part}"
