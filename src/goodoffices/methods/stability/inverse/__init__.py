"""What it would take for a state to hold: whose preference or whose hold would have to change.

* :mod:`~goodoffices.methods.stability.inverse.around` looks at one state, for one party.
* :mod:`~goodoffices.methods.stability.inverse.stop_preferring` finds the smallest sets of states
  that the party would have to stop preferring, and
  :mod:`~goodoffices.methods.stability.inverse.rankings` counts rankings.
* :mod:`~goodoffices.methods.stability.inverse.lever` finds the least rise in worth, of the state
  or of an option; :mod:`~goodoffices.methods.stability.inverse.together` for everybody at once.
* :mod:`~goodoffices.methods.stability.inverse.holds` finds the issues that would have to leave
  somebody's sole hands.

Source: kinsara2015
"""

from goodoffices.methods.stability.inverse.around import Around, leavers, stays
from goodoffices.methods.stability.inverse.changed_graph import ChangedGraph, Hold
from goodoffices.methods.stability.inverse.hitting import Smallest
from goodoffices.methods.stability.inverse.holds import HoldChanges, holds_to_give_up
from goodoffices.methods.stability.inverse.lever import Lever, Rise, least_rise
from goodoffices.methods.stability.inverse.looked_up import LookedUp
from goodoffices.methods.stability.inverse.rankings import Rankings, profiles, rankings
from goodoffices.methods.stability.inverse.stop_preferring import (
    all_to_stop_preferring,
    fewest_to_stop_preferring,
)
from goodoffices.methods.stability.inverse.together import Together, holds_after, least_together

__all__ = [
    "Around",
    "ChangedGraph",
    "Hold",
    "HoldChanges",
    "Lever",
    "LookedUp",
    "Rankings",
    "Rise",
    "Smallest",
    "Together",
    "all_to_stop_preferring",
    "fewest_to_stop_preferring",
    "holds_after",
    "holds_to_give_up",
    "least_rise",
    "least_together",
    "leavers",
    "profiles",
    "rankings",
    "stays",
]
