"""Envy: who would rather have what another has, and whether it would still without one issue.

An allocation is *envy-free* when nobody would; it is envy-free *up to one issue* when each envy
would end if one issue were taken from what the other has.

Source: caragiannis2019
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Envy:
    """One party would rather have what another has.

    Attributes
    ----------
    party, of
        Who envies whom, by number.
    by
        How much more the other's part is worth to it than its own.
    up_to_one
        Whether it would not without some one issue of the other's part.
    """

    party: int
    of: int
    by: int
    up_to_one: bool


def envies(worth: Sequence[Sequence[int]], allocation: Sequence[int]) -> tuple[Envy, ...]:
    """List who envies whom; empty when an allocation is envy-free.

    Parameters
    ----------
    worth
        Per party, what each issue is worth to it: whole numbers.
    allocation
        Per issue, the party that has it.

    Examples
    --------
    >>> envies([[5, 4, 3], [5, 4, 3]], [0, 1, 1])
    (Envy(party=0, of=1, by=2, up_to_one=True),)
    """
    found = []
    for party, own in enumerate(worth):
        parts: list[list[int]] = [[] for _ in worth]
        for issue, winner in enumerate(allocation):
            parts[winner].append(own[issue])
        for other, part in enumerate(parts):
            by = sum(part) - sum(parts[party])
            if by > 0:
                found.append(Envy(party, other, by, by <= max(part)))
    return tuple(found)
