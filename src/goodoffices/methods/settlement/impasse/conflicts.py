"""The smallest sets of conditions that exclude one another, and the smallest ways out.

Source: reiter1987
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.methods.settlement.impasse.conditions import Condition
from goodoffices.methods.settlement.impasse.refusals import Refusals, least_sets

MOST_CONFLICTS = 2_000
"""Beyond so many conflicts they are not listed; the ways out still are."""

Conditions = tuple[Condition, ...]


@dataclass(frozen=True)
class Conflicts:
    """What excludes what.

    Attributes
    ----------
    conflicts
        Every set of conditions that no package satisfies together although each smaller part of it
        can be satisfied; those with fewest members first. ``None`` when there are too many.
    ways_out
        Every set of conditions such that, were they given up, something would be acceptable, and
        no part of which is enough; those with fewest members first. Empty where nothing can be
        agreed even then; the empty set alone where something is acceptable already.
    """

    conflicts: tuple[Conditions, ...] | None
    ways_out: tuple[Conditions, ...]


def conflicts(refusals: Refusals) -> Conflicts:
    """Find the smallest conflicts and the smallest ways out among listed packages.

    A package would be acceptable if the conditions it breaks were given up: the smallest such sets
    are the ways out. A set of conditions excludes every package if it shares a condition with each
    way out: the smallest such sets are the conflicts.

    Parameters
    ----------
    refusals
        Which conditions each package breaks.

    Examples
    --------
    >>> import numpy as np
    >>> both = (Condition(0), Condition(1))
    >>> found = conflicts(Refusals(both, np.array([[True, False], [False, True]])))
    >>> found.conflicts == (both,), len(found.ways_out)
    (True, 2)

    Source: reiter1987
    """
    return named(refusals.conditions, refusals.patterns())


def named(conditions: Sequence[Condition], ways_out: Sequence[int]) -> Conflicts:
    """Name the ways out, given as bits, and the conflicts that follow from them."""
    hitting = hitting_sets(ways_out)
    return Conflicts(
        None if hitting is None else tuple(_members(conditions, one) for one in hitting),
        tuple(_members(conditions, one) for one in ways_out),
    )


def _members(conditions: Sequence[Condition], bits: int) -> Conditions:
    return tuple(one for k, one in enumerate(conditions) if bits >> k & 1)


def hitting_sets(sets: Sequence[int]) -> tuple[int, ...] | None:
    """List the smallest sets of bits that share one with each; ``None`` if there are too many.

    The sets are gone through one by one: what shares a bit with the next stays, what does not is
    continued by each of its bits, and what contains another is dropped.

    Examples
    --------
    >>> hitting_sets([0b011, 0b110])
    (2, 5)
    """
    found: tuple[int, ...] = (0,)
    for one in sets:
        bits = [1 << k for k in range(one.bit_length()) if one >> k & 1]
        meeting = [other for other in found if other & one]
        missing = [other for other in found if not other & one]
        found = least_sets([*meeting, *(other | bit for other in missing for bit in bits)])
        if len(found) > MOST_CONFLICTS:
            return None
    return found
