"""Telling what kind of document some bytes are, by their content first and their name second.

Source: none; the marks are those with which the formats begin.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from goodoffices.sources.faults import refused
from goodoffices.sources.taken import DocumentKind

_AS_PDF = "open it and save a copy as PDF or plain text, then add that copy."
_PICTURE = "a picture has no text; type out the words in a plain text file and add that."
_UNPACK = "unpack it and add the document inside."
_OTHER = "add the document itself as plain text, HTML or PDF."

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document", _AS_PDF),
    (b"{\\rtf", "a rich text (RTF) document", _AS_PDF),
    (b"%!PS", "a PostScript file", _AS_PDF),
    (b"\x89PNG", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"II*\x00", "a picture (TIFF)", _PICTURE),
    (b"MM\x00*", "a picture (TIFF)", _PICTURE),
    (b"\x7fELF", "a program", _OTHER),
    (b"MZ\x90", "a program", _OTHER),
    (b"\xcf\xfa\xed\xfe", "a program", _OTHER),
    (b"\x1f\x8b", "a compressed file (gzip)", _UNPACK),
    (b"BZh", "a compressed file (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "a compressed file (xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!", "an archive (RAR)", _UNPACK),
    (b"SQLite format 3", "a database", _OTHER),
    (b"ID3", "a sound recording", "write down its words and add that text."),
    (b"OggS", "a sound recording", "write down its words and add that text."),
)
_OFFICE = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an e-book (.epub)"),
)
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
# At most a few comments may come before the first tag; both patterns are linear.
_LEAD = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s+|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>){0,20}", re.S
)
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I)
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<\?xml\b|<!DOCTYPE\b", re.I)


def kind_of(data: bytes, name: str) -> DocumentKind:
    """Say what kind of document some bytes are.

    Parameters
    ----------
    data
        All bytes of the document.
    name
        Its file name; it decides only where the content leaves it open.

    Raises
    ------
    SourceError
        It is none of the kinds whose text can be taken out; says what it is and what to do.

    Examples
    --------
    >>> kind_of(b"<!doctype html><p>Talks", "talks.txt")
    <DocumentKind.HTML: 'html'>
    >>> kind_of(b"Talks went on.", "talks.txt")
    <DocumentKind.PLAIN: 'plain'>
    """
    if not data:
        raise refused("an empty file", "check that the document was saved whole.", name=name)
    start, suffix = data[:4096], PurePath(name).suffix.lower()
    _refuse_other(data, start, name)
    if start.lstrip().startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in start[:1024]):
        return DocumentKind.PDF
    if suffix == ".pdf":
        found = "a file that is named .pdf and is no PDF"
        raise refused(found, "fetch the document again, or give it its right name.", name=name)
    return _kind_of_text(start, suffix, name)


def _kind_of_text(start: bytes, suffix: str, name: str) -> DocumentKind:
    lead = _LEAD.match(start)
    rest = start[lead.end() if lead else 0 :]
    if _HTML_START.match(rest) or suffix in _HTML_SUFFIXES or re.search(rb"<html\b", start, re.I):
        return (
            DocumentKind.HTML
            if _HTML_START.match(rest) or suffix not in {".txt", ".md"}
            else DocumentKind.PLAIN
        )
    if _XML_START.match(start):
        raise refused("an XML file that is no HTML page", _OTHER, name=name)
    if re.match(rb"mime-version:|from: <saved by", start.lstrip(), re.I):
        raise refused("a saved web archive (.mht)", "save the page as HTML only.", name=name)
    return DocumentKind.PLAIN


def _refuse_other(data: bytes, start: bytes, name: str) -> None:
    """Refuse what is neither text nor HTML nor PDF, by the bytes it begins with."""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = start + data[-4096:]
        office = (what for mark, what in _OFFICE if mark in names)
        found = next(office, "a zip archive")
        raise refused(found, _UNPACK if "zip" in found else _AS_PDF, name=name)
    for mark, found, do in _MARKS:
        if start.startswith(mark):
            raise refused(found, do, name=name)
    if start[4:8] == b"ftyp":
        raise refused("a film, sound or picture file", "write down its words.", name=name)
    if start[:4] == b"RIFF" and start[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise refused("a picture, sound or film file", "write down its words.", name=name)
