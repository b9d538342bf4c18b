"""Our lenses keep to what every lens must keep to."""

from __future__ import annotations

from goodoffices.conformance import LensConformance


class TestTalks(LensConformance):
    lens = "talks"


class TestStability(LensConformance):
    lens = "stability"


class TestPackages(LensConformance):
    lens = "packages"
