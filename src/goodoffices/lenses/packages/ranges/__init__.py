"""What is firm when weights, values and walk-aways are given as ranges.

Source: lahdelma2001.
"""

from goodoffices.lenses.packages.ranges.section import section, seed

__all__ = ["section", "seed"]
