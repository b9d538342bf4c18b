"""What a package must meet to be counted: demands on its worth, and combinations of options.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.package_space import Combination, PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest


@dataclass(frozen=True)
class Demand:
    """That a package is worth at least so much to a party, and meets none of some combinations.

    Attributes
    ----------
    party
        Whose worth.
    least
        At least so much.
    lines
        The combinations that break the demand.
    """

    party: int
    least: int
    lines: tuple[Combination, ...] = ()


@dataclass(frozen=True, eq=False)
class Demands:
    """Demands on packages: the first ones must be met, of the others so many.

    Attributes
    ----------
    tables
        Per issue one row per option and one column per demand: what the option adds.
    least
        Per demand, what the sum must reach.
    must
        The first so many demands must all be met.
    needed
        Of the others, at least so many.
    options
        Per issue the options that no rule leaves out by itself.
    combinations
        The combinations that matter.
    never
        Those that no package may meet; bit c stands for combination c.
    breaking
        Per demand those that break it.
    """

    tables: tuple[WholeArray, ...]
    least: tuple[int, ...]
    must: int
    needed: int
    options: tuple[tuple[int, ...], ...]
    combinations: tuple[Combination, ...]
    never: int
    breaking: tuple[int, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(table) for table in self.tables)

    def bits(self, numbers: Sequence[int]) -> WholeArray:
        """Put sets of combinations into an array."""
        kind = np.int64 if len(self.combinations) < 63 else object
        return np.array(numbers, dtype=kind)

    def met_by(self, issue: int) -> WholeArray:
        """Per option of an issue, the combinations that it leaves met or does not touch."""
        options = range(len(self.tables[issue]))
        return self.bits([self._left_by(issue, option) for option in options])

    def _left_by(self, issue: int, option: int) -> int:
        found = 0
        for bit, combination in enumerate(self.combinations):
            if issue not in combination or option in combination[issue]:
                found |= 1 << bit
        return found


def demands_of(space: PackageSpace, thresholds: Sequence[int] | None = None) -> Demands:
    """Write down what an acceptable package meets.

    Parameters
    ----------
    space
        The packages.
    thresholds
        Per party what it must get besides; left out, nothing more.
    """
    parties, votes = range(space.n_parties), space.voting
    lines = space.red_lines or ((),) * space.n_parties
    own = [Demand(p, space.reservation[p], lines[p]) for p in parties]
    must = [own[p] for p in votes.must]
    if thresholds is not None:
        must += [Demand(p, int(thresholds[p])) for p in parties]
    return demanding(space, must, [own[p] for p in votes.may], votes.needed)


def demanding(
    space: PackageSpace, must: Sequence[Demand], votes: Sequence[Demand] = (), needed: int = 0
) -> Demands:
    """Write down demands on the packages of a space.

    Parameters
    ----------
    space
        The packages; its walk-aways, red lines and rule do not count here.
    must
        Demands that must all be met.
    votes, needed
        Further demands, of which at least so many must be met.
    """
    kept = [*_joined(must), *votes]
    combinations = list(space.never)
    breaking = []
    for demand in kept:
        breaking.append(((1 << len(demand.lines)) - 1) << len(combinations))
        combinations += demand.lines
    columns = [demand.party for demand in kept]
    tables = [table[:, columns] for table in space.tables]
    bound = 4 * sum(largest(table) for table in tables) + 4
    options = tuple(tuple(space.options(k)) for k in range(len(tables)))
    possible = [table[list(own)] for table, own in zip(tables, options, strict=True) if own]
    least = tuple(_reachable(possible, k, demand.least) for k, demand in enumerate(kept))
    return Demands(
        tables=tuple(fitted(table, bound) for table in tables),
        least=least,
        must=len(kept) - len(votes),
        needed=needed,
        combinations=tuple(combinations),
        options=options,
        never=(1 << len(space.never)) - 1,
        breaking=tuple(breaking),
    )


def _joined(must: Sequence[Demand]) -> Iterator[Demand]:
    """Make one demand of several on the same party."""
    for party in dict.fromkeys(demand.party for demand in must):
        own = [demand for demand in must if demand.party == party]
        lines = tuple(line for demand in own for line in demand.lines)
        yield Demand(party, max(demand.least for demand in own), lines)


def _reachable(tables: Sequence[WholeArray], column: int, least: int) -> int:
    """Move what is asked to just outside what can be, if it lies further out."""
    low = sum(int(table[:, column].min()) for table in tables)
    high = sum(int(table[:, column].max()) for table in tables)
    return min(max(least, low), high + 1)
