"""Adding an entry to a list of a case file, every other byte left as it is.

Source: none.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from goodoffices.case import yaml_subset
from goodoffices.case.document import Document, Mark, Value
from goodoffices.case.edit import block_line, first_line, render
from goodoffices.errors import CaseError, Fault, Place

Entry: TypeAlias = "str | Sequence[Entry] | Mapping[str, Entry]"
"""A text, a list or a table, of any depth."""


def append(text: str, section: str, entry: Mapping[str, Entry], file: str = "case.yaml") -> str:
    r"""Add an entry at the end of a list of the case file.

    Parameters
    ----------
    text
        The file.
    section
        The list's key at the top of the file; it may be empty, or not be there yet.
    entry
        The entry.
    file
        The file's name, for faults.

    Returns
    -------
    str
        The file with the entry.

    Raises
    ------
    CaseError
        When the text is no case file, or the entry cannot be added safely.

    Examples
    --------
    >>> print(append("case: x\nrules:\n  - one way: {a: b}  # ours\n",
    ...              "rules", {"never": {"a": "c"}}), end="")
    case: x
    rules:
      - one way: {a: b}  # ours
      - never: {a: c}
    """
    before = yaml_subset.read(text, file)
    after = _spliced(text, before, section, entry)
    _verify(before, after, section, entry, file)
    return after


def _spliced(text: str, document: Document, section: str, entry: Mapping[str, Entry]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = newline.join(block(entry))
    inside = document.marks.get((section,))
    if inside is None:
        whole = document.marks.get(())
        keys = [path for path in document.marks if len(path) == 1]
        if whole is None or not whole.block or not keys:
            return text
        under = newline.join(f"  {line}" for line in block(entry))
        return block_line(text, document, keys, f"{section}:{newline}{under}", newline)
    children = [path for path in document.marks if len(path) == 2 and path[0] == section]
    if inside.block:
        return block_line(text, document, children, lines, newline) if children else text
    if text[inside.start : inside.end].startswith("["):
        ends = [document.marks[path].end for path in children]
        return _flow_item(text, inside, ends, flow(entry))
    return first_line(text, inside, lines, newline)


def _flow_item(text: str, inside: Mark, ends: Sequence[int], item: str) -> str:
    if not ends:
        return f"{text[: inside.start + 1]}{item}{text[inside.start + 1 :]}"
    return f"{text[: max(ends)]}, {item}{text[max(ends) :]}"


def block(entry: Mapping[str, Entry]) -> list[str]:
    """Write an entry of a list as lines, one for each key; tables of tables one step deeper.

    Examples
    --------
    >>> block({"of": "RUS", "values": {"troops": {"massed": "0", "gone": "100"}}})
    ['- of: RUS', '  values:', '    troops: {massed: 0, gone: 100}']
    """
    lines: list[str] = []
    for key, value in entry.items():
        nested = isinstance(value, Mapping) and any(isinstance(v, Mapping) for v in value.values())
        if isinstance(value, Mapping) and nested:
            lines.append(f"{render(key)}:")
            lines += [f"  {render(inner)}: {flow(own)}" for inner, own in value.items()]
        elif key == "examples" and isinstance(value, Sequence) and not isinstance(value, str):
            lines.append(f"{render(key)}:")
            lines += [f"  - {flow(own)}" for own in value]
        else:
            lines.append(f"{render(key)}: {flow(value)}")
    return [f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]


def flow(entry: Entry) -> str:
    """Write a text, a list or a table on one line, the way YAML reads it back unchanged.

    Examples
    --------
    >>> flow([{"troops": "gone"}, "now"])
    '[{troops: gone}, now]'
    """
    if isinstance(entry, str):
        return render(entry)
    if isinstance(entry, Mapping):
        inner = ", ".join(f"{render(key)}: {flow(value)}" for key, value in entry.items())
        return f"{{{inner}}}"
    return f"[{', '.join(map(flow, entry))}]"


def _verify(
    before: Document, text: str, section: str, entry: Mapping[str, Entry], file: str
) -> None:
    try:
        after = yaml_subset.read(text, file)
        safe = not after.faults and after.data == _longer(before.data, section, entry)
    except CaseError:
        safe = False
    if not safe:
        found = "a layout in which no entry can be added without touching more"
        do = "add the entry yourself; it is printed when the case is not to be changed."
        where = Place(file, before.line((section,)), section)
        raise CaseError(Fault(where, found, "a list of entries", do))


def _longer(data: Value, section: str, entry: Mapping[str, Entry]) -> Value | None:
    expected: Value = copy.deepcopy(data)
    if not isinstance(expected, dict):
        return None
    known = expected.setdefault(section, [])
    if not isinstance(known, list):
        return None
    known.append(_plain(entry))
    return expected


def _plain(entry: Entry) -> Value:
    if isinstance(entry, str):
        return entry
    if isinstance(entry, Mapping):
        return {key: _plain(value) for key, value in entry.items()}
    return [_plain(value) for value in entry]
