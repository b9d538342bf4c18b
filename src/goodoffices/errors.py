"""What goes wrong, said in four parts: where, what was found, what was expected, what to do.

Every error a user can cause is a :class:`GoodOfficesError`; it carries one or more
:class:`Fault` values, so that all faults of a case are told in one go. Anything else that is
raised is a mistake of ours.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """Where in the user's material something stands.

    Attributes
    ----------
    file
        The file, as the user would name it; empty when no file is meant.
    line
        The line, counted from 1; ``None`` when the fault is about the whole file.
    field
        The path inside the file, in the words of the file ("issues › troops › held by").

    Examples
    --------
    >>> str(Place("case.yaml", 12, "issues › troops"))
    'case.yaml, line 12, issues › troops'
    """

    file: str = ""
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line is not None else ""
        return ", ".join(part for part in (self.file, line, self.field) if part)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, in four parts a user can act on.

    Attributes
    ----------
    where
        The place in the user's material.
    found
        What stands there, as a clause ("the party “RSU” is not in this case").
    expected
        What should stand there ("one of RUS, UKR, USA").
    do
        What to do about it ("Did you mean “RUS”?").

    Examples
    --------
    >>> print(Fault(Place("case.yaml", 3, "as of"), "“31 March”", "a date", "write 2014-03-31."))
    case.yaml, line 3, as of: found “31 March”; expected a date. → Write 2014-03-31.
    """

    where: Place
    found: str
    expected: str
    do: str

    def __str__(self) -> str:
        where = f"{self.where}: " if str(self.where) else ""
        do = self.do[:1].upper() + self.do[1:]
        return f"{where}found {self.found}; expected {self.expected}. → {do}"


class GoodOfficesError(Exception):
    """Anything that a user of Good Offices can put right.

    Parameters
    ----------
    faults
        One or more faults; a single one may be given alone.
    """

    faults: tuple[Fault, ...]

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[GoodOfficesError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class CaseError(GoodOfficesError):
    """The case file, or a file it names, cannot be read as a case."""


class SourceError(GoodOfficesError):
    """A document cannot be kept as a source, or its text cannot be taken out."""


class OutcomeError(GoodOfficesError):
    """No outcome space can be built from this case under this reading."""


class NeedsError(GoodOfficesError):
    """A lens lacks something the case does not state."""


class TooLargeError(OutcomeError):
    """The method asked for would not finish in the room it has; nothing was cut short."""


class UseError(GoodOfficesError):
    """The command or the call itself was wrong."""


class Cancelled(GoodOfficesError):  # noqa: N818 - the person stopped it; it is no error of theirs
    """The person stopped the work; nothing was changed."""


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Say which known word was probably meant.

    Parameters
    ----------
    word
        What was found.
    known
        What could have stood there.
    otherwise
        What to say when nothing is near.

    Examples
    --------
    >>> did_you_mean("RSU", ["RUS", "USA"], "list it under parties.")
    'did you mean “RUS”?'
    >>> did_you_mean("Mars", ["RUS", "USA"], "list it under parties.")
    'list it under parties.'
    """
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean “{folded[near[0]]}”?" if near else otherwise


def one_of(words: Sequence[str], limit: int = 12) -> str:
    """List what could have stood somewhere, shortened when long.

    Examples
    --------
    >>> one_of(["RUS", "USA", "UKR"])
    'one of RUS, USA, UKR'
    >>> one_of([])
    'nothing (none is listed)'
    """
    if not words:
        return "nothing (none is listed)"
    shown = ", ".join(words[:limit])
    rest = len(words) - limit
    return f"one of {shown}" + (f" and {rest} more" if rest > 0 else "")


def unreadable(path: Path, error: OSError) -> Fault:
    """Say that a file could not be opened, in the user's words."""
    reason = {2: "no such file", 13: "no permission to read it", 21: "a folder"}
    found = reason.get(error.errno or 0, error.strerror or "a file that cannot be opened")
    return Fault(Place(str(path)), found, "a file that can be read", "check the name and the path.")
