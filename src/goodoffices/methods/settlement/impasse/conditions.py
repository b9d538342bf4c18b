"""What a party insists on: its walk-away, or one of its red lines.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Condition:
    """One thing a party insists on.

    Attributes
    ----------
    party
        Its number.
    line
        The number of its red line; ``None`` for its walk-away.

    Examples
    --------
    >>> Condition(0).is_walk_away
    True
    """

    party: int
    line: int | None = None

    @property
    def is_walk_away(self) -> bool:
        """Whether it is the walk-away."""
        return self.line is None


def conditions_of(lines: Sequence[int]) -> tuple[Condition, ...]:
    """List every party's walk-away and red lines, from how many red lines each party has.

    Examples
    --------
    >>> [c.line for c in conditions_of([1, 0])]
    [None, 0, None]
    """
    return tuple(
        Condition(party, line)
        for party, count in enumerate(lines)
        for line in (None, *range(count))
    )
