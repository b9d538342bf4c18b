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
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath

from goodoffices.case import yaml_subset
from goodoffices.case.document import Document, Mark, Path, Value, short
from goodoffices.errors import CaseError, Fault, Place

_PLAIN = re.compile(r"[^\W_][\w ()/.’–-]*", re.UNICODE)
# line ends as YAML counts them, and what must not stand unescaped between quotation marks
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_BOM = b"\xef\xbb\xbf"
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
        return _replaced(text, mark, value, newline)
    parent = path[:-1]
    inside = document.marks.get(parent)
    if inside is None and parent:
        return _spliced_with_section(text, document, path, value, newline)
    if inside is None or (not parent and not isinstance(document.data, dict)):
        return text
    entry = f"{_key(path[-1])}: {render(value)}"
    children = [p for p in document.marks if len(p) == len(path) and p[:-1] == parent]
    if inside.block:
        return block_line(text, document, children, entry, newline)
    if text[inside.start : inside.end].startswith("{"):
        return _flow_entry(text, document, children, inside, entry)
    return first_line(text, inside, entry, newline)


def _spliced_with_section(
    text: str, document: Document, path: tuple[str, ...], value: Flat, newline: str
) -> str:
    """Add an entry together with the section it stands in, which the file does not have yet."""
    if isinstance(value, str):
        return _spliced(text, document, path[:-1], {path[-1]: value})
    if len(path) > 2:
        return text
    children = [p for p in document.marks if len(p) == 1]
    entry = f"{_key(path[0])}:{newline}  {_key(path[1])}: {render(value)}"
    whole = document.marks[()]
    return block_line(text, document, children, entry, newline) if whole.block else text


def _replaced(text: str, mark: Mark, value: Flat, newline: str) -> str:
    # a value left empty has no width; it needs the space after its colon
    gap = "" if mark.end > mark.start or text[mark.start - 1 : mark.start] in (" ", "") else " "
    # a text over several lines, written with "|", ends where the next line begins
    whole_lines = text[mark.start : mark.end].endswith("\n")
    return text[: mark.start] + gap + render(value) + newline * whole_lines + text[mark.end :]


def block_line(
    text: str, document: Document, children: Sequence[Path], entry: str, newline: str
) -> str:
    """Put an entry, which may have several lines, on lines of its own below these others."""
    last = max(children, key=lambda p: document.marks[p].start)
    end = line_end(text, max(document.marks[p].end for p in _below(document, last)))
    first = min(document.marks[p].line for p in children)
    indent = _indent(_LINE_END.split(text)[first - 1])
    glue = "" if text[:end].endswith("\n") or end == 0 else newline
    lines = "".join(indent + line + newline for line in entry.split(newline))
    return text[:end] + glue + lines + text[end:]


def _below(document: Document, path: Path) -> list[Path]:
    # a block collection's own end mark lies after the comments that follow it, so it is left out
    inside = [p for p in document.marks if p[: len(path)] == path]
    return [p for p in inside if not document.marks[p].block] or inside


def line_end(text: str, at: int) -> int:
    """Find where the next line begins."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _flow_entry(
    text: str, document: Document, children: Sequence[Path], inside: Mark, entry: str
) -> str:
    if not children:
        return text[: inside.start + 1] + entry + text[inside.start + 1 :]
    end = max(document.marks[p].end for p in children)
    return f"{text[:end]}, {entry}{text[end:]}"


def first_line(text: str, empty: Mark, entry: str, newline: str) -> str:
    """Put the first entry of an empty section on lines of its own, one step in."""
    at = line_end(text, empty.start)
    glue = "" if text[:at].endswith("\n") else newline
    indent = _indent(_LINE_END.split(text)[empty.line - 1]) + "  "
    lines = "".join(indent + line + newline for line in entry.split(newline))
    return text[:at] + glue + lines + text[at:]


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
    quoted = json.dumps(text, ensure_ascii=False)
    return _TO_ESCAPE.sub(lambda odd: f"\\u{ord(odd[0]):04x}", quoted)


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
                f"write it yourself: {short(_key(path[-1]))}: {short(render(value), 1000)}",
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


def _usual_mode() -> int:
    # temporary files are private; a new file of the person's is made like any other of theirs
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write(file: FilePath, text: str) -> None:
    """Replace a file whole or not at all; its permissions stay.

    Raises
    ------
    CaseError
        When the folder cannot be written to; the file is then as it was.
    """
    draft: FilePath | None = None
    try:
        target = file.resolve()
        data = (_BOM if _begins_with_bom(target) else b"") + text.encode("utf-8")
        with tempfile.NamedTemporaryFile(
            "wb", dir=target.parent, prefix=".case-", delete=False
        ) as open_draft:
            draft = FilePath(open_draft.name)
            open_draft.write(data)
            open_draft.flush()
            os.fsync(open_draft.fileno())
        os.chmod(draft, target.stat().st_mode if target.exists() else _usual_mode())
        os.replace(draft, target)
    except (OSError, RuntimeError, UnicodeEncodeError) as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or "a file that cannot be written"
        do = "check the permissions of the folder; nothing was changed."
        raise CaseError(Fault(Place(str(file)), reason, "a file that can be written", do)) from None


def _begins_with_bom(file: FilePath) -> bool:
    """Say whether a file begins with the mark some editors put there; it is theirs, and stays."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_BOM)) == _BOM
