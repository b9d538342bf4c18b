"""Who could give what for what, and which trade does most."""

from goodoffices.lenses.packages.trades.bargain import Bargain, bargain
from goodoffices.lenses.packages.trades.in_short import MostTrade, in_short
from goodoffices.lenses.packages.trades.section import section

__all__ = ["Bargain", "MostTrade", "bargain", "in_short", "section"]
