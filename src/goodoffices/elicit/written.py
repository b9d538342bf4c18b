"""Putting the entry into the case file: beside the others, nothing else changed, and logged.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.case import edit, edit_list, log
from goodoffices.case.document import place
from goodoffices.case.edit_list import Entry
from goodoffices.case.load import Loaded, read_text
from goodoffices.case.preference import Preference
from goodoffices.errors import Fault, UseError
from goodoffices.outcomes.another_entry import entry_option
from goodoffices.outcomes.entries import candidates


def write(loaded: Loaded, entry: Mapping[str, Entry]) -> None:
    """Add an entry to the preferences of a case.

    Raises
    ------
    UseError
        When the same entry stands there already, whatever its “because” says.
    CaseError
        When the case or its log cannot be written; nothing is changed then.
    """
    _refuse_twice(loaded, Preference.model_validate(entry))
    log.ready(loaded.folder)
    text = edit_list.append(read_text(loaded.file), "preferences", entry, loaded.file.name)
    edit.write(loaded.file, text)
    about = {"of": str(entry["of"]), "by": str(entry["by"])}
    log.note(loaded.folder, "preference entry made from answers", about)


def _refuse_twice(loaded: Loaded, entry: Preference) -> None:
    for number, other in enumerate(candidates(loaded.case, entry.of), 1):
        if other.model_copy(update={"because": entry.because}) == entry:
            at = next(k for k, one in enumerate(loaded.case.preferences) if one is other)
            where = place(loaded.document, ("preferences", at), loaded.file.name)
            do = f"look with it by {entry_option(entry.of, number)}; nothing was changed."
            found = f"the same entry, the one of {other.by}"
            raise UseError(Fault(where, found, "answers that lead to another one", do))
