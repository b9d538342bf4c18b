"""Text as every view shows it: clean, short where it must be, dates and ids in plain words.

Source: none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar, cast

from goodoffices.case.when import When

Shown = TypeVar("Shown")

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ID = re.compile(r"(.*?)(\d+)")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

CONFIDENCE_AS_BEFORE = "Confidence as in the judgement before, for the same reasons."
"""Said where it would only be repeated."""


def clean(text: str) -> str:
    r"""Make a text safe to show anywhere: one line, with every hidden or control character visible.

    Escape codes for terminals and signs that turn the direction of writing round become “�”.

    Examples
    --------
    >>> clean("red" + chr(27) + "[31m alert")
    'red�[31m alert'
    >>> clean("two" + chr(10) + "lines")
    'two lines'
    """
    return "".join(map(_visible, " ".join(text.split())))


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    hidden = letter in _BIDI or kind in {"Cc", "Cs", "Co"} or "\U000e0000" <= letter <= "\U000e007f"
    return "\ufffd" if hidden else letter


def shown(value: Shown) -> Shown:
    """Clean every text inside a value, however deep it lies; the value itself is left alone."""
    return cast(Shown, _shown(value))


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: _shown(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, Mapping):
        return _specification(value)
    if isinstance(value, tuple | list):
        return type(value)(_shown(item) for item in value)
    return value


def _specification(value: Any) -> Any:
    """Clean the texts of a figure's specification, in which line ends have a meaning."""
    if isinstance(value, str):
        return "\n".join(map(clean, value.split("\n")))
    if isinstance(value, Mapping):
        return {_specification(key): _specification(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(map(_specification, value))
    return value


def shorten(text: str, most: int) -> str:
    """Cut a text at a word, with an ellipsis; whoever calls it says where the whole stands.

    Examples
    --------
    >>> shorten("a full pull-back of the force", 16)
    'a full pull-back…'
    >>> shorten("short", 16)
    'short'
    """
    if len(text) <= most:
        return text
    head = text[: most + 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head[:most]
    return cut.rstrip(" ,;:–.") + "…"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Write a list as it is spoken.

    Examples
    --------
    >>> listed(["Russia", "Ukraine", "NATO"])
    'Russia, Ukraine and NATO'
    """
    *head, end = list(words) or [""]
    return f"{', '.join(head)} {last} {end}" if head else end


def day(day_: date) -> str:
    """Write a day.

    Examples
    --------
    >>> day(date(2014, 3, 30))
    '30 March 2014'
    """
    return f"{day_.day} {_MONTHS[day_.month - 1]} {day_.year}"


def when(time: When | None) -> str:
    """Write a stretch of time as it stands in a sentence, preposition included.

    Examples
    --------
    >>> from goodoffices.case.when import parse_when
    >>> when(parse_when("2014-04-01..2014-04-02"))
    'from 1 April 2014 to 2 April 2014'
    >>> when(parse_when("2014-03"))
    'in March 2014'
    >>> when(parse_when("none set"))
    'no date set'
    """
    if time is None:
        return "no date given"
    if not time.is_set:
        return "no date set"
    if re.fullmatch(r"\d{4}-\d\d", time.text) and time.first:
        return f"in {_MONTHS[time.first.month - 1]} {time.first.year}"
    if re.fullmatch(r"\d{4}", time.text):
        return f"in {time.text}"
    if time.first is None or time.last is None:
        known = time.first or time.last
        word = "by" if time.first is None else "from"
        return f"{word} {day(known)}" if known else "no date set"
    if time.first == time.last:
        return f"on {day(time.first)}"
    return f"from {day(time.first)} to {day(time.last)}"


@dataclass(frozen=True)
class Reference:
    """An id as it stands behind a sentence.

    Attributes
    ----------
    text
        What is written: one id, or the two ends of a run ("s31–s33").
    first
        The id it leads to.
    """

    text: str
    first: str


def references(ids: Iterable[str]) -> tuple[Reference, ...]:
    """Write ids as short as can be: runs of three and more by their two ends; nothing is left out.

    Examples
    --------
    >>> [r.text for r in references(["s1", "s2", "s3", "s9", "report"])]
    ['s1–s3', 's9', 'report']
    """
    runs: list[list[str]] = []
    for id_ in sorted(dict.fromkeys(ids), key=_in_order):
        if runs and _follows(runs[-1][-1], id_):
            runs[-1].append(id_)
        else:
            runs.append([id_])
    return tuple(ref for run in runs for ref in _written(run))


def _in_order(id_: str) -> tuple[bool, str, int]:
    match = _ID.fullmatch(id_)
    return (match is None, match[1] if match else id_, int(match[2]) if match else 0)


def _follows(one: str, other: str) -> bool:
    a, b = _ID.fullmatch(one), _ID.fullmatch(other)
    return bool(a and b and a[1] == b[1] and int(a[2]) + 1 == int(b[2]))


def _written(run: list[str]) -> list[Reference]:
    if len(run) < 3:
        return [Reference(id_, id_) for id_ in run]
    return [Reference(f"{run[0]}–{run[-1]}", run[0])]


def support(evidence: Iterable[str], by: Iterable[str]) -> str:
    """Write what a sentence rests on, in one line.

    Examples
    --------
    >>> support(["s1", "s2"], ["analyst A"])
    's1, s2; analyst A'
    """
    ids = ", ".join(ref.text for ref in references(evidence))
    return "; ".join(filter(None, (ids, ", ".join(by))))
