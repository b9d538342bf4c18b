"""What the strength of preferences and the parties' attitudes add to which outcomes hold.

Source: hamouda2006 (strength), inohara2007 (attitudes).
"""

from __future__ import annotations

from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section, joined
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.kinds import by_attitude, strong


def section(holding: Holding, asked: Asked) -> Section:
    """Say what holds strongly, and what holds given attitudes, where the case speaks of them."""
    return joined((strong.section(holding, asked), by_attitude.section(holding, asked)))
