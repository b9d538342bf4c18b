"""What a person says about a source: publisher, day, origin, grade.

None of it is ever filled in from the document: what a document says about itself is proposed to a
person. "Not stated" is an answer.

Source: nato_ajp21 (reliability of a source, A to F).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from goodoffices.case.vocabulary import RELIABILITY_WORDS, Reliability
from goodoffices.errors import Fault, Place, UseError

_LONGEST = 200


@dataclass(frozen=True)
class Details:
    """What a person says about a source; ``None`` where nothing is said.

    Attributes
    ----------
    publisher
        Who published it.
    published
        When.
    origin
        The newsroom, wire or office the words really come from.
    grade
        How reliable the source has been: A to F.
    """

    publisher: str | None = None
    published: date | None = None
    origin: str | None = None
    grade: Reliability | None = None


def details(
    publisher: str | None = None,
    published: str | None = None,
    origin: str | None = None,
    grade: str | None = None,
) -> Details:
    """Read what was given as options, and tell everything that is wrong at once.

    Parameters
    ----------
    publisher, origin
        One line of text.
    published
        A day: ``2014-03-31``.
    grade
        One letter, A to F.

    Raises
    ------
    UseError
        With one fault for each option that cannot be read.

    Examples
    --------
    >>> details(published="2014-03-31", grade="b")
    Details(publisher=None, published=datetime.date(2014, 3, 31), origin=None, grade='B')
    """
    faults: list[Fault] = []
    read = Details(
        _line(publisher, "--publisher", "the name of a newspaper, agency or office", faults),
        _day(published, faults),
        _line(origin, "--origin", "the newsroom, wire or office the words come from", faults),
        _grade(grade, faults),
    )
    if faults:
        raise UseError(faults)
    return read


def _shown(given: str) -> str:
    """Quote what was given, shortened, and without characters that could disturb a terminal."""
    safe = "".join(char if char.isprintable() else "\ufffd" for char in given[:61])
    return f"“{safe[:60]}{'…' if len(safe) > 60 else ''}”"


def _line(given: str | None, option: str, expected: str, faults: list[Fault]) -> str | None:
    if given is None:
        return None
    line = given.strip()
    if line and len(line) <= _LONGEST and line.isprintable():
        return line
    found = _shown(given) if line else "nothing"
    do = f"write it in one line of at most {_LONGEST} characters, or leave {option} out."
    faults.append(Fault(Place(field=option), found, expected, do))
    return None


def _day(given: str | None, faults: list[Fault]) -> date | None:
    if given is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given.strip()):
            return date.fromisoformat(given.strip())
    except ValueError:
        pass  # such as 30 February: told below like any other
    do = "write it as year-month-day, or leave --published out."
    where = Place(field="--published")
    faults.append(Fault(where, _shown(given), "a date such as 2014-03-31", do))
    return None


def _grade(given: str | None, faults: list[Fault]) -> Reliability | None:
    if given is None:
        return None
    for letter in get_args(Reliability):
        if given.strip().upper() == letter:
            return cast(Reliability, letter)
    scale = ", ".join(f"{letter} {meaning}" for letter, meaning in RELIABILITY_WORDS.items())
    do = (
        "give one letter, A to F, or leave --grade out. How far the words are to be believed "
        "(1 to 6) is judged for each statement."
    )
    faults.append(Fault(Place(field="--grade"), _shown(given), f"one of {scale}", do))
    return None
