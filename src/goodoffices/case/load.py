"""Reading a case from its folder: every fault in one go, nothing touched.

Source: none.
"""

from __future__ import annotations

import copy
import stat
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TypeGuard

from pydantic import ValidationError

from goodoffices.case import (
    faults,
    references_of_judgements,
    references_of_record,
    statement_lines,
    yaml_subset,
)
from goodoffices.case.document import Document, Mark, Path, Value, place, short
from goodoffices.case.hidden import first_hidden, named
from goodoffices.case.model import Case
from goodoffices.case.references import Names
from goodoffices.errors import CaseError, Fault, Place, unreadable

CASE_FILE = "case.yaml"
_ROUNDS = 50
_SHOWN = 20
_MAX_BYTES = 4 * yaml_subset.MAX_CHARACTERS
_NAMED = frozenset(
    {"sources", "parties", "speakers", "issues", "terms", "views", "states", "statements"}
)


@dataclass(frozen=True)
class Loaded:
    """A case that could be read, and where it came from.

    Attributes
    ----------
    case
        The case.
    folder
        Its folder.
    file
        The case file itself.
    document
        The file taken apart, for lines.
    """

    case: Case
    folder: FilePath
    file: FilePath
    document: Document


def load(where: str | FilePath) -> Loaded:
    """Read a case.

    Parameters
    ----------
    where
        The case's folder, or the case file in it.

    Raises
    ------
    CaseError
        With every fault found, each with its file and line.
    """
    file = _case_file(FilePath(where))
    document = yaml_subset.read(read_text(file), file.name)
    statement_lines.add(document, file.parent)
    case, found = validate(document, file.name)
    if found:
        raise CaseError(found)
    return Loaded(case, file.parent, file, document)


def validate(document: Document, file: str) -> tuple[Case, list[Fault]]:
    """Check a document's shape and its references together.

    A part whose shape is refused is left out while the references of the rest are checked, so
    that one mistake does not hide another.
    """
    found = [*document.faults, *_left_empty(document, file)]
    kept = document
    case = None
    for _ in range(_ROUNDS):
        try:
            case = Case.model_validate(kept.data)
            break
        except ValidationError as error:
            found += faults.translate(error, kept, file)
            kept = _without(kept, faults.paths(error, kept))
    names = Names(case or Case(case="unnamed"), kept, file, declared=document.data)
    for rule in (*references_of_record.CHECKS, *references_of_judgements.CHECKS):
        rule(names)
    return names.case, _in_order([*found, *names.faults])


def _left_empty(document: Document, file: str) -> list[Fault]:
    """Name the entries with nothing after them: they would be dropped without a word."""
    expected, do = "what it is", "fill it in, or put a “#” before the line."
    return [
        Fault(place(document, path, file), f"nothing after “{short(path[-1])}:”", expected, do)
        for path in document.marks
        if _is_entry(path) and _dropped(document.data, path)
    ]


def _is_entry(path: Path) -> TypeGuard[tuple[str, ...]]:
    named = len(path) == 2 and path[0] in _NAMED
    return named or (len(path) == 4 and path[0] == "issues" and path[2] == "options")


def _dropped(data: Value, path: tuple[str, ...]) -> bool:
    inside: Value | None = data
    for key in path[:-1]:
        inside = inside.get(key) if isinstance(inside, dict) else None
    return isinstance(inside, dict) and path[-1] not in inside


def _in_order(found: list[Fault]) -> list[Fault]:
    return sorted(dict.fromkeys(found), key=lambda f: (f.where.file, f.where.line or 0))


def _without(document: Document, refused: set[Path]) -> Document:
    """Leave out the entries that were refused; what stays keeps its line."""
    if not isinstance(document.data, dict):
        return Document({"case": "unnamed"}, {}, [])
    data = copy.copy(document.data)
    gone: defaultdict[str, set[str | int]] = defaultdict(set)
    for path in refused - {()}:
        section = data.get(str(path[0]))
        if len(path) > 1 and isinstance(section, list | dict):
            gone[str(path[0])].add(path[1])
        else:
            data.pop(str(path[0]), None)
    for name, keys in gone.items():
        section = data.get(name)
        if isinstance(section, list):
            data[name] = [entry for number, entry in enumerate(section) if number not in keys]
        elif isinstance(section, dict):
            data[name] = {key: entry for key, entry in section.items() if key not in keys}
    data.setdefault("case", "unnamed")
    lists = {name: keys for name, keys in gone.items() if isinstance(data.get(name), list)}
    return Document(data, _moved_up(document.marks, lists), [])


