"""How a coalition brings a state about: who moves what, one after the other.

Source: kilgour2001
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.verdict import JointStep
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.legal_sequence import shortest_sequence


def fewest_moves(
    workings: CoalitionWorkings, coalition: Coalition, state: int, goals: StateArray
) -> tuple[JointStep, ...]:
    """Find a shortest legal sequence of a coalition from a state to one of the goals.

    Parameters
    ----------
    workings
        The conflict.
    coalition
        Who acts together.
    state
        Where the sequence begins.
    goals
        States that the coalition can reach.

    Source: kilgour2001
    """
    wanted = np.zeros(workings.n_states, np.bool_)
    wanted[goals] = True
    steps = shortest_sequence(workings.reach.moves(coalition), state, wanted)
    assert steps is not None, "goals are states that the coalition can reach"
    movers = workings.graph.movers
    return tuple(JointStep(movers[step.party], step.to) for step in steps)
