"""Small random conflicts with comparisons of every kind, for the tests of the methods on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from goodoffices.methods.stability.conflict_graph import Relation

Arc = tuple[int, int]

MIRRORED = {
    Relation.MUCH_BETTER: Relation.MUCH_WORSE,
    Relation.BETTER: Relation.WORSE,
    Relation.SAME: Relation.SAME,
    Relation.WORSE: Relation.BETTER,
    Relation.MUCH_WORSE: Relation.MUCH_BETTER,
    Relation.UNKNOWN: Relation.UNKNOWN,
}


@dataclass(frozen=True, eq=False)
class Compared:
    """A conflict that says pair by pair how each party compares; it has no orders."""

    n_states: int
    arcs: tuple[frozenset[Arc], ...]
    likes: tuple[dict[Arc, Relation], ...]
    axis_form: None = None

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(f"p{party}" for party in range(len(self.arcs)))

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        return tuple(frozenset({party}) for party in range(len(self.arcs)))

    def successors(self, mover: int, state: int) -> np.ndarray:
        return np.array(sorted(b for a, b in self.arcs[mover] if a == state), dtype=np.int64)

    def relation(self, party: int, a: int, b: int) -> Relation:
        return self.likes[party][a, b]

    def order(self, party: int) -> None:
        return None

    # a second, plain reading of the definitions, for the tests

    def moves(self, party: int, state: int) -> set[int]:
        return {b for a, b in self.arcs[party] if a == state}

    def sequences(self, party: int, start: int, steps: frozenset[Relation]) -> set[int]:
        """Where the others get from a state by moves that compare so with where they begin."""
        found: set[tuple[int, int]] = set()

        def follow(state: int, last: int | None) -> None:
            for other in range(len(self.arcs)):
                if other in (party, last):
                    continue
                for end in self.moves(other, state):
                    if self.likes[other][end, state] in steps and (end, other) not in found:
                        found.add((end, other))
                        follow(end, other)

        follow(start, None)
        return {state for state, _ in found}


@st.composite
def compared(draw: st.DrawFn, kinds: tuple[Relation, ...]) -> Compared:
    """Draw a conflict whose comparisons are some of these and their mirror images."""
    n_states, n_parties = draw(st.integers(1, 6)), draw(st.integers(2, 4))
    pairs = [(a, b) for a in range(n_states) for b in range(n_states) if a != b]
    some = st.frozensets(st.sampled_from(pairs), max_size=9) if pairs else st.just(frozenset())
    likes = []
    for _ in range(n_parties):
        found = {(s, s): Relation.SAME for s in range(n_states)}
        for a, b in pairs:
            if a < b:
                found[a, b] = draw(st.sampled_from(kinds))
                found[b, a] = MIRRORED[found[a, b]]
        likes.append(found)
    return Compared(n_states, tuple(draw(some) for _ in range(n_parties)), tuple(likes))
