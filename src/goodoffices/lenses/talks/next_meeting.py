"""When the parties at the table meet next, and what else is to come.

Source: none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodoffices.case.claim import Event
from goodoffices.case.speakers import names
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.wording import MONTHS, day, distinct, names_of

Timing = Literal["set", "none set", "no date given", "past"]
"""Whether a date is set, said not to be set, not given at all, or already past."""

_MEETINGS = ("meet", "talk", "round", "summit", "conference", "session", "negotiation")


@dataclass(frozen=True)
class Planned:
    """Something planned.

    Attributes
    ----------
    what, who, where
        What it is, who takes part, where.
    parties
        Parties taking part, in person or through somebody who speaks for them.
    timing
        Whether a date is set.
    when
        The date in words.
    first
        The first day it can be; ``None`` where none is known.
    together
        Whether it brings together two parties at the table or more.
    evidence
        Statements or sources it rests on.
    """

    what: str
    who: tuple[str, ...]
    where: str
    parties: tuple[str, ...]
    timing: Timing
    when: str
    first: date | None
    together: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Coming:
    """What comes next.

    Attributes
    ----------
    meetings
        Planned meetings of parties at the table, the earliest first.
    others
        Everything else planned, the earliest first.
    """

    meetings: tuple[Planned, ...]
    others: tuple[Planned, ...]

    @property
    def next(self) -> Planned | None:
        """The next meeting: the first with a date, else one said to have none."""
        open_ = [meeting for meeting in self.meetings if meeting.timing != "past"]
        dated = [meeting for meeting in open_ if meeting.timing == "set"]
        return next(iter((*dated, *open_)), None)

    @property
    def words(self) -> str:
        """The next meeting as a clause."""
        found = self.next
        if found is None:
            past = any(meeting.timing == "past" for meeting in self.meetings)
            late = "the meeting once planned is past and no later one is on record"
            return late if past else "the record names no next meeting"
        if found.timing == "none set":
            return "no next meeting is set"
        where = f" in {found.where}" if found.where else ""
        if found.timing == "no date given":
            return f"a next meeting{where} is planned, its date not stated"
        return f"the next meeting is planned{where}, {found.when}"


def coming(record: Record) -> Coming:
    """List what is planned, as far as it was known on the day of the record."""
    known = [event for event in record.case.events if event.planned and record.known(event)]
    planned = sorted((_planned(record, event) for event in known), key=_order)
    meetings = tuple(p for p in planned if p.together)
    return Coming(meetings, tuple(p for p in planned if not p.together))


def _order(planned: Planned) -> tuple[bool, date]:
    return (planned.first is None, planned.first or date.max)


def _planned(record: Record, event: Event) -> Planned:
    known = names(record.case)
    parties = distinct(
        voiced.party for name in event.who if (voiced := known.get(name)) and voiced.party
    )
    meeting = any(word in event.what.casefold() for word in _MEETINGS)
    timing = _timing(record, event)
    return Planned(
        event.what,
        names_of(record.case, event.who),
        event.where,
        parties,
        timing,
        _when(event) if timing in ("set", "past") else timing,
        (event.when.first or event.when.last) if event.when is not None else None,
        meeting and sum(party in record.table for party in parties) > 1,
        record.counting(event.from_)
        or distinct(piece.source for piece in event.quote if piece.source is not None),
    )


def _timing(record: Record, event: Event) -> Timing:
    if event.when is None:
        return "no date given"
    if not event.when.is_set:
        return "none set"
    last = event.when.last
    if last is not None and record.as_of is not None and last < record.as_of:
        return "past"
    return "set"


def _when(event: Event) -> str:
    when = event.when
    if when is None:
        return "no date given"
    if when.first == when.last and when.first is not None:
        return day(when.first)
    if when.first is not None and re.fullmatch(r"\d{4}-\d{2}", when.text):
        return f"{MONTHS[when.first.month - 1]} {when.first.year}"
    first = f"from {day(when.first)}" if when.first else ""
    last = f"{'to' if first else 'by'} {day(when.last)}" if when.last else ""
    return f"{first} {last}".strip()
