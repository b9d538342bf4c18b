"""What happened and what is planned, as far as the record up to a day bears it out.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goodoffices.brief.plain import listed, when
from goodoffices.case.claim import Event
from goodoffices.case.model import Case
from goodoffices.case.said import counted
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.finding import Sentence


def latest(case: Case, as_of: date | None = None) -> Sentence | None:
    """Tell the last meeting that had begun by a day, or else the last event of any kind.

    Parameters
    ----------
    case
        The case.
    as_of
        The day; the case's own when none is given.

    Returns
    -------
    Sentence or None
        ``None`` where nothing that is dated and stands had begun by then.
    """
    limit = as_of or case.as_of
    past = [e for e in case.events if not e.planned and e.when is not None and _begun(e, limit)]
    told = [(event, said) for event in past if (said := _told(case, event, limit)) is not None]
    meetings = [pair for pair in told if pair[0].what == "meeting"] or told
    return meetings[-1][1] if meetings else None


def planned(case: Case, as_of: date | None = None) -> Iterator[Sentence]:
    """Tell what is planned and not over by a day; the case's own when none is given."""
    limit = as_of or case.as_of
    for event in case.events:
        if event.planned and not _over(event, limit):
            said = _told(case, event, limit)
            if said is not None:
                yield said


def _begun(event: Event, limit: date | None) -> bool:
    first = event.when.first if event.when is not None else None
    return limit is None or first is None or first <= limit


def _over(event: Event, limit: date | None) -> bool:
    last = event.when.last if event.when is not None else None
    return limit is not None and last is not None and last < limit


def _told(case: Case, event: Event, limit: date | None) -> Sentence | None:
    """Write an event with what it rests on; ``None`` when none of that counts by the day.

    What names neither statement nor quote is the word of whoever wrote the case, and says so.
    """
    accepted = counted(case, limit)
    ids = [id_ for id_ in event.from_ if id_ in accepted]
    evidence = tuple(dict.fromkeys([*ids, *_quoted_in(case, event, limit)]))
    if evidence:
        return Sentence(_words(case, event), evidence)
    if event.from_ or event.quote:
        return None
    return Sentence(_words(case, event), by=(AUTHOR,))


def _quoted_in(case: Case, event: Event, limit: date | None) -> Iterator[str]:
    """Name the sources of its quotes that were published by the day, or on no known day."""
    only = next(iter(case.sources)) if len(case.sources) == 1 else None
    for piece in event.quote:
        id_ = piece.source or only
        source = case.sources.get(id_ or "")
        if id_ is None or source is None:
            continue
        if limit is None or source.published is None or source.published <= limit:
            yield id_


def _words(case: Case, event: Event) -> str:
    who = listed(case.name_of(party) for party in event.who)
    parts = [event.what[:1].upper() + event.what[1:]]
    parts += [f"of {who}"] if who else []
    parts += [f"in {event.where}"] if event.where else []
    time = when(event.when)
    return f"{' '.join(parts)}{', ' if time.startswith('no ') else ' '}{time}."
