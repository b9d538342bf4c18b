"""Adding and taking away issues and parties: what each does to what could be agreed."""

from goodoffices.lenses.packages.arithmetic.section import section

__all__ = ["section"]
