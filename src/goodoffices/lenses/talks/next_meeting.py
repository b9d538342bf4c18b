"""When the parties at the table meet next, and what else is to come.

Source: none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodoffices.case.claim import Event
from goodoffices.case.speakers import names
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.wording import MONTHS, day, distinct, names_of, quoted

Timing = Literal["set", "none set", "no date given", "past"]
"""Whether a date is set, said not to be set, not given at all, or already past."""

_MEETING = re.compile(r"\b(meet|talk|round|summit|conference|session|negotiation)")


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
        Whether two parties at the table or more take part, whatever kind of thing it is.
    meeting
        Whether it is a meeting by its name; a call or a visit is not.
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
    meeting: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Coming:
    """What comes next.

    Attributes
    ----------
    together
        Planned meetings and other contacts of parties at the table, the earliest first.
    others
        Everything else planned, the earliest first.
    """

    together: tuple[Planned, ...]
    others: tuple[Planned, ...]

    @property
    def next(self) -> Planned | None:
        """The next meeting or contact: the first with a date, else one said to have none."""
        return _first(self.together)

    @property
    def named(self) -> tuple[Planned, ...]:
        """What the words are about: a contact that comes first, then the next meeting.

        Of what is past the last is taken, and only where nothing of its kind is still to come.
        """
        meetings = [planned for planned in self.together if planned.meeting]
        coming, meeting = self.next, _first(meetings)
        last = [p for p in (meetings or self.together) if p.timing == "past"][-1:]
        return tuple(dict.fromkeys(filter(None, (coming, meeting or next(iter(last), None)))))

    @property
    def words(self) -> str:
        """The next meeting as a clause; a call, a visit or the like that comes before it as one."""
        return "; ".join(map(_words, self.named)) or "the record names no next meeting"


def _first(planned: Iterable[Planned]) -> Planned | None:
    open_ = [one for one in planned if one.timing != "past"]
    dated = [one for one in open_ if one.timing == "set"]
    return next(iter((*dated, *open_)), None)


def _words(planned: Planned) -> str:
    kind = "meeting" if planned.meeting else "contact"
    if planned.timing == "past":
        return f"the {kind} once planned is past and no later one is on record"
    what = kind if planned.meeting else f"{kind} ({quoted(planned.what)})"
    if planned.timing == "none set":
        return f"no next {what} is set"
    where = f" in {planned.where}" if planned.where else ""
    if planned.timing == "no date given":
        return f"a next {what}{where} is planned, its date not stated"
    return f"the next {what} is planned{where}, {planned.when}"


def coming(record: Record) -> Coming:
    """List what is planned, as far as it was known on the day of the record."""
    known = [event for event in record.case.events if event.planned and record.known(event)]
    planned = sorted((_planned(record, event) for event in known), key=_order)
    together = tuple(p for p in planned if p.together)
    return Coming(together, tuple(p for p in planned if not p.together))


def _order(planned: Planned) -> tuple[bool, date]:
    return (planned.first is None, planned.first or date.max)


def _planned(record: Record, event: Event) -> Planned:
    known = names(record.case)
    parties = distinct(
        voiced.party for name in event.who if (voiced := known.get(name)) and voiced.party
    )
    timing = _timing(record, event)
    return Planned(
        event.what,
        names_of(record.case, event.who),
        event.where,
        parties,
        timing,
        _when(event) if timing in ("set", "past") else timing,
        (event.when.first or event.when.last) if event.when is not None else None,
        sum(party in record.table for party in parties) > 1,
        bool(_MEETING.search(event.what.casefold())),
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
