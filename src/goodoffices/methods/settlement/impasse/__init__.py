"""When nothing is acceptable: what excludes what, and what the least is that would have to give.

* :mod:`~goodoffices.methods.settlement.impasse.conditions` names what parties insist on: walk-aways
  and red lines.
* :mod:`~goodoffices.methods.settlement.impasse.refusals` says of listed packages which conditions
  each breaks, and by how much it falls short.
* :mod:`~goodoffices.methods.settlement.impasse.conflicts` finds the smallest sets of conditions
  that exclude one another, and the smallest sets of which giving up opens the way.
* :mod:`~goodoffices.methods.settlement.impasse.concessions` finds how far walk-aways would have to
  come down.
* :mod:`~goodoffices.methods.settlement.impasse.described` does the same for packages described
  issue by issue, any number of them.

Source: reiter1987 (conflicts and ways out are each other's hitting sets); raiffa1982.
"""

from goodoffices.methods.settlement.impasse.concessions import (
    Concession,
    fewest,
    least_together,
    lowered_alone,
)
from goodoffices.methods.settlement.impasse.conditions import Condition
from goodoffices.methods.settlement.impasse.conflicts import Conflicts, conflicts
from goodoffices.methods.settlement.impasse.described import (
    conflicts_described,
    lowered_alone_described,
)
from goodoffices.methods.settlement.impasse.refusals import Refusals

__all__ = [
    "Concession",
    "Condition",
    "Conflicts",
    "Refusals",
    "conflicts",
    "conflicts_described",
    "fewest",
    "least_together",
    "lowered_alone",
    "lowered_alone_described",
]
