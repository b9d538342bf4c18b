"""The plain YAML a case is written in: no anchors, aliases, tags or repeated keys.

Every scalar stays text ("NO" is Norway), and every value keeps the line it stands on, so that a
fault can name it. Depth and size are bounded before anything is built.

Source: none; the YAML 1.1 grammar is read by libyaml, only the restrictions are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

import yaml

from goodoffices.case.document import Document, Mark, Path, Value, place, short, show
from goodoffices.case.hidden import first_hidden, named
from goodoffices.errors import CaseError, Fault, Place

__all__ = ["Document", "Mark", "Path", "Value", "place", "read", "show"]

MAX_CHARACTERS = 8_000_000
MAX_DEPTH = 24
MAX_NODES = 400_000


@dataclass
class _Open:
    """A mapping or list whose end has not been read yet."""

    path: Path
    mark: Mark
    value: list[Value] | dict[str, Value]
    key: str | None = None
    key_line: int = 0
    doubled: bool = False
    discarded: bool = False


@dataclass
class _Builder:
    file: str
    data: Value = ""
    marks: dict[Path, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    nodes: int = 0

    def fault(self, line: int, found: str, expected: str, do: str) -> None:
        here = self.stack[-1].path if self.stack else ()
        self.faults.append(Fault(Place(self.file, line, show(here)), found, expected, do))

    def child(self) -> Path:
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.path, len(top.value) if top.key is None else top.key)

    def mark(self, event: yaml.NodeEvent, block: bool) -> Mark:
        top = self.stack[-1] if self.stack else None
        start, end = _start(event), event.end_mark
        line = top.key_line if top and top.key is not None else start.line + 1
        return Mark(line, start.index, end.index if end else start.index, block, start.column)

    def put(self, value: Value, mark: Mark, empty: bool = False) -> None:
        if not self.stack:
            self.data = value
            self.marks[()] = mark
            return
        top = self.stack[-1]
        if top.discarded:
            top.key = None
            return
        if isinstance(top.value, list):
            self.marks[(*top.path, len(top.value))] = mark
            top.value.append(value)
            return
        assert top.key is not None
        if not top.doubled:
            self.marks[(*top.path, top.key)] = mark
            if not empty:
                top.value[top.key] = value
            elif not top.mark.block:
                self.cut_short(top)
        top.key, top.doubled = None, False

    def cut_short(self, top: _Open) -> None:
        # a comma inside brackets ends a text, and what follows it looks like a key of its own
        self.fault(
            top.key_line,
            f"“{short(str(top.key))}” with nothing after it, between brackets",
            "“key: value”",
            f"{COMMA}, or delete it.",
        )

    def expects_key(self) -> bool:
        top = self.stack[-1] if self.stack else None
        return top is not None and isinstance(top.value, dict) and top.key is None

    def scalar(self, event: yaml.ScalarEvent) -> None:
        hidden = first_hidden(event.value)
        if hidden is not None:
            do = "delete the character, and retype the word if you cannot see it."
            line = _start(event).line + 1
            self.fault(line, named(event.value[hidden]), "text that reads as it looks", do)
        if self.expects_key():
            self.open_key(self.stack[-1], event)
            return
        empty = not event.value and not event.style
        self.put(event.value, self.mark(event, block=False), empty)

    def open_key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        line = _start(event).line + 1
        top.key, top.key_line = event.value, line
        if top.discarded:
            return
        first = self.marks.get((*top.path, event.value))
        if first is not None:
            top.doubled = True
            self.fault(
                line,
                f"the key “{short(event.value)}” a second time (first on line {first.line})",
                "each key once",
                "rename one of the two or put them together.",
            )

    def start(self, event: yaml.CollectionStartEvent) -> None:
        value: list[Value] | dict[str, Value]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        block = not event.flow_style
        top = self.stack[-1] if self.stack else None
        discarded = top is not None and (top.doubled or top.discarded)
        mark = self.mark(event, block)
        self.stack.append(_Open(self.child(), mark, value, discarded=discarded))

    def end(self, event: yaml.CollectionEndEvent) -> None:
        done = self.stack.pop()
        end = event.end_mark.index if event.end_mark else done.mark.end
        mark = replace(done.mark, end=end)
        self.put(done.value, mark)


def read(text: str, file: str = "case.yaml") -> Document:
    """Take a case file apart.

    Parameters
    ----------
    text
        The whole file.
    file
        Its name, for the faults.

    Returns
    -------
    Document
        Values, marks, and the faults of anything outside the subset that could be read past.

    Raises
    ------
    CaseError
        When it is no YAML at all, too deep, or too large to be a case.

    Examples
    --------
    >>> read("parties: {NO: {name: Norway}}").data
    {'parties': {'NO': {'name': 'Norway'}}}
    """
    _refuse_size(text, file)
    builder = _Builder(file)
    try:
        for event in _events(text):
            _take(builder, event)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise CaseError([*builder.faults, _syntax(error, text, file)]) from None
    return Document(builder.data, builder.marks, builder.faults)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return iter(yaml.parse(text, Loader=loader))


def _start(event: yaml.Event) -> yaml.error.Mark:
    assert event.start_mark is not None, "events read from a text carry their place"
    return cast(yaml.error.Mark, event.start_mark)


def _take(builder: _Builder, event: yaml.Event) -> None:
    if isinstance(event, yaml.NodeEvent):
        builder.nodes += 1
        _refuse_extras(builder, event)
        _refuse_bulk(builder, event)
    if isinstance(event, yaml.AliasEvent | yaml.CollectionStartEvent) and builder.expects_key():
        raise CaseError([*builder.faults, _odd_key(builder, event)])
    if isinstance(event, yaml.AliasEvent):
        builder.put("", builder.mark(event, block=False), empty=True)
    elif isinstance(event, yaml.ScalarEvent):
        builder.scalar(event)
    elif isinstance(event, yaml.CollectionStartEvent):
        builder.start(event)
    elif isinstance(event, yaml.CollectionEndEvent):
        builder.end(event)
    elif isinstance(event, yaml.DocumentStartEvent) and builder.marks:
        line = _start(event).line + 1
        raise CaseError(
            Fault(
                Place(builder.file, line),
                "a second document after “---”",
                "one case in one file",
                "delete the line “---” and what follows, or move it to a case of its own.",
            )
        )


def _odd_key(builder: _Builder, event: yaml.NodeEvent) -> Fault:
    return Fault(
        Place(builder.file, _start(event).line + 1, show(builder.stack[-1].path)),
        "a list, a mapping or an alias used as a key",
        "a text as key",
        "put the key in quotation marks if it has brackets in it.",
    )


def _refuse_extras(builder: _Builder, event: yaml.NodeEvent) -> None:
    line = _start(event).line + 1
    if isinstance(event, yaml.AliasEvent):
        builder.fault(
            line, f"the alias *{short(str(event.anchor))}", "plain text", "write the text out."
        )
        return
    if event.anchor is not None:
        builder.fault(line, f"the anchor &{short(event.anchor)}", "plain text", "delete it.")
    tag = getattr(event, "tag", None)
    if tag is not None:
        builder.fault(
            line, f"the tag {short(tag)}", "plain text", "delete it; no types are needed."
        )


def _refuse_bulk(builder: _Builder, event: yaml.NodeEvent) -> None:
    line = _start(event).line + 1
    if len(builder.stack) >= MAX_DEPTH:
        found, expected = f"brackets or indents {MAX_DEPTH} deep", "a case, which is flatter"
    elif builder.nodes > MAX_NODES:
        found, expected = f"more than {MAX_NODES:,} values", "fewer"
    else:
        return
    fault = Fault(
        Place(builder.file, line), found, expected, "check that this is the file you meant."
    )
    raise CaseError([*builder.faults, fault])


def _refuse_size(text: str, file: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise CaseError(
            Fault(
                Place(file),
                f"{len(text):,} characters",
                f"at most {MAX_CHARACTERS:,}",
                "move statements to statements.jsonl beside the case file.",
            )
        )


COMMA = "put a text that has a comma in it in quotation marks"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _syntax(error: Exception, text: str, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else None
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", "unreadable text"))
    odd = _UNPRINTABLE.search(text)
    if line is None and odd is not None:
        return Fault(
            Place(file, text.count("\n", 0, odd.start()) + 1),
            f"a character no YAML file may contain (U+{ord(odd[0]):04X})",
            "printable text",
            "delete the character; check that this is a text file and the one you meant.",
        )
    tab = _tab_near(text, line)
    if tab is not None:
        do = "replace it by spaces, as many as the lines around it have."
        return Fault(Place(file, tab), "a tab at the beginning of the line", "spaces", do)
    return Fault(
        Place(file, line),
        f"something that is not YAML ({problem})",
        "“key: value” lines with even indents",
        "look at this line and the one above: often a missing colon, quotation mark or bracket; "
        "a text with “: ” or “ #” in it needs quotation marks.",
    )


def _tab_near(text: str, line: int | None) -> int | None:
    """Say on which line around a mistake a tab stands where only spaces may."""
    lines = text.splitlines()
    for number in range(max(1, (line or 1) - 1), min(len(lines), (line or 1) + 1) + 1):
        words = lines[number - 1]
        if "\t" in words[: len(words) - len(words.lstrip())]:
            return number
    return None
