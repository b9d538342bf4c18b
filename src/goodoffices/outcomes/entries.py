"""Which preference entry counts for each party under a reading.

Source: none.
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.errors import Fault, Place, UseError
from goodoffices.outcomes.derived import derived
from goodoffices.outcomes.reading import Reading


def candidates(case: Case, party: str, view: str | None = None) -> tuple[Preference, ...]:
    """List a party's entries that a reading may choose from.

    In somebody's view, what that party believes about another stands before the analyst's own
    account of it.
    """
    entries = [entry for entry in case.preferences if entry.of == party]
    believed = [entry for entry in entries if view is not None and entry.seen_by == view]
    own = [entry for entry in entries if entry.seen_by is None]
    return tuple(believed or own)


def chosen(case: Case, party: str, reading: Reading) -> Preference | None:
    """Choose the entry that counts; ``None`` when none was entered and none may be derived.

    Raises
    ------
    UseError
        When the reading names an entry that is not there.
    """
    found = candidates(case, party, reading.view if reading.view != party else None)
    number = reading.entry(party)
    if not found and case.derive:
        return derived(case, party, reading.derive)
    if not found and number == 1:
        return None
    if not 1 <= number <= len(found):
        raise UseError(
            Fault(
                Place("", None, f"entry {number} for {party}"),
                f"{len(found)} preference {'entry' if len(found) == 1 else 'entries'} for {party}",
                f"a number from 1 to {len(found)}" if found else "an entry",
                "choose another number, or add the entry to the case.",
            )
        )
    return found[number - 1]
