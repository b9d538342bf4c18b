"""Packages as a mixed-integer linear programme: one yes or no for every option.

Exactly one option of every issue is chosen; what cannot be, who must accept and further demands are
rows. Numbers are shifted and divided so that every row reaches at most about 1; what the solver
answers is only ever a proposal, looked at again in whole numbers.

Source: wolsey1998.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.optimising.demands import (
    AtLeast,
    forbidden,
    own,
    red_lines,
    weighed,
    with_acceptance,
)
from goodoffices.methods.settlement.package_space import Combination, Package, PackageSpace

Numbers = npt.NDArray[np.float64]

FAR = 1_000_000
"""So many times the whole scale away, everything is as good as infinitely far for the solver."""


@dataclass(frozen=True)
class Row:
    """A linear row over the columns of the model: ``low`` ≤ entries · columns ≤ ``high``."""

    entries: Numbers
    low: float
    high: float


@dataclass(frozen=True)
class Scaled:
    """A weighted sum of worth on a scale from 0 to 1: sum = ``span`` · entries + ``least``."""

    entries: Numbers
    least: int
    span: int

    def at(self, amount: int) -> float:
        """Say where an amount of worth lies on this scale.

        Examples
        --------
        >>> scale = Scaled(np.zeros(0), least=10, span=40)
        >>> scale.at(30), scale.at(10**400)
        (0.5, 1000000.0)
        """
        return ratio(amount - self.least, self.span)


def ratio(number: int, by: int) -> float:
    """Divide whole numbers of any size for the solver; beyond :data:`FAR` it is :data:`FAR`."""
    # Division of Python's integers is right to the last digit, however large they are.
    return max(-FAR * by, min(number, FAR * by)) / by


class Model:
    """The rows that every acceptable package meets.

    Parameters
    ----------
    space
        The packages, who must accept and what cannot be.
    demands
        Further demands.

    Attributes
    ----------
    n_options
        The first so many columns say for each option of each issue whether it is chosen; then
        comes one column for each party that may accept.
    """

    def __init__(self, space: PackageSpace, demands: tuple[AtLeast, ...] = ()) -> None:
        self.space = space
        self.demands = with_acceptance(space, demands)
        self.votes = space.voting
        self.n_options = sum(space.shape)
        self.n_columns = self.n_options + len(self.votes.may)
        self.starts = np.cumsum([0, *space.shape])[:-1].tolist()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        found = [self._one_option(issue) for issue in range(len(self.space.shape))]
        found += [self._not_met(combination) for combination in forbidden(self.space)]
        found += [self._reached(demand) for demand in self.demands]
        return (*found, *self._votes())

    def scaled(self, weights: Sequence[int]) -> Scaled:
        """Bring a weighted sum of worth to a scale from 0 to 1."""
        tables = [t[:, 0].tolist() for t in weighed(self.space, (AtLeast(tuple(weights), 0),))]
        least = sum(min(table) for table in tables)
        span = max(1, sum(max(table) - min(table) for table in tables))
        entries = np.zeros(self.n_columns)
        entries[: self.n_options] = [ratio(x - min(t), span) for t in tables for x in t]
        return Scaled(entries, least, span)

    def package(self, columns: Numbers) -> Package:
        """Read the package off the columns: on every issue the option with the largest entry."""
        ends = [start + size for start, size in zip(self.starts, self.space.shape, strict=True)]
        spans = zip(self.starts, ends, strict=True)
        return tuple(int(np.argmax(columns[start:end])) for start, end in spans)

    def other_than(self, package: Package) -> Row:
        """Leave one package out (a no-good cut): not all of its options at once."""
        entries = np.zeros(self.n_columns)
        entries[[start + option for start, option in zip(self.starts, package, strict=True)]] = 1
        return Row(entries, -np.inf, len(package) - 1)

    def _one_option(self, issue: int) -> Row:
        entries = np.zeros(self.n_columns)
        start = self.starts[issue]
        entries[start : start + self.space.shape[issue]] = 1
        return Row(entries, 1, 1)

    def _met_entries(self, combination: Combination) -> Numbers:
        entries = np.zeros(self.n_columns)
        for issue, options in combination.items():
            entries[[self.starts[issue] + option for option in options]] = 1
        return entries

    def _not_met(self, combination: Combination) -> Row:
        return Row(self._met_entries(combination), -np.inf, len(combination) - 1)

    def _reached(self, demand: AtLeast) -> Row:
        scaled = self.scaled(demand.weights)
        return Row(scaled.entries, scaled.at(demand.floor), np.inf)

    def _votes(self) -> list[Row]:
        """Bind each vote to what its party reaches and to its red lines, and count the votes."""
        if not self.votes.needed:
            return []
        count = np.zeros(self.n_columns)
        count[self.n_options :] = 1
        found = [Row(count, self.votes.needed, np.inf)]
        for column, party in enumerate(self.votes.may, self.n_options):
            scaled = self.scaled(own(party, self.space.n_parties, 0).weights)
            floor = scaled.at(self.space.reservation[party])
            entries = scaled.entries.copy()
            # The least worth is 0 on this scale, so the floor itself is the smallest constant that
            # frees a party that does not accept.
            entries[column] = -max(0.0, floor)
            found.append(Row(entries, 0.0, np.inf))
            found += [self._kept_out(line, column) for line in red_lines(self.space, party)]
        return found

    def _kept_out(self, line: Combination, column: int) -> Row:
        entries = self._met_entries(line)
        entries[column] = 1
        return Row(entries, -np.inf, len(line))
