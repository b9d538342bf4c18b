"""Who must accept a package, who may, and how many of these are needed.

Source: raiffa1982.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from goodoffices.methods.settlement.acceptance import AcceptanceRule


@dataclass(frozen=True)
class Voting:
    """Who must accept, who may, and how many of the latter are needed.

    Attributes
    ----------
    must
        The parties without whom no package passes.
    may
        The others, where some of them are needed.
    needed
        So many of ``may`` must accept.
    """

    must: tuple[int, ...]
    may: tuple[int, ...]
    needed: int

    def groups(self) -> tuple[frozenset[int], ...]:
        """List the smallest groups of parties whose acceptance is enough.

        Examples
        --------
        >>> [sorted(group) for group in voting(AcceptanceRule(2, frozenset({0})), 3).groups()]
        [[0, 1], [0, 2]]
        """
        must = frozenset(self.must)
        return tuple(must.union(some) for some in combinations(self.may, self.needed))


def voting(rule: AcceptanceRule, n_parties: int) -> Voting:
    """Split the parties into those that must accept, those that may, and those that do not count.

    Examples
    --------
    >>> voting(AcceptanceRule(2, frozenset({0})), 3)
    Voting(must=(0,), may=(1, 2), needed=1)
    >>> voting(AcceptanceRule(3), 3)
    Voting(must=(0, 1, 2), may=(), needed=0)
    """
    everyone = tuple(range(n_parties))
    if rule.needed == n_parties:
        return Voting(everyone, (), 0)
    needed = max(0, rule.needed - len(rule.vetoes))
    may = tuple(party for party in everyone if party not in rule.vetoes) if needed else ()
    return Voting(tuple(sorted(rule.vetoes)), may, needed)
