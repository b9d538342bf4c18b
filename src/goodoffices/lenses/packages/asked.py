"""Everything worked out for one question about packages, for each part of the answer to use.

Source: none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, TooLargeError
from goodoffices.lenses.conflict import as_gaps, from_space
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import SpaceWords
from goodoffices.lenses.packages.standards import Chosen, choose, standards_gaps
from goodoffices.lenses.packages.zone import Zone
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.run import Progress


@dataclass(frozen=True, eq=False)
class Asked:
    """What was found out.

    Attributes
    ----------
    zone
        Who accepts what.
    chosen
        What the standards choose; ``None`` where nobody is weighed or somebody has no points.
    without_points
        What the standards would need.
    holding
        Which outcomes hold; ``None`` where that could not be worked out.
    not_held
        What that would need.
    """

    zone: Zone
    chosen: Chosen | None
    without_points: tuple[Gap, ...]
    holding: Holding | None
    not_held: tuple[Gap, ...]

    @property
    def space(self) -> OutcomeSpace:
        """The outcomes."""
        return self.zone.space

    @property
    def case(self) -> Case:
        """The case."""
        return self.zone.space.case

    @cached_property
    def words(self) -> SpaceWords:
        """How the packages are named."""
        return SpaceWords(self.zone.space)

    def name(self, party: str) -> str:
        """Write a party's name in full."""
        return self.case.name_of(party)

    def names(self, parties: Sequence[str]) -> list[str]:
        """Write several names in full."""
        return [self.case.name_of(party) for party in parties]

    def by(self, parties: Sequence[str] = ()) -> tuple[str, ...]:
        """List the analysts whose account of these parties counts; of none, of all needed."""
        entries = [self.space.entry(party) for party in parties or self.zone.acceptors]
        found = tuple(dict.fromkeys(entry.by for entry in entries if entry is not None))
        return found or (AUTHOR,)


def ask(zone: Zone, progress: Progress) -> Asked:
    """Work out what the standards choose and which outcomes hold, as far as the case allows."""
    without_points = standards_gaps(zone)
    chosen = choose(zone) if zone.weighed and not without_points else None
    holding: Holding | None = None
    not_held: tuple[Gap, ...] = ()
    try:
        holding = Holding(from_space(zone.space), progress)
    except (NeedsError, TooLargeError) as error:
        not_held = as_gaps(error)
    return Asked(zone, chosen, without_points, holding, not_held)
