"""Improvements of several parties made at the same time, and what they bring about together.

Each party changes what its own move changes. Where two parties would set an axis that both hold to
different options, the combination does not come about.

Source: fraser1984
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray

_UNSET = -1


@dataclass(frozen=True, eq=False)
class Combinations:
    """Combinations of moves from given states, one each.

    Attributes
    ----------
    row
        Which of the improvements asked about the combination contains.
    picks
        Per combination (row) and other party (column), the state its move leads to from where all
        begin; that state itself where it stays.
    reached
        What comes about: a state, or -1 where it is not feasible or does not come about.
    """

    row: StateArray
    picks: StateArray
    reached: StateArray


class MovesAtOnce:
    """The improvements of all parties, ready to be made at the same time.

    Parameters
    ----------
    form
        The states as cells of an array.
    held
        Per party the axes it can change alone.
    improving
        Per party its unilateral improvements.
    """

    def __init__(
        self, form: AxisForm, held: Sequence[frozenset[int]], improving: Sequence[Arcs]
    ) -> None:
        self._form = form
        several = {axis for axis in range(len(form.shape)) if sum(axis in h for h in held) > 1}
        self._shared = np.array(sorted(several), dtype=np.int64)
        self._strides = np.array(form.strides, dtype=np.int64)[self._shared]
        digits = [form.digit(axis).astype(np.int64) for axis in self._shared.tolist()]
        self._digits = np.array(digits, dtype=np.int64).reshape(len(digits), form.n_states).T
        self._own_codes = form.state_codes() - self._digits @ self._strides
        self._choices = tuple(_Choices(arcs) for arcs in improving)

    def counts(self, party: int, states: StateArray) -> npt.NDArray[np.float64]:
        """Count, per state, the combinations of what the others of ``party`` can do there."""
        found = np.ones(len(states))
        for other in self.others(party):
            found *= self._choices[other].counts[states]
        return found

    def others(self, party: int) -> list[int]:
        """List the other parties."""
        return [other for other in range(len(self._choices)) if other != party]

    def combinations(
        self, party: int, states: StateArray, improvements: StateArray
    ) -> Combinations:
        """Combine improvements of a party with everything the others can do at the same time.

        Each other party makes one improvement of its own from the state, or stays.

        Parameters
        ----------
        party
            Whose improvements.
        states, improvements
            Where each begins, and what it leads to.
        """
        row = np.arange(len(states))
        picks: list[StateArray] = []
        codes = self._own_codes[improvements]
        settings = self._settings(states, improvements)
        for other in self.others(party):
            again, ends = self._choices[other].after(states[row])
            row, picks = row[again], [pick[again] for pick in picks]
            start = states[row]
            codes = codes[again] + self._own_codes[ends] - self._own_codes[start]
            settings, more = settings[again], self._settings(start, ends)
            agree = ((settings == _UNSET) | (more == _UNSET) | (settings == more)).all(axis=1)
            row, codes, settings = row[agree], codes[agree], np.maximum(settings, more)[agree]
            picks = [pick[agree] for pick in (*picks, ends)]
        final = np.where(settings == _UNSET, self._digits[states[row]], settings)
        reached = self._form.states_at(codes + final @ self._strides)
        return Combinations(row, np.array(picks, dtype=np.int64).reshape(-1, len(row)).T, reached)

    def _settings(self, starts: StateArray, ends: StateArray) -> StateArray:
        """Say to what each move (row) sets each shared axis (column); -1 where it leaves it."""
        before, after = self._digits[starts], self._digits[ends]
        return np.where(before == after, _UNSET, after)


def moves_at_once(graph: ConflictGraph, improving: Sequence[Arcs]) -> MovesAtOnce:
    """Make a conflict's improvements ready to be made at the same time.

    Parameters
    ----------
    graph
        The conflict; moves that need several parties' consent are not used.
    improving
        Per party its unilateral improvements.

    Raises
    ------
    NeedsError
        If the conflict has no issues and options.
    """
    form = graph.axis_form
    if form is None:
        found = "a conflict given state by state"
        expected = "issues and options, without which moves made at once cannot be combined"
        do = "write the conflict as issues and options, or ask about sequential stability."
        raise NeedsError(Fault(Place(field="simultaneous stability"), found, expected, do))
    movers = zip(graph.movers, form.reaches, strict=True)
    alone = {members: reaches for members, reaches in movers if len(members) == 1}
    held = [
        frozenset(move.axis for move in alone.get(frozenset({party}), ()))
        for party in range(len(graph.parties))
    ]
    return MovesAtOnce(form, held, improving)


class _Choices:
    """What one party can do in each state: stay, or improve."""

    def __init__(self, arcs: Arcs) -> None:
        every = np.arange(arcs.n_states)
        starts = np.concatenate([every, arcs.starts])
        order = np.argsort(starts, kind="stable")
        self.counts = np.bincount(starts, minlength=arcs.n_states)
        self._ends = np.concatenate([every, arcs.ends])[order]
        self._first = np.cumsum(self.counts) - self.counts

    def after(self, states: StateArray) -> tuple[StateArray, StateArray]:
        """Give every choice in each of these states: the place of the state, and the choice."""
        counts = self.counts[states]
        again = np.repeat(np.arange(len(states)), counts)
        number = np.arange(len(again)) - np.repeat(np.cumsum(counts) - counts, counts)
        return again, self._ends[self._first[states][again] + number]
