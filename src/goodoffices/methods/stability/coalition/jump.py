"""Equilibrium jumps: from one equilibrium to a better one, which nobody reaches by improving alone.

Source: kilgour2001
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.sequence import fewest_moves
from goodoffices.methods.stability.coalition.verdict import EquilibriumJump
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray, StateMask
from goodoffices.methods.stability.legal_sequence import reachable_from_each
from goodoffices.methods.stability.workings import Workings

MOST_EQUILIBRIA = 2_000
"""So many equilibria are compared with each other."""


def equilibrium_jumps(
    workings: CoalitionWorkings, equilibria: StateMask, coalitions: Sequence[Coalition]
) -> tuple[EquilibriumJump, ...]:
    """Find the jumps between equilibria.

    Coalition H can jump from equilibrium s to equilibrium q when q is in R_H⁺⁺(s), a coalition
    improvement, and no legal sequence of unilateral improvements, whoever makes them, leads from s
    to q. A coalition is left out where some of its members suffice.

    Parameters
    ----------
    workings
        The conflict.
    equilibria
        Marks the equilibria of a single-party concept.
    coalitions
        The coalitions to look at.

    Raises
    ------
    NeedsError
        If a party does not rank every state.
    TooLargeError
        If there are too many equilibria.

    Source: kilgour2001
    """
    states = np.flatnonzero(equilibria)
    if len(states) > MOST_EQUILIBRIA:
        found, expected = f"{len(states):,} equilibria", f"at most {MOST_EQUILIBRIA:,}"
        do = "choose a stricter concept."
        raise TooLargeError(Fault(Place(field="equilibrium jumps"), found, expected, do))
    workings.need_orders(workings.everybody)
    # what sequences of improvements reach is no jump
    taken = _by_improving(workings, states)
    jumps: list[tuple[int, int, Coalition]] = []
    done: dict[Coalition, Marks] = {}
    for coalition in sorted(coalitions, key=len):
        fewer = [marks for smaller, marks in done.items() if smaller < coalition]
        better = workings.improved(coalition, states)[:, states] & ~taken
        done[coalition] = better
        new = better & ~np.any(fewer, axis=0) if fewer else better
        jumps += [(int(states[a]), int(states[b]), coalition) for a, b in np.argwhere(new)]
    return tuple(
        EquilibriumJump(who, s, q, fewest_moves(workings, who, s, np.array([q])))
        for s, q, who in sorted(jumps, key=lambda one: (one[0], one[1], sorted(one[2])))
    )


def _by_improving(workings: CoalitionWorkings, states: StateArray) -> Marks:
    """Mark which of the states legal sequences of unilateral improvements lead to, from each."""
    single = Workings(workings.graph)
    moves = {party: single.improving_moves(party) for party in range(single.n_parties)}
    reached = np.zeros((len(states), len(states)), np.bool_)
    place = 0
    for block, marks in reachable_from_each(moves, states, workings.n_states):
        reached[place : place + len(block)] = marks[:, states]
        place += len(block)
    return reached
