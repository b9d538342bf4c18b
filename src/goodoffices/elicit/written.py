"""Putting the entry into the case file: beside the others, nothing else changed, and logged.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.case import edit, edit_list, log
from goodoffices.case.edit_list import Entry
from goodoffices.case.load import Loaded, read_text


def write(loaded: Loaded, entry: Mapping[str, Entry]) -> None:
    """Add an entry to the preferences of a case.

    Raises
    ------
    CaseError
        When the case or its log cannot be written; nothing is changed then.
    """
    log.ready(loaded.folder)
    text = edit_list.append(read_text(loaded.file), "preferences", entry, loaded.file.name)
    edit.write(loaded.file, text)
    about = {"of": str(entry["of"]), "by": str(entry["by"])}
    log.note(loaded.folder, "preference entry made from answers", about)
