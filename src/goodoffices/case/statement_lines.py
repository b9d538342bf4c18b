"""Statements kept outside the case file: ``statements.jsonl``, one JSON object a line, with an id.

Source: none; the format is JSON Lines.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goodoffices.case.yaml_subset import MAX_CHARACTERS, Document, Mark
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
    if not isinstance(document.data, dict) or not file.exists():
        return
    statements = document.data.setdefault("statements", {})
    if not isinstance(statements, dict):
        return
    for number, line in enumerate(_lines(file, document), start=1):
        if line.strip():
            _take(document, statements, number, line)


def _lines(file: Path, document: Document) -> list[str]:
    try:
        if file.stat().st_size <= 8 * MAX_CHARACTERS:
            return file.read_text(encoding="utf-8-sig").split("\n")
        found = f"{file.stat().st_size:,} bytes"
        expected = f"at most {8 * MAX_CHARACTERS:,}"
        document.faults.append(Fault(Place(FILE), found, expected, "split the case."))
    except OSError as error:
        document.faults.append(unreadable(file, error))
    except UnicodeDecodeError:
        fault = Fault(Place(FILE), "bytes that are not UTF-8", "UTF-8 text", "save it as UTF-8.")
        document.faults.append(fault)
    return []


def _take(document: Document, statements: dict[str, Any], number: int, line: str) -> None:
    place = Place(FILE, number)
    try:
        entry = json.loads(line, object_pairs_hook=_no_doubles)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _DoubledKeyError) else "not one JSON object"
        do = "correct the line, or delete it."
        document.faults.append(Fault(place, reason, "one JSON object with an “id”", do))
        return
    id_ = entry.pop("id", None) if isinstance(entry, dict) else None
    if not isinstance(id_, str) or not id_:
        do = 'add “"id": "…"” to the line.'
        document.faults.append(Fault(place, "no “id”", "an object with an “id” text", do))
    elif id_ in statements:
        found = f"the statement “{id_}” a second time"
        expected = "each id once, in case.yaml or here"
        document.faults.append(Fault(place, found, expected, "rename one of the two."))
    else:
        statements[id_] = entry
        document.marks[("statements", id_)] = Mark(number, 0, 0, False, 0, FILE)


class _DoubledKeyError(ValueError):
    """A key stands twice in one object."""


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise _DoubledKeyError(f"the key “{key}” twice")
    return dict(pairs)
