"""Numbers, shares and lists in words.

Source: none; the house's own convention.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction


def one_digit(number: Fraction) -> str:
    """Write an exact number with one digit after the point, the nearest (of two, the even one).

    Examples
    --------
    >>> one_digit(Fraction(2, 3)), one_digit(Fraction(-1, 4)), one_digit(Fraction(66))
    ('0.7', '-0.2', '66.0')
    """
    tenths = round(number * 10)
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole:,}.{rest}"


def signed(amount: Fraction) -> str:
    """Write a gain or a loss with its sign.

    Examples
    --------
    >>> signed(Fraction(6)), signed(Fraction(-7, 2)), signed(Fraction(0))
    ('+6.0', '-3.5', '0.0')
    """
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return sign + one_digit(abs(amount))


def points_up(amount: Fraction) -> str:
    """Write an amount with one digit, rounded up so that it is enough.

    Examples
    --------
    >>> points_up(Fraction(7, 2)), points_up(Fraction(1, 30)), points_up(Fraction(1))
    ('3.5 points', '0.1 points', '1.0 points')
    """
    return f"{one_digit(Fraction(math.ceil(amount * 10), 10))} points"


def rounded(number: Fraction) -> float:
    """Round a number for a picture as :func:`one_digit` writes it.

    Examples
    --------
    >>> rounded(Fraction(2, 3))
    0.7
    """
    return float(one_digit(number).replace(",", ""))


def counted(number: int, what: str) -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> counted(1, "outcome"), counted(3456, "outcome"), counted(2, "party"), counted(2, "way")
    ('1 outcome', '3,456 outcomes', '2 parties', '2 ways')
    """
    ies = what.endswith("y") and what[-2:-1] not in "aeou"
    many = f"{what[:-1]}ies" if ies else f"{what}s"
    return f"{number:,} {what if number == 1 else many}"


def share(part: int, whole: int) -> str:
    """Write a share exactly, with its per cent.

    Examples
    --------
    >>> share(483, 3456)
    '483 of 3,456 (14.0 %)'
    >>> share(1, 3456)
    '1 of 3,456 (less than 0.1 %)'
    """
    percent = one_digit(Fraction(100 * part, whole)) if whole else "0.0"
    if part and percent == "0.0":
        percent = "less than 0.1"
    elif part < whole and percent == "100.0":
        percent = "more than 99.9"
    return f"{part:,} of {whole:,} ({percent} %)"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as a person would.

    Examples
    --------
    >>> listed(["Russia", "Ukraine", "NATO"])
    'Russia, Ukraine and NATO'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """Begin a sentence.

    Examples
    --------
    >>> capital("now holds.")
    'Now holds.'
    """
    return text[:1].upper() + text[1:]
