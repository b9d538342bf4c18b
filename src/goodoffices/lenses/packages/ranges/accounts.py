"""One tally for each choice among the analysts' entries: shares are never mixed across them.

Source: none; entries that disagree are data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from goodoffices.errors import NeedsError
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.ranges.ranged_zone import RangedZone, ranged_zone
from goodoffices.lenses.packages.ranges.tally import Tally, draw, n_drawn, tally
from goodoffices.lenses.packages.zone import Zone, zone
from goodoffices.outcomes.boxed_worth import boxed_gaps
from goodoffices.outcomes.entries import candidates
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.run import SILENT, Progress

MOST_ACCOUNTS = 8
"""So many combinations of entries are drawn from; beyond, those that differ in one entry."""


@dataclass(frozen=True, eq=False)
class Account:
    """One choice among the entries, and what was counted under it.

    Attributes
    ----------
    entries
        Per party with several entries, which counts, from 1.
    ranged
        The packages under it.
    readings
        How many readings are drawn.
    progress
        Is told how far the drawing is.
    """

    entries: Mapping[str, int]
    ranged: RangedZone
    readings: int
    progress: Progress

    @cached_property
    def tally(self) -> Tally:
        """What was counted."""
        return tally(self.ranged, draw(self.ranged, self.readings), self.progress)

    def changed_from(self, other: Account) -> tuple[str, ...]:
        """List the parties whose entry is another one."""
        return tuple(p for p, n in self.entries.items() if n != other.entries[p])

    def by(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """List the analysts whose entries of these parties count."""
        found = (self.ranged.zone.space.entry(party) for party in parties)
        return tuple(dict.fromkeys(entry.by for entry in found if entry is not None))


@dataclass(frozen=True, eq=False)
class Accounts:
    """All choices among the entries that could be asked.

    Attributes
    ----------
    own
        The one of the reading in use.
    others
        The others.
    untried
        How many combinations of entries were left out.
    lacking
        What those would need that could not be asked.
    """

    own: Account
    others: tuple[Account, ...]
    untried: int
    lacking: tuple[Gap, ...]

    @property
    def all(self) -> tuple[Account, ...]:
        """The one in use, then the others."""
        return (self.own, *self.others)


def accounts(asked: Asked, progress: Progress = SILENT) -> Accounts | None:
    """Prepare the drawing under every choice among the entries of those whose consent counts.

    Returns
    -------
    Accounts or None
        ``None`` where no number under any of them is a range.
    """
    choices = _choices(asked)
    own = {party: asked.space.reading.entry(party) for party in choices}
    combinations = [
        dict(zip(choices, numbers, strict=True)) for numbers in product(*choices.values())
    ]
    others = [one for one in combinations if one != own]
    untried = 0
    if len(combinations) > MOST_ACCOUNTS:
        near = [one for one in others if sum(one[p] != own[p] for p in own) == 1]
        untried, others = len(others) - len(near), near
    found: list[Account] = []
    lacking: list[Gap] = []
    for entries in others:
        one = _account(asked, entries, progress)
        if isinstance(one, Account):
            found.append(one)
        else:
            lacking += one
    ranged = ranged_zone(asked.zone)
    mine = Account(own, ranged, n_drawn(ranged), progress)
    if not any(one.ranged.n_open for one in (mine, *found)):
        return None
    return Accounts(mine, tuple(found), untried, tuple(dict.fromkeys(lacking)))


def _choices(asked: Asked) -> dict[str, range]:
    """Per party with several entries, their numbers."""
    found, reading = {}, asked.space.reading
    for party in asked.zone.acceptors:
        view = reading.view if reading.view != party else None
        several = len(candidates(asked.case, party, view))
        if several > 1:
            found[party] = range(1, several + 1)
    return found


def _account(
    asked: Asked, entries: Mapping[str, int], progress: Progress
) -> Account | tuple[Gap, ...]:
    reading = replace(asked.space.reading, entries={**asked.space.reading.entries, **entries})
    space = OutcomeSpace(asked.case, reading)
    try:
        found: Zone = zone(space, asked.zone.accept)
    except NeedsError as error:
        return tuple(Gap(fault.expected, fault.do) for fault in error.faults)
    gaps = tuple(gap for party in found.acceptors for gap in boxed_gaps(space, party))
    if gaps:
        return gaps
    ranged = ranged_zone(found)
    return Account(entries, ranged, n_drawn(ranged), progress)
