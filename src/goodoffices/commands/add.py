"""``goodoffices add``: keep a document as a source of a case.

Source: none.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, options

if TYPE_CHECKING:
    from goodoffices.case.load import Loaded
    from goodoffices.errors import Fault
    from goodoffices.sources.details import Details
    from goodoffices.sources.keep import Kept


def add(
    case: options.CaseArgument,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text, HTML or PDF document.")],
    id: Annotated[  # noqa: A002 - the option is called so
        str, typer.Option("--id", help="What to call it; left out, from the file’s name.")
    ] = "",
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published.")
    ] = None,
    origin: Annotated[
        str | None, typer.Option(help="The newsroom or wire it really comes from.")
    ] = None,
    grade: Annotated[
        str | None, typer.Option(help="How reliable the source has been: A to F.")
    ] = None,
    accept_change: Annotated[
        bool, typer.Option("--accept-change", help="Take the file as it is now; you have read it.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Keep a document: its bytes, its text, its hash, where it comes from."""
    from goodoffices.case import log
    from goodoffices.case.load import load
    from goodoffices.sources.details import details
    from goodoffices.sources.keep import keep

    loaded = load(case)
    name = id or _id_from(Path(file))
    given = details(publisher, published, origin, grade)
    if accept_change:
        _refuse_elsewhere(loaded, name, Path(file))
        entry = _accepted(loaded, name)
        _report(loaded, name, entry, None, as_json=json)
        return
    _refuse_other(loaded, name, Path(file))
    _refuse_restating(loaded, name, given)
    log.ready(loaded.folder)
    ready = _ready(loaded, name)
    kept = keep(loaded.folder, Path(file), name)
    if sys.stdin.isatty() and not json:
        given = _asked(loaded, name, given, kept)
    entry = _written(loaded, name, kept, given, ready)
    _report(loaded, name, entry, kept, as_json=json)


def _id_from(file: Path) -> str:
    return re.sub(r"[^\w-]+", "-", file.stem).strip("-_").lower()[:64] or "source"


def _refuse_other(loaded: Loaded, name: str, file: Path) -> None:
    """Stop before a second document takes the name of one the case already has."""
    from hashlib import sha256

    from goodoffices.errors import Fault, Place, SourceError

    entry = loaded.case.sources.get(name)
    if entry is None or entry.sha256 is None or not file.is_file():
        return
    if sha256(file.read_bytes()).hexdigest() != entry.sha256.lower():
        do = "use another --id; or, if the kept file itself changed and you have read it, "
        raise SourceError(
            Fault(
                Place(str(file)),
                f"a document unlike the one kept as “{name}”",
                "the same bytes, or another name",
                do + "repeat the command with --accept-change.",
            )
        )


def _refuse_elsewhere(loaded: Loaded, name: str, file: Path) -> None:
    """Stop when the file named is not the kept one whose change is to be accepted."""
    from goodoffices.errors import Fault, Place, SourceError

    entry = loaded.case.sources.get(name)
    if entry is None or file.resolve() == (loaded.folder / entry.file).resolve():
        return
    kept = loaded.folder / entry.file
    found = f"“{file}”, which is not the file kept as “{name}”"
    do = f"name {kept}; another document is kept under another --id."
    raise SourceError(Fault(Place(str(file)), found, f"{kept}, after you have read it", do))


def _refuse_restating(loaded: Loaded, name: str, given: Details) -> None:
    """Stop when something is stated otherwise than the case already has it."""
    from goodoffices.errors import Fault, Place, SourceError

    entry = loaded.case.sources.get(name)
    faults = [
        Fault(
            Place(loaded.file.name, None, f"sources › {name} › {field}"),
            f"“{known}” already",
            "nothing, or the same",
            "change it in the case file if it is wrong; “add” writes over nothing.",
        )
        for field in ("publisher", "published", "origin", "grade")
        if entry is not None
        and (known := getattr(entry, field))
        and getattr(given, field) not in (None, known)
    ]
    if faults:
        raise SourceError(faults)


def _asked(loaded: Loaded, name: str, given: Details, kept: Kept) -> Details:
    """Ask for what was not given; an empty answer leaves it not stated."""
    from goodoffices.sources.details import Details, details

    known = loaded.case.sources.get(name)
    questions = {
        "publisher": ("Publisher", kept.guess.publisher),
        "published": ("Published on (year-month-day)", kept.guess.published),
        "origin": ("Origin: the newsroom or wire it really comes from", None),
        "grade": ("Reliability of the source, A to F", None),
    }
    answers: dict[str, str | None] = {}
    for field, (question, guess) in questions.items():
        if getattr(given, field) is not None or (known is not None and getattr(known, field)):
            continue
        shown = f" [{console.safe(str(guess))}?]" if guess else ""
        sys.stderr.write(f"{question}{shown}: ")
        sys.stderr.flush()
        answers[field] = sys.stdin.readline().strip() or None
    extra = details(**answers)
    merged = {
        field: getattr(given, field) or getattr(extra, field)
        for field in ("publisher", "published", "origin", "grade")
    }
    return Details(**merged)


