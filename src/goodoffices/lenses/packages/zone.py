"""Which packages everyone needed could accept, who stands in the way, and which are efficient.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from goodoffices.case.model import Case
from goodoffices.errors import TooLargeError
from goodoffices.methods.settlement.efficient import efficient
from goodoffices.outcomes import packages as pk
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.outcomes.worth import Mask

MOST_PACKAGES = 1_000_000
"""Beyond so many outcomes packages are not listed one by one."""


def listed_outcomes(case: Case, reading: Reading) -> OutcomeSpace | None:
    """List all outcomes; ``None`` where there are more than :data:`MOST_PACKAGES`."""
    try:
        space = OutcomeSpace(case, reading)
    except TooLargeError:
        return None
    return space if space.n_states <= MOST_PACKAGES else None


def zone_gaps(space: OutcomeSpace, accept: WhoMustAccept) -> tuple[Gap, ...]:
    """List what is not stated and would have to be, to say who accepts what."""
    # Where the question names who must accept, it does not matter who holds what.
    found = [] if accept.named else list(space.unheld)
    for party in pk.possible_acceptors(space, accept.parties):
        found += [*space.gaps(party), *space.walk_away_gap(party)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, eq=False)
class Zone:
    """The packages and who accepts them. All masks have one mark per outcome of the space.

    Attributes
    ----------
    space
        The outcomes.
    accept
        Who must accept.
    packages
        Which outcomes are packages.
    needed
        Per party whose consent is needed anywhere, in which packages it is.
    accepts
        Per such party, the packages it could accept.
    """

    space: OutcomeSpace
    accept: WhoMustAccept
    packages: Mask
    needed: Mapping[str, Mask]
    accepts: Mapping[str, Mask]

    def under(self, reading: Reading) -> Zone:
        """Work out who accepts what under another reading, once for all that ask.

        Raises
        ------
        NeedsError
            When something about those needed is not stated in that reading.
        """
        key = repr(reading)
        if key not in self._elsewhere:
            self._elsewhere[key] = zone(OutcomeSpace(self.space.case, reading), self.accept)
        return self._elsewhere[key]

    @cached_property
    def _elsewhere(self) -> dict[str, Zone]:
        return {}

    @property
    def acceptors(self) -> tuple[str, ...]:
        """The parties whose consent is needed for at least one package."""
        return tuple(self.needed)

    @cached_property
    def others(self) -> Mask:
        """The packages other than now."""
        found = self.packages.copy()
        found[self.space.now] = False
        return found

    def passes(self, party: str) -> Mask:
        """Mark the packages that a party accepts or need not be asked about."""
        return self.packages & (self.accepts[party] | ~self.needed[party])

    def passed_by(self, parties: Sequence[str]) -> Mask:
        """Mark the packages that none of these parties refuses."""
        found = self.packages.copy()
        for party in parties:
            found &= self.passes(party)
        return found

    @cached_property
    def acceptable(self) -> Mask:
        """The packages that everyone needed could accept, or enough of those named."""
        return self._acceptable_if(None)

    def _acceptable_if(self, willing: str | None) -> Mask:
        """Mark what could be accepted if one party were to accept everything."""
        if self.accept.quorum is None:
            return self.passed_by([party for party in self.acceptors if party != willing])
        votes = np.zeros(self.space.n_states, dtype=np.int64)
        for party in self.acceptors:
            votes += self.packages if party == willing else self.passes(party)
        vetoes = [party for party in self.accept.vetoes if party != willing]
        return self.passed_by(vetoes) & (votes >= self.accept.quorum)

    @cached_property
    def beyond_now(self) -> Mask:
        """Those of them other than now."""
        return self.acceptable & self.others

    @cached_property
    def something_gained(self) -> Mask:
        """Those of them in which somebody needed gains over its walk-away."""
        gains = np.zeros(self.space.n_states, dtype=np.bool_)
        for party in self.acceptors:
            above = self.space.scores(party) > self.space.walk_away(party)
            gains |= np.asarray(above, dtype=np.bool_) & self.needed[party]
        return self.beyond_now & gains

    def blocked_alone(self, party: str) -> int:
        """Count the packages other than now that fail, and would not if this party accepted."""
        return int((self._acceptable_if(party) & self.others & ~self.acceptable).sum())

    def pairs(self) -> dict[tuple[str, str], int]:
        """Count, for every two parties, the packages other than now that neither refuses."""
        return {
            pair: int((self.passed_by(pair) & self.others).sum())
            for pair in combinations(self.acceptors, 2)
        }

    @cached_property
    def weighed(self) -> tuple[str, ...]:
        """The parties whose consent at least one acceptable package needs."""
        return tuple(p for p in self.acceptors if bool((self.acceptable & self.needed[p]).any()))

    @cached_property
    def fair(self) -> Mask:
        """The acceptable packages that every weighed party could accept, asked or not.

        Where fewer than all named must accept, every acceptable package.
        """
        found = self.acceptable.copy()
        if self.accept.quorum is not None:
            return found
        for party in self.weighed:
            found &= self.accepts[party]
        return found

    @cached_property
    def efficient(self) -> Mask:
        """Of those, the packages none of them dominates."""
        return self._efficient(self.fair)

    @cached_property
    def efficient_of_all(self) -> Mask:
        """The acceptable packages that no acceptable package dominates."""
        return self._efficient(self.acceptable)

    def _efficient(self, among: Mask) -> Mask:
        if not self.weighed:
            return np.zeros(self.space.n_states, dtype=np.bool_)
        # Tiers are enough: dominance compares each party with itself only.
        places = [self.space.parties.index(party) for party in self.weighed]
        return efficient(np.stack([-self.space.tiers(k) for k in places], axis=1), among)


def zone(space: OutcomeSpace, accept: WhoMustAccept = USUAL) -> Zone:
    """Work out who accepts what.

    Raises
    ------
    NeedsError
        When preferences or walk-away of somebody needed are not stated, or an issue has no holder.
    """
    refuse(zone_gaps(space, accept))
    parties = pk.possible_acceptors(space, accept.parties)
    return Zone(
        space,
        accept,
        pk.packages(space),
        {
            party: pk.must_accept(space, party, accept.parties) & pk.packages(space)
            for party in parties
        },
        {party: space.accepts(party) for party in parties},
    )
