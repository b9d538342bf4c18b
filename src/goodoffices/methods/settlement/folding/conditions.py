"""Which combinations of options matter for a set of packages, and to whom.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.package_space import Combination, PackageSpace
from goodoffices.methods.settlement.voting import voting


@dataclass(frozen=True)
class Condition:
    """A combination of options with what follows from meeting it.

    Attributes
    ----------
    options
        Per issue, by number, the options that belong to it; never all of an issue's.
    owner
        The party that does not accept a package meeting it; ``None`` if such a package drops out.
    """

    options: Mapping[int, frozenset[int]]
    owner: int | None = None

    @property
    def issues(self) -> frozenset[int]:
        """The issues it is about."""
        return frozenset(self.options)


@dataclass(frozen=True)
class Asked:
    """Which packages are wanted.

    Attributes
    ----------
    rule
        Who must accept.
    conditions
        The combinations that matter under it.
    """

    rule: AcceptanceRule
    conditions: tuple[Condition, ...]

    def enough(self, unwilling: frozenset[int], n_parties: int) -> bool:
        """Say whether the rule could still be met without these parties."""
        willing = n_parties - len(unwilling)
        return willing >= self.rule.needed and not self.rule.vetoes & unwilling


EVERYTHING = AcceptanceRule(0)
"""The rule under which any package passes."""


def asked(space: PackageSpace, acceptable: bool) -> Asked:
    """List the conditions on the packages that are wanted.

    The red lines of a party that must accept take packages away; those of a party that may be among
    the ones that accept are kept under its name; those of a party that does not count are left out.

    Parameters
    ----------
    space
        The packages.
    acceptable
        Whether only packages that pass under the rule are wanted.
    """
    rule = space.who_must_accept if acceptable else EVERYTHING
    found = [*_conditions(space, space.never, None)]
    votes = voting(rule, space.n_parties)
    for party, lines in enumerate(space.red_lines):
        if party in (*votes.must, *votes.may):
            found += _conditions(space, lines, None if party in votes.must else party)
    return Asked(rule, tuple(found))


def _conditions(
    space: PackageSpace, combinations: Sequence[Combination], owner: int | None
) -> Iterable[Condition]:
    for combination in combinations:
        if all(combination.values()):
            options = {
                issue: frozenset(chosen)
                for issue, chosen in sorted(combination.items())
                if len(chosen) < space.shape[issue]
            }
            yield Condition(options, owner)
