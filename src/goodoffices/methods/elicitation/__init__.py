"""Helping an analyst to give numbers: swings, and packages ranked as examples, turned into points.

* :mod:`~goodoffices.methods.elicitation.judgements` says what was judged.
* :mod:`~goodoffices.methods.elicitation.swing_weights` turns swings, or their order, into weights.
* :mod:`~goodoffices.methods.elicitation.admissible` finds the points that reproduce the judgements,
  and the interval each of them may lie in.
* :mod:`~goodoffices.methods.elicitation.contradiction` names judgements that cannot all hold.
* :mod:`~goodoffices.methods.elicitation.compared` says what they decide of two packages.

Source: edwards1994, jacquet1982, siskos1985
"""

from goodoffices.methods.elicitation.admissible import Admissible, admissible
from goodoffices.methods.elicitation.compared import Compared, compared
from goodoffices.methods.elicitation.contradiction import Conflict, conflict
from goodoffices.methods.elicitation.judgements import (
    ANY,
    TO_100,
    Comparison,
    Interval,
    JudgedIssue,
    Judgements,
    judgements,
)
from goodoffices.methods.elicitation.points import Points, margin
from goodoffices.methods.elicitation.swing_weights import rank_order_centroid, swing_weights

__all__ = [
    "ANY",
    "TO_100",
    "Admissible",
    "Compared",
    "Comparison",
    "Conflict",
    "Interval",
    "JudgedIssue",
    "Judgements",
    "Points",
    "admissible",
    "compared",
    "conflict",
    "judgements",
    "margin",
    "rank_order_centroid",
    "swing_weights",
]
