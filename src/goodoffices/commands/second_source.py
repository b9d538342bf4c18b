"""Before a second source comes: every statement must say in which source its words stand.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.case.load import Loaded
    from goodoffices.errors import Fault


@dataclass(frozen=True)
class Ready:
    """The case file before anything is kept, and with every statement naming its source."""

    before: str
    after: str


def ready(loaded: Loaded, name: str) -> Ready:
    """Make sure that the case can take the source, before anything at all is written.

    Raises
    ------
    SourceError
        When a second source would leave words of which nobody could say where they stand.
    CaseError
        When the file is laid out so that the entry cannot be written without touching more.
    """
    from goodoffices.case import edit
    from goodoffices.case.load import read_text
    from goodoffices.errors import SourceError

    before = read_text(loaded.file)
    if name in loaded.case.sources:
        edit.put(before, ("sources", name, "sha256"), "0")
        return Ready(before, before)
    faults = _cannot_be_named(loaded)
    if faults:
        raise SourceError(faults)
    after = named_where_seen(loaded, before)
    edit.put(after, ("sources", name), {"file": "sources/document.txt"})
    return Ready(before, after)


def _cannot_be_named(loaded: Loaded) -> list[Fault]:
    """Find the words that rest on there being one source only, and that only a person can name."""
    from goodoffices.case import statement_lines
    from goodoffices.case.document import place
    from goodoffices.errors import Fault, Place, one_of

    if len(loaded.case.sources) != 1:
        return []
    only, because = next(iter(loaded.case.sources)), "before a second source comes"
    faults = [
        Fault(
            place(loaded.document, ("events", number, "quote"), loaded.file.name),
            "the words of an event without their “source”",
            f"the source they stand in, {because}",
            f"write each piece as {{exact: …, source: {only}}}, then add the document again.",
        )
        for number, event in enumerate(loaded.case.events)
        if any(piece.source is None for piece in event.quote)
    ]
    marks = loaded.document.marks
    elsewhere = [id_ for id_ in _unnamed(loaded) if marks[("statements", id_)].file is not None]
    if elsewhere:
        ids = one_of(elsewhere, 40).removeprefix("one of ")
        many = "a statement" if len(elsewhere) == 1 else f"{len(elsewhere):,} statements"
        do = f'add “"seen in": ["{only}"]” to these lines, then add the document again.'
        found = f"{many} without “seen in”: {ids}"
        expected = f"the source each stands in, {because}"
        faults.append(Fault(Place(statement_lines.FILE), found, expected, do))
    return faults


def _unnamed(loaded: Loaded) -> list[str]:
    """List the statements whose words do not say in which source they stand."""
    return [
        id_
        for id_, statement in loaded.case.statements.items()
        if not statement.seen_in and any(piece.source is None for piece in statement.quote)
    ]


def named_where_seen(loaded: Loaded, text: str) -> str:
    """Before a second source comes, name the first in every statement that left it out."""
    from goodoffices.case import edit

    if len(loaded.case.sources) != 1:
        return text
    only = next(iter(loaded.case.sources))
    for id_ in _unnamed(loaded):
        text = edit.put(text, ("statements", id_, "seen in"), only)
    return text
