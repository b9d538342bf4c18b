"""``goodoffices add``: keep a document as a source of a case.

Source: none.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, never_over, options, second_source

if TYPE_CHECKING:
    from goodoffices.case.load import Loaded
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
        never_over.refuse_elsewhere(loaded, name, Path(file))
        entry = _accepted(loaded, name)
        _report(loaded, name, entry, None, as_json=json)
        return
    never_over.refuse_other(loaded, name, Path(file))
    never_over.refuse_restating(loaded, name, given)
    log.ready(loaded.folder)
    ready = second_source.ready(loaded, name)
    kept = keep(loaded.folder, Path(file), name)
    if sys.stdin.isatty() and not json:
        given = _asked(loaded, name, given, kept)
    entry = _written(loaded, name, kept, given, ready)
    _report(loaded, name, entry, kept, as_json=json)


def _id_from(file: Path) -> str:
    return re.sub(r"[^\w-]+", "-", file.stem).strip("-_").lower()[:64] or "source"


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


def _written(
    loaded: Loaded, name: str, kept: Kept, given: Details, ready: second_source.Ready
) -> dict[str, str]:
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
        text = ready.after if text == ready.before else second_source.named_where_seen(loaded, text)
        text = edit.put(text, ("sources", name), entry)
    edit.write(loaded.file, text)
    log.note(loaded.folder, "source kept", {"source": name, "sha256": kept.sha256})
    return entry


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
