"""What improves on a draft, and one text improved step by step until it is stuck."""

from goodoffices.lenses.packages.drafts.section import section

__all__ = ["section"]
