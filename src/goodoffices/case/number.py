"""A number an analyst gives: one value, or a range when one would be false precision.

Numbers are exact rationals; "0.1" is one tenth.

Source: none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_PLACES = 60
_DIGITS = rf"\d{{1,{_PLACES}}}"
_NUMBER = rf"[-+]?{_DIGITS}(?:\.{_DIGITS}|/{_DIGITS})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:\.\.\s*({_NUMBER})\s*)?", re.ASCII)


@dataclass(frozen=True)
class Range:
    """A number, or the lowest and highest an analyst holds possible.

    Attributes
    ----------
    low, high
        Exact bounds, ``low <= high``; equal for a single number.

    Examples
    --------
    >>> parse_range("50..70").midpoint
    Fraction(60, 1)
    """

    low: Fraction
    high: Fraction

    @property
    def midpoint(self) -> Fraction:
        """The number half way between the bounds."""
        return (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """Whether one number was given."""
        return self.low == self.high

    def __str__(self) -> str:
        low, high = plain(self.low), plain(self.high)
        return low if self.exact else f"{low}..{high}"


def plain(number: Fraction) -> str:
    """Write an exact number the way a person would.

    Examples
    --------
    >>> plain(Fraction(5, 2)), plain(Fraction(3)), plain(Fraction(1, 3))
    ('2.5', '3', '1/3')
    """
    if number.denominator == 1:
        return str(number.numerator)
    if 10**_PLACES % number.denominator:
        return str(number)
    for places in range(1, _PLACES + 1):
        shifted = abs(number) * 10**places
        if shifted.denominator == 1:
            digits = f"{shifted.numerator:0{places + 1}d}"
            return f"{'-' * (number < 0)}{digits[:-places]}.{digits[-places:]}"
    return str(number)


def parse_range(text: object) -> Range:
    """Read "60" or "50..70" as an exact range.

    Raises
    ------
    pydantic_core.PydanticCustomError
        When it is neither, or the range runs backwards.
    """
    if isinstance(text, Range):
        return text
    match = _RANGE.fullmatch(str(text)) if isinstance(text, str | int | float) else None
    if match is None or any(_over_nothing(bound) for bound in match.groups() if bound):
        raise PydanticCustomError("number", "a number or a range such as 50..70")
    low = Fraction(match[1])
    high = Fraction(match[2]) if match[2] is not None else low
    if low > high:
        raise PydanticCustomError("backwards", "the lower number first, such as 50..70")
    return Range(low, high)


def _over_nothing(text: str) -> bool:
    _, slash, below = text.partition("/")
    return bool(slash) and not below.strip("0")


def _schema() -> dict[str, Any]:
    pattern = rf"^\s*{_NUMBER}\s*(\.\.\s*{_NUMBER}\s*)?$"
    return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": pattern}]}


Number = Annotated[
    Range,
    PlainValidator(parse_range),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(_schema()),
]
