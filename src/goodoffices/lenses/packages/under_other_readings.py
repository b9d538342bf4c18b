"""Whether the answer changes under another analyst's entry, or at another end of the ranges.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import counted
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.other_readings import OtherReading, other_readings, unchanged, unsayable
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import NASH, choose, standards_gaps
from goodoffices.lenses.packages.whose_consent import who_is_enough
from goodoffices.lenses.packages.zone import Zone


@dataclass(frozen=True)
class Tried:
    """What another reading says.

    Attributes
    ----------
    other
        The reading.
    same_packages
        Whether the same packages could be accepted.
    same_nash
        Whether it has the same Nash packages; ``None`` where either has none.
    says
        What it says, as a clause.
    """

    other: OtherReading
    same_packages: bool
    same_nash: bool | None
    says: str

    @property
    def without_effect(self) -> bool:
        """Whether it changes neither what could be accepted nor the Nash package."""
        return self.same_packages and self.same_nash is not False


@dataclass(frozen=True)
class Robustness:
    """What the other readings say.

    Attributes
    ----------
    tried
        The other readings that could be asked.
    untried
        Sentences on those that could not.
    """

    tried: tuple[Tried, ...]
    untried: tuple[Sentence, ...]

    def labels(self) -> tuple[str, ...]:
        """List every reading that was tried."""
        return tuple(one.other.label for one in self.tried)

    def count_changes(self) -> tuple[str, ...]:
        """List the readings under which other packages could be accepted."""
        return tuple(one.other.label for one in self.tried if not one.same_packages)

    def nash_tried(self) -> tuple[str, ...]:
        """List the readings that could be asked for the Nash package."""
        return tuple(one.other.label for one in self.tried if one.same_nash is not None)

    def nash_changes(self) -> tuple[str, ...]:
        """List the readings under which the Nash package is another."""
        return tuple(one.other.label for one in self.tried if one.same_nash is False)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what would change the answer."""
        changing = (one for one in self.tried if not one.without_effect)
        said = (Sentence(f"{one.other.label} {one.says}.", by=one.other.by) for one in changing)
        return (*said, *self.untried)

    def without_effect(self) -> tuple[Sentence, ...]:
        """Say what was tried and does not change the answer."""
        same = [one.other for one in self.tried if one.without_effect]
        return unchanged(same, "the same packages could be accepted")


def robustness(asked: Asked) -> Robustness:
    """Ask the other readings how many packages could be accepted and which is the Nash package."""
    tried, untried = [], []
    for other in other_readings(asked.space, asked.zone.acceptors):
        try:
            found = asked.zone.under(other.reading)
        except NeedsError as error:
            untried.append(unsayable(other, error))
            continue
        tried.append(_compared(asked, other, found))
    return Robustness(tuple(tried), tuple(untried))


def _compared(asked: Asked, other: OtherReading, found: Zone) -> Tried:
    same = bool((found.beyond_now == asked.zone.beyond_now).all())
    count = int(found.beyond_now.sum())
    whom = who_is_enough(asked) if asked.zone.accept.named else "all needed"
    says = f"{counted(count, 'package')} other than now could be accepted by {whom}"
    if same:
        says = "the same packages could be accepted"
    before = asked.chosen.solutions[NASH].packages if asked.chosen else ()
    after = _nash(found)
    same_nash = before == after if before or after else None
    says += _about_nash(asked, before, after)
    return Tried(other, same, same_nash, says)


def _nash(found: Zone) -> tuple[int, ...]:
    if not found.weighed or standards_gaps(found):
        return ()
    return choose(found).solutions[NASH].packages


def _about_nash(asked: Asked, before: tuple[int, ...], after: tuple[int, ...]) -> str:
    if not before and not after:
        return ""
    if before == after:
        return ", and the Nash package is the same"
    if not after:
        return ", and there is no Nash package"
    named = asked.words.outcome(after[0])
    if len(after) == 1:
        return f", and the Nash package is ({named})"
    return f", and {len(after)} packages tie as Nash packages, among them ({named})"
