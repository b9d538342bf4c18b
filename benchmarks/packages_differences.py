"""Where the peer's answer differs from the exact one, and which of its known faults that is.

Nothing is put down to a fault by assumption: every difference is looked at in whole numbers and
beside the peer's own floating-point numbers, and what fits no known fault is called unexplained.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Vector = tuple[int, ...]
UNEXPLAINED = "UNEXPLAINED"


@dataclass(frozen=True)
class Exact:
    """Our answer, in whole numbers.

    Attributes
    ----------
    front
        Every efficient worth, with the numbers the peer finds for a package behind it.
    chosen
        By standard, the worths it chooses.
    floor
        What each party has without a settlement.
    most
        The most each party could have, whatever the others get.
    """

    front: dict[Vector, Sequence[float]]
    chosen: dict[str, set[Vector]]
    floor: int
    most: Vector


def differences(ours: Exact, peer: dict[str, Any], worths: Sequence[Vector]) -> Counter[str]:
    """Count the differences by the fault each is traced to.

    Parameters
    ----------
    ours
        The exact answer.
    peer
        What the peer said.
    worths
        What the packages on the peer's frontier are worth, in whole numbers.
    """
    found: Counter[str] = Counter()
    floats = [tuple(row) for row in peer["frontier"]]
    for worth, own in zip(worths, floats, strict=True):
        if any(abs(u * 10_000 - w) > 1e-6 for u, w in zip(own, worth, strict=True)):
            found["utilities of another package"] += 1
        elif worth not in ours.front:
            found[_too_many(worth, own, ours)] += 1
    for worth in ours.front.keys() - set(worths):
        found[_missing(ours.front[worth], floats, ours)] += 1
    for standard, chosen in ours.chosen.items():
        theirs = {worths[row] for row in peer["points"][standard]}
        if theirs != chosen:
            found[f"{standard}: {_other_point(standard, theirs, chosen, ours, worths)}"] += 1
    return found


def _dominates(a: Sequence[float], b: Sequence[float]) -> bool:
    return tuple(a) != tuple(b) and all(x >= y for x, y in zip(a, b, strict=True))


def _too_many(worth: Vector, own: Sequence[float], ours: Exact) -> str:
    """On its frontier, but truly dominated: its rounding hides what dominates it."""
    above = [floats for exact, floats in ours.front.items() if _dominates(exact, worth)]
    if above and not any(_dominates(floats, own) for floats in above):
        return "float dominance: a dominated package kept"
    return UNEXPLAINED


def _missing(own: Sequence[float], floats: Sequence[Sequence[float]], ours: Exact) -> str:
    """Efficient, but not on its frontier: its rounding makes something seem better, or too poor."""
    if any(u < ours.floor / 10_000 for u in own):
        return "float reservation: a package exactly at the walk-away dropped"
    if any(_dominates(other, own) for other in floats):
        return "float dominance: an efficient package dropped"
    return UNEXPLAINED


def _other_point(
    standard: str, theirs: set[Vector], chosen: set[Vector], ours: Exact, worths: Sequence[Vector]
) -> str:
    if standard == "kalai_smorodinsky" and _least_spread(theirs, ours, worths):
        return "the smallest spread of shares is taken, not the largest least share"
    if not chosen <= set(worths):
        return "its frontier lacks the package"
    return UNEXPLAINED


def _least_spread(theirs: set[Vector], ours: Exact, worths: Sequence[Vector]) -> bool:
    """Check in exact numbers that the peer's points have the smallest spread on its frontier.

    Its ideals are over all packages, also those that others would never accept.
    """

    def spread(worth: Vector) -> Fraction:
        pairs = zip(worth, ours.most, strict=True)
        shares = [Fraction(own - ours.floor, most - ours.floor) for own, most in pairs]
        return max(shares) - min(shares)

    least = min(map(spread, worths))
    return all(spread(worth) - least < Fraction(1, 10**9) for worth in theirs)
