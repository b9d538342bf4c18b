"""Coalitional symmetric metarationality (CSMR): an answer, and no way out of it together.

As coalitional general metarationality, but the coalition also looks at its own counter-moves.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.stability.coalition.bits import Marks, packed, unpacked
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray


def free(workings: CoalitionWorkings, coalition: Coalition, states: StateArray) -> Marks:
    """Mark, per state s, the improvements of coalition H that nothing deters.

    A state s is CSMR stable for H if for every q in R_H⁺⁺(s) there is a k in R_{N−H}(q) that some
    member does not like better than s, and every h in R_H(k) is such a state too.

    1. Mark what every member likes better than s.
    2. No k from which H reaches any of that, in no move or in several, deters it.
    3. An improvement is free when the others lead only to such k.

    Source: kilgour2001, inohara2008
    """
    tiers, n_states = workings.tiers(coalition), len(states)
    better = workings.dominated(tiers, tiers[states])
    escape = workings.reach.ahead(coalition).gather(packed(better.T.copy()), np.bitwise_or)
    others = workings.reach.ahead(workings.others(coalition))
    deterred = unpacked(others.gather(~escape, np.bitwise_or), n_states).T
    return workings.improved(coalition, states) & ~deterred
