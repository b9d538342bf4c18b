"""Which parties see a case their own way, and how their outcomes and everybody's are matched.

Source: bennett1977 (each side has its own picture of the conflict).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.case.model import Case
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace


def own_views(case: Case) -> tuple[str, ...]:
    """List the parties that see the case their own way, in the order of the file.

    A party does when there is an option it does not see, when an option's name means another
    option to it, or when what it takes another to want is entered.
    """
    blind = {party for party, view in case.views.items() if view.does_not_see}
    meaning = {m.for_ for name in option_terms(case) for m in case.terms[name].meanings}
    believing = {entry.seen_by for entry in case.preferences if entry.seen_by is not None}
    return tuple(party for party in case.parties if party in blind | meaning | believing)


def option_terms(case: Case) -> tuple[str, ...]:
    """List the terms that are also the name of an option, so that an agreement can contain them."""
    axes = case.axes
    return tuple(
        t for t, term in case.terms.items() if term.on in axes and t in axes[term.on].options
    )


def believed(case: Case, party: str | None) -> tuple[str, ...]:
    """List of whom it is entered what a party takes them to want."""
    return tuple(
        other
        for other in case.parties
        if any(e.of == other and e.seen_by == party for e in case.preferences)
        and party is not None
        and other != party
    )


def as_seen_by(case: Case, reading: Reading, party: str | None) -> Reading:
    """Give a reading through a party's eyes, or through nobody's (``None``).

    A choice of entry is kept only where it speaks of the same entries: what a party takes another
    to want stands before every account that could have been chosen.
    """
    other = {*believed(case, party), *believed(case, reading.view)}
    entries = {p: number for p, number in reading.entries.items() if p not in other}
    return replace(reading, view=party, entries=entries)


def matched(everybodys: OutcomeSpace, own: OutcomeSpace) -> NDArray[np.int64]:
    """Say for each outcome of a party's view which of everybody's outcomes it is.

    The two spaces have the same issues; a view only leaves outcomes out.
    """
    return everybodys.cells.states(own.cells.codes())
