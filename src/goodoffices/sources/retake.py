"""Taking a kept file as it is now, after a person has read what changed.

This is the only way in which the text of a kept source is ever replaced. The earlier text stays
beside it, and the text and its hash in the case change together or not at all.

Source: none.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from goodoffices.errors import Fault, Place, SourceError, unreadable
from goodoffices.sources.extract import extract_bytes, read_original
from goodoffices.sources.write_once import READ_ONLY, write_once


@dataclass(frozen=True)
class Retaken:
    """A source as it is now; nothing is written yet.

    Attributes
    ----------
    sha256
        Hash of the original's bytes.
    text_sha256
        Hash of the text taken out anew; ``None`` when the original is its own text.
    fresh
        That text, as bytes; ``None`` with it.
    file
        Where it belongs; ``None`` with it.
    earlier
        The text that stands there, as bytes; ``None`` when there is none, or it is the same.
    """

    sha256: str
    text_sha256: str | None = None
    fresh: bytes | None = None
    file: Path | None = None
    earlier: bytes | None = None

    @property
    def beside(self) -> Path | None:
        """Where the earlier text is kept: the name of the text and the start of its hash."""
        if self.file is None or self.earlier is None:
            return None
        return self.file.with_name(f"{self.file.name}.{sha256(self.earlier).hexdigest()[:12]}")


def retake(folder: Path, file: str, text: str | None) -> Retaken:
    """Hash a kept file anew, and take its text out again where it is kept apart.

    Parameters
    ----------
    folder
        The case's folder.
    file, text
        The original and its text, relative to the folder, as the case has them.

    Raises
    ------
    SourceError
        When the file is gone, lies outside the folder, or no text can be taken out.
    """
    original = _inside(folder, file)
    data = read_original(original)
    out = extract_bytes(data, original.name)
    found = sha256(data).hexdigest()
    if text is None:
        return Retaken(found)
    kept, fresh = _inside(folder, text), out.text.encode()
    earlier = _earlier(kept)
    return Retaken(
        found, sha256(fresh).hexdigest(), fresh, kept, None if earlier == fresh else earlier
    )


def put_in_place(again: Retaken, write_case: Callable[[], None], undo: Callable[[], None]) -> None:
    """Keep the earlier text beside, write the case, then let the new text take its place.

    Parameters
    ----------
    again
        The source as it is now.
    write_case
        Writes the new hashes; when it fails, the text stays as it was.
    undo
        Writes the case as it was, when the text cannot be replaced after all.

    Raises
    ------
    SourceError
        When a text cannot be written; text and hashes then still belong together.
    """
    if again.file is None or again.fresh is None:
        write_case()
        return
    if again.beside is not None and again.earlier is not None:
        _keep_earlier(again.beside, again.earlier)
    draft = again.file.with_name(f".{again.file.name}.draft")
    try:
        _write(draft, again.fresh)
        write_case()
        _replace(draft, again.file, undo)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _inside(folder: Path, file: str) -> Path:
    path = (folder / file).resolve()
    if path.is_relative_to(folder.resolve()):
        return path
    do = "keep the document in the case with “goodoffices add”."
    fault = Fault(Place(file), "a file outside the case’s folder", "a file inside it", do)
    raise SourceError(fault)


def _earlier(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceError(unreadable(file, error)) from None


def _keep_earlier(file: Path, data: bytes) -> None:
    if not write_once(file, data):
        do = "move it away, then try again; nothing was changed."
        found = "another text where the earlier one would be kept"
        raise SourceError(Fault(Place(str(file)), found, "a name that is free", do))


def _write(draft: Path, data: bytes) -> None:
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.chmod(READ_ONLY)
    except OSError as error:
        raise SourceError(_no_place(draft, error)) from None


def _replace(draft: Path, file: Path, undo: Callable[[], None]) -> None:
    try:
        os.replace(draft, file)
    except OSError as error:
        undo()
        raise SourceError(_no_place(file, error)) from None


def _no_place(file: Path, error: OSError) -> Fault:
    reason = error.strerror or "a file that cannot be written"
    do = "check the permissions of the folder; nothing was changed."
    return Fault(Place(str(file)), reason, "a place to write", do)
