"""Nash stability (rationality): the party has no unilateral improvement at all.

Nobody's answer is considered, so nothing sanctions an improvement.

Source: nash1951, fang1993
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.workings import StateMatrix, Workings


def sanctions(workings: Workings, party: int, state: int, improvements: StateArray) -> StateMatrix:
    """Mark, per improvement, the states with which the opponents sanction it: none.

    A state s is Nash stable for party i if R_i⁺(s) is empty.

    Source: fang1993
    """
    return np.zeros((len(improvements), workings.n_states), dtype=bool)
