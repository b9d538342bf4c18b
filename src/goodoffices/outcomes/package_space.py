"""The packages of a case described issue by issue, for more of them than can be listed.

Everyone whose consent any package could need is asked about every package: with too many packages
to list, who need not be asked about which cannot be looked up one by one.

Source: raiffa1982.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.package_space import (
    Combination,
    Package,
    PackageSpace,
    package_space,
)
from goodoffices.outcomes import unstated, view
from goodoffices.outcomes.another_entry import or_another
from goodoffices.outcomes.axis import Axis, axes
from goodoffices.outcomes.entries import chosen
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.outcomes.worth import PointsWorth, worth


@dataclass(frozen=True, eq=False)
class CasePackages:
    """The packages of a case under a reading, described.

    Attributes
    ----------
    case, reading
        As given.
    axes
        The issues with options, in the order of the tables.
    parties
        Who is asked, in the order of the columns.
    space
        The packages.
    infeasible
        Of what is left out, what cannot be at all; the rest only cannot be agreed on.
    """

    case: Case
    reading: Reading
    axes: tuple[Axis, ...]
    parties: tuple[str, ...]
    space: PackageSpace
    infeasible: tuple[Combination, ...]

    @property
    def now(self) -> Package:
        """What is the case today."""
        return tuple(axis.now for axis in self.axes)

    def entry(self, party: str) -> Preference | None:
        """Take the preference entry that counts for a party."""
        return chosen(self.case, party, self.reading)

    def outcome(self, package: Sequence[int]) -> dict[str, str]:
        """Write a package as an option for every issue."""
        return {axis.issue: axis.options[k] for axis, k in zip(self.axes, package, strict=True)}

    def package(self, outcome: Mapping[str, str]) -> Package:
        """Find the package of an outcome; what it leaves out is as now."""
        return tuple(
            axis.options.index(outcome[axis.issue]) if axis.issue in outcome else axis.now
            for axis in self.axes
        )

    def changed(self, package: Sequence[int]) -> dict[str, str]:
        """List what a package changes against now."""
        pairs = zip(self.axes, package, strict=True)
        return {axis.issue: axis.options[k] for axis, k in pairs if k != axis.now}


def asked_about(
    case: Case, reading: Reading = DEFAULT, accept: WhoMustAccept = USUAL
) -> tuple[str, ...]:
    """List whose consent some package could need: at the table, or holders of what could change."""
    if accept.named:
        return tuple(party for party in case.parties if party in accept.parties)
    holding = set()
    issues = axes(case, reading.without)
    for axis, left in zip(issues, _left(case, issues, reading), strict=True):
        held = case.issues[axis.issue].held_by
        if held is not None and left - {axis.now}:
            holding |= set(held.parties)
    table = case.at_the_table()
    return tuple(party for party in case.parties if party in table or party in holding)


def _left(case: Case, issues: Sequence[Axis], reading: Reading) -> list[set[int]]:
    """List, per issue, the options that nothing rules out by itself."""
    found = [set(range(len(axis))) for axis in issues]
    for combination in (*_infeasible(case, issues, reading), *_not_agreed(issues)):
        if len(combination) == 1:
            ((issue, options),) = combination.items()
            found[issue] -= options
    return found


def gaps_of_packages(
    case: Case, reading: Reading = DEFAULT, accept: WhoMustAccept = USUAL
) -> tuple[Gap, ...]:
    """List what is not stated and would have to be: holders, points and walk-aways."""
    issues = axes(case, reading.without)
    found = [] if accept.named else list(unstated.unheld(case, issues))
    for party in asked_about(case, reading, accept):
        entry = chosen(case, party, reading)
        if entry is None:
            found.append(unstated.no_entry(case, party))
            continue
        lacks = partial(_lacking, issues, reading)
        found += or_another(lacks(entry), case, party, reading, lacks)
    return tuple(dict.fromkeys(found))


def _lacking(issues: Sequence[Axis], reading: Reading, entry: Preference) -> list[Gap]:
    """List what an entry leaves unstated that packages need."""
    found: list[Gap] = []
    own = worth(issues, {}, entry, reading)
    if reading.gaps != "indifferent":
        found += unstated.gaps_in_words(issues, entry, own)
    if not isinstance(own, PointsWorth):
        do = f"add an entry with points and values for {entry.of}."
        found.append(Gap(f"points for {entry.of}", do))
    if entry.walk_away is None and reading.walk_away != "now":
        do = f"add “walk away: now”, a number or an outcome to the entry of {entry.of}."
        found.append(Gap(f"walk-away of {entry.of}", do))
    return found


def packages_described(
    case: Case, reading: Reading = DEFAULT, accept: WhoMustAccept = USUAL
) -> CasePackages:
    """Describe the packages of a case.

    Parameters
    ----------
    case
        The case.
    reading
        How what it leaves open is settled.
    accept
        Who must accept.

    Raises
    ------
    NeedsError
        Naming everything that is not stated: points, walk-aways, holders.
    """
    refuse(gaps_of_packages(case, reading, accept))
    issues, parties = axes(case, reading.without), asked_about(case, reading, accept)
    sides = [_Side.of(case, issues, party, reading) for party in parties]
    common = math.lcm(*(side.worth.scale for side in sides)) if sides else 1
    tables = [
        np.array([side.column(k, common) for side in sides], dtype=object).T
        for k in range(len(issues))
    ]
    infeasible = tuple(_infeasible(case, issues, reading))
    space = package_space(
        tables,
        [side.walk_away(common) for side in sides],
        common,
        (*infeasible, *_not_agreed(issues)),
        [side.red_lines() for side in sides],
        _rule(parties, accept),
    )
    return CasePackages(case, reading, issues, parties, space, infeasible)


@dataclass(frozen=True, eq=False)
class _Side:
    """One party's account of the packages."""

    party: str
    worth: PointsWorth
    reading: Reading
    given: object
    lines: tuple[Mapping[str, Sequence[str]], ...]

    @classmethod
    def of(cls, case: Case, issues: Sequence[Axis], party: str, reading: Reading) -> _Side:
        entry = chosen(case, party, reading)
        assert entry is not None, "gaps were refused"
        means = view.meant(case, issues, party) if reading.view == party else {}
        own = worth(issues, means, entry, reading)
        assert isinstance(own, PointsWorth), "gaps were refused"
        return cls(party, own, reading, entry.walk_away, entry.red_lines)

    def _meant(self, axis: int) -> Sequence[int]:
        return self.worth.meant.get(axis, range(len(self.worth.axes[axis])))

    def column(self, axis: int, common: int) -> list[int]:
        """What each option of an issue adds, over the common denominator."""
        factor = common // self.worth.scale
        table = self.worth.tables[axis].tolist()
        return [table[option] * factor for option in self._meant(axis)]

    def walk_away(self, common: int) -> int:
        """What the party has without a settlement, over the common denominator."""
        if isinstance(self.given, Range):
            exact = self.reading.number(self.given) * common
            assert exact.denominator == 1, "the scale of points has room for the walk-away"
            return int(exact)
        outcome = self.given if isinstance(self.given, dict) else {}
        total = 0
        for k, axis in enumerate(self.worth.axes):
            named = outcome.get(axis.issue)
            total += self.column(k, common)[axis.options.index(named) if named else axis.now]
        return total

    def red_lines(self) -> tuple[Combination, ...]:
        """Say what the party never accepts, in numbers of issues and options."""
        return tuple(_numbered(self.worth.axes, line, self._meant) for line in self.lines)


