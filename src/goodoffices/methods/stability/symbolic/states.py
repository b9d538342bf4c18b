"""The feasible outcomes as one decision diagram: options written in binary, rules taken off.

An axis of n options takes ⌈log₂ n⌉ yes-or-no questions; patterns that are no option are left out.

Source: bryant1986; fang1993 (the option form).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from goodoffices.methods.stability.symbolic.condition import (
    AllTrue,
    Condition,
    IsAt,
    NotTrue,
    SymbolicOutcome,
)
from goodoffices.methods.stability.symbolic.diagrams import Diagram, Diagrams

_COUNTED_BY_LIBRARY = 52
"""So many questions a double-precision number counts exactly."""


class SymbolicStates:
    """The feasible outcomes of a conflict, none of them listed.

    Parameters
    ----------
    diagrams
        What makes the diagrams.
    shape
        How many options each axis has.
    infeasible
        What cannot be.
    beside
        For an axis, further questions that shall be asked right after those of the axis.

    Attributes
    ----------
    feasible
        All feasible outcomes.
    """

    def __init__(
        self,
        diagrams: Diagrams,
        shape: Sequence[int],
        infeasible: Sequence[Condition],
        beside: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        self.diagrams, self.shape = diagrams, tuple(shape)
        self.questions = tuple(
            tuple(f"axis {axis} bit {bit}" for bit in range((size - 1).bit_length()))
            for axis, size in enumerate(self.shape)
        )
        for axis, names in enumerate(self.questions):
            diagrams.ask([*names, *(beside or {}).get(axis, ())])
        patterns = [self.at(axis, range(size)) for axis, size in enumerate(self.shape)]
        rules = [diagrams.outside(self.where(rule)) for rule in infeasible]
        self.feasible = diagrams.both(*patterns, *rules)

    def pattern(self, axis: int, option: int) -> dict[str, bool]:
        """Write an option as answers, the highest binary digit first."""
        names = self.questions[axis]
        return {name: bool(option >> (len(names) - 1 - k) & 1) for k, name in enumerate(names)}

    def at(self, axis: int, options: Sequence[int] | frozenset[int]) -> Diagram:
        """Give the set in which an axis is at one of these options."""
        found = []
        for option in sorted(options):
            yes = [(self.diagrams.is_yes(q), answer) for q, answer in
                   self.pattern(axis, option).items()]  # fmt: skip
            digits = [one if answer else self.diagrams.outside(one) for one, answer in yes]
            found.append(self.diagrams.both(*digits))
        return self.diagrams.either(*found)

    def where(self, condition: Condition) -> Diagram:
        """Give the set in which a statement holds; outcomes that cannot be are not left out."""
        if isinstance(condition, IsAt):
            return self.at(condition.axis, condition.options)
        if isinstance(condition, NotTrue):
            return self.diagrams.outside(self.where(condition.what))
        parts = [self.where(part) for part in condition.parts]
        joined = self.diagrams.both if isinstance(condition, AllTrue) else self.diagrams.either
        return joined(*parts)

    def alone(self, outcome: Sequence[int], axes: Sequence[int] | None = None) -> dict[str, bool]:
        """Write an outcome, or what it is on some axes, as answers."""
        chosen = range(len(self.shape)) if axes is None else axes
        return {q: yes for k in chosen for q, yes in self.pattern(k, outcome[k]).items()}

    def contains(self, states: Diagram, outcome: Sequence[int]) -> bool:
        """Say whether an outcome is in a set."""
        return bool(self.diagrams.answered(self.alone(outcome), states) == self.diagrams.yes)

    def count(self, states: Diagram) -> int:
        """Count a set of feasible outcomes, exactly."""
        names = [name for axis in self.questions for name in axis]
        if len(names) <= _COUNTED_BY_LIBRARY:
            return int(self.diagrams.count(states, len(names)))
        places = sorted(self.diagrams.place(name) for name in names)
        return _counted(states, {place: k for k, place in enumerate(places)}, self.diagrams)

    def listed(self, states: Diagram) -> Iterator[SymbolicOutcome]:
        """Go through a set of feasible outcomes, the last axis changing fastest."""
        return self._listed(states, 0)

    def first(self, states: Diagram, most: int) -> tuple[SymbolicOutcome, ...]:
        """List the first of them, at most so many."""
        return tuple(islice(self.listed(states), most))

    def _listed(self, states: Diagram, axis: int) -> Iterator[SymbolicOutcome]:
        if states == self.diagrams.no:
            return
        if axis == len(self.shape):
            yield ()
            return
        for option in range(self.shape[axis]):
            rest = self.diagrams.answered(self.pattern(axis, option), states)
            for tail in self._listed(rest, axis + 1):
                yield (option, *tail)

    def by_changes(self, states: Diagram, origin: Sequence[int]) -> Iterator[SymbolicOutcome]:
        """Go through a set, those first that differ from ``origin`` on the fewest axes."""
        for ring in self._rings(origin):
            yield from self.listed(self.diagrams.both(states, ring))

    def _rings(self, origin: Sequence[int]) -> list[Diagram]:
        """Give per number of axes the outcomes that differ from ``origin`` on so many."""
        diagrams = self.diagrams
        rings = [diagrams.yes]
        for axis, option in enumerate(origin):
            same = self.at(axis, [option])
            shifted = zip([*rings, diagrams.no], [diagrams.no, *rings], strict=True)
            rings = [diagrams.choose(same, stay, differ) for stay, differ in shifted]
        return rings


def _counted(states: Diagram, places: dict[int, int], diagrams: Diagrams) -> int:
    """Count by whole numbers of any length, node by node.

    ``places`` says for the level of every question of an axis how many of those come before it.
    """
    known: dict[int, int] = {}
    last = len(places)

    def place(node: Diagram) -> int:
        return last if node in (diagrams.yes, diagrams.no) else places[node.level]

    def below(node: Diagram) -> int:
        """Ways to answer the questions from the node's own on."""
        if node == diagrams.no:
            return 0
        if node == diagrams.yes:
            return 1
        key = int(node)
        if key not in known:
            ends = [~end if node.negated else end for end in (node.low, node.high)]
            here = place(node)
            known[key] = sum(below(end) * 2 ** (place(end) - here - 1) for end in ends)
        return known[key]

    return below(states) * int(2 ** place(states))