def _written(loaded: Loaded, name: str, kept: Kept, given: Details, ready: Ready) -> dict[str, str]:
    """Write the entry into the case file, leaving everything else in it as it is."""
    from goodoffices.case import edit, log
    from goodoffices.case.load import read_text

    facts = {
        "file": kept.file,
        "text": kept.text,
        "publisher": given.publisher,
        "published": given.published.isoformat() if given.published else None,
        "origin": given.origin,
        "grade": given.grade,
        "sha256": kept.sha256,
        "text sha256": kept.text_sha256,
    }
    entry = {key: value for key, value in facts.items() if value is not None}
    text = read_text(loaded.file)
    if name in loaded.case.sources:
        for key, value in entry.items():
            text = edit.put(text, ("sources", name, key), value)
    else:
        text = ready.after if text == ready.before else _named_where_seen(loaded, text)
        text = edit.put(text, ("sources", name), entry)
    edit.write(loaded.file, text)
    log.note(loaded.folder, "source kept", {"source": name, "sha256": kept.sha256})
    return entry


@dataclass(frozen=True)
class Ready:
    """The case file before anything is kept, and with every statement naming its source."""

    before: str
    after: str


def _ready(loaded: Loaded, name: str) -> Ready:
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
    after = _named_where_seen(loaded, before)
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


def _named_where_seen(loaded: Loaded, text: str) -> str:
    """Before a second source comes, name the first in every statement that left it out."""
    from goodoffices.case import edit

    if len(loaded.case.sources) != 1:
        return text
    only = next(iter(loaded.case.sources))
    for id_ in _unnamed(loaded):
        text = edit.put(text, ("statements", id_, "seen in"), only)
    return text


def _accepted(loaded: Loaded, name: str) -> dict[str, str]:
    """Take a kept file as it is now: its new hash, and its text taken out anew."""
    from goodoffices.case import edit, log
    from goodoffices.case.load import read_text
    from goodoffices.errors import Fault, Place, SourceError, did_you_mean, one_of
    from goodoffices.sources.retake import put_in_place, retake

    source = loaded.case.sources.get(name)
    if source is None:
        known = tuple(loaded.case.sources)
        do = did_you_mean(name, known, "name it with --id.")
        raise SourceError(Fault(Place(field="--id"), f"“{name}”", one_of(known), do))
    again = retake(loaded.folder, source.file, source.text)
    text = before = read_text(loaded.file)
    entry = {"sha256": again.sha256}
    if again.text_sha256 is not None:
        entry["text sha256"] = again.text_sha256
    for key, value in entry.items():
        text = edit.put(text, ("sources", name, key), value)
    put_in_place(
        again,
        lambda: edit.write(loaded.file, text),
        lambda: edit.write(loaded.file, before),
    )
    was = {"sha256": source.sha256, "text sha256": source.text_sha256}
    about = {"source": name, **entry}
    about |= {f"earlier {key}": value for key, value in was.items() if value is not None}
    if again.beside is not None:
        about["earlier text"] = f"{PurePosixPath(source.text or '').parent}/{again.beside.name}"
        console.say(f"The earlier text is kept as {about['earlier text']}.")
    log.note(loaded.folder, "change of source accepted", about)
    return entry


def _same_bytes(loaded: Loaded, name: str, kept: Kept | None) -> list[str]:
    """Say under which other names the same document is kept."""
    others = [
        id_
        for id_, source in loaded.case.sources.items()
        if kept is not None and id_ != name and (source.sha256 or "").lower() == kept.sha256
    ]
    return [f"The same document is kept as “{id_}” already; it is one account." for id_ in others]


def _report(
    loaded: Loaded, name: str, entry: dict[str, str], kept: Kept | None, *, as_json: bool
) -> None:
    marked = [
        {"kind": str(f.kind), "start": f.start, "end": f.end, "why": f.why}
        for f in (kept.furniture if kept else ())
    ]
    notes = [*(kept.notes if kept else ()), *_same_bytes(loaded, name, kept)]
    if as_json:
        result = {"source": name, "entry": entry, "furniture": marked, "notes": notes}
        console.print_json(result)
        return
    print(f"{name}: sha256 {entry['sha256']}")
    for piece in marked:
        console.say(f"Marked as furniture, not cut: {piece['kind']} ({piece['why']}).")
    for note in notes:
        console.say(note)
    unstated = [key for key in ("publisher", "published", "origin", "grade") if key not in entry]
    known = loaded.case.sources.get(name)
    unstated = [key for key in unstated if known is None or not getattr(known, key)]
    if unstated and kept is not None:
        console.say(f"Not stated: {', '.join(unstated)}. Add it in case.yaml when you know it.")
