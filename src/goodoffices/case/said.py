"""When a statement was said, whether it counts up to a day, and whether it can state a wish.

Source: none.
"""

from __future__ import annotations

from datetime import date

from goodoffices.case.model import Case
from goodoffices.case.statement import Statement
from goodoffices.case.vocabulary import Act

WISHES: frozenset[Act] = frozenset(
    {"state", "announce", "propose", "demand", "promise", "want", "agree", "ask"}
)
"""Acts by which a speaker can say what it is for itself. Whoever assesses, warns, accuses,
threatens or denies says what somebody else is for, or what it fears."""


def said_on(case: Case, statement: Statement) -> date | None:
    """Say on which day something was said: its own date, or else the date of its source.

    Where a span is given, its last day counts; ``None`` when neither is known.
    """
    if statement.when is not None and statement.when.is_set:
        return statement.when.last or statement.when.first
    return _published(case, statement)


def _published(case: Case, statement: Statement) -> date | None:
    days = [case.sources[id_].published for id_ in case.seen_in(statement) if id_ in case.sources]
    return min((day for day in days if day is not None), default=None)


def first_possible(case: Case, statement: Statement) -> date | None:
    """Say on which day something can have been said at the earliest; ``None`` when not known."""
    if statement.when is not None and statement.when.is_set:
        return statement.when.first
    return _published(case, statement)


def counted(case: Case, as_of: date | None = None) -> dict[str, Statement]:
    """List the accepted statements said up to a day; the case's own ``as of`` when none is given.

    A statement without any date counts, and so does one whose span begins by that day.
    """
    limit = as_of or case.as_of
    return {
        id_: statement
        for id_, statement in case.statements.items()
        if statement.accepted
        and (limit is None or (first_possible(case, statement) or date.min) <= limit)
    }


def denied(case: Case, statement: Statement) -> bool:
    """Say whether words are reported inside a denial, a refusal or a negated statement."""
    seen: set[str] = set()
    inside = statement.inside
    while inside is not None and inside not in seen:
        seen.add(inside)
        outer = case.statements.get(inside)
        if outer is None:
            return False
        if outer.negated or outer.act in ("deny", "refuse"):
            return True
        inside = outer.inside
    return False
