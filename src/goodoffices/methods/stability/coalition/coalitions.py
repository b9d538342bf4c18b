"""Who may act together: the coalitions of a conflict.

A coalition is any group of parties, a single party included. With n parties there are 2^n − 1.

Source: kilgour2001
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from goodoffices.errors import Fault, Place, UseError

Coalition = frozenset[int]
"""Parties, by their place in the conflict, that act together."""


def every_coalition(parties: Iterable[int]) -> tuple[Coalition, ...]:
    """List every non-empty coalition of these parties: the smaller first, then by their places.

    Examples
    --------
    >>> [sorted(coalition) for coalition in every_coalition(range(3))]
    [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]
    """
    members = sorted(set(parties))
    sizes = range(1, len(members) + 1)
    return tuple(frozenset(some) for size in sizes for some in combinations(members, size))


def named_coalitions(
    names: Sequence[str], wanted: Sequence[Iterable[int]] | None
) -> tuple[Coalition, ...]:
    """Take the coalitions to look at: those given, each once, or all where none are given.

    Parameters
    ----------
    names
        The parties' names.
    wanted
        Coalitions by the places of their members; ``None`` for all.

    Raises
    ------
    UseError
        With all faults at once: a coalition of nobody, a party that is not there.
    """
    if wanted is None:
        return every_coalition(range(len(names)))
    found = tuple(dict.fromkeys(frozenset(members) for members in wanted))
    faults = [_fault(names, members) for members in found if not _known(names, members)]
    if faults:
        raise UseError(faults)
    return found


def _known(names: Sequence[str], members: Coalition) -> bool:
    return bool(members) and members <= set(range(len(names)))


def _fault(names: Sequence[str], members: Coalition) -> Fault:
    numbered = ", ".join(f"{place} ({name})" for place, name in enumerate(names))
    found = f"the coalition {{{', '.join(map(str, sorted(members)))}}}"
    do = "name its members by their places."
    return Fault(Place(field="coalitions"), found, f"one or more of {numbered}", do)
