"""What it would take for one outcome to hold: for each party that would leave, and for all.

Source: kinsara2015 (the inverse question).
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import TooLargeError
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.stability.takes.levers import OptionLever, option_levers, outcome_lever
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.inverse import (
    Around,
    HoldChanges,
    LookedUp,
    Rise,
    Smallest,
    Together,
    fewest_to_stop_preferring,
    holds_to_give_up,
    least_rise,
    least_together,
    leavers,
)


@dataclass(frozen=True, eq=False)
class ValueRise:
    """How far an option's value would have to rise.

    Attributes
    ----------
    option
        The option.
    rise
        How far; ``None`` when no rise of it alone is enough.
    """

    option: OptionLever
    rise: Rise | None

    @property
    def possible(self) -> bool:
        """Whether a rise within the scale of values is enough."""
        return self.rise is not None and self.rise.within_room


@dataclass(frozen=True, eq=False)
class PartyTakes:
    """What it would take for one party to stay, the others as they are.

    Attributes
    ----------
    party
        The party, which would leave today.
    worth
        How much more the outcome would have to be worth to it.
    values
        Per option of the outcome with a value to the party, how far that would have to rise.
    fewest
        A smallest set of outcomes it would have to stop preferring; ``None`` when there are too
        many answers to go through.
    """

    party: int
    worth: Rise
    values: tuple[ValueRise, ...]
    fewest: Smallest | None


@dataclass(frozen=True, eq=False)
class Takes:
    """What it would take for an outcome to hold for everybody.

    Attributes
    ----------
    conflict, concept, state
        What is asked about.
    parties
        Those that would leave; empty when it holds.
    options
        Every option of the outcome that has a value to somebody.
    holds
        Which issues would have to leave whose sole hands.
    without_own
        Who would leave if only those who leave today lost the holds that make them stay.
    worth
        How much more the outcome would have to be worth to whom, all together.
    values
        Which options' values would have to rise for whom, all together.
    """

    conflict: Conflict
    concept: Concept
    state: int
    parties: tuple[PartyTakes, ...]
    options: tuple[OptionLever, ...]
    holds: HoldChanges
    without_own: tuple[int, ...]
    worth: Together
    values: Together

    @property
    def leaving(self) -> tuple[int, ...]:
        """Who would leave, by number."""
        return tuple(one.party for one in self.parties)


def what_it_takes(
    conflict: Conflict, concept: Concept, state: int, looked_up: LookedUp | None = None
) -> Takes:
    """Work out what it would take for an outcome to hold.

    Parameters
    ----------
    conflict, concept, state
        What is asked about.
    looked_up
        What is known of the conflict's moves already, where several outcomes are asked about.

    Raises
    ------
    UseError
        When the concept is none of Nash stability, GMR, SMR, SEQ and SSEQ.
    TooLargeError
        When there are too many answers to a move.
    """
    known = looked_up or LookedUp(conflict.graph)
    leaving = leavers(known, concept, state)
    everyone = range(known.n_parties)
    options = tuple(one for p in everyone for one in option_levers(conflict, p, state))
    holds = holds_to_give_up(known, concept, state)
    own = {hold for one in holds.sets[:1] for hold in one if hold.party in leaving}
    return Takes(
        conflict,
        concept,
        state,
        tuple(_party(conflict, Around(known, concept, p, state), options) for p in leaving),
        options,
        holds,
        leavers(known.changed(without=own), concept, state) if holds.sets else (),
        least_worth(conflict, concept, state, known),
        least_together(known, concept, state, [option.lever for option in options]),
    )


def least_worth(
    conflict: Conflict, concept: Concept, state: int, looked_up: LookedUp | None = None
) -> Together:
    """Find how much more an outcome would have to be worth to whom, so that it holds.

    Raises
    ------
    UseError, TooLargeError
        As :func:`what_it_takes` does.
    """
    everyone = range(len(conflict.graph.parties))
    levers = [outcome_lever(conflict, party, state) for party in everyone]
    return least_together(looked_up or LookedUp(conflict.graph), concept, state, levers)


def _party(conflict: Conflict, around: Around, options: tuple[OptionLever, ...]) -> PartyTakes:
    worth = least_rise(around, outcome_lever(conflict, around.party, around.state))
    assert worth is not None, "a party stays with what it likes best"
    own = (option for option in options if option.lever.party == around.party)
    values = tuple(ValueRise(option, least_rise(around, option.lever)) for option in own)
    return PartyTakes(around.party, worth, values, _fewest(around))


def _fewest(around: Around) -> Smallest | None:
    try:
        return fewest_to_stop_preferring(around)
    except TooLargeError:
        return None
