"""When nothing else could be agreed: what excludes what, and the least that would have to give."""

from goodoffices.lenses.packages.impasse.section import section

__all__ = ["section"]
