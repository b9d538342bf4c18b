"""Packages described issue by issue, never written out: any number of them fits.

Source: raiffa1982, nemhauser1969.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.settlement.acceptance import AcceptanceRule, unanimous
from goodoffices.methods.settlement.voting import Voting, voting
from goodoffices.methods.settlement.whole_numbers import WholeArray, whole

Package = tuple[int, ...]
"""The number of the option chosen on every issue, from 0."""

Combination = Mapping[int, frozenset[int]]
"""Some issues, by number, each with some of its options; met by a package that has one of these
options on each of them."""


@dataclass(frozen=True, eq=False)
class PackageSpace:
    """All packages of a negotiation, what they are worth, and who could accept them.

    Attributes
    ----------
    tables
        Per issue one row per option and one column per party: what the option adds, in whole
        numbers. A package is worth the sum over the issues.
    reservation
        Per party what it has without a settlement (its walk-away), on the same denominator.
    denominator
        A whole number of at least 1; the worth is the sum divided by it.
    never
        Combinations that cannot be. One of a single issue leaves options of that issue out.
    red_lines
        Per party the combinations it never accepts, whatever else is offered.
    rule
        How many must accept and who cannot be left out; everyone unless stated.
    """

    tables: tuple[WholeArray, ...]
    reservation: tuple[int, ...]
    denominator: int = 1
    never: tuple[Combination, ...] = ()
    red_lines: tuple[tuple[Combination, ...], ...] = ()
    rule: AcceptanceRule | None = None

    @property
    def n_parties(self) -> int:
        """How many parties value the packages."""
        return len(self.reservation)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(table) for table in self.tables)

    @property
    def n_combinations(self) -> int:
        """How many combinations of options there are, those that cannot be among them."""
        return prod(self.shape)

    @property
    def who_must_accept(self) -> AcceptanceRule:
        """The rule, with everyone where none is stated."""
        return unanimous(self.n_parties) if self.rule is None else self.rule

    @property
    def voting(self) -> Voting:
        """Who must accept under the rule, who may, and how many of these are needed."""
        return voting(self.who_must_accept, self.n_parties)

    def options(self, issue: int, besides: Sequence[Combination] = ()) -> list[int]:
        """List the options of an issue that no rule leaves out by itself; rising.

        Parameters
        ----------
        issue
            Its number.
        besides
            Combinations that count as rules here too.

        Examples
        --------
        >>> never = [{0: frozenset({1})}, {0: frozenset({2}), 1: frozenset({0})}]
        >>> package_space([[[0], [1], [2]], [[0]]], [0], never=never).options(0)
        [0, 2]
        """
        out = frozenset[int]().union(
            *(c[issue] for c in (*self.never, *besides) if set(c) == {issue})
        )
        return [option for option in range(self.shape[issue]) if option not in out]

    def worth(self, package: Sequence[int]) -> tuple[int, ...]:
        """Say what a package is worth to each party, over the denominator; exact.

        Examples
        --------
        >>> package_space([[[0, 5], [5, 0]], [[0, 1], [2, 0]]], [0, 0]).worth((1, 0))
        (5, 1)
        """
        rows = [table[k].tolist() for table, k in zip(self.tables, package, strict=True)]
        return tuple(sum(column) for column in zip(*rows, strict=True))

    def can_be(self, package: Sequence[int]) -> bool:
        """Say whether no rule excludes a package."""
        return not any(met(combination, package) for combination in self.never)

    def accepted_by(self, package: Sequence[int]) -> tuple[bool, ...]:
        """Say for each party whether it could accept a package."""
        worth = self.worth(package)
        lines = self.red_lines or ((),) * self.n_parties
        return tuple(
            own >= floor and not any(met(line, package) for line in crossed)
            for own, floor, crossed in zip(worth, self.reservation, lines, strict=True)
        )

    def acceptable(self, package: Sequence[int]) -> bool:
        """Say whether a package can be and enough parties could accept it."""
        if not self.can_be(package):
            return False
        accepts, rule = self.accepted_by(package), self.who_must_accept
        return sum(accepts) >= rule.needed and all(accepts[party] for party in rule.vetoes)


def met(combination: Combination, package: Sequence[int]) -> bool:
    """Say whether a package meets a combination.

    Examples
    --------
    >>> met({0: frozenset({1, 2}), 2: frozenset({0})}, (2, 5, 0))
    True
    """
    return all(package[issue] in options for issue, options in combination.items())


def meets(combination: Combination, packages: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Mark the packages (rows; one column per issue) that meet a combination.

    Examples
    --------
    >>> meets({0: frozenset({1, 2})}, np.array([[2, 5], [0, 5]])).tolist()
    [True, False]
    """
    found = np.ones(len(packages), dtype=np.bool_)
    for issue, options in combination.items():
        found &= np.isin(packages[:, issue], sorted(options))
    return found


