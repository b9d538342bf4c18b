"""What it would take under another analyst's entry, or at another end of the ranges.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.other_readings import OtherReading, other_readings
from goodoffices.lenses.stability.takes import Takes, what_it_takes
from goodoffices.lenses.stability.takes_words import ways


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """What another reading says of the same outcome.

    Attributes
    ----------
    other
        The reading.
    takes
        What it would take under it.
    """

    other: OtherReading
    takes: Takes


def elsewhere(takes: Takes) -> tuple[Elsewhere, ...]:
    """Ask the other readings what it would take; those that cannot be asked are left out."""
    space = takes.conflict.space
    if space is None:
        return ()
    found = []
    for other in other_readings(space, takes.conflict.graph.parties):
        try:
            conflict = conflict_of(takes.conflict.case, other.reading)
        except NeedsError:
            continue
        state = conflict.space.state(space.outcome(takes.state)) if conflict.space else None
        if state is not None:
            found.append(Elsewhere(other, what_it_takes(conflict, takes.concept, state)))
    return tuple(found)


def tried(found: tuple[Elsewhere, ...]) -> tuple[str, ...]:
    """List the readings asked."""
    return tuple(one.other.label for one in found)


def turned(takes: Takes, found: tuple[Elsewhere, ...]) -> tuple[str, ...]:
    """List the readings under which it is said the other way round whether the outcome holds."""
    return tuple(one.other.label for one in found if bool(one.takes.parties) != bool(takes.parties))


def would_change(takes: Takes, found: tuple[Elsewhere, ...]) -> tuple[Sentence, ...]:
    """Say under which readings it would take something else."""
    usual = ways(takes)
    return tuple(_says(takes, one) for one in found if ways(one.takes) != usual)


def _says(takes: Takes, one: Elsewhere) -> Sentence:
    outcome = takes.conflict.words.outcome(takes.state)
    text = f"{one.other.label} ({outcome}) would hold under {takes.concept.name}"
    if one.takes.parties:
        text += f" if {listed([f'{way}' for way in ways(one.takes)], 'or if')}"
    by = tuple(dict.fromkeys((*one.other.by, *one.takes.conflict.analysts)))
    return Sentence(f"{text}.", by=by)
