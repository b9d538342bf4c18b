"""Symmetric sequential stability (SSEQ): a credible answer, and no way out of it again.

As sequential stability, but the party also looks at its own counter-move, as in symmetric
metarationality.

Source: rego2017
"""

from __future__ import annotations

from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.workings import StateMatrix, Workings


def sanctions(workings: Workings, party: int, state: int, improvements: StateArray) -> StateMatrix:
    """Mark, per improvement q, the states k that sanction it.

    A state s is SSEQ stable for party i if for every q in R_i⁺(s) there is a k in R⁺_{N−i}(q) that
    i does not like better than s, and no h in R_i(k) is liked better than s. The escape to h is any
    one own move; it need not improve on k.

    Source: rego2017
    """
    responses = workings.responses(party, improvements, improving=True)
    return responses & ~workings.preferred(party, state) & ~workings.escapes(party, state)
