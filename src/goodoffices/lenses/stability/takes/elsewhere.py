"""What it would take under another analyst's entry, or at another end of the ranges.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import NeedsError
from goodoffices.lenses.conflict import Conflict, conflict_of
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.other_readings import OtherReading, other_readings
from goodoffices.lenses.stability.takes.ways_to_hold import Takes, least_worth
from goodoffices.lenses.stability.takes.words import worth_words
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.inverse import Together


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """What another reading says of the same outcome.

    Attributes
    ----------
    other
        The reading.
    conflict, state
        The same outcome in the conflict it makes.
    worth
        How much more the outcome would have to be worth to whom under it.
    """

    other: OtherReading
    conflict: Conflict
    state: int
    worth: Together

    @property
    def holds(self) -> bool:
        """Whether the outcome holds under it as things are."""
        return self.worth.rises == ()


def elsewhere(conflict: Conflict, concept: Concept, state: int) -> tuple[Elsewhere, ...]:
    """Ask the other readings about an outcome; those that cannot be asked are left out."""
    space = conflict.space
    if space is None:
        return ()
    found = []
    for other in other_readings(space, conflict.graph.parties):
        try:
            under = conflict_of(conflict.case, other.reading)
        except NeedsError:
            continue
        same = under.space.state(space.outcome(state)) if under.space is not None else None
        if same is not None:
            found.append(Elsewhere(other, under, same, least_worth(under, concept, same)))
    return tuple(found)


def tried(found: tuple[Elsewhere, ...]) -> tuple[str, ...]:
    """List the readings asked."""
    return tuple(one.other.label for one in found)


def turned(holds: bool, found: tuple[Elsewhere, ...]) -> tuple[str, ...]:
    """List the readings under which it is said the other way round whether the outcome holds."""
    return tuple(one.other.label for one in found if one.holds != holds)


def would_change(takes: Takes, found: tuple[Elsewhere, ...]) -> tuple[Sentence, ...]:
    """Say in one sentence under which readings it would take something else, and what."""
    usual = _amount(takes.conflict, takes.state, takes.worth)
    amounts = [_amount(one.conflict, one.state, one.worth) for one in found]
    others = [(one, amount) for one, amount in zip(found, amounts, strict=True) if amount != usual]
    if not others:
        return ()
    outcome = takes.conflict.words.outcome(takes.state)
    said = [f"{_lowered(one.other.label)} it {amount}" for one, amount in others]
    text = f"For ({outcome}) to hold under {takes.concept.name}, {'; '.join(said)}."
    by = tuple(dict.fromkeys(name for one, _ in others for name in one.conflict.analysts))
    return (Sentence(text, by=by),)


def _amount(conflict: Conflict, state: int, worth: Together) -> str:
    if worth.rises is None:
        return "would have to be worth more than was tried"
    if not worth.rises:
        return "needs nothing more"
    return f"would have to be worth at least {worth_words(conflict, state, worth.rises)}"


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
