"""When a statement was said, and whether it counts up to a day.

Source: none.
"""

from __future__ import annotations

from datetime import date

from goodoffices.case.model import Case
from goodoffices.case.statement import Statement


def said_on(case: Case, statement: Statement) -> date | None:
    """Say on which day something was said: its own date, or else the date of its source.

    Where a span is given, its last day counts; ``None`` when neither is known.
    """
    if statement.when is not None and statement.when.is_set:
        return statement.when.last or statement.when.first
    days = [case.sources[id_].published for id_ in case.seen_in(statement) if id_ in case.sources]
    return min((day for day in days if day is not None), default=None)


def counted(case: Case, as_of: date | None = None) -> dict[str, Statement]:
    """List the accepted statements said up to a day; the case's own ``as of`` when none is given.

    A statement without any date counts.
    """
    limit = as_of or case.as_of
    return {
        id_: statement
        for id_, statement in case.statements.items()
        if statement.accepted and (limit is None or (said_on(case, statement) or date.min) <= limit)
    }
