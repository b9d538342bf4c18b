"""The best package among those that would hold, beside the best of all.

Source: raiffa1982; fang1993.
"""

from goodoffices.lenses.packages.that_hold.section import named_best, section

__all__ = ["named_best", "section"]
