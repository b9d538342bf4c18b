"""Changing a case file without disturbing it: comments, order and every other byte stay.

Each change is spliced in at the marks of the text, then read back: what the file now says must be
what it said before plus the change, or nothing is written.

Source: none.
"""

from __future__ import annotations

import copy
import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path as FilePath

from goodoffices.case import yaml_subset
from goodoffices.case.yaml_subset import Document, Path, Value
from goodoffices.errors import CaseError, Fault, Place

_PLAIN = re.compile(r"[^\W_][\w ()/.’–-]*", re.UNICODE)
_MEANT_OTHERWISE = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"}

Flat = str | Mapping[str, str]


def put(text: str, path: tuple[str, ...], value: Flat, file: str = "case.yaml") -> str:
    r"""Set one value of a case file, leaving everything else as it is.

    Parameters
    ----------
    text
        The file.
    path
        Keys from the top, such as ``("sources", "report")``; the last one may be new.
    value
        A text, or a flat mapping of texts, which is written on one line.
    file
        The file's name, for faults.

    Returns
    -------
    str
        The file with the change.

    Raises
    ------
    CaseError
        When the text is no case file, or the place cannot be changed safely.

    Examples
    --------
    >>> print(put("case: x  # ours\nsources:\n", ("sources", "a"), {"file": "a.txt"}), end="")
    case: x  # ours
    sources:
      a: {file: a.txt}
    """
    before = yaml_subset.read(text, file)
    after = _spliced(text, before, path, value)
    _verify(before, after, path, value, file)
    return after


def _spliced(text: str, document: Document, path: tuple[str, ...], value: Flat) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = document.marks.get(path)
    if mark is not None and not mark.block:
        # a value left empty has no width; it needs the space after its colon
        gap = "" if mark.end > mark.start or text[mark.start - 1 : mark.start] == " " else " "
        return text[: mark.start] + gap + render(value) + text[mark.end :]
    parent, line = path[:-1], f"{_key(path[-1])}: {render(value)}"
    inside = document.marks.get(parent)
    if inside is None:
        return _spliced(text, document, parent, {path[-1]: _flat(value)})
    if not parent or inside.block:
        return _block_line(text, document, parent, line, newline)
    return _flow_entry(
        text, inside.start, inside.end, f"{_key(path[-1])}: {render(value)}", newline
    )


def _flat(value: Flat) -> str:
    if isinstance(value, str):
        return value
    raise CaseError(
        Fault(
            Place("case.yaml"), "no such section", "the section in the file", "add its line first."
        )
    )


def _block_line(text: str, document: Document, parent: Path, line: str, newline: str) -> str:
    children = [p for p in document.marks if len(p) == len(parent) + 1 and p[:-1] == parent]
    last = max(children, key=lambda p: document.marks[p].start)
    end = _line_end(text, max(document.marks[p].end for p in _below(document, last)))
    first = min(document.marks[p].line for p in children)
    indent = _indent(text.splitlines()[first - 1])
    glue = "" if text[:end].endswith("\n") or end == 0 else newline
    return text[:end] + glue + indent + line + newline + text[end:]


def _below(document: Document, path: Path) -> list[Path]:
    # a block collection's own end mark lies after the comments that follow it, so it is left out
    inside = [p for p in document.marks if p[: len(path)] == path]
    return [p for p in inside if not document.marks[p].block] or inside


def _line_end(text: str, at: int) -> int:
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _flow_entry(text: str, start: int, end: int, entry: str, newline: str) -> str:
    if start == end or text[start] != "{":
        # an empty section: the entry goes on a line of its own, one step in
        at = _line_end(text, start)
        glue = "" if text[:at].endswith("\n") else newline
        return text[:at] + glue + "  " + entry + newline + text[at:]
    inner = text[start + 1 : end - 1]
    comma = "" if not inner.strip() or inner.rstrip().endswith(",") else ","
    kept = inner.rstrip()
    space = " " if kept else ""
    return text[: start + 1] + kept + comma + space + entry + text[end - 1 :]


def render(value: Flat) -> str:
    """Write a text or a flat mapping the way YAML reads it back unchanged.

    Examples
    --------
    >>> render({"file": "a.txt", "note": "see: #3"})
    '{file: a.txt, note: "see: #3"}'
    """
    if isinstance(value, str):
        return _scalar(value)
    return "{" + ", ".join(f"{_key(k)}: {_scalar(v)}" for k, v in value.items()) + "}"


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text == text.strip()
    if plain and text.casefold() not in _MEANT_OTHERWISE:
        return text
    return json.dumps(text, ensure_ascii=False)


def _key(text: str) -> str:
    return _scalar(text)


def _verify(before: Document, text: str, path: tuple[str, ...], value: Flat, file: str) -> None:
    try:
        after = yaml_subset.read(text, file)
        safe = not after.faults and after.data == _changed(before.data, path, value)
    except CaseError:
        safe = False
    if not safe:
        raise CaseError(
            Fault(
                Place(file, before.line(path), yaml_subset.show(path)),
                "a layout in which this value cannot be set without touching more",
                "“key: value” lines",
                f"write it yourself: {_key(path[-1])}: {render(value)}",
            )
        )


def _changed(data: Value, path: tuple[str, ...], value: Flat) -> Value | None:
    expected: Value = copy.deepcopy(data) if isinstance(data, dict) else {}
    inner = expected
    for key in path[:-1]:
        if not isinstance(inner, dict):
            return None
        inner = inner.setdefault(key, {})
    if not isinstance(inner, dict):
        return None
    inner[path[-1]] = value if isinstance(value, str) else dict(value)
    return expected


def write(file: FilePath, text: str) -> None:
    """Replace a file whole or not at all; its permissions stay.

    Raises
    ------
    CaseError
        When the folder cannot be written to; the file is then as it was.
    """
    try:
        target = file.resolve()
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.parent, prefix=".case-", delete=False
        ) as draft:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
        if target.exists():
            os.chmod(draft.name, target.stat().st_mode)
        os.replace(draft.name, target)
    except OSError as error:
        reason = error.strerror or "a file that cannot be written"
        do = "check the permissions of the folder; nothing was changed."
        raise CaseError(Fault(Place(str(file)), reason, "a file that can be written", do)) from None
