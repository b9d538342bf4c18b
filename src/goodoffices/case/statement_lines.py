"""Statements kept outside the case file: ``statements.jsonl``, one JSON object a line, with an id.

Source: none; the format is JSON Lines.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from goodoffices.case.document import Document, Mark, short
from goodoffices.case.hidden import first_hidden, named
from goodoffices.case.yaml_subset import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES
from goodoffices.errors import Fault, Place, unreadable

FILE = "statements.jsonl"


def add(document: Document, folder: Path) -> None:
    """Put the statements of ``statements.jsonl`` beside those of the case file.

    An id that stands in both, a line that is no object, or an object without an id is a fault.

    Parameters
    ----------
    document
        The case file taken apart; its statements, marks and faults are added to.
    folder
        The case's folder; nothing happens when it has no such file.
    """
    file = folder / FILE
    if not isinstance(document.data, dict) or not _is_there(file, document):
        return
    statements = document.data.setdefault("statements", {})
    if not isinstance(statements, dict):
        return
    room = MAX_NODES
    for number, line in enumerate(_lines(file, document), start=1):
        if line.strip():
            room -= _take(document, statements, number, line)
        if room < 0:
            found, do = f"more than {MAX_NODES:,} values", "split the case."
            document.faults.append(Fault(Place(FILE, number), found, "fewer", do))
            return


def _is_there(file: Path, document: Document) -> bool:
    if file.is_file() or not (file.exists() or file.is_symlink()):
        return file.is_file()
    found, do = "something that is no file", "put a file there, or take it away."
    document.faults.append(Fault(Place(FILE), found, "a text file", do))
    return False


def _lines(file: Path, document: Document) -> list[str]:
    try:
        if file.stat().st_size <= 8 * MAX_CHARACTERS:
            return file.read_bytes().decode("utf-8-sig").split("\n")
        found = f"{file.stat().st_size:,} bytes"
        expected = f"at most {8 * MAX_CHARACTERS:,}"
        document.faults.append(Fault(Place(FILE), found, expected, "split the case."))
    except OSError as error:
        document.faults.append(unreadable(file, error))
    except UnicodeDecodeError as error:
        where = Place(FILE, error.object.count(b"\n", 0, error.start) + 1)
        found = f"bytes that are not UTF-8 text (0x{error.object[error.start]:02x})"
        fault = Fault(where, found, "a text file saved as UTF-8", "save it as UTF-8.")
        document.faults.append(fault)
    return []


def _take(document: Document, statements: dict[str, Any], number: int, line: str) -> int:
    """Take one line in; say how many values it holds."""
    place = Place(FILE, number)
    values = _Values()
    try:
        entry = values.stated(json.loads(line, object_pairs_hook=_no_doubles))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _RefusedLineError) else "not one JSON object"
        do = "correct the line, or delete it."
        document.faults.append(Fault(place, reason, "one JSON object with an “id”", do))
        return values.count
    id_ = entry.pop("id", None) if isinstance(entry, dict) else None
    if not isinstance(id_, str) or not id_:
        do = 'add “"id": "…"” to the line.'
        document.faults.append(Fault(place, "no “id”", "an object with an “id” text", do))
    elif id_ in statements or ("statements", id_) in document.marks:
        found = f"the statement “{short(id_)}” a second time"
        expected = "each id once, in case.yaml or here"
        document.faults.append(Fault(place, found, expected, "rename one of the two."))
    else:
        statements[id_] = entry
        document.marks[("statements", id_)] = Mark(number, 0, 0, False, 0, FILE)
    return values.count


class _RefusedLineError(ValueError):
    """A line that is JSON, and yet no statement; the message says what was found."""


class _Values:
    """Counts the values of a line while it leaves out those that are not stated."""

    def __init__(self) -> None:
        self.count = 0

    def stated(self, value: Any, depth: int = 0) -> Any:
        self.count += 1
        if depth > MAX_DEPTH:
            raise _RefusedLineError(f"brackets {MAX_DEPTH} deep")
        if isinstance(value, str):
            return _legible(value)
        if isinstance(value, list):
            return [self.stated(item, depth + 1) for item in value]
        if isinstance(value, dict):
            return {
                _legible(key): self.stated(inner, depth + 1)
                for key, inner in value.items()
                if inner is not None
            }
        return value


def _legible(text: str) -> str:
    hidden = first_hidden(text)
    if hidden is not None:
        raise _RefusedLineError(named(text[hidden]))
    return text


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    double = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    raise _RefusedLineError(f"the key “{short(double)}” twice")
