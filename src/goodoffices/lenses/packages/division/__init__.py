"""Dividing between two sides the issues on which they want different things."""

from goodoffices.lenses.packages.division.answer import section

__all__ = ["section"]