def _moved_up(marks: dict[Path, Mark], gone: dict[str, set[str | int]]) -> dict[Path, Mark]:
    """Move the marks of list entries up to where the entries now are."""
    places: dict[str, list[int]] = {
        name: sorted(key for key in keys if isinstance(key, int)) for name, keys in gone.items()
    }
    moved: dict[Path, Mark] = {}
    for path, mark in marks.items():
        if len(path) < 2 or path[0] not in gone or not isinstance(path[1], int):
            moved[path] = mark
        elif path[1] not in gone[str(path[0])]:
            up = bisect_left(places[str(path[0])], path[1])
            shown = mark.shown or path[:2]
            moved[(path[0], path[1] - up, *path[2:])] = replace(mark, shown=shown)
    return moved


def _case_file(where: FilePath) -> FilePath:
    try:
        return _found(where)
    except (OSError, ValueError):
        found, do = "a name no file can have", "check the name."
        expected = "the folder of a case, or its case file"
        raise CaseError(Fault(Place(short(str(where))), found, expected, do)) from None


def _found(where: FilePath) -> FilePath:
    if where.is_dir():
        file = where / CASE_FILE
        if not file.is_file():
            raise CaseError(
                Fault(
                    Place(str(where)),
                    f"a folder without {CASE_FILE}",
                    "the folder of a case",
                    "name a case’s folder, or make one with “goodoffices new NAME”.",
                )
            )
        return file
    if not where.exists():
        raise CaseError(
            Fault(
                Place(str(where)),
                "nothing there",
                "the folder of a case, or its case file",
                "check the name, or make a case with “goodoffices new NAME”.",
            )
        )
    return where


def read_text(file: FilePath) -> str:
    """Read a text file of the case: UTF-8, of bounded size, without hidden control characters.

    Raises
    ------
    CaseError
        When it cannot be opened, is too large, is not UTF-8, or hides its reading direction.
    """
    try:
        about = file.stat()
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)):
            raise CaseError(_no_file(file))
        if about.st_size > _MAX_BYTES:
            raise CaseError(_too_large(file))
        data = file.read_bytes()
    except OSError as error:
        raise CaseError(unreadable(file, error)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CaseError(
            Fault(
                Place(file.name, line),
                f"bytes that are not UTF-8 text (0x{data[error.start]:02x})",
                "a text file saved as UTF-8",
                "open it in your editor and save it with the encoding UTF-8.",
            )
        ) from None
    _refuse_hidden(text, file)
    return text


def _refuse_hidden(text: str, file: FilePath) -> None:
    if "\0" in text:
        where = Place(file.name, text.count("\n", 0, text.index("\0")) + 1)
        found, do = (
            "a file that is not text (it contains NUL)",
            "check that this is the file you meant.",
        )
        raise CaseError(Fault(where, found, "a text file saved as UTF-8", do))
    hidden: list[Fault] = []
    at = first_hidden(text)
    while at is not None and len(hidden) < _SHOWN:
        where = Place(file.name, text.count("\n", 0, at) + 1)
        expected = "text that reads as it looks"
        do = "delete the character, and retype the word if you cannot see it."
        hidden.append(Fault(where, named(text[at]), expected, do))
        further = first_hidden(text[at + 1 :])
        at = None if further is None else at + 1 + further
    if hidden:
        raise CaseError(hidden)


def _no_file(file: FilePath) -> Fault:
    expected, do = "a file on a disk", "save it as a file, and name that."
    return Fault(Place(str(file)), "a stream or a device", expected, do)


def _too_large(file: FilePath) -> Fault:
    return Fault(
        Place(file.name),
        f"{file.stat().st_size:,} bytes",
        f"at most {_MAX_BYTES:,}",
        "move statements to statements.jsonl, or check that this is the file you meant.",
    )
