"""Coalitional general metarationality (CGMR): the others could answer every improvement.

A cautious coalition: it stays if, whatever its members improve to, the others *could* bring about
something that at least one member does not like better than where they began.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray


def free(workings: CoalitionWorkings, coalition: Coalition, states: StateArray) -> Marks:
    """Mark, per state s, the improvements of coalition H that nothing deters.

    A state s is CGMR stable for H if for every q in R_H⁺⁺(s) there is a k in R_{N−H}(q) that some
    member does not like better than s. So an improvement q is free when even the worst of q and
    R_{N−H}(q), taken for each member by itself, is better than s for all of them; q is then an
    improvement too. The others' joint moves are among their answers.

    Source: kilgour2001, inohara2008
    """
    worst = workings.worst_after_any_moves(coalition)
    better = workings.dominated(worst, workings.tiers(coalition)[states])
    return better & workings.improved(coalition, states)
