"""An agreement on a word that means several things: which one is looked at, and who means what.

Source: bennett1977 (each side has its own picture), raiffa1982 (walk-away and red lines).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from goodoffices.lenses.amounts import one_digit
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.wanted import Wanted
from goodoffices.outcomes.packages import packages
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.understood import Acceptance, Understood
from goodoffices.outcomes.worth import Mask

Walkers = dict[str, tuple[str, ...]]
"""Per meaning in use, the parties that would not accept the agreement if that is what it means."""


@dataclass(frozen=True, eq=False)
class Agreement:
    """An agreement with a term in it.

    Attributes
    ----------
    understood
        What each means by the term.
    state
        The outcome as written, in nobody's view.
    acceptors
        Who must accept it.
    meanings
        What they mean by the term, each once.
    wanted
        The outcome asked about that it is one of; ``None`` when none was.
    acceptable
        How many packages of this kind everybody needed accepts, as each understands it.
    surviving
        How many of those everybody needed accepts under every meaning in use.
    nearest
        How many of those it was chosen from change as little as it.
    """

    understood: Understood
    state: int
    acceptors: tuple[str, ...]
    meanings: tuple[str, ...]
    wanted: Wanted | None
    acceptable: int
    surviving: int
    nearest: int

    @property
    def space(self) -> OutcomeSpace:
        """The outcomes, in nobody's view."""
        return self.understood.space

    @property
    def words(self) -> str:
        """How it is named in a sentence."""
        named = f"an agreement on {quoted(self.understood.term)}"
        return f"{named} with ({self.wanted.words})" if self.wanted is not None else named

    @property
    def analysts(self) -> tuple[str, ...]:
        """Whose account of their preferences counts."""
        entries = [self.space.entry(party) for party in self.acceptors]
        return tuple(dict.fromkeys(entry.by for entry in entries if entry is not None))

    @property
    def evidence(self) -> tuple[str, ...]:
        """The statements that say what they mean."""
        found = [id_ for p in self.acceptors for id_ in self.understood.meant(p).evidence]
        return tuple(dict.fromkeys(found))

    def name(self, party: str) -> str:
        """Name a party in full."""
        return self.space.case.name_of(party)

    def title(self, option: str) -> str:
        """Name an option of the term's issue."""
        return quoted(self.space.case.issues[self.understood.issue].title_of(option))

    def as_thought(self, party: str) -> Acceptance:
        """Say how a party answers to the agreement as it understands it."""
        return self.answer(party, self.understood.meant(party).option)

    def answer(self, party: str, option: str) -> Acceptance:
        """Say how a party answers to the agreement under a meaning."""
        return self.understood.acceptance(party, self.state, option)

    @cached_property
    def refusing(self) -> tuple[str, ...]:
        """Who would not accept it even as it understands it."""
        return tuple(p for p in self.acceptors if not self.as_thought(p).accepts)

    @cached_property
    def walkers(self) -> Walkers:
        """Who would walk away, for every meaning in use."""
        return {
            option: tuple(p for p in self.acceptors if not self.answer(p, option).accepts)
            for option in self.meanings
        }

    @property
    def survives(self) -> bool:
        """Whether everybody needed accepts it under every meaning in use."""
        return not any(self.walkers.values())

    def worse_by(self, party: str, option: str) -> str:
        """Compare a meaning with what a party thought it agreed to."""
        thought = self.understood.meant(party).option
        change = self.understood.change(party, self.state, thought, option)
        if option == thought:
            return "as it thought"
        if not change:
            return "as good as it thought"
        how = "better" if change > 0 else "worse"
        if isinstance(change, Fraction):
            return f"{one_digit(abs(change))} points {how} than it thought"
        return f"{how} than it thought"


def agreements(conflict: Conflict, space: OutcomeSpace, asked: Asked) -> tuple[Agreement, ...]:
    """Choose the agreements to look at for a conflict's terms, in everybody's outcomes.

    For each term, one per outcome asked about that leaves room for it; where nothing was asked,
    or nothing asked leaves room for it, one of all. The one chosen is acceptable to everybody as
    each understands it, if any is, and of those the one that changes least from now.

    Raises
    ------
    NeedsError
        When the preferences or the walk-away of somebody who must accept are not stated.
    """
    found = []
    for term in space.case.terms:
        if not _is_option(space, term):
            continue
        understood = Understood(space, term)
        usable = packages(space) & space.where({understood.issue: [term]})
        acceptable = understood.acceptable()
        masks: list[tuple[Wanted | None, Mask]] = [
            (wanted, _among(conflict, space, wanted) & usable) for wanted in asked.wanted
        ]
        roomy = [(wanted, mask) for wanted, mask in masks if mask.any()]
        for wanted, mask in roomy or [(None, usable)]:
            found.append(_chosen(understood, wanted, mask, acceptable & mask))
    return tuple(one for one in found if one is not None)


def _is_option(space: OutcomeSpace, term: str) -> bool:
    on = space.case.terms[term].on
    return any(axis.issue == on and term in axis.options for axis in space.axes)


def _among(conflict: Conflict, space: OutcomeSpace, wanted: Wanted) -> Mask:
    """Find the outcomes asked about among everybody's."""
    assert conflict.space is not None
    found = np.zeros(space.n_states, dtype=np.bool_)
    found[space.cells.states(conflict.space.cells.codes()[wanted.states])] = True
    return found


def _chosen(
    understood: Understood, wanted: Wanted | None, mask: Mask, acceptable: Mask
) -> Agreement | None:
    among = acceptable if acceptable.any() else mask
    if not among.any():
        return None
    space = understood.space
    states = np.flatnonzero(among)
    changes = np.count_nonzero(space.digits[states] != space.digits[space.now], axis=1)
    state = int(states[np.argmin(changes)])
    return Agreement(
        understood,
        state,
        understood.acceptors(state),
        understood.meanings(state),
        wanted,
        int(acceptable.sum()),
        int(understood.surviving(acceptable).sum()),
        int(np.count_nonzero(changes == changes.min())),
    )