def package_space(
    tables: Sequence[npt.ArrayLike],
    reservation: Sequence[int],
    denominator: int = 1,
    never: Sequence[Combination] = (),
    red_lines: Sequence[Sequence[Combination]] = (),
    rule: AcceptanceRule | None = None,
) -> PackageSpace:
    """Describe packages issue by issue, and check that the parts fit together.

    Parameters
    ----------
    tables, reservation, denominator, never, red_lines, rule
        As in :class:`PackageSpace`; ``red_lines`` is empty or has one list per party.

    Raises
    ------
    UseError
        With everything that does not fit.

    Examples
    --------
    >>> package_space([[[0, 5], [5, 0]]] * 12, [10, 10]).n_combinations
    4096
    """
    arrays = tuple(whole(table, f"issue {number}") for number, table in enumerate(tables, 1))
    floors = tuple(int(floor) for floor in whole(np.array(reservation, dtype=object)).tolist())
    lines = tuple(tuple(own) for own in red_lines)
    space = PackageSpace(arrays, floors, int(denominator), tuple(never), lines, rule)
    faults = [*_shapes(space), *_rule(space)]
    if not faults:
        faults = _combinations(space)
    if faults:
        raise UseError(faults)
    return space


def _shapes(space: PackageSpace) -> list[Fault]:
    found, n = [], space.n_parties
    for number, table in enumerate(space.tables, 1):
        if table.ndim != 2 or table.shape[1] != n or not len(table):
            shape, do = f"a table of shape {table.shape}", "give every option one number per party."
            expected = f"at least one row, and a column for each of {n} parties"
            found.append(Fault(Place(field=f"issue {number}"), shape, expected, do))
    if not n or not space.tables:
        what, do = f"{len(space.tables)} issues, {n} parties", "give at least one of each."
        found.append(Fault(Place(field="packages"), what, "issues and parties", do))
    if space.denominator < 1:
        what, do = f"the denominator {space.denominator}", "scale by a positive whole number."
        found.append(Fault(Place(field="denominator"), what, "1 or more", do))
    return found


def _rule(space: PackageSpace) -> list[Fault]:
    found, n, rule = [], space.n_parties, space.who_must_accept
    if not 0 <= rule.needed <= n or not rule.vetoes <= set(range(n)):
        what = f"{rule.needed} needed, vetoes of parties {sorted(rule.vetoes)}"
        expected, do = f"at most {n} needed, vetoes below {n}", "name parties that there are."
        found.append(Fault(Place(field="rule"), what, expected, do))
    if space.red_lines and len(space.red_lines) != n:
        what, do = f"red lines for {len(space.red_lines)} parties", "give every party a list."
        found.append(
            Fault(Place(field="red lines"), what, f"none, or one list for each of {n}", do)
        )
    return found


def _combinations(space: PackageSpace) -> list[Fault]:
    found, shape = [], space.shape
    named = [("never", one) for one in space.never]
    named += [("red lines", one) for lines in space.red_lines for one in lines]
    for field, combination in named:
        inside = all(
            0 <= issue < len(shape) and all(0 <= option < shape[issue] for option in options)
            for issue, options in combination.items()
        )
        if not inside or not combination:
            do = "name issues and options by their numbers, from 0."
            what = f"the combination {dict(combination)}"
            found.append(Fault(Place(field=field), what, "issues and options that there are", do))
    return found
