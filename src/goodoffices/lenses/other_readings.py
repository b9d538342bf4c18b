"""Other ways to settle what a case leaves open: another analyst's entry, another end of the ranges.

A lens asks them too, so that it can say whether its answer rests on the choice.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.finding import Sentence
from goodoffices.outcomes.entries import candidates
from goodoffices.outcomes.package_space import CasePackages
from goodoffices.outcomes.reading import Numbers, Reading
from goodoffices.outcomes.space import OutcomeSpace

_ENDS = {
    "midpoint": "the midpoint of every range",
    "low": "the low end of every range",
    "high": "the high end of every range",
}


@dataclass(frozen=True)
class OtherReading:
    """Another reading of the same case.

    Attributes
    ----------
    label
        What sets it apart, to begin a sentence ("With the low end of every range").
    reading
        The reading.
    by
        The analysts whose numbers it takes instead.
    """

    label: str
    reading: Reading
    by: tuple[str, ...]


def other_readings(
    space: OutcomeSpace | CasePackages, parties: Sequence[str]
) -> tuple[OtherReading, ...]:
    """List the readings that differ from a space's own in one thing that was entered.

    Parameters
    ----------
    space
        The outcomes, or the packages, of the reading in use.
    parties
        The parties whose preferences count.
    """
    return (*_entries(space, parties), *_numbers(space, parties))


def _entries(space: OutcomeSpace | CasePackages, parties: Sequence[str]) -> Iterator[OtherReading]:
    reading = space.reading
    for party in parties:
        view = reading.view if reading.view != party else None
        for number, entry in enumerate(candidates(space.case, party, view), 1):
            if number != reading.entry(party):
                label = f"Under the entry of {entry.by} for {space.case.name_of(party)}"
                other = replace(reading, entries={**reading.entries, party: number})
                yield OtherReading(label, other, (entry.by,))


def _numbers(space: OutcomeSpace | CasePackages, parties: Sequence[str]) -> Iterator[OtherReading]:
    entries = [entry for p in parties if (entry := space.entry(p)) and any(_ranges(entry))]
    by = tuple(dict.fromkeys(entry.by for entry in entries))
    ends: tuple[Numbers, ...] = get_args(Numbers)
    for end in ends if entries else ():
        if end != space.reading.numbers:
            yield OtherReading(f"With {_ENDS[end]}", replace(space.reading, numbers=end), by)


def _ranges(entry: Preference) -> Iterator[bool]:
    numbers: list[object] = [*entry.points.values(), entry.walk_away, entry.much_better]
    numbers += [swing.worth for swing in entry.swings.values()]
    numbers += [value for values in entry.values.values() for value in values.values()]
    return (isinstance(number, Range) and not number.exact for number in numbers)


def unsayable(other: OtherReading, error: NeedsError) -> Sentence:
    """Say that nothing can be said under another reading, and what it needs."""
    lacking = "; ".join(fault.expected for fault in error.faults)
    return Sentence(f"{other.label} nothing can be said: it needs {lacking}.", by=other.by)


def unchanged(same: Sequence[OtherReading], what: str) -> tuple[Sentence, ...]:
    """Say in one sentence which other readings give the same; nothing where none does."""
    if not same:
        return ()
    labels = [one.label[:1].lower() + one.label[1:] for one in same]
    by = tuple(dict.fromkeys(name for one in same for name in one.by))
    return (Sentence(f"Tried and without effect: {listed(labels)}, {what}.", by=by),)
