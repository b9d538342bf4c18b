"""Reading a case from its folder: every fault in one go, nothing touched.

Source: none.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from pydantic import ValidationError

from goodoffices.case import (
    faults,
    references_of_judgements,
    references_of_record,
    statement_lines,
    yaml_subset,
)
from goodoffices.case.model import Case
from goodoffices.case.references import Names
from goodoffices.case.yaml_subset import Document, Mark, Path
from goodoffices.errors import CaseError, Fault, Place, unreadable

CASE_FILE = "case.yaml"
_ROUNDS = 50
_MAX_BYTES = 4 * yaml_subset.MAX_CHARACTERS
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069]")


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
    found = list(document.faults)
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


def _in_order(found: list[Fault]) -> list[Fault]:
    return sorted(dict.fromkeys(found), key=lambda f: (f.where.file, f.where.line or 0))


def _without(document: Document, refused: set[Path]) -> Document:
    """Leave out the entries that were refused; what stays keeps its line."""
    if not isinstance(document.data, dict):
        return Document({"case": "unnamed"}, {(): document.marks[()]}, [])
    data = copy.deepcopy(document.data)
    marks = dict(document.marks)
    entries = {path[:2] for path in refused}
    if () in entries:
        data.setdefault("case", "unnamed")
    for path in sorted(
        entries - {()}, key=lambda p: (str(p[0]), str(p[-1]).zfill(9)), reverse=True
    ):
        section = data.get(str(path[0]))
        if len(path) == 2 and isinstance(section, list):
            del section[int(path[1])]
            marks = _moved_up(marks, str(path[0]), int(path[1]))
        elif len(path) == 2 and isinstance(section, dict):
            section.pop(str(path[1]), None)
        else:
            data.pop(str(path[0]), None)
            data.setdefault("case", "unnamed")
    return Document(data, marks, [])


def _moved_up(marks: dict[Path, Mark], section: str, gone: int) -> dict[Path, Mark]:
    moved: dict[Path, Mark] = {}
    for path, mark in marks.items():
        if path[:1] != (section,) or len(path) < 2 or int(path[1]) < gone:
            moved[path] = mark
        elif int(path[1]) > gone:
            shown = mark.shown or path[:2]
            moved[(section, int(path[1]) - 1, *path[2:])] = replace(mark, shown=shown)
    return moved


def _case_file(where: FilePath) -> FilePath:
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
        if file.stat().st_size > _MAX_BYTES:
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
    hidden = [
        Fault(
            Place(file.name, text.count("\n", 0, match.start()) + 1),
            f"an invisible character that turns the reading direction (U+{ord(match[0]):04X})",
            "text that reads as it looks",
            "delete the character; retype the word if you cannot see it.",
        )
        for match in list(_HIDDEN.finditer(text))[:20]
    ]
    if hidden:
        raise CaseError(hidden)


def _too_large(file: FilePath) -> Fault:
    return Fault(
        Place(file.name),
        f"{file.stat().st_size:,} bytes",
        f"at most {_MAX_BYTES:,}",
        "move statements to statements.jsonl, or check that this is the file you meant.",
    )
