"""That another entry of a party states all that the one in use leaves unstated.

Source: none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.outcomes.entries import candidates
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.reading import Reading

Lacks = Callable[[Preference], Sequence[Gap]]
"""Lists what an entry leaves unstated."""


def or_another(
    found: Sequence[Gap], case: Case, party: str, reading: Reading, lacks: Lacks
) -> tuple[Gap, ...]:
    """Add to each gap of a party which other entry of it to look with, where one lacks nothing.

    Parameters
    ----------
    found
        What the entry in use leaves unstated.
    case, party, reading
        Whose entries there are, and which of them is in use.
    lacks
        Lists what an entry leaves unstated.

    Returns
    -------
    tuple of Gap
        As found, where every other entry leaves something unstated as well, or has no walk-away
        though the one in use has.
    """
    if not found:
        return ()
    entries = candidates(case, party, reading.view if reading.view != party else None)
    used = reading.entry(party)
    floor = len(entries) >= used and entries[used - 1].walk_away is not None
    for number, entry in enumerate(entries, 1):
        loses = floor and entry.walk_away is None and reading.walk_away != "now"
        if number != used and not loses and not lacks(entry):
            instead = f"; or look with {entry_option(party, number)}."
            return tuple(replace(gap, do=gap.do.rstrip(".") + instead) for gap in found)
    return tuple(found)


def entry_option(party: str, number: int) -> str:
    """Write how to choose an entry on the command line.

    Examples
    --------
    >>> entry_option("ORL", 2), entry_option("the North", 2)
    ('--entry ORL=2', '--entry "the North=2"')
    """
    choice = f"{party}={number}"
    return f'--entry "{choice}"' if " " in choice else f"--entry {choice}"
