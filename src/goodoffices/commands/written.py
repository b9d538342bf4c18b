"""Files that a command writes: each is replaced whole or not at all.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write(files: Mapping[Path, bytes], do: str) -> list[Path]:
    """Write files, with their folders; what is there is replaced whole or not at all.

    Parameters
    ----------
    files
        What to write where.
    do
        What to do when it cannot be, for the error message.

    Raises
    ------
    UseError
        When a place cannot be written to.
    """
    from goodoffices.errors import Fault, Place, UseError

    for file, data in files.items():
        draft = file.with_name(f".{file.name}.draft")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(data)
            draft.replace(file)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            reason = error.strerror or "a place that cannot be written to"
            fault = Fault(Place(str(file.parent)), reason, "a folder to write to", do)
            raise UseError(fault) from None
    return list(files)
