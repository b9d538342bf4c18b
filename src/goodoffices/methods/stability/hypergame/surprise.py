"""Who would not see a move coming: what a party does against what another expects of it.

A party is surprised where it does not see the state at all; where another goes to a state it does
not see; where it takes another to stay and that one leaves, or leaves for somewhere else; and where
it takes another to leave and that one stays. A move to a state that the surprised party takes to be
just as good for the mover as the one expected is no surprise.

Source: bennett1977 (surprise as what another's view leaves out); the kinds are the house's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.methods.stability.hypergame.standing import HypergameResult
from goodoffices.methods.stability.hypergame.views import Hypergame

Leaves = Callable[[int, int, int], int]
"""Where a party that would leave would go: given whose view, which of the parties of that view and
which state of that view, a state of that view."""


class SurpriseKind(Enum):
    """What is surprising."""

    UNSEEN_STATE = "does not see the state"
    UNSEEN_END = "does not see where the other goes"
    LEAVES = "takes the other to stay"
    ELSEWHERE = "takes the other to go elsewhere"
    STAYS = "takes the other to leave"


@dataclass(frozen=True)
class Surprise:
    """Something a party would not see coming.

    Attributes
    ----------
    party
        Who is surprised.
    kind
        What is surprising.
    state
        The universal state where it happens.
    mover
        Whose conduct surprises; ``None`` where the state itself does.
    to
        Where the mover goes; ``None`` where it stays or nobody moves.
    expected
        Where the surprised party takes it to go; ``None`` where it takes it to stay.
    """

    party: int
    kind: SurpriseKind
    state: int
    mover: int | None = None
    to: int | None = None
    expected: int | None = None


def surprises(
    game: Hypergame, result: HypergameResult, leaves: Leaves, state: int
) -> tuple[Surprise, ...]:
    """List what would surprise whom in one state, if every party acts by its own view.

    Parameters
    ----------
    game
        Who sees what.
    result
        What one concept says in each view.
    leaves
        Where a party that would leave would go under that concept.
    state
        The universal state.
    """
    found = []
    for party in range(len(game.parties)):
        if not result.seen[party, state]:
            found.append(Surprise(party, SurpriseKind.UNSEEN_STATE, state))
            continue
        for mover in range(len(game.parties)):
            if mover != party and result.seen[mover, state]:
                one = _by(game, result, leaves, Surprise(party, SurpriseKind.STAYS, state, mover))
                found += [one] if one is not None else []
    return tuple(found)


def _by(
    game: Hypergame, result: HypergameResult, leaves: Leaves, what: Surprise
) -> Surprise | None:
    """Compare what the mover would do with what the party expects."""
    party, mover, state = what.party, what.mover, what.state
    assert mover is not None
    to = _end(game, result, leaves, (mover, mover, state))
    expected = _end(game, result, leaves, (party, mover, state))
    kind = _kind(game, what, to, expected)
    return Surprise(party, kind, state, mover, to, expected) if kind is not None else None


def _kind(
    game: Hypergame, what: Surprise, to: int | None, expected: int | None
) -> SurpriseKind | None:
    if to is None:
        return SurpriseKind.STAYS if expected is not None else None
    assert what.mover is not None
    seen = game.seen_as(what.party)
    if seen[to] < 0:
        return SurpriseKind.UNSEEN_END
    if expected is None:
        return SurpriseKind.LEAVES
    place = game.place(what.party, what.mover)
    assert place is not None
    graph = game.views[what.party].graph
    alike = graph.relation(place, int(seen[to]), int(seen[expected])) is Relation.SAME
    return None if alike else SurpriseKind.ELSEWHERE


def _end(
    game: Hypergame, result: HypergameResult, leaves: Leaves, asked: tuple[int, int, int]
) -> int | None:
    """Say where a party goes from a state in somebody's view, as a universal state."""
    viewer, mover, state = asked
    place = game.place(viewer, mover)
    if place is None or result.expected[viewer, mover, state]:
        return None
    own = leaves(viewer, place, int(game.seen_as(viewer)[state]))
    return int(game.views[viewer].states[own])
