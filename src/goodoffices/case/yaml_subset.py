"""The plain YAML a case is written in: no anchors, aliases, tags or repeated keys.

Every scalar stays text ("NO" is Norway), and every value keeps the line it stands on, so that a
fault can name it. Depth and size are bounded before anything is built.

Source: none; the YAML 1.1 grammar is read by libyaml, only the restrictions are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from goodoffices.errors import CaseError, Fault, Place

MAX_CHARACTERS = 8_000_000
MAX_DEPTH = 24
MAX_NODES = 400_000

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
        top.key, top.doubled = None, False

    def expects_key(self) -> bool:
        top = self.stack[-1] if self.stack else None
        return top is not None and isinstance(top.value, dict) and top.key is None

    def scalar(self, event: yaml.ScalarEvent) -> None:
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
                f"the key “{event.value}” a second time (first on line {first.line})",
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


def show(path: Path) -> str:
    """Write a path in the words of the file.

    Examples
    --------
    >>> show(("issues", "troops", "options", 0))
    'issues › troops › options › 1st'
    """
    return " › ".join(_ordinal(part) if isinstance(part, int) else part for part in path)


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
    except yaml.YAMLError as error:
        raise CaseError([*builder.faults, _syntax(error, file)]) from None
    return Document(builder.data, builder.marks, builder.faults)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return iter(yaml.parse(text, Loader=loader))


def _start(event: yaml.Event) -> yaml.error.Mark:
    assert event.start_mark is not None, "events read from a text carry their place"
    return event.start_mark


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
        builder.fault(line, f"the alias *{event.anchor}", "plain text", "write the text out.")
        return
    if event.anchor is not None:
        builder.fault(line, f"the anchor &{event.anchor}", "plain text", "delete it.")
    tag = getattr(event, "tag", None)
    if tag is not None:
        builder.fault(line, f"the tag {tag}", "plain text", "delete it; no types are needed.")


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


def _syntax(error: yaml.YAMLError, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else None
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", "unreadable text"))
    if line is None and getattr(error, "character", None) is not None:
        return Fault(
            Place(file),
            "a character no YAML file may contain",
            "printable text",
            "delete control characters; the byte offset is "
            f"{getattr(error, 'position', 'not known')}.",
        )
    return Fault(
        Place(file, line),
        f"something that is not YAML ({problem})",
        "“key: value” lines with even indents",
        "look at this line and the one above: often a missing colon, quotation mark or bracket; "
        "a text with “: ” or “ #” in it needs quotation marks.",
    )
