"""What holds where the parties do not see the same conflict.

A hypergame has one conflict per party: the states it sees, the moves it reckons with and what it
takes everybody to want. One list of states, the universal one, joins them.

* :mod:`~goodoffices.methods.stability.hypergame.views` says what each party sees;
* :mod:`~goodoffices.methods.stability.hypergame.standing` says which states hold as each party
  sees them, and what each expects of the others;
* :mod:`~goodoffices.methods.stability.hypergame.surprise` says who would not see a move coming.

Source: bennett1977, wang1988
"""

from goodoffices.methods.stability.hypergame.standing import (
    HypergameResult,
    Standing,
    StandingClass,
    analyse_hypergame,
    in_every_view,
)
from goodoffices.methods.stability.hypergame.surprise import Surprise, SurpriseKind, surprises
from goodoffices.methods.stability.hypergame.views import Hypergame, View

__all__ = [
    "Hypergame",
    "HypergameResult",
    "Standing",
    "StandingClass",
    "Surprise",
    "SurpriseKind",
    "View",
    "analyse_hypergame",
    "in_every_view",
    "surprises",
]
