"""What each party sees of a conflict: one conflict per party, joined by one list of states.

A party that does not know of an option has no state with it in its own conflict, so neither a move
there nor an answer from there enters its reckoning. What it sees is a conflict of its own, not the
common one with pieces cut out.

Source: bennett1977, wang1988
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray


@dataclass(frozen=True, eq=False)
class View:
    """The conflict as one party sees it.

    Attributes
    ----------
    graph
        Its conflict: the moves it reckons with, and what it takes everybody to want. A party that
        does not stand in it is one that can change nothing, as far as it knows.
    states
        Per state of that conflict, which state of the universal list it is; none twice.
    """

    graph: ConflictGraph
    states: StateArray


@dataclass(frozen=True, eq=False)
class Hypergame:
    """A conflict that every party sees its own way.

    Attributes
    ----------
    n_states
        How many universal states there are.
    parties
        The parties' names.
    views
        Per party, the conflict as it sees it.

    Raises
    ------
    UseError
        If there is not one view per party, or a view does not say for each of its states which
        universal state it is.

    Examples
    --------
    >>> from goodoffices.methods.stability import explicit_graph
    >>> ranks = {"A": ["talk", "fight"]}
    >>> seen = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]}, ranks)
    >>> blind = explicit_graph(["talk"], {}, {"A": ["talk"]})
    >>> game = Hypergame(2, ("A", "B"), (View(seen, np.array([0, 1])), View(blind, np.array([0]))))
    >>> game.seen_as(1).tolist()
    [0, -1]
    """

    n_states: int
    parties: tuple[str, ...]
    views: tuple[View, ...]

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise UseError(faults)

    def seen_as(self, party: int) -> StateArray:
        """Say per universal state which state of the party's own conflict it is; -1 if unseen."""
        view = self.views[party]
        found = np.full(self.n_states, -1, dtype=np.int64)
        found[view.states] = np.arange(len(view.states))
        return found

    def place(self, viewer: int, party: int) -> int | None:
        """Find a party among those of the conflict as ``viewer`` sees it; ``None`` if not there."""
        there = self.views[viewer].graph.parties
        name = self.parties[party]
        return there.index(name) if name in there else None

    def _faults(self) -> Iterator[Fault]:
        place = Place(field="views")
        if len(self.views) != len(self.parties):
            found, expected = f"{len(self.views)} views", f"{len(self.parties)}, one per party"
            yield Fault(place, found, expected, "give every party its view.")
            return
        for name, view in zip(self.parties, self.views, strict=True):
            states = view.states
            fits = len(states) == view.graph.n_states and len(np.unique(states)) == len(states)
            if not fits or not bool(((states >= 0) & (states < self.n_states)).all()):
                expected = f"for each of its {view.graph.n_states} states another universal one"
                do = f"number them from 0 to {self.n_states - 1}."
                yield Fault(Place(field=f"views › {name}"), f"{states.tolist()}", expected, do)
