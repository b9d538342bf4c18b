"""Writing a file that is never changed afterwards, whole or not at all.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from goodoffices.errors import Fault, Place, SourceError

READ_ONLY = 0o444
"""Everybody may read it, nobody may write it."""


def write_once(file: Path, data: bytes) -> bool:
    """Write a file unless there is one already.

    The bytes are written beside it and given their name in one step, which fails when the name is
    taken: a crash leaves no half of a file, and two who write at once do not overwrite each other.

    Parameters
    ----------
    file
        Where; the folder exists.
    data
        What.

    Returns
    -------
    bool
        Whether the file now holds these bytes; false when it holds others, which are left alone.

    Raises
    ------
    SourceError
        It cannot be written, or something other than an ordinary file stands there.
    """
    try:
        if not os.path.lexists(file):
            _put(file, data)
        if file.is_symlink() or not file.is_file():
            found = "a link" if file.is_symlink() else "something that is no file"
            do = "move it away, then try again."
            raise SourceError(Fault(Place(str(file)), found, "an ordinary file or nothing", do))
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError as error:
        found = f"no way to write it ({(error.strerror or 'unknown reason').lower()})"
        do = "check the folder's permissions and the room on the disk; nothing was changed."
        raise SourceError(Fault(Place(str(file)), found, "a folder to write in", do)) from None


def _put(file: Path, data: bytes) -> None:
    """Write the bytes beside the file, then give them its name if that is still free."""
    handle, beside = tempfile.mkstemp(prefix=".adding-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, READ_ONLY)
        with suppress(FileExistsError):
            _name(Path(beside), file)
    finally:
        with suppress(OSError):
            os.unlink(beside)


def _name(beside: Path, file: Path) -> None:
    """Give a written file its name, never taking it from another."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (FAT, some network drives): take the name first, then fill it.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.replace(beside, file)
