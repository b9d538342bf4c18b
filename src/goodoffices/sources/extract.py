"""Taking the text out of a document: plain text, HTML or PDF.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from goodoffices.errors import SourceError, unreadable
from goodoffices.sources.apart import Limits, take_apart
from goodoffices.sources.decode import decoded, remarks
from goodoffices.sources.faults import refused
from goodoffices.sources.sniff import kind_of
from goodoffices.sources.taken import NAMES, NO_GUESS, DocumentKind, Guess

LARGEST = 50_000_000
"""The most bytes a document may have."""


@dataclass(frozen=True)
class Extracted:
    """The text of a document.

    Attributes
    ----------
    text
        The text: of a plain text every code point as it was, without a byte order mark.
    kind
        Plain, HTML or PDF.
    encoding
        The encoding it was read in; empty for PDF.
    notes
        What a person should know about it, in sentences.
    guess
        What the document says about itself, for a person to confirm.
    """

    text: str
    kind: DocumentKind
    encoding: str
    notes: tuple[str, ...] = ()
    guess: Guess = NO_GUESS


def extract(path: Path, limits: Limits | None = None) -> Extracted:
    """Take the text out of a document.

    Parameters
    ----------
    path
        The document.
    limits
        What an HTML page or a PDF file may cost; the usual limits unless said otherwise.

    Raises
    ------
    SourceError
        It cannot be read, is no text, HTML or PDF, is too large, or holds no text.
    """
    return extract_bytes(read_original(path), path.name, limits)


def extract_bytes(data: bytes, name: str, limits: Limits | None = None) -> Extracted:
    """Take the text out of the bytes of a document called ``name``.

    Examples
    --------
    >>> extract_bytes(b"The talks go on.", "talks.txt").text
    'The talks go on.'
    """
    kind = kind_of(data, name)
    if kind is DocumentKind.PDF:
        taken = take_apart(kind, data, name, limits)
        out = Extracted(taken.text, kind, "", taken.notes + remarks(taken.text), taken.guess)
    elif kind is DocumentKind.HTML:
        page = decoded(data, name, html=True)
        taken = take_apart(kind, page.text.encode("utf-8"), name, limits)
        notes = dict.fromkeys(page.notes + taken.notes)
        out = Extracted(taken.text, kind, page.encoding, tuple(notes), taken.guess)
    else:
        plain = decoded(data, name)
        out = Extracted(plain.text, kind, plain.encoding, plain.notes)
    if not any(map(str.isalnum, out.text)):
        raise refused(f"{NAMES[kind]} that contains no words", "check the document.", name=name)
    return out


def read_original(path: Path) -> bytes:
    """Read a document's bytes, if it is a file of a size that can be kept.

    Raises
    ------
    SourceError
        It is missing, a folder, no ordinary file, or larger than 50 MB.
    """
    try:
        # Opening a pipe would wait for ever without O_NONBLOCK.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise refused("no ordinary file", "name a document.", name=str(path))
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SourceError(unreadable(path, error)) from None
    except ValueError:
        raise refused("a name with a NUL in it", "check the name.", name=repr(str(path))) from None
    if len(data) > LARGEST:
        found = f"a file of more than {LARGEST // 1_000_000} MB"
        raise refused(found, "split it, and add the parts that matter.", name=str(path))
    return data
