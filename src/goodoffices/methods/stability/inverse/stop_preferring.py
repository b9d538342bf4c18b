"""Which states a party would have to stop preferring to a state, so that it holds for the party.

Nobody asks why the party would think again; the answer says how far its ranking is from one under
which it would stay.

Source: kinsara2015 (the inverse question); the lower sets are the house's own derivation.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.inverse.around import Around
from goodoffices.methods.stability.inverse.hitting import (
    Choice,
    Smallest,
    Ways,
    minimal,
    minimal_choices,
    smallest_choice,
)


@dataclass(frozen=True)
class Requirement:
    """One move that nothing deters, and all that would take away its force.

    Attributes
    ----------
    improvement
        What the party would move to.
    ways
        Each a set of states that would have to stop being preferred: the improvement itself, or an
        answer to it with all that the party could then escape to. None contains another.
    """

    improvement: int
    ways: Ways


def requirements(around: Around, preferred: StateMask) -> tuple[Requirement, ...]:
    """List what stands between a state and its holding for a party.

    Parameters
    ----------
    around
        The state, the party and the concept.
    preferred
        The states that the party likes better than the state.

    Raises
    ------
    TooLargeError
        When the others have too many answers to a move.
    """
    found = []
    for improvement in around.departures(preferred):
        answers = {around.needed(k, preferred) for k in around.responses(improvement)}
        ways = minimal([frozenset({improvement}), *answers])
        found.append(Requirement(improvement, ways))
    return tuple(found)


def fewest_to_stop_preferring(around: Around) -> Smallest:
    """Find a smallest set of states the party would have to stop preferring; empty if it stays.

    Exact where the search ends within its limit; otherwise the answer carries its bounds.

    Raises
    ------
    TooLargeError
        When the others have too many answers to a move.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> from goodoffices.methods.stability.inverse.looked_up import LookedUp
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk"], "B": ["talk", "fight"]})
    >>> fewest_to_stop_preferring(Around(LookedUp(graph), NASH, 0, 0))
    Smallest(choice=frozenset({1}), at_least=1)
    """
    found = requirements(around, around.preferred())
    return smallest_choice([one.ways for one in found])


def all_to_stop_preferring(around: Around) -> tuple[Choice, ...]:
    """List every minimal set of states the party would have to stop preferring.

    Any ranking under which the party stays leaves at least one of these sets no better than the
    state, and any ranking that does so, and prefers nothing else newly, makes the party stay.

    Raises
    ------
    TooLargeError
        When there are too many to list.
    """
    found = requirements(around, around.preferred())
    return minimal_choices([one.ways for one in found])
