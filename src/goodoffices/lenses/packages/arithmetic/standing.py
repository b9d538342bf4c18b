"""What a question leaves: how many packages, the best each party could get, the Nash package.

Source: sebenius1983; nash1950
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from goodoffices.lenses.packages.zone import Zone
from goodoffices.methods.settlement import nash_product
from goodoffices.outcomes.packages import Payoffs, payoffs
from goodoffices.outcomes.worth import Mask


@dataclass(frozen=True, eq=False)
class Scale:
    """What every outcome is worth to everybody who has points, and places for the others.

    Attributes
    ----------
    zone
        Who accepts what, as it stands.
    """

    zone: Zone

    @cached_property
    def payoffs(self) -> Payoffs:
        """The worth of every outcome to every party that has points and a walk-away."""
        space = self.zone.space
        known = [
            p
            for p in space.parties
            if space.has_points(p) and not space.gaps(p) and not space.walk_away_gap(p)
        ]
        return payoffs(space, known)

    def best(self, party: str, among: Mask) -> Fraction | None:
        """Give the most a party gets in marked packages: points, else its place from the last."""
        if not among.any():
            return None
        most = int(self.zone.space.scores(party)[among].max())
        return Fraction(most, self.zone.space.worth(party).scale or 1)

    def nash(self, parties: Sequence[str], among: Mask) -> Nash | None:
        """Give the Nash package of these parties; ``None`` where somebody has no points, or none.

        Of several, the one best for the worst off.
        """
        if not parties or not all(map(self.zone.space.has_points, parties)):
            return None
        known = self.payoffs.parties
        columns = [known.index(party) for party in parties]
        floors = [self.payoffs.walk_away[k] for k in columns]
        table = self.payoffs.table
        found = nash_product.solve(
            table.totals[:, columns], floors, among, denominator=table.denominator
        )
        if found.leximin is None or found.value is None:
            return None
        row = table.totals[found.leximin].tolist()
        worth = {p: Fraction(int(row[k]), table.denominator) for k, p in enumerate(known)}
        return Nash(found.leximin, found.value, worth)


@dataclass(frozen=True)
class Nash:
    """A Nash package.

    Attributes
    ----------
    state
        The outcome.
    product
        The product of the gains.
    worth
        What it is worth to everybody who has points.
    """

    state: int
    product: Fraction
    worth: Mapping[str, Fraction]


@dataclass(frozen=True, eq=False)
class Standing:
    """What a question leaves.

    Attributes
    ----------
    beyond_now
        The packages other than now that could be accepted.
    best
        Per party, the most it gets in a package that could be accepted, now among them.
    nash
        The Nash package; ``None`` where there is none.
    """

    beyond_now: Mask
    best: Mapping[str, Fraction]
    nash: Nash | None


def standing(scale: Scale, zone: Zone, weighed: Sequence[str], among: Mask) -> Standing:
    """Say what a variant of a question leaves.

    Parameters
    ----------
    scale
        What outcomes are worth.
    zone
        The variant.
    weighed, among
        The parties of the Nash package, and the packages it is chosen among.
    """
    asked = dict.fromkeys((*scale.zone.acceptors, *zone.acceptors))
    best = {party: scale.best(party, zone.acceptable) for party in asked}
    known = {party: worth for party, worth in best.items() if worth is not None}
    return Standing(zone.beyond_now, known, scale.nash(weighed, among))
