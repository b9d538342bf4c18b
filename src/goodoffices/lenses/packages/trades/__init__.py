"""Who could give what for what, and which trade does most."""

from goodoffices.lenses.packages.trades.section import section

__all__ = ["section"]
