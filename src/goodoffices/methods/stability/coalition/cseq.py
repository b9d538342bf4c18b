"""Coalitional sequential stability (CSEQ): the others could answer, and gain by answering.

As coalitional general metarationality, but only credible answers count: whoever answers, one party
or several together, moves only to what each of them likes better than where they begin.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray


def free(workings: CoalitionWorkings, coalition: Coalition, states: StateArray) -> Marks:
    """Mark, per state s, the improvements of coalition H that nothing deters.

    A state s is CSEQ stable for H if for every q in R_H⁺⁺(s) there is a k that some member does not
    like better than s, reachable from q by a sequence of coalition improvements, each of a
    non-empty coalition of parties outside H and each from where the one before it ended.

    The definition is read as it stands: a coalition that has improved may improve again. Where the
    moves of each mover are transitive, as in option form, this makes no difference.

    Source: kilgour2001, inohara2008
    """
    worst = workings.worst_after_improvements(coalition)
    better = workings.dominated(worst, workings.tiers(coalition)[states])
    return better & workings.improved(coalition, states)
