"""Keeping a document in a case: its bytes as they were, its text, and nothing ever overwritten.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from goodoffices.errors import Fault, Place, SourceError, unreadable
from goodoffices.sources.apart import Limits
from goodoffices.sources.extract import Extracted, extract_bytes, read_original
from goodoffices.sources.furniture import LONGEST, Furniture, mark
from goodoffices.sources.taken import DocumentKind, Guess
from goodoffices.sources.write_once import write_once

FOLDER = "sources"
"""Where a case keeps its sources."""

_ID = re.compile(r"[^\W_][\w-]{0,63}")
# Windows takes these for devices, whatever follows the dot.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.I)
_SUFFIXES = {
    DocumentKind.PLAIN: (".txt", ".md", ".text"),
    DocumentKind.HTML: (".html", ".htm", ".xhtml"),
    DocumentKind.PDF: (".pdf",),
}


@dataclass(frozen=True)
class Kept:
    """A document that is now in the case.

    Attributes
    ----------
    file
        The original, relative to the case's folder, with forward slashes.
    sha256
        Hash of the original bytes, in hexadecimal.
    text
        The text taken out of it, relative to the case's folder; ``None`` when the original is
        plain text in UTF-8 and is its own text.
    text_sha256
        Hash of that file; ``None`` with it.
    kind
        Plain, HTML or PDF.
    furniture
        What stands in the text and is none of the article, marked.
    notes
        What a person should know, in sentences.
    guess
        What the document says about itself, for a person to confirm.
    """

    file: str
    sha256: str
    text: str | None
    text_sha256: str | None
    kind: DocumentKind
    furniture: tuple[Furniture, ...]
    notes: tuple[str, ...]
    guess: Guess


def keep(folder: Path, original: Path, source_id: str, limits: Limits | None = None) -> Kept:
    """Keep a document and its text in a case's folder.

    The same document may be kept again under the same name: nothing changes. Another document
    under a name that is taken is refused. Nothing is written unless text can be taken out.

    Parameters
    ----------
    folder
        The case's folder.
    original
        The document.
    source_id
        The name the case will call it by: letters, digits, ``-`` and ``_``.
    limits
        What an HTML page or a PDF file may cost; the usual limits unless said otherwise.

    Raises
    ------
    SourceError
        The document or the name cannot be used: the case's folder is as it was. Or the disk
        fails: then nothing is half written, and doing it again completes it.
    """
    _check_id(source_id)
    data = read_original(original)
    out = extract_bytes(data, original.name, limits)
    sources = _sources_of(folder)
    file = sources / (source_id + _suffix(original, out.kind))
    _refuse_taken(sources, source_id, file)
    if not write_once(file, data):
        raise SourceError(_taken(source_id, file))
    if out.kind is DocumentKind.PLAIN and out.encoding == "utf-8":
        return _kept(file, data, None, out, out.text, ())
    text, remark = _keep_text(file.with_name(file.name + ".txt"), out.text)
    return _kept(file, data, file.with_name(file.name + ".txt"), out, text, remark)


def _kept(
    file: Path,
    data: bytes,
    text_file: Path | None,
    out: Extracted,
    text: str,
    more: tuple[str, ...],
) -> Kept:
    if len(text) > LONGEST:
        more += (f"It is longer than {LONGEST:,} characters; no furniture was looked for.",)
    return Kept(
        file=f"{FOLDER}/{file.name}",
        sha256=sha256(data).hexdigest(),
        text=f"{FOLDER}/{text_file.name}" if text_file else None,
        text_sha256=sha256(text.encode()).hexdigest() if text_file else None,
        kind=out.kind,
        furniture=mark(text) if len(text) <= LONGEST else (),
        notes=out.notes + more,
        guess=out.guess,
    )


def _keep_text(file: Path, text: str) -> tuple[str, tuple[str, ...]]:
    """Write the text once. A text taken out earlier stays, since quotes rest on its positions."""
    if write_once(file, text.encode()):
        return text, ()
    note = "Its text was taken out before, slightly differently; the earlier text stays."
    try:
        return read_original(file).decode(), (note,)
    except UnicodeDecodeError:
        do = "restore the file from a copy of the case, or delete it and add the source again."
        found = "a text that is not UTF-8"
        raise SourceError(
            Fault(Place(str(file)), found, "the text taken out of this source", do)
        ) from None


def _check_id(source_id: str) -> None:
    if _ID.fullmatch(source_id) and not _DEVICES.fullmatch(source_id):
        return
    like = re.sub(r"[^\w]+", "-", source_id[:64]).strip("-_")
    usable = _ID.fullmatch(like) and not _DEVICES.fullmatch(like)
    do = f"call it “{like}”." if usable else "choose another name."
    found = f"the name {source_id[:80]!a} for a source"
    expected = "letters, digits, “-” and “_”, at most 64, beginning with a letter or a digit"
    raise SourceError(Fault(Place(), found, expected, do))


def _suffix(original: Path, kind: DocumentKind) -> str:
    """Give the file the ending it had, where this fits what it is."""
    had = PurePath(original.name).suffix.lower()
    return had if had in _SUFFIXES[kind] else _SUFFIXES[kind][0]


def _sources_of(folder: Path) -> Path:
    """Make sure of the case's folder of sources; a link in its place would lead elsewhere."""
    sources = folder / FOLDER
    try:
        if not folder.is_dir():
            found, do = "no folder there", "make the case first."
            raise SourceError(Fault(Place(str(folder)), found, "the folder of a case", do))
        if not sources.is_symlink():
            sources.mkdir(exist_ok=True)
            if sources.is_dir():
                return sources
    except FileExistsError:
        pass  # a file in its place: told below
    except OSError as error:
        raise SourceError(unreadable(sources, error)) from None
    found = "a link to another place" if sources.is_symlink() else "a file"
    do = "move it away; the folder is made anew."
    raise SourceError(Fault(Place(str(sources)), found, "a folder of the case's own", do))


def _refuse_taken(sources: Path, source_id: str, file: Path) -> None:
    """Refuse a name under which a document of another kind is kept already."""
    endings = [suffix for suffixes in _SUFFIXES.values() for suffix in suffixes]
    for other in (sources / (source_id + ending) for ending in endings):
        if other != file and (other.exists() or other.is_symlink()):
            raise SourceError(_taken(source_id, other))


def _taken(source_id: str, file: Path) -> Fault:
    found = f"another document kept as “{source_id}” already"
    do = "choose another name for the new one; a source that is kept is never changed."
    return Fault(Place(str(file)), found, "a name that is free", do)
