"""The package that is just good enough: worth least among those worth at least so much.

Options of half of the issues are summed up, and of the other half, and each sum of the one is met
by the least sum of the other that suffices; a million million packages are two lists of a million.

Source: horowitz1974.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from goodoffices.interop.points_record import RecordedParty
from goodoffices.methods.settlement.package_space import Package

MOST_SUMS = 200_000


def least_package(party: RecordedParty, floor: Fraction) -> Package | None:
    """Find the package worth least to a party among those worth at least ``floor``.

    Parameters
    ----------
    party
        Its weights and values.
    floor
        From 0 to 100.

    Returns
    -------
    tuple of int, or None
        The option of each issue by number; ``None`` when nothing is worth as much, or when there
        are more than :data:`MOST_SUMS` different sums in a half.
    """
    parts = [
        [share * (value or 0) for value in own]
        for share, own in zip(party.shares, party.values, strict=True)
    ]
    half = _half(parts)
    first, second = _sums(parts[:half]), _sums(parts[half:])
    if first is None or second is None:
        return None
    ordered = sorted(second)
    best: tuple[Fraction, Package] | None = None
    for worth, package in first.items():
        at = bisect_left(ordered, floor - worth)
        if at < len(ordered) and (best is None or worth + ordered[at] < best[0]):
            best = worth + ordered[at], package + second[ordered[at]]
    return best[1] if best else None


def _half(parts: Sequence[Sequence[Fraction]]) -> int:
    """Say after how many issues both sides have about as many combinations."""
    total, so_far = 1, 1
    for own in parts:
        total *= len(own)
    for number, own in enumerate(parts):
        if so_far * so_far >= total:
            return number
        so_far *= len(own)
    return len(parts)


def _sums(parts: Sequence[Sequence[Fraction]]) -> dict[Fraction, Package] | None:
    found: dict[Fraction, Package] = {Fraction(0): ()}
    for own in parts:
        longer: dict[Fraction, Package] = {}
        for worth, package in found.items():
            for k, part in enumerate(own):
                longer.setdefault(worth + part, (*package, k))
        if len(longer) > MOST_SUMS:
            return None
        found = longer
    return found
