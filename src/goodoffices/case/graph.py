"""A conflict given as a graph instead of issues, as many published ones are.

Source: fang1993.
"""

from __future__ import annotations

from goodoffices.case.part import Part, Texts


class Graph(Part):
    """States, each party's moves between them, and each party's ranking of them.

    Attributes
    ----------
    states
        The states' names.
    moves
        For each party, pairs "from, to".
    preferences
        For each party, tiers of states, best first.
    now
        The state that is the case today.
    by
        The analyst who judged.
    """

    states: Texts
    moves: dict[str, tuple[tuple[str, str], ...]] = {}
    preferences: dict[str, tuple[Texts, ...]] = {}
    now: str | None = None
    by: str = ""
