"""Everything worked out for one question about packages, for each part of the answer to use.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from goodoffices.case.model import Case
from goodoffices.errors import (
    NeedsError,
    TooLargeError,
)
from goodoffices.lenses.conflict import as_gaps, from_space
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.named_concept import CONCEPT, named_concept
from goodoffices.lenses.outcome_words import SpaceWords
from goodoffices.lenses.packages import powers
from goodoffices.lenses.packages.standards import Chosen, choose, standards_gaps
from goodoffices.lenses.packages.zone import Zone
from goodoffices.lenses.wanted import KEY, Wanted, all_wanted
from goodoffices.methods.stability import CLASSICAL, SEQ, Concept
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.run import Progress

_KEYS = (KEY, CONCEPT, powers.KEY)


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
    concept
        The concept under which a package is to hold; sequential stability unless named.
    wanted
        The outcomes asked about: drafts to look at and to improve on.
    """

    zone: Zone
    chosen: Chosen | None
    without_points: tuple[Gap, ...]
    holding: Holding | None
    not_held: tuple[Gap, ...]
    concept: Concept = SEQ
    wanted: tuple[Wanted, ...] = ()

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


def ask(zone: Zone, progress: Progress, wanted: Mapping[str, str] | None = None) -> Asked:
    """Work out what the standards choose and which outcomes hold, as far as the case allows.

    Parameters
    ----------
    zone
        Who accepts what.
    progress
        Is told how far the work is.
    wanted
        Texts by key: "outcome" (a draft to look at), "concept" and "powers".

    Raises
    ------
    UseError
        When a key, a concept, an issue or an option is unknown.
    """
    given = wanted or {}
    concept = concept_asked(given)
    without_points = standards_gaps(zone)
    given_powers = powers.powers_asked(zone.space.case, given)
    weighable = zone.weighed and not without_points
    chosen = choose(zone, powers=given_powers) if weighable else None
    holding: Holding | None = None
    not_held: tuple[Gap, ...] = ()
    try:
        concepts = tuple(dict.fromkeys((*CLASSICAL, concept)))
        holding = Holding(from_space(zone.space), progress, concepts)
    except (NeedsError, TooLargeError) as error:
        not_held = as_gaps(error)
    drafts = all_wanted(zone.space.case, zone.space, given)
    return Asked(zone, chosen, without_points, holding, not_held, concept, drafts)


def concept_asked(given: Mapping[str, str]) -> Concept:
    """Read which concept is asked about; sequential stability unless another is named.

    Raises
    ------
    UseError
        When a key or the concept is unknown.
    """
    return named_concept(given, _KEYS, "leave --{key} out; it is asked of other lenses.")
