"""Stackelberg stability: one party leads, the other follows.

The leader knows that the follower will answer its move in the follower's own best interest, and
looks two moves ahead; the follower looks at its own next move only.

Source: stackelberg1934, fang1989
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateMask
from goodoffices.methods.stability.foresight.limited_move import limited_move


@dataclass(frozen=True, eq=False)
class StackelbergResult:
    """Which states hold when one of two parties leads.

    Attributes
    ----------
    leader
        The party that leads.
    stable_for
        Per party (row) and state (column): L_2 for the leader, Nash for the follower.
    equilibria
        Per state: does it hold for both?
    ties_decided
        How often a party that moves had several ends liked equally, so that the lowest state
        number decided.
    """

    leader: int
    stable_for: npt.NDArray[np.bool_]
    equilibria: StateMask
    ties_decided: int


def stackelberg(graph: ConflictGraph, leader: int) -> StackelbergResult:
    """Say which states hold when ``leader`` leads: L_2 for it, Nash for the other party.

    Raises
    ------
    UseError
        If there are not exactly two parties, or no party has this number.
    NeedsError
        If a party's preference is no complete ranking with ties.

    Source: stackelberg1934, fang1989
    """
    one_ahead, two_ahead = limited_move(graph, 2)
    if leader not in (0, 1):
        fault = Fault(Place(field="leader"), f"party {leader}", "0 or 1", "name one of the two.")
        raise UseError(fault)
    stable = np.array(
        [(one_ahead, two_ahead)[party == leader].stable_for[party] for party in (0, 1)]
    )
    return StackelbergResult(leader, stable, np.all(stable, axis=0), two_ahead.ties_decided)
