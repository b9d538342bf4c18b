"""Reading a file of another program whole, when it is no larger than such files are.

Source: none.
"""

from __future__ import annotations

from pathlib import Path

from goodoffices.errors import Fault, Place, SourceError

MOST_BYTES = 20_000_000


def content(file: Path, expected: str) -> bytes:
    """Read a file.

    Parameters
    ----------
    file
        The file.
    expected
        What it should be, for the fault.

    Raises
    ------
    SourceError
        When it cannot be read or is too large.
    """
    place = Place(str(file))
    try:
        with file.open("rb") as opened:
            read = opened.read(MOST_BYTES + 1)
    except OSError as error:
        found = error.strerror or "a file that cannot be read"
        raise SourceError(Fault(place, found, expected, "check the path.")) from None
    if len(read) > MOST_BYTES:
        found = f"more than {MOST_BYTES // 1_000_000} MB"
        raise SourceError(Fault(place, found, expected, "name another file."))
    return read


def text(file: Path, expected: str) -> str:
    """Read a file as text, with or without the mark that says it is UTF-8.

    Raises
    ------
    SourceError
        As :func:`content` does, and when it is not UTF-8.
    """
    try:
        return content(file, expected).decode("utf-8-sig")
    except UnicodeDecodeError:
        fault = Fault(Place(str(file)), "another encoding", expected, "save it as UTF-8.")
        raise SourceError(fault) from None
