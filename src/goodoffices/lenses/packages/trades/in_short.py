"""The trade that does most, in one clause.

Source: froman1970, raiffa1982.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.trades.bargain import Bargain, needs_of_points
from goodoffices.lenses.packages.trades.most import best_from
from goodoffices.methods.settlement.trades.exchange import exchange


@dataclass(frozen=True)
class MostTrade:
    """The trade that does most from what is now.

    Attributes
    ----------
    state
        The package it leads to.
    words
        Who gives on what against whom, as a clause; empty where nobody gives anything.
    what
        "trade", or "change" where only one side gives.
    """

    state: int
    words: str
    what: str


def in_short(asked: Asked, compared: Bargain) -> MostTrade | None:
    """Name the trade that does most from now; ``None`` where there is none or points lack."""
    now = asked.space.now
    if needs_of_points(compared):
        return None
    best = best_from(compared, now)
    if best is None:
        return None
    found = exchange(compared.described, compared.package(now), compared.package(best))
    names = asked.names(compared.parties)
    parts = []
    for side in found.sides:
        givers = [names[party] for party in side.givers]
        issues = [asked.space.axes[change.issue].issue for change in side.changes]
        parts.append(f"{listed(givers)} give{'' if len(givers) > 1 else 's'} on {listed(issues)}")
    what = "trade" if len(parts) > 1 else "change"
    return MostTrade(best, ", against which ".join(parts), what)
