"""How far a party's ranking would have to move to change its verdict, in words.

Source: none; the house's own.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from goodoffices.errors import NeedsError, UseError
from goodoffices.lenses.amounts import counted, one_digit
from goodoffices.lenses.conflict import Conflict
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.engines.margin import MarginResult, margins
from goodoffices.methods.stability.inverse import Around, LookedUp

MOST_STATES = 20_000
"""Up to so many outcomes it is asked whether a party could be brought back whatever it prefers."""


def firmness(conflict: Conflict, concept: Concept) -> Callable[[int, int], str] | None:
    """Give what says, per party and outcome, how firm a verdict is.

    Returns
    -------
    callable or None
        ``None`` where the concept has no margin, or somebody's ranking is not complete.
    """
    try:
        found = margins(conflict.graph, [concept])[concept.key]
    except (NeedsError, UseError):
        return None
    known = LookedUp(conflict.graph)
    small = conflict.graph.n_states <= MOST_STATES

    def said(party: int, state: int) -> str:
        margin, text = found.at(party, state), _said(conflict, found, party, state)
        if margin is None or margin < 0:
            return text
        if not small:
            return f"{text}, unless the others could then bring it back"
        if _undone(known, concept, party, state):
            return "no ranking would make it leave: the others can undo whatever it does"
        return text

    return said


def _undone(known: LookedUp, concept: Concept, party: int, state: int) -> bool:
    """Say whether a state holds even where the party likes every other better.

    So it is where the others can bring it back: a state is never better than itself.
    """
    preferred = np.ones(known.graph.n_states, dtype=np.bool_)
    preferred[state] = False
    return Around(known, concept, party, state).holds(preferred)


def _said(conflict: Conflict, found: MarginResult, party: int, state: int) -> str:
    margin = found.at(party, state)
    if margin is None:
        return "no ranking would make it leave: it has no move here"
    size = counted(abs(margin), "place") + _points(conflict, found, party, state)
    if margin < 0:
        return f"{size} higher, and it would stay"
    return f"more than {size} lower, and it would leave"


def _points(conflict: Conflict, found: MarginResult, party: int, state: int) -> str:
    """Say the same in points, where the party's preferences are points."""
    name, space = conflict.graph.parties[party], conflict.space
    if space is None or not space.has_points(name):
        return ""
    tiers, scores = conflict.graph.order(party), space.scores(name)
    assert tiers is not None
    at = int((tiers == found.critical[party, state]).argmax())
    distance = Fraction(abs(int(scores[at]) - int(scores[state])), space.worth(name).scale)
    return f" ({one_digit(distance)} points)"
