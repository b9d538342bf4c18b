"""Who says that an issue is agreed, or deadlocked, whether or not the others confirm it.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.case.said import WISHES
from goodoffices.case.speakers import REPORTER
from goodoffices.case.vocabulary import Asserts
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import Stand, point


@dataclass(frozen=True)
class Assertion:
    """Somebody's word that an issue is settled or stuck.

    Attributes
    ----------
    statement
        The statement.
    says
        What it says of the issue.
    by
        Who vouches for it: parties, or speakers who speak for none.
    option
        What is said to be agreed, where it is named.
    """

    statement: str
    says: Asserts
    by: tuple[str, ...]
    option: str | None


def assertions(record: Record, issue: str, stands: Mapping[str, Stand]) -> tuple[Assertion, ...]:
    """List the assertions on an issue that still stand.

    An *agree* that nobody at the table speaks in its own name is an assertion by whoever tells it;
    a denial asserts nothing, and a refusal never that it is agreed. Of a party at the table its
    latest own words count, of everybody else the latest assertion.

    Parameters
    ----------
    stands
        For each party at the table, where it stands on the issue.
    """
    found = [a for id_ in record.on(issue) if (a := _assertion(record, issue, id_)) is not None]
    latest: dict[tuple[str, ...], object] = {}
    for a in sorted(found, key=lambda a: record.day(a.statement)):
        latest[a.by] = record.day(a.statement)
    return tuple(a for a in found if _stands(record, a, stands, latest))


def _stands(
    record: Record,
    assertion: Assertion,
    stands: Mapping[str, Stand],
    latest: Mapping[tuple[str, ...], object],
) -> bool:
    owners = [stands[p] for p in record.owners[assertion.statement] if p in stands]
    if not owners:
        return latest[assertion.by] == record.day(assertion.statement)
    said = record.statements[assertion.statement]
    if said.act not in WISHES and assertion.says == "agreed":
        # no stand of the party's rests on it, so it is compared with its stand by the day alone
        day = record.day(assertion.statement)
        later = any(stand.day is not None and stand.day > day for stand in owners)
        return latest[assertion.by] == day and not later
    own = [stand for stand in owners if assertion.statement in stand.evidence]
    return any(stand.agrees for stand in own) if assertion.says == "agreed" else bool(own)


def _assertion(record: Record, issue: str, id_: str) -> Assertion | None:
    said = record.statements[id_]
    says = said.asserts
    if not record.holds(id_) or said.act == "deny" or (said.act == "refuse" and says == "agreed"):
        return None
    if says is None:
        speakers = record.speakers[id_]
        table = any(v.party in record.table or v.name == REPORTER for v in speakers)
        says = "agreed" if said.act == "agree" and table else None
    if says is None:
        return None
    return Assertion(id_, says, record.claimants(id_), point(record, issue, said.option))
