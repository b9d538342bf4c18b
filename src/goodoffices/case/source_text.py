"""The text of a kept source, and whether its bytes are still those that were kept.

Source: none.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from goodoffices.case.source import Source

MOST_BYTES = 64_000_000
"""A larger file is not read: nothing of this size is ever kept."""


class Integrity(StrEnum):
    """What became of a source's file."""

    KEPT = "as it was kept"
    CHANGED = "changed since it was kept"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_HASHED = "never hashed"


NEEDS_TEXT = (".html", ".htm", ".xhtml", ".pdf")
"""Endings of documents whose text is kept apart; quotes are never looked for in their bytes."""


@dataclass(frozen=True)
class SourceText:
    """A source's text, as far as it can be relied on.

    Attributes
    ----------
    text
        The decoded text; ``None`` where it cannot be read.
    integrity
        Whether the file is still the one that was kept.
    sha256
        The hash found now, of the original bytes.
    """

    text: str | None
    integrity: Integrity
    sha256: str | None = None

    @property
    def reliable(self) -> bool:
        """Whether quotes may be looked for in it."""
        return self.text is not None and self.integrity is Integrity.KEPT


def read(folder: Path, source: Source) -> SourceText:
    """Read a source's text and compare its hashes.

    Parameters
    ----------
    folder
        The case's folder; a file outside it is treated as missing.
    source
        The entry of the case.
    """
    original = _inside(folder, source.file)
    if original is None:
        return SourceText(None, Integrity.MISSING)
    if source.text is None and source.file.lower().endswith(NEEDS_TEXT):
        return SourceText(None, Integrity.NOT_HASHED)
    try:
        if original.stat().st_size > MOST_BYTES:
            return SourceText(None, Integrity.UNREADABLE)
        data = original.read_bytes()
        kept = _inside(folder, source.text) if source.text else original
        if kept is None:
            return SourceText(None, Integrity.MISSING)
        text_bytes = data if kept == original else kept.read_bytes()
        text = text_bytes.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return SourceText(None, Integrity.UNREADABLE)
    found = hashlib.sha256(data).hexdigest()
    return SourceText(text, _integrity(source, found, text_bytes), found)


def _integrity(source: Source, found: str, text_bytes: bytes) -> Integrity:
    if source.sha256 is None:
        return Integrity.NOT_HASHED
    text_ok = source.text is None or source.text_sha256 in (
        None,
        hashlib.sha256(text_bytes).hexdigest(),
    )
    same = found == source.sha256.lower() and text_ok
    return Integrity.KEPT if same else Integrity.CHANGED


def _inside(folder: Path, file: str) -> Path | None:
    try:
        path = (folder / file).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        # a name no file can have, or links that lead in a circle
        return None
