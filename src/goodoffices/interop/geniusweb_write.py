"""Writing a case as GeniusWeb profiles: a domain, and a profile for every party.

The format has decimals only, so a number without end is rounded and told; and its reservation is a
bid, so a walk-away in points becomes the least package that is worth as much: the packages a party
could accept stay the same.

Source: none; the layout was read off published examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from goodoffices.interop.exact_number import PLACES, has_end
from goodoffices.interop.file_names import file_names
from goodoffices.interop.json_text import json_text
from goodoffices.interop.least_package import least_package
from goodoffices.interop.outcome_text import outcome_pairs
from goodoffices.interop.points_record import PointsRecord, RecordedParty, WrittenFiles
from goodoffices.methods.settlement.package_space import Package


def write_geniusweb(record: PointsRecord, stem: str = "domain") -> WrittenFiles:
    """Write a domain file and one profile per party.

    Parameters
    ----------
    record
        What to write; every number stated.
    stem
        How the files' names begin.
    """
    domain = {
        "name": record.title or stem,
        "issuesValues": {issue.name: {"values": list(issue.options)} for issue in record.issues},
    }
    texts, repairs = {f"{stem}.json": json_text(domain) + "\n"}, list(record.repairs)
    repairs += _now_told(record)
    names = file_names(stem, ".json", [party.name for party in record.parties])
    for name, party in zip(names, record.parties, strict=True):
        space = _space(record, party, repairs)
        profile = {"LinearAdditiveUtilitySpace": {**space, "domain": domain, "name": party.name}}
        texts[name] = json_text(profile) + "\n"
    return WrittenFiles(texts, tuple(dict.fromkeys(repairs)))


def _now_told(record: PointsRecord) -> list[str]:
    """Say that what is now is lost, and how to give it back on reading."""
    if record.now is None:
        return []
    pairs = zip(record.issues, record.now, strict=True)
    now = {issue.name: issue.options[k] for issue, k in pairs}
    text = "; ".join(f"{issue}: {option}" for issue, option in now.items())
    # names with colons of their own could not be taken apart again
    again = f'“--now "{text}"”' if outcome_pairs(text) == now else "“--now”"
    return [f"What is now has no place in the format; when it is read again, {again} says it."]


def _space(record: PointsRecord, party: RecordedParty, repairs: list[str]) -> dict[str, Any]:
    shares = party.shares if any(party.shares) else _even(len(party.shares))
    utilities = _utilities(party, repairs)
    every = [*shares, *(value for own in utilities for value in own)]
    if not all(map(has_end, every)):
        repairs.append(
            f"Numbers of {party.name} without end as decimals are rounded to {PLACES} places; the "
            "format has no fractions."
        )
    space: dict[str, Any] = {
        "issueUtilities": {
            issue.name: {
                "DiscreteValueSetUtilities": {
                    "valueUtilities": dict(zip(issue.options, own, strict=True))
                }
            }
            for issue, own in zip(record.issues, utilities, strict=True)
        },
        "issueWeights": {
            issue.name: weight
            for issue, weight in zip(record.issues, _sum_to_one(shares), strict=True)
        },
    }
    bid = _bid(record, party, repairs)
    if bid is not None:
        chosen = zip(record.issues, bid, strict=True)
        values = {issue.name: issue.options[k] for issue, k in chosen}
        space["reservationBid"] = {"issuevalues": values}
    return space


def _even(count: int) -> tuple[Fraction, ...]:
    return (Fraction(1, count),) * count


def _utilities(party: RecordedParty, repairs: list[str]) -> list[list[Fraction]]:
    """Bring the values between 0 and 1; where they are not between 0 and 100, this moves them."""
    used = (
        party.values if any(party.shares) else tuple((Fraction(0),) * len(v) for v in party.values)
    )
    values = [[value or Fraction(0) for value in own] for own in used]
    least = min([Fraction(0), *(value for own in values for value in own)])
    most = max([Fraction(100), *(value for own in values for value in own)])
    if (least, most) != (Fraction(0), Fraction(100)):
        repairs.append(
            f"Values of {party.name} beyond 0 and 100 do not fit the format: all its values are "
            "moved, and read back on the new scale."
        )
    return [[(value - least) / (most - least) for value in own] for own in values]


def _sum_to_one(shares: Sequence[Fraction]) -> list[Fraction]:
    """Round weights to decimals that add up to exactly 1, as the format demands."""
    unit = 10**PLACES
    whole = [int(share * unit) for share in shares]
    by_loss = sorted(range(len(shares)), key=lambda k: whole[k] - shares[k] * unit)
    for k in by_loss[: unit - sum(whole)]:
        whole[k] += 1
    return [Fraction(amount, unit) for amount in whole]


def _bid(record: PointsRecord, party: RecordedParty, repairs: list[str]) -> Package | None:
    floor = party.walk_away
    if floor == "now":
        return record.now
    if isinstance(floor, tuple):
        return floor
    if not isinstance(floor, Fraction):
        repairs.append(f"{party.name} states no walk-away; none is written.")
        return None
    found = least_package(party, floor)
    if found is None:
        repairs.append(
            f"The walk-away of {party.name} is left out: no package worth as much was found, and "
            "the format can only name a package."
        )
        return None
    if party.worth(found) != floor:
        repairs.append(
            f"The walk-away of {party.name} is written as the least package worth as much, since "
            "the format can only name a package; what it could accept stays the same."
        )
    return found
