"""Whether the same outcomes hold under another analyst's entry, or at another end of the ranges.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.other_readings import OtherReading, other_readings, unchanged, unsayable
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held_packages import HeldPackages, held_packages
from goodoffices.methods.stability import NASH

_NAMED = 2


@dataclass(frozen=True)
class Tried:
    """What another reading says.

    Attributes
    ----------
    other
        The reading.
    same_outcomes
        Whether the same outcomes hold under Nash stability.
    same_packages
        Whether the same packages are acceptable and hold.
    turned
        The outcomes singled out (now, and the one asked about) on which the verdict is another.
    says
        What it says instead, as a clause.
    """

    other: OtherReading
    same_outcomes: bool
    same_packages: bool
    turned: tuple[int, ...]
    says: str


@dataclass(frozen=True)
class Robustness:
    """What the other readings say, and what would make now hold.

    Attributes
    ----------
    tried
        The other readings that could be asked.
    further
        Sentences on what else would change the answer.
    """

    tried: tuple[Tried, ...]
    further: tuple[Sentence, ...]

    def labels(self) -> tuple[str, ...]:
        """List every reading that was tried."""
        return tuple(one.other.label for one in self.tried)

    def outcomes_change(self) -> tuple[str, ...]:
        """List the readings under which other outcomes hold."""
        return tuple(one.other.label for one in self.tried if not one.same_outcomes)

    def packages_change(self) -> tuple[str, ...]:
        """List the readings under which other packages are acceptable or hold."""
        return tuple(one.other.label for one in self.tried if not one.same_packages)

    def verdict_changes(self, state: int) -> tuple[str, ...]:
        """List the readings under which the verdict on an outcome singled out is another."""
        return tuple(one.other.label for one in self.tried if state in one.turned)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what would change the answer."""
        changing = (one for one in self.tried if not one.same_outcomes or one.turned)
        said = (Sentence(f"{one.other.label} {one.says}.", by=one.other.by) for one in changing)
        return (*said, *self.further)

    def without_effect(self) -> tuple[Sentence, ...]:
        """Say what was tried and does not change the answer."""
        same = [one.other for one in self.tried if one.same_outcomes and not one.turned]
        return unchanged(same, "the same outcomes hold under Nash stability")


def robustness(
    holding: Holding, asked: Asked, packages: HeldPackages | NeedsError | None
) -> Robustness:
    """Ask the other readings of the case which outcomes hold, and which packages do."""
    singled_out = [s for s in (holding.conflict.now, *asked.focuses) if s is not None]
    concepts = tuple(dict.fromkeys((NASH, asked.concept)))
    space = holding.conflict.space
    others = other_readings(space, holding.conflict.graph.parties) if space is not None else ()
    tried, further = [], list(_what_keeps_now(holding))
    for other in others:
        try:
            conflict = conflict_of(holding.conflict.case, other.reading)
        except NeedsError as error:
            further.append(unsayable(other, error))
            continue
        after = Holding(conflict, concepts=concepts)
        found = held_packages(after, asked.concept)
        same = not isinstance(packages, HeldPackages) or (
            isinstance(found, HeldPackages) and packages.same_as(found)
        )
        tried.append(_compared(holding, other, after, singled_out, same))
    return Robustness(tuple(tried), tuple(further))


def _compared(
    before: Holding,
    other: OtherReading,
    after: Holding,
    singled_out: list[int],
    same_packages: bool,
) -> Tried:
    same = before.states(NASH) == after.states(NASH)
    turned = tuple(s for s in singled_out if before.holds(NASH, s) != after.holds(NASH, s))
    says = "the same outcomes hold under Nash stability" if same else _instead(before, after)
    now = before.conflict.now
    if now is not None and now in turned:
        says += f", and what is now {'holds' if after.holds(NASH, now) else 'does not hold'}"
    return Tried(other, same, same_packages, turned, says)


def _instead(before: Holding, after: Holding) -> str:
    old, new = set(before.states(NASH)), set(after.states(NASH))
    text = f"{counted(len(new), 'outcome')} hold{'s' if len(new) == 1 else ''} under Nash stability"
    text += f" instead of {len(old):,}"
    gone, come = sorted(old - new), sorted(new - old)
    named = [_named("no longer", before, gone), _named("newly", after, come)]
    return text + "".join(f", {one}" for one in named if one)


def _named(how: str, holding: Holding, states: Iterable[int]) -> str:
    found = list(states)
    if not found or len(found) > _NAMED:
        return ""
    return f"{how} ({listed([holding.conflict.words.outcome(s) for s in found], 'or')})"


def _what_keeps_now(holding: Holding) -> Iterable[Sentence]:
    now = holding.conflict.now
    leaving = holding.leavers(NASH, now) if now is not None else ()
    if now is None or not leaving:
        return
    ways = [
        f"for {name} as the {counted(holding.better_ways(p, now), 'outcome')} that {name} "
        "can bring about alone and prefers today"
        for p in leaving
        for name in (holding.conflict.names[p],)
    ]
    text = "what is now would hold under Nash stability only if it were at least as good "
    text += f"{listed(ways)}."
    yield Sentence(capital(text), by=holding.analysts(leaving))
