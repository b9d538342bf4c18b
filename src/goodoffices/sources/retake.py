"""Taking a kept file as it is now, after a person has read what changed.

This is the only way in which the text of a kept source is ever replaced.

Source: none.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.sources.extract import extract_bytes, read_original


@dataclass(frozen=True)
class Retaken:
    """The hashes of a source as it is now.

    Attributes
    ----------
    sha256
        Of the original's bytes.
    text_sha256
        Of the text taken out anew; ``None`` when the original is its own text.
    """

    sha256: str
    text_sha256: str | None


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
    if text is None:
        return Retaken(sha256(data).hexdigest(), None)
    kept = _inside(folder, text)
    fresh = out.text.encode()
    _replace(kept, fresh)
    return Retaken(sha256(data).hexdigest(), sha256(fresh).hexdigest())


def _inside(folder: Path, file: str) -> Path:
    path = (folder / file).resolve()
    if path.is_relative_to(folder.resolve()):
        return path
    do = "keep the document in the case with “goodoffices add”."
    fault = Fault(Place(file), "a file outside the case’s folder", "a file inside it", do)
    raise SourceError(fault)


def _replace(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name}.draft")
    try:
        draft.write_bytes(data)
        os.chmod(draft, 0o444)
        os.replace(draft, file)
    except OSError as error:
        reason = error.strerror or "a file that cannot be written"
        do = "check the permissions of the folder; nothing was changed."
        raise SourceError(Fault(Place(str(file)), reason, "a place to write", do)) from None
