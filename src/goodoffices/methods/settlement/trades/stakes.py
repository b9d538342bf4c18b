"""What each issue is worth to whom, and which pairs of issues are most worth exchanging.

Source: froman1970, lax1986, raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

import numpy as np

from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest


@dataclass(frozen=True, eq=False)
class Stakes:
    """What each issue is worth to each party: from its worst option to its best.

    Attributes
    ----------
    swings
        One row per issue and one column per party, in whole numbers over the space's denominator.
    opposed
        Per issue the pairs of parties, by number, that have no option which is best for both.
    """

    swings: WholeArray
    opposed: tuple[frozenset[tuple[int, int]], ...]


@dataclass(frozen=True)
class Contrast:
    """Two issues on which two parties are opposed, and how differently they weigh them.

    Attributes
    ----------
    party, other
        By number.
    gets, gives
        The issue that counts relatively more for ``party`` and the one that counts relatively more
        for ``other``, by number: what ``party`` would get and what it would give.
    ratio
        How many times as much the first issue is worth, in terms of the second, to ``party`` as to
        ``other``; more than 1.
    """

    party: int
    other: int
    gets: int
    gives: int
    ratio: Fraction


def stakes(space: PackageSpace) -> Stakes:
    """Work out what each issue is worth to whom.

    Parameters
    ----------
    space
        The packages. Options that cannot be whatever the rest, or that somebody never accepts
        whatever the rest, are left out.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> found = stakes(package_space([[[0, 30], [80, 0]], [[0, 0], [5, 7]]], [0, 0]))
    >>> found.swings.tolist(), [sorted(pairs) for pairs in found.opposed]
    ([[80, 30], [5, 7]], [[(0, 1)], []])

    Source: lax1986
    """
    bound = 2 * max(largest(table) for table in space.tables)
    tables = [fitted(table, bound)[_possible(space, k)] for k, table in enumerate(space.tables)]
    swings = np.stack([table.max(axis=0) - table.min(axis=0) for table in tables])
    return Stakes(swings, tuple(_opposed(table) for table in tables))


def _possible(space: PackageSpace, issue: int) -> list[int]:
    """List the options of an issue that no rule and no red line leaves out by itself."""
    left = space.options(issue, [line for own in space.red_lines for line in own])
    return left or list(range(space.shape[issue]))


def _opposed(table: WholeArray) -> frozenset[tuple[int, int]]:
    is_best = np.asarray(table == table.max(axis=0), dtype=bool)
    pairs = combinations(range(table.shape[1]), 2)
    return frozenset((a, b) for a, b in pairs if not (is_best[:, a] & is_best[:, b]).any())


def contrasts(found: Stakes) -> tuple[Contrast, ...]:
    """Rank the pairs of issues by how differently two opposed parties weigh them.

    For parties a and b opposed on issues i and j: (w_ai / w_bi) ÷ (w_aj / w_bj), with w the worth
    of an issue from its worst option to its best. The further above 1, the more both can gain when
    a has its way on i and b on j. It needs no common scale: each party's own points cancel.

    Returns
    -------
    tuple of Contrast
        Those above 1, the greatest first; of equals in the order of the parties and issues.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 30], [80, 0]], [[20, 0], [0, 70]]], [0, 0])
    >>> contrasts(stakes(space))[0].ratio
    Fraction(28, 3)

    Source: froman1970, lax1986
    """
    swings, listed = found.swings.tolist(), []
    for gets, gives in permutations(range(len(swings)), 2):
        for a, b in sorted(found.opposed[gets] & found.opposed[gives]):
            ratio = Fraction(swings[gets][a] * swings[gives][b], swings[gets][b] * swings[gives][a])
            if ratio > 1:
                listed.append(Contrast(a, b, gets, gives, ratio))
    return tuple(sorted(listed, key=lambda c: (-c.ratio, c.party, c.other, c.gets, c.gives)))


def still_open(
    space: PackageSpace, start: Sequence[int], found: Sequence[Contrast]
) -> tuple[Contrast, ...]:
    """Keep the exchanges that have not been made: neither party has its way on its issue yet.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 30], [80, 0]], [[20, 0], [0, 70]]], [0, 0])
    >>> found = contrasts(stakes(space))
    >>> len(still_open(space, (0, 0), found)), len(still_open(space, (1, 0), found))
    (1, 0)

    Source: lax1986
    """

    def has_its_way(party: int, issue: int) -> bool:
        column = space.tables[issue][:, party].tolist()
        return bool(column[start[issue]] >= max(column[k] for k in _possible(space, issue)))

    return tuple(
        one
        for one in found
        if not has_its_way(one.party, one.gets) and not has_its_way(one.other, one.gives)
    )
