"""Sequential stability (SEQ): the opponents could answer every improvement to their own benefit.

As general metarationality, but only credible answers count: each opponent in turn moves only to
what it likes better than the state it moves from.

Source: fraser1984, fang1993
"""

from __future__ import annotations

from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.workings import StateMatrix, Workings


def sanctions(workings: Workings, party: int, state: int, improvements: StateArray) -> StateMatrix:
    """Mark, per improvement q, the states k that sanction it.

    A state s is SEQ stable for party i if for every q in R_i⁺(s) there is a k in R⁺_{N−i}(q) that
    i does not like better than s. Each step of the opponents improves on the state it leaves for
    the party that makes it; where the sequence ends need not be stable for anybody.

    Source: fraser1984, fang1993
    """
    responses = workings.responses(party, improvements, improving=True)
    return responses & ~workings.preferred(party, state)
