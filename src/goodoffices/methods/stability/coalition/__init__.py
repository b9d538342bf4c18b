"""Which outcomes hold against parties acting together, and what they would do instead.

A coalition is any group of parties, one alone included. It improves on a state when its members can
bring another about, moving one after the other or together, that each of them likes better; the
steps between need not be better for anybody. A state is *coalitionally stable* when it holds for
every coalition. This is not the same as making one party out of the coalition: members keep their
own interests, may act in smaller groups, and each must gain.

* :mod:`~goodoffices.methods.stability.coalition.coalitions` lists who may act together.
* :mod:`~goodoffices.methods.stability.coalition.legal_reach` finds what a coalition can bring
  about, moves that need several parties' consent included.
* :mod:`~goodoffices.methods.stability.coalition.cnash`,
  :mod:`~goodoffices.methods.stability.coalition.cgmr`,
  :mod:`~goodoffices.methods.stability.coalition.csmr` and
  :mod:`~goodoffices.methods.stability.coalition.cseq` hold one concept each.
* :mod:`~goodoffices.methods.stability.coalition.analysis` asks them about every coalition and
  state; :mod:`~goodoffices.methods.stability.coalition.jump` finds equilibrium jumps.

Source: kilgour2001, inohara2008
"""

from goodoffices.methods.stability.coalition.analysis import Coalitions, refuse_for_coalitions
from goodoffices.methods.stability.coalition.coalitions import Coalition, every_coalition
from goodoffices.methods.stability.coalition.concept import (
    CGMR,
    CNASH,
    COALITIONAL,
    CSEQ,
    CSMR,
    CoalitionConcept,
)
from goodoffices.methods.stability.coalition.verdict import (
    CoalitionDeparture,
    CoalitionResult,
    EquilibriumJump,
    JointStep,
)

__all__ = [
    "CGMR",
    "CNASH",
    "COALITIONAL",
    "CSEQ",
    "CSMR",
    "Coalition",
    "CoalitionConcept",
    "CoalitionDeparture",
    "CoalitionResult",
    "Coalitions",
    "EquilibriumJump",
    "JointStep",
    "every_coalition",
    "refuse_for_coalitions",
]