def _numbered(
    issues: Sequence[Axis], partial: Mapping[str, Sequence[str]], meant: object = None
) -> Combination:
    found = {}
    for k, axis in enumerate(issues):
        if axis.issue in partial:
            wanted = {axis.options.index(option) for option in partial[axis.issue]}
            means = meant(k) if callable(meant) else range(len(axis))
            found[k] = frozenset(o for o, means_to_it in enumerate(means) if means_to_it in wanted)
    return found


def _infeasible(case: Case, issues: Sequence[Axis], reading: Reading) -> Iterator[Combination]:
    """List what cannot be: by the rules, in the view, or because an issue is kept at now."""
    for rule in case.rules:
        if rule.never:
            yield _numbered(issues, rule.never)
    for hidden in view.unseen(case, reading.view):
        yield _numbered(issues, hidden)
    for k, axis in enumerate(issues):
        if axis.fixed and len(axis) > 1:
            yield {k: frozenset(range(len(axis))) - {axis.now}}


def _not_agreed(issues: Sequence[Axis]) -> Iterator[Combination]:
    """List what is no package: an issue that would leave a one-way option."""
    for k, axis in enumerate(issues):
        if axis.now in axis.one_way and len(axis) > 1:
            yield {k: frozenset(range(len(axis))) - {axis.now}}


def _rule(parties: Sequence[str], accept: WhoMustAccept) -> AcceptanceRule | None:
    if not accept.named:
        return None
    vetoes = frozenset(parties.index(party) for party in accept.vetoes)
    return AcceptanceRule(accept.needed or len(parties), vetoes)
