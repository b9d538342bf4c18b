"""Symmetric metarationality (SMR): the opponents could answer, and there is no way out again.

As general metarationality, but the party also looks at its own counter-move: an answer deters only
if the party cannot leave it, by one move of its own, for something better than where it began.

Source: howard1971, fang1993
"""

from __future__ import annotations

from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.workings import StateMatrix, Workings


def sanctions(workings: Workings, party: int, state: int, improvements: StateArray) -> StateMatrix:
    """Mark, per improvement q, the states k that sanction it.

    A state s is SMR stable for party i if for every q in R_i⁺(s) there is a k in R_{N−i}(q) that i
    does not like better than s, and no h in R_i(k) is liked better than s. The escape to h is any
    one own move; it need not improve on k.

    Source: howard1971, fang1993
    """
    responses = workings.responses(party, improvements, improving=False)
    return responses & ~workings.preferred(party, state) & ~workings.escapes(party, state)
