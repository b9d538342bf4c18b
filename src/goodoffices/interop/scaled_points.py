"""A party's points brought onto the scale that other programs expect.

Values from 0 to 1, the largest of each issue 1, weights that add up to 1: programs that divide the
values of an issue by their maximum and programs that do not then read the same.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.interop.points_record import RecordedParty


@dataclass(frozen=True)
class ScaledPoints:
    """A party's numbers from 0 to 1, and how they were moved.

    Attributes
    ----------
    name
        The party.
    weights, evaluations
        Per issue, and per issue and option.
    reservation
        What it has without a settlement, on the new scale; ``None`` where not stated.
    factor, least
        The worth on the scale of points is 100 times ``factor`` times the new one, plus ``least``.
    """

    name: str
    weights: tuple[Fraction, ...]
    evaluations: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction | None
    factor: Fraction
    least: Fraction


def scaled(party: RecordedParty, now: tuple[int, ...] | None) -> ScaledPoints:
    """Bring values between 0 and 1, the largest of each issue to 1, weights to a sum of 1.

    Raises
    ------
    NeedsError
        When nothing is worth anything to the party.
    """
    values = [[value or Fraction(0) for value in own] for own in party.values]
    least = min([Fraction(0), *(value for own in values for value in own)])
    best = [max(own) - least for own in values]
    weights = [share * top for share, top in zip(party.shares, best, strict=True)]
    most = sum(weights, Fraction(0))
    if not most:
        found, do = f"nothing worth anything to {party.name}", "give it values that differ."
        raise NeedsError(Fault(Place("case.yaml", field="preferences"), found, "points", do))
    evaluations = tuple(
        tuple((value - least) / top if top else Fraction(1) for value in own)
        for own, top in zip(values, best, strict=True)
    )
    floor = worth_of_walk_away(party, now)
    reservation = None if floor is None else (floor - least) / most
    spread = tuple(weight / most for weight in weights)
    return ScaledPoints(party.name, spread, evaluations, reservation, most / 100, least)


def worth_of_walk_away(party: RecordedParty, now: tuple[int, ...] | None) -> Fraction | None:
    """Say what a party has without a settlement, in points; ``None`` where not stated."""
    floor = party.walk_away
    if floor == "now":
        return party.worth(now) if now is not None else None
    if isinstance(floor, tuple):
        return party.worth(floor)
    assert not isinstance(floor, str), "“now” is the only word"
    return floor
