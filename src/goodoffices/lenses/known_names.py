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
    # an item of the agenda is an issue, but there is nothing in it to keep as now
    without = [name for name in reading.without if name in case.axes or name not in case.issues]
    faults = [
        *_unknown("accept", settings.accept.parties, case.parties, "party", "parties"),
        *_unknown("entries", reading.entries, case.parties, "party", "parties"),
        *_unknown("view", view, case.parties, "party", "parties"),
        *_no_options(case, reading.without),
        *_unknown("without", without, case.axes, "issue", "issues"),
    ]
    if faults:
        raise UseError(faults)


def _no_options(case: Case, names: Iterable[str]) -> Iterator[Fault]:
    for name in names:
        if name in case.issues and name not in case.axes:
            found, do = f"“{name}”, which has no options", "leave it out; it is as now anyway."
            yield Fault(Place(field="without"), found, one_of(list(case.axes)), do)


def _unknown(
    field: str, names: Iterable[str], known: Iterable[str], what: str, section: str
) -> Iterator[Fault]:
    listed = list(known)
    for name in names:
        if name not in listed:
            do = did_you_mean(name, listed, f"list it under {section}.")
            yield Fault(Place(field=field), f"the {what} “{name}”", one_of(listed), do)
