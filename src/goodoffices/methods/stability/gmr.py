"""General metarationality (GMR): the opponents could answer every improvement.

A cautious party: it stays if, after any improvement of its own, the others *could* bring about
something no better than where it began, whether or not that serves them.

Source: howard1971, fang1993
"""

from __future__ import annotations

from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.workings import StateMatrix, Workings


def sanctions(workings: Workings, party: int, state: int, improvements: StateArray) -> StateMatrix:
    """Mark, per improvement q, the states k that sanction it.

    A state s is GMR stable for party i if for every q in R_i⁺(s) there is a k in R_{N−i}(q) that i
    does not like better than s. A k liked as much as s sanctions; so does s itself.

    Source: howard1971, fang1993
    """
    responses = workings.responses(party, improvements, improving=False)
    return responses & ~workings.preferred(party, state)
