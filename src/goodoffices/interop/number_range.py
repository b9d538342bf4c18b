"""Options made of a range of numbers, evenly spaced.

Source: none.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.interop.exact_number import decimal


def number_range(low: Fraction, high: Fraction, count: int) -> dict[str, Fraction]:
    """Take so many numbers of a range, both ends among them, each by its name.

    Examples
    --------
    >>> list(number_range(Fraction(0), Fraction(1), 3))
    ['0', '0.5', '1']
    """
    step = (high - low) / max(count - 1, 1)
    points = [low + step * k for k in range(count)]
    return {str(p) if p.denominator == 1 else decimal(p): p for p in points}
