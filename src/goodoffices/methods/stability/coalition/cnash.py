"""Coalitional Nash stability (CNash): the coalition has no improvement at all.

Nobody's answer is considered. For a coalition of one party it is Nash stability.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray


def free(workings: CoalitionWorkings, coalition: Coalition, states: StateArray) -> Marks:
    """Mark, per state s, the improvements of coalition H that nothing deters: all of them.

    A state s is CNash stable for H if R_H⁺⁺(s), what H can bring about from s by a legal sequence
    and every member likes better than s, is empty.

    Source: kilgour2001, inohara2008
    """
    return workings.improved(coalition, states)
