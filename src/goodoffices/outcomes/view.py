"""A case through one party's eyes: what its terms mean to it, and which options it does not see.

In a party's view, it values an option named by a term as the option the term means to it. Moves
are unchanged.

Source: bennett1977 (each side has its own picture of the conflict).
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.model import Case
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.cells import Never


def meant(case: Case, axes: Sequence[Axis], party: str) -> dict[int, tuple[int, ...]]:
    """Say, for each axis with a term on it, what every option means to a party."""
    found: dict[int, tuple[int, ...]] = {}
    for term, entry in case.terms.items():
        for position, axis in enumerate(axes):
            if axis.issue != entry.on or term not in axis.options:
                continue
            means = [m.option for m in entry.meanings if m.for_ == party]
            if means:
                plain = list(found.get(position, range(len(axis))))
                plain[axis.options.index(term)] = axis.options.index(means[0])
                found[position] = tuple(plain)
    return found


def unseen(case: Case, party: str | None) -> tuple[Never, ...]:
    """List what a party does not see, as outcomes that cannot be in its view."""
    if party is None or party not in case.views:
        return ()
    hidden = case.views[party].does_not_see
    return tuple({issue: options} for issue, options in hidden.items())
