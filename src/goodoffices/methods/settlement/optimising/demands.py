"""What a package must meet to be looked at: least sums of worth, combinations left out, votes.

Every standard asks the same kind of question: which packages can be, are accepted by enough
parties, and give certain weighted sums of the parties' worth at least certain amounts?

Source: raiffa1982.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.package_space import Combination, PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest


@dataclass(frozen=True)
class AtLeast:
    """A weighted sum of what a package is worth to the parties must reach a floor.

    Attributes
    ----------
    weights
        One whole number per party.
    floor
        What the weighted sum must reach.
    """

    weights: tuple[int, ...]
    floor: int


def own(party: int, n_parties: int, floor: int) -> AtLeast:
    """Demand that a package be worth so much to one party.

    Examples
    --------
    >>> own(1, 3, 40)
    AtLeast(weights=(0, 1, 0), floor=40)
    """
    return AtLeast(tuple(int(p == party) for p in range(n_parties)), floor)


def forbidden(space: PackageSpace) -> tuple[Combination, ...]:
    """List the combinations that cannot be or that somebody who must accept never does."""
    lines = [line for party in space.voting.must for line in red_lines(space, party)]
    return (*space.never, *lines)


def red_lines(space: PackageSpace, party: int) -> tuple[Combination, ...]:
    """List the combinations that a party never accepts."""
    return space.red_lines[party] if space.red_lines else ()


def with_acceptance(space: PackageSpace, rows: tuple[AtLeast, ...]) -> tuple[AtLeast, ...]:
    """Add that nobody who must accept is below its reservation value; of equal sums the most.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> with_acceptance(package_space([[[9, 9]]], [3, 4]), (own(0, 2, 7),))
    (AtLeast(weights=(1, 0), floor=7), AtLeast(weights=(0, 1), floor=4))
    """
    n, floors = space.n_parties, space.reservation
    found: dict[tuple[int, ...], int] = {}
    for row in (*(own(party, n, floors[party]) for party in space.voting.must), *rows):
        found[row.weights] = max(row.floor, found.get(row.weights, row.floor))
    return tuple(AtLeast(weights, floor) for weights, floor in found.items())


def nobody_loses(space: PackageSpace, more: int = 0) -> tuple[AtLeast, ...]:
    """Demand that everyone reach its reservation value, or so much more."""
    floors = enumerate(space.reservation)
    return tuple(own(party, space.n_parties, floor + more) for party, floor in floors)


def weighed(space: PackageSpace, rows: tuple[AtLeast, ...]) -> list[WholeArray]:
    """Give per issue what each option adds to each weighted sum (options × rows); exact."""
    if not rows:
        return [np.zeros((len(table), 0), dtype=np.int64) for table in space.tables]
    weights = np.array([row.weights for row in rows], dtype=object)
    heaviest = max(sum(abs(w) for w in row.weights) for row in rows)
    # Weights of zero make no sum large, but the tables must fit all the same.
    bound = max(1, heaviest) * sum(largest(table) for table in space.tables)
    bound = max(bound, heaviest, *(abs(row.floor) for row in rows))
    return [fitted(table, bound) @ fitted(weights.T, bound) for table in space.tables]
