"""What every lens must keep to, ready to be inherited by its tests.

A lens of your own is tested like ours::

    from goodoffices.conformance import LensConformance

    class TestMyLens(LensConformance):
        lens = "mylens"
"""

from goodoffices.conformance.kit import LensConformance
from goodoffices.conformance.page import page_faults

__all__ = ["LensConformance", "page_faults"]
