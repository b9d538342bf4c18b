"""Which states hold as each party sees them, and what each expects the others to do.

A party judges a state in the conflict it sees, with what it takes the others to want and to be able
to do. A state is an equilibrium of the hypergame when every party sees it and stays there, by its
own lights. A party that sees a state may also expect that another would leave it or stay; in the
other's own view that may be wrong.

For two parties a state that somebody sees falls into one of eight classes, by whether each party
does not see it, would leave it or would stay. Published classifications also have eight, by what
each party is aware of; these here are the house's own, and they do not claim the same borders.

Source: wang1988, aljefri2020
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.concept import CLASSICAL, Concept
from goodoffices.methods.stability.conflict_graph import StateArray, StateMask
from goodoffices.methods.stability.hypergame.views import Hypergame
from goodoffices.methods.stability.oracle import Oracle
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.run import SILENT, Progress


class Standing(Enum):
    """How a state stands with one party, in its own view."""

    UNSEEN = "does not see it"
    LEAVES = "would leave it"
    STAYS = "would stay"


@dataclass(frozen=True, eq=False)
class StandingClass:
    """The states that stand alike with every party.

    Attributes
    ----------
    standings
        Per party, how they stand with it.
    states
        The universal states.
    """

    standings: tuple[Standing, ...]
    states: StateArray


@dataclass(frozen=True, eq=False)
class HypergameResult:
    """Where one concept says that states hold, for whom and in whose view.

    Attributes
    ----------
    concept
        Short name of the concept.
    seen
        Per party (row) and universal state: does the party see it?
    expected
        Per viewer, party and universal state: does the viewer see it, and would the party stay
        there as the viewer sees it?
    """

    concept: str
    seen: npt.NDArray[np.bool_]
    expected: npt.NDArray[np.bool_]

    @property
    def own(self) -> npt.NDArray[np.bool_]:
        """Per party (row) and state: does the party see it and stay, in its own view?"""
        n = len(self.seen)
        return self.expected[np.arange(n), np.arange(n)]

    @property
    def equilibria(self) -> StateMask:
        """Per state: does every party see it and stay, each in its own view?"""
        return np.asarray(np.all(self.own, axis=0))

    @property
    def believed(self) -> npt.NDArray[np.bool_]:
        """Per viewer (row) and state: would everybody stay there, as the viewer sees it?"""
        return np.asarray(np.all(self.expected, axis=1))

    def unexpected_departures(self, viewer: int, party: int) -> StateMask:
        """Say in which states the party would leave, and the viewer takes it to stay."""
        found: StateMask = (
            self.seen[party] & ~self.own[party] & self.expected[viewer, party] & self.seen[viewer]
        )
        return found

    def standing(self, party: int, state: int) -> Standing:
        """Say how a state stands with a party."""
        if not self.seen[party, state]:
            return Standing.UNSEEN
        return Standing.STAYS if self.own[party, state] else Standing.LEAVES

    def classes(self) -> tuple[StandingClass, ...]:
        """Sort the states by how they stand with every party; a class without states is left out.

        For two parties there are at most eight, since somebody sees every state worth listing.
        """
        codes = self.seen.astype(np.int8) + self.own.astype(np.int8)
        kinds, of = np.unique(codes.T, axis=0, return_inverse=True)
        standings = list(Standing)
        return tuple(
            StandingClass(tuple(standings[code] for code in kind), np.flatnonzero(of.ravel() == k))
            for k, kind in enumerate(kinds.tolist())
        )


def in_every_view(game: Hypergame, results: Sequence[StabilityResult]) -> HypergameResult:
    """Put together what one concept says in each party's own conflict.

    Parameters
    ----------
    game
        Who sees what.
    results
        Per party, the result in the conflict as it sees it, by whatever engine.

    Examples
    --------
    >>> from goodoffices.methods.stability import analyse, explicit_graph
    >>> from goodoffices.methods.stability.hypergame.views import View
    >>> tiers = {"A": ["fight", "talk"], "B": ["talk", "fight"]}
    >>> seen = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]}, tiers)
    >>> blind = explicit_graph(["talk"], {}, {"A": ["talk"], "B": ["talk"]})
    >>> game = Hypergame(2, ("A", "B"), (View(seen, np.array([0, 1])), View(blind, np.array([0]))))
    >>> nash = in_every_view(game, [analyse(view.graph)["nash"] for view in game.views])
    >>> [nash.standing(party, 0).value for party in (0, 1)]
    ['would leave it', 'would stay']
    >>> nash.unexpected_departures(viewer=1, party=0).tolist()
    [True, False]
    """
    n = len(game.parties)
    seen = np.array([game.seen_as(viewer) >= 0 for viewer in range(n)]).reshape(n, game.n_states)
    expected = np.repeat(seen[:, None, :], n, axis=1)
    for viewer, (view, result) in enumerate(zip(game.views, results, strict=True)):
        for party in range(n):
            place = game.place(viewer, party)
            if place is not None:
                expected[viewer, party, view.states] = result.stable_for[place]
    return HypergameResult(results[0].concept if results else "", seen, expected)


def analyse_hypergame(
    game: Hypergame, concepts: Sequence[Concept] = CLASSICAL, progress: Progress = SILENT
) -> dict[str, HypergameResult]:
    """Say for every concept which states hold as each party sees them.

    Steps: analyse each party's conflict by itself; a universal state holds for a party when the
    party sees it and it is stable for it there; it is an equilibrium when it holds for every party.

    Raises
    ------
    TooLargeError
        If a view has more states than the method can look at.
    NeedsError
        If a preference that matters is unknown.

    Source: wang1988
    """
    found = [Oracle(view.graph).analyse(concepts, progress) for view in game.views]
    return {c.key: in_every_view(game, [one[c.key] for one in found]) for c in concepts}
