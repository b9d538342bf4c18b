"""Refuse a setting that names a party, an issue or an entry the case does not have.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.case.model import Case
from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.lenses.contract import Settings


def check_names(case: Case, settings: Settings) -> None:
    """Check every name in the settings, and tell all that are unknown in one go.

    Raises
    ------
    UseError
        When a party or an issue is not in the case.
    """
    reading = settings.reading
    view = (reading.view,) if reading.view is not None else ()
    faults = [
        *_unknown("accept", settings.accept.parties, case.parties, "party", "parties"),
        *_unknown("entries", reading.entries, case.parties, "party", "parties"),
        *_unknown("view", view, case.parties, "party", "parties"),
        *_unknown("without", reading.without, case.axes, "issue", "issues"),
    ]
    if faults:
        raise UseError(faults)


def _unknown(
    field: str, names: Iterable[str], known: Iterable[str], what: str, section: str
) -> Iterator[Fault]:
    listed = list(known)
    for name in names:
        if name not in listed:
            do = did_you_mean(name, listed, f"list it under {section}.")
            yield Fault(Place(field=field), f"the {what} “{name}”", one_of(listed), do)
