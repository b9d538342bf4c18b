"""When something was said or happens: a day, a span, a month, "before", or "none set".

Source: the notation follows ISO 8601 dates with ".." between two of them.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
EXPECTED = "a date (2014-03-30), a month (2014-03), a span (2014-04-01..2014-04-02) or “none set”"


@dataclass(frozen=True)
class When:
    """A stretch of time, as exact as the source is.

    Attributes
    ----------
    first, last
        First and last day it can be; ``None`` where that end is open or nothing is set.
    text
        As it was written.

    Examples
    --------
    >>> parse_when("2014-03").last
    datetime.date(2014, 3, 31)
    >>> parse_when("none set").is_set
    False
    """

    first: date | None
    last: date | None
    text: str

    @property
    def is_set(self) -> bool:
        """Whether any date is known."""
        return self.first is not None or self.last is not None

    def __str__(self) -> str:
        return self.text


def parse_when(text: object) -> When:
    """Read a stretch of time.

    Raises
    ------
    pydantic_core.PydanticCustomError
        When it is none of the accepted forms or no such day exists.
    """
    if isinstance(text, When):
        return text
    if isinstance(text, date):
        return When(text, text, text.isoformat())
    if not isinstance(text, str):
        raise PydanticCustomError("when", EXPECTED)
    stripped = text.strip()
    if stripped.casefold() == "none set":
        return When(None, None, "none set")
    first, dots, last = stripped.partition("..")
    begin = _day(first, end=False) if first else None
    finish = _day(last if dots else first, end=True) if last or not dots else None
    if begin is None and finish is None:
        raise PydanticCustomError("when", EXPECTED)
    if begin and finish and begin > finish:
        raise PydanticCustomError("backwards", "the earlier date first")
    return When(begin, finish, stripped)


def _day(text: str, *, end: bool) -> date:
    match = _POINT.fullmatch(text.strip())
    if match is None:
        raise PydanticCustomError("when", EXPECTED)
    year, month = int(match[1]), int(match[2] or (12 if end else 1))
    try:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, int(match[3] or (last if end else 1)))
    except (ValueError, IndexError):
        raise PydanticCustomError("when", "a day that exists") from None


WhenField = Annotated[
    When,
    PlainValidator(parse_when),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string"}),
]


def _strict_day(text: object) -> date:
    if isinstance(text, date):
        return text
    match = _POINT.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None or match[3] is None:
        raise PydanticCustomError("day", "a date such as 2014-03-31")
    return _day(match[0], end=False)


Day = Annotated[
    date,
    PlainValidator(_strict_day),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date"}),
]
