"""Which issues make an agreement by themselves, and which only together.

Source: sebenius1983
"""

from __future__ import annotations

import numpy as np

from goodoffices.lenses.amounts import capital, listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.asked import Asked
from goodoffices.methods.settlement.smallest_agendas import SmallestAgendas, smallest_agendas

PAIRS = 2
NAMED = 6
"""So many sets of issues are named in a sentence; the rest are counted."""


def agendas(asked: Asked) -> SmallestAgendas:
    """Find the smallest sets of issues on which somebody could gain and nobody asked would lose."""
    space, zone = asked.space, asked.zone
    now = np.array([axis.now for axis in space.axes])
    return smallest_agendas(space.digits[zone.something_gained] != now, PAIRS)


def sentences(asked: Asked) -> tuple[Sentence, ...]:
    """Say which issues suffice alone, and which pairs only together."""
    found = agendas(asked)
    if not found.agendas:
        return ()
    names = [axis.issue for axis in asked.space.axes]
    alone = [names[only] for (only,) in found.of_size(1)]
    texts = [_alone(alone)] if alone else []
    sizes = sorted({len(agenda) for agenda in found.agendas} - {1})
    texts += [_together(size, [[names[k] for k in one] for one in found.of_size(size)], not alone)
              for size in sizes]  # fmt: skip
    if alone and not sizes and not found.larger:
        left = alone[0] if len(alone) == 1 else f"all of {listed(alone)}"
        texts.append(f"There is no agreement in which anybody gains that leaves {left} as now.")
    return tuple(Sentence(text, by=asked.by()) for text in texts)


def _alone(issues: list[str]) -> str:
    each = f"Each of {listed(issues)}" if len(issues) > 1 else capital(issues[0])
    return f"{each} makes an agreement by itself, with all else as now."


def _together(size: int, found: list[list[str]], none_alone: bool) -> str:
    named = "; ".join(
        " with ".join(one) if len(one) == PAIRS else listed(one) for one in found[:NAMED]
    )
    rest = len(found) - NAMED
    more = f"; and {rest:,} more" if rest > 0 else ""
    start = "No issue makes an agreement by itself. " if none_alone else ""
    return f"{start}Only together, with all else as now, make an agreement: {named}{more}."
