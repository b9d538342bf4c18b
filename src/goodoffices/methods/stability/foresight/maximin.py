"""Maximin_h: a party that looks h moves ahead and expects the worst of the others together.

For more than two parties there is no agreed limited-move concept. This one is defined for any
number: the others act as one coalition that answers by any moves one after the other, so as to
hurt the party, whatever it costs them. With h = 1, 2 and 3 it is Nash stability, GMR and SMR; a
longer horizon goes on in the same way.

Source: soares2026 (who compare it with two further variants), howard1971; the steps are written out
here because printed definitions differ in whether a side may stay.
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray
from goodoffices.methods.stability.foresight.backward_induction import complete_order
from goodoffices.methods.stability.foresight.limited_move import check_horizon
from goodoffices.methods.stability.foresight.own_moves import OwnMoves
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.run import SILENT, Progress


def maximin(
    graph: ConflictGraph, horizon: int, progress: Progress = SILENT
) -> tuple[StabilityResult, ...]:
    """Say which states hold for parties that look 1, 2, … up to ``horizon`` moves ahead.

    Party i and the coalition of all others, N−i, are to move in turn. Let P be i's preference and
    f_m(x), o_m(x) the worth for i of a state x with m moves to come, when i or the others are to
    move. Whoever stays ends it.

    1. f_0(x) = o_0(x) = P(x).
    2. f_m(x) is the best for i of P(x) and of o_{m−1}(k) for k in R_i(x).
    3. o_m(x) is the worst for i of P(x) and of f_{m−1}(k) for k in R_{N−i}(x): what the others can
       bring about by a legal sequence counts as one move of the coalition.
    4. s is Maximin_h stable for i if f_h(s) = P(s): no own move is worth more than staying.

    Ties need no rule: only worths are compared.

    Parameters
    ----------
    graph
        The conflict; moves that need several parties' consent are not used.
    horizon
        How many moves ahead, at least 1.
    progress
        Is told how far the work is and may stop it.

    Returns
    -------
    tuple of StabilityResult
        One per horizon, with ``concept`` "maximin_1", "maximin_2" and so on.

    Raises
    ------
    UseError
        If the horizon is below 1.
    NeedsError
        If a party's preference is no complete ranking with ties.

    Source: soares2026, howard1971
    """
    check_horizon(horizon, "Maximin_h")
    n_parties = len(graph.parties)
    tiers = [complete_order(graph, party) for party in range(n_parties)]
    moves = [OwnMoves(graph, party) for party in range(n_parties)]
    stable = np.ones((horizon, n_parties, graph.n_states), dtype=bool)
    progress.start("expecting the worst of the others", n_parties * horizon)
    try:
        for party in range(n_parties):
            others = [moves[other] for other in range(n_parties) if other != party]
            own_turn = others_turn = tiers[party]
            for place in range(horizon):
                # tiers count from the best down: the best worth is the lowest tier
                own_next = np.minimum(tiers[party], moves[party].lowest(others_turn))
                others_next = np.maximum(tiers[party], _worst(others, own_turn))
                own_turn, others_turn = own_next, others_next
                stable[place, party] = own_turn == tiers[party]
                progress.advance()
    finally:
        progress.finish()
    return tuple(
        StabilityResult(f"maximin_{place + 1}", found, np.all(found, axis=0))
        for place, found in enumerate(stable)
    )


def _worst(others: list[OwnMoves], worth: StateArray) -> StateArray:
    """Give, per state, the highest tier that a legal sequence of the others can bring about.

    Kept apart by who moved last, since nobody moves twice running; a state from which no sequence
    leads anywhere counts as itself.
    """
    after = [worth] * len(others)
    changed = True
    while changed:
        best = [other.highest(value) for other, value in zip(others, after, strict=True)]
        again = [
            np.maximum.reduce([worth, *(best[k] for k in range(len(others)) if k != last)])
            for last in range(len(others))
        ]
        changed = any(not np.array_equal(a, b) for a, b in zip(after, again, strict=True))
        after = again
    moved = [other.highest(value) for other, value in zip(others, after, strict=True)]
    return np.asarray(np.maximum.reduce([worth, *moved]))
