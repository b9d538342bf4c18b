"""The same conflict under the other readings of the case, one by one.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.errors import NeedsError
from goodoffices.lenses.conflict import Conflict, conflict_of
from goodoffices.lenses.other_readings import other_readings


def under_others(conflict: Conflict) -> Iterator[tuple[str, Conflict]]:
    """Give each other reading that can be asked, by its label, with the conflict under it."""
    if conflict.space is None:
        return
    for other in other_readings(conflict.space, conflict.graph.parties):
        try:
            yield other.label, conflict_of(conflict.case, other.reading)
        except NeedsError:
            # what this reading does not state is named where the readings are compared
            continue
