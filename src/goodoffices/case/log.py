"""The log of a case: what was decided or edited, by whom and when. It is part of the case.

Source: none; the format is JSON Lines.
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from goodoffices.errors import CaseError, Fault, Place, unreadable

FILE = "log.jsonl"


def note(folder: Path, what: str, about: Mapping[str, str]) -> None:
    """Add one line to the log.

    Parameters
    ----------
    folder
        The case's folder.
    what
        What was done ("source kept").
    about
        What it was done to.

    Raises
    ------
    CaseError
        When the log cannot be written.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    line = {"what": what, "who": _who(), "when": when, **about}
    try:
        with (folder / FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise CaseError(unreadable(folder / FILE, error)) from None


def ready(folder: Path) -> None:
    """Make sure that the log can be written before anything is done that belongs in it.

    Raises
    ------
    CaseError
        When it cannot; nothing is changed.
    """
    file = folder / FILE
    if not os.access(file if file.exists() else folder, os.W_OK):
        do = "check the permissions of the folder; nothing was changed."
        found = "a log that cannot be written"
        raise CaseError(Fault(Place(str(file)), found, "a file that can be added to", do))


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "not known"
