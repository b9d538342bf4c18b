"""Dividing between two sides the issues on which they want different things."""

from goodoffices.lenses.packages.division.section import section

__all__ = ["section"]
