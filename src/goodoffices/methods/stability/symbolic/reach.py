"""What one move of a party leads back from: the sweep along the axes it can move.

Only sets of outcomes are handled, never pairs of outcomes: a free axis is forgotten, and on any
other axis each option is asked whether what it may change to is in the set.

Source: fang1993 (moves in option form); bryant1986.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.methods.stability.axis_form import AxisMove
from goodoffices.methods.stability.symbolic.diagrams import Diagram
from goodoffices.methods.stability.symbolic.states import SymbolicStates


class Reach:
    """The moves of one party.

    Parameters
    ----------
    states
        The feasible outcomes.
    moves
        What the party can do, axis by axis.
    """

    def __init__(self, states: SymbolicStates, moves: Sequence[AxisMove]) -> None:
        self._states, self.moves = states, tuple(moves)
        free = [move.axis for move in self.moves if move.allowed.all()]
        self._free = [name for axis in free for name in states.questions[axis]]
        self._bound = [move for move in self.moves if not move.allowed.all()]

    def before(self, ends: Diagram) -> Diagram:
        """Give the feasible outcomes from which one move, or staying, ends in a feasible one.

        Parameters
        ----------
        ends
            Where it shall end; other questions than those of the axes are left as they are.
        """
        diagrams = self._states.diagrams
        found = diagrams.some(self._free, self._states.feasible, ends)
        for move in self._bound:
            found = self._along(move, found)
        return diagrams.both(self._states.feasible, found)

    def _along(self, move: AxisMove, ends: Diagram) -> Diagram:
        states, diagrams = self._states, self._states.diagrams
        alike: dict[tuple[int, ...], list[int]] = {}
        for option, row in enumerate(move.allowed):
            alike.setdefault(tuple(row.nonzero()[0].tolist()), []).append(option)
        found = [
            diagrams.both(
                states.at(move.axis, starts),
                diagrams.some(states.questions[move.axis], states.at(move.axis, targets), ends),
            )
            for targets, starts in alike.items()
        ]
        return diagrams.either(*found)

    def after(self, outcome: Sequence[int]) -> Diagram:
        """Give the feasible outcomes that one move, or staying, leads to from one outcome."""
        states, diagrams = self._states, self._states.diagrams
        targets = {k: [option] for k, option in enumerate(outcome)}
        for move in self.moves:
            targets[move.axis] = move.allowed[outcome[move.axis]].nonzero()[0].tolist()
        ways = [states.at(axis, options) for axis, options in targets.items()]
        return diagrams.both(states.feasible, *ways)

    def moves_somewhere(self) -> bool:
        """Say whether there is an outcome that the party can change."""
        states, diagrams = self._states, self._states.diagrams
        for move in self.moves:
            for option in range(states.shape[move.axis]):
                there = states.at(move.axis, [option])
                if diagrams.minus(self.before(there), there) != diagrams.no:
                    return True
        return False
