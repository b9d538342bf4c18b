"""A case file taken apart: plain values, and the place in the file of each of them.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import Fault, Place

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mark:
    """Where a value stands in the text.

    Attributes
    ----------
    line
        Line of the value's key (or of the value, in a list), counted from 1.
    start, end
        The value's own half-open range in code points.
    block
        Whether it is a mapping or list written over several lines without brackets.
    column
        Column of the value's first character, counted from 0.
    file
        The file, when it is not the case file itself.
    shown
        The path as the person counts it, when entries before it were left out.
    """

    line: int
    start: int
    end: int
    block: bool
    column: int
    file: str | None = None
    shown: Path | None = None


@dataclass
class Document:
    """A case file taken apart: plain values, and the mark of each path.

    Attributes
    ----------
    data
        Mappings, lists and text; a key with nothing after it is left out ("not stated").
    marks
        The mark of each path; the empty path is the whole document.
    faults
        What breaks the subset, in the order found.
    """

    data: Value
    marks: dict[Path, Mark]
    faults: list[Fault]

    def line(self, path: Path) -> int | None:
        """Say on which line a path stands, or the nearest path above it that exists."""
        while path and path not in self.marks:
            path = path[:-1]
        mark = self.marks.get(path)
        return mark.line if mark else None


def show(path: Path) -> str:
    """Write a path in the words of the file.

    Examples
    --------
    >>> show(("issues", "troops", "options", 0))
    'issues › troops › options › 1st'
    """
    return " › ".join(_ordinal(part) if isinstance(part, int) else short(part) for part in path)


def short(text: str, limit: int = 80) -> str:
    """Write a text in one line of bounded length, so that a fault stays readable.

    Examples
    --------
    >>> short("a very long name", 8)
    'a very…'
    """
    line = " ".join(text[: 4 * limit].split())
    cut = len(line) > limit or len(text) > 4 * limit
    return line[: limit - 1].rstrip() + "…" if cut else line


def _ordinal(index: int) -> str:
    number = index + 1
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def place(document: Document, path: Path, file: str) -> Place:
    """Say where a path stands, in the case file or in the file its statement came from."""
    mark = document.marks.get(path[:2])
    elsewhere = mark.file if mark is not None else None
    counted = (*mark.shown, *path[2:]) if mark is not None and mark.shown else path
    return Place(elsewhere or file, document.line(path), show(counted))
