"""From bytes to text: which encoding, said aloud whenever it had to be guessed.

Source: none; the order is the one browsers use (byte order mark, declaration, UTF-8, guess).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from string import ascii_letters

from goodoffices.sources.faults import refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.I
)
# Only encodings of text that browsers know too: UTF-7 and its like can hide what a page says.
_ALLOWED = re.compile(
    r"utf-8|cp125\d|iso8859-\d+|koi8-[rut]|gb2312|gbk|gb18030|big5|shift_jis|cp932|euc_jp|"
    r"euc_kr|cp949|iso2022_jp|cp866|mac-\w+|cp874|tis-620"
)
_HIGH_LETTERS = bytes(range(0xC0, 0x100))  # letters, in every 8-bit encoding in use
_SAVE_AS = "open it in an editor and save it as UTF-8, then add it again."
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding it was read in.

    Attributes
    ----------
    text
        The text, its newlines as they were, without a byte order mark.
    encoding
        The encoding's name ("utf-8", "utf-8-sig" where a byte order mark came first, …).
    notes
        What a person should know, in sentences.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decoded(data: bytes, name: str, *, html: bool = False) -> Decoded:
    """Turn the bytes of a document into text.

    Parameters
    ----------
    data
        The bytes.
    name
        The document's name, for faults.
    html
        Whether the document may declare its encoding as HTML pages do.

    Raises
    ------
    SourceError
        The bytes are no text, or in an encoding that cannot be told.

    Examples
    --------
    >>> decoded("Größe".encode(), "a.txt").encoding
    'utf-8'
    >>> decoded("“No date”, he said.".encode("cp1252"), "a.txt").encoding
    'windows-1252'
    """
    found = _marked(data, name) or (_declared(data) if html else None) or _unmarked(data, name)
    if "\0" in found.text:
        raise refused("text with NUL characters in it", _SAVE_AS, name=name)
    controls = len(found.text) - len(_CONTROLS.sub("", found.text))
    if controls > max(8, len(found.text) // 100):
        raise refused(
            "a file of bytes that are no text", "check that it is the document.", name=name
        )
    return Decoded(found.text, found.encoding, found.notes + remarks(found.text))


def remarks(text: str) -> tuple[str, ...]:
    """Say what a reader of the text cannot see.

    Examples
    --------
    >>> remarks("plain"), len(remarks("hidden\u202e"))
    ((), 1)
    """
    hidden = len(text) - len(_DIRECTION.sub("", text))
    if not hidden:
        return ()
    marks = "1 invisible mark" if hidden == 1 else f"{hidden} invisible marks"
    note = f"It contains {marks} of writing direction; what is shown may read in another order."
    return (note,)


def _count(data: bytes, letters: bytes) -> int:
    return len(data) - len(data.translate(None, letters))


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeError:
                found = f"a file that begins as {encoding.upper()} text and is damaged further on"
                raise refused(found, _SAVE_AS, name=name) from None
    return None


def _declared(data: bytes) -> Decoded | None:
    """Read a page in the encoding it declares, where this is possible without a fault."""
    found = _DECLARED.search(data[:4096])
    try:
        encoding = codecs.lookup(found.group(1).decode()).name if found else ""
        encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
        if not _ALLOWED.fullmatch(encoding) or encoding == "utf-8":
            return None
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError):
        return None


def _unmarked(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    if b"\0" in data[:4096]:
        found = "a file with NUL bytes: no text, or UTF-16 without its byte order mark"
        raise refused(found, _SAVE_AS, name=name)
    high, low = _count(data, _HIGH_LETTERS), _count(data, ascii_letters.encode())
    if high > 8 and high > low / 2:
        found = "text in an old 8-bit encoding that is not Western European (Cyrillic, Greek, …?)"
        raise refused(found, _SAVE_AS, name=name)
    note = (
        f"It is not UTF-8 (byte {broken + 1}); it was read as {{}}, which is a guess. If letters "
        f"look wrong, {_SAVE_AS}"
    )
    try:
        return Decoded(data.decode("cp1252"), "windows-1252", (note.format("windows-1252"),))
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", (note.format("latin-1"),))
