"""Which outcomes hold for parties that look further ahead than one answer.

Between two parties: limited-move, non-myopic and Stackelberg stability. Among more: Maximin_h,
since no limited-move concept is agreed for them.

Source: zagare1984, fang1989, brams1981, stackelberg1934, soares2026
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.amounts import counted
from goodoffices.lenses.holding import Holding
from goodoffices.methods.stability import SEQ, SIM
from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.foresight.limited_move import limited_move
from goodoffices.methods.stability.foresight.maximin import maximin
from goodoffices.methods.stability.foresight.non_myopic import non_myopic
from goodoffices.methods.stability.foresight.stackelberg import stackelberg
from goodoffices.methods.stability.simultaneous import seq_or_sim, simultaneous

HORIZON = 5
"""So many moves ahead are looked at, one horizon after the other."""

MOST_AT_ONCE = 20_000_000
"""So many combinations of moves made at once are looked at here (some seconds)."""

_CLASSICAL = {1: "Nash stability", 2: "general metarationality", 3: "symmetric metarationality"}


@dataclass(frozen=True, eq=False)
class Look:
    """One way of looking ahead, and what holds under it.

    Attributes
    ----------
    words
        How it is said in a table.
    holds
        Per outcome: does it hold for every party?
    horizon
        How many moves ahead; ``None`` where it is no number.
    unsettled
        Per outcome: does the verdict go back and forth for ever as parties look further?
    ties
        How often the order of the outcomes decided between ends that a party likes equally.
    """

    words: str
    holds: StateMask
    horizon: int | None = None
    unsettled: StateMask | None = None
    ties: int = 0


def between_two(holding: Holding) -> tuple[Look, ...]:
    """Look further ahead in a conflict between two parties: the horizons first, then the rest."""
    graph, names = holding.conflict.graph, holding.conflict.names
    looks = [
        Look(
            f"{_moves(found.horizon)} ({found.variant}{_nash(found.horizon)})",
            found.equilibria,
            found.horizon,
            ties=found.ties_decided,
        )
        for found in limited_move(graph, HORIZON)
    ]
    farthest = non_myopic(graph)
    text = "as far as anybody could (non-myopic stability)"
    unsettled, ties = farthest.unsettled_for_both, farthest.ties_decided
    looks.append(Look(text, farthest.equilibria, None, unsettled, ties))
    for leader in (0, 1):
        led = stackelberg(graph, leader)
        text = f"{names[leader]} leads, {names[1 - leader]} follows (Stackelberg)"
        looks.append(Look(text, led.equilibria, ties=led.ties_decided))
    return tuple(looks)


def among_more(holding: Holding) -> tuple[Look, ...]:
    """Look further ahead in a conflict between three parties or more, expecting the worst."""
    return tuple(
        Look(f"{_moves(h)}{_same_as(h)}", found.equilibria, h)
        for h, found in enumerate(maximin(holding.conflict.graph, HORIZON), 1)
    )


def at_once(holding: Holding) -> tuple[Look, ...]:
    """Let the others answer at the same time.

    Raises
    ------
    NeedsError
        When the conflict is given state by state.
    TooLargeError
        When there are more than :data:`MOST_AT_ONCE` combinations of moves.
    """
    known = holding.results
    sim = known.get(SIM.key) or simultaneous(holding.conflict.graph, most=MOST_AT_ONCE)
    looks = [Look("the others answer at the same time (simultaneous stability)", sim.equilibria)]
    if SEQ.key in known:
        either = seq_or_sim(known[SEQ.key], sim)
        text = "each party by one or the other (sequential or simultaneous stability)"
        looks.append(Look(text, either.equilibria))
    return tuple(looks)


def _moves(horizon: int) -> str:
    return f"{counted(horizon, 'move')} ahead"


def _nash(horizon: int) -> str:
    return f", the same as {_CLASSICAL[1]}" if horizon == 1 else ""


def _same_as(horizon: int) -> str:
    same = f", the same as {_CLASSICAL[horizon]}" if horizon in _CLASSICAL else ""
    return f" (Maximin_{horizon}{same})"
