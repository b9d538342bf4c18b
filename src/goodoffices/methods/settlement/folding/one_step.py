"""One step of the fold: add an issue to what is kept, drop what cannot matter any more.

Source: nemhauser1969.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.folding.axis import Axis
from goodoffices.methods.settlement.folding.layer import Layer
from goodoffices.methods.settlement.folding.remembered import GONE, State, Turns
from goodoffices.methods.settlement.folding.rows_in_order import Groups, Marks, Rows, members
from goodoffices.methods.settlement.folding.undominated import undominated
from goodoffices.methods.settlement.whole_numbers import SAFE, WholeArray

_AT_ONCE = 1 << 18


@dataclass(frozen=True, eq=False)
class Hope:
    """Tells whether enough parties could still accept, if the rest goes as well as it can for each.

    Attributes
    ----------
    rule
        Who must accept.
    needed
        Per party what its sum must reach by now, the best of the rest being still to come.
    """

    rule: AcceptanceRule
    needed: tuple[int, ...]

    def left(self, sums: WholeArray, states: Rows, known: Sequence[State]) -> Marks:
        """Mark the partial packages that could still pass."""
        rule = self.rule
        if not rule.needed and not rule.vetoes:
            return np.ones(len(sums), dtype=bool)
        willing = np.asarray(sums >= np.array(self.needed, dtype=sums.dtype), dtype=bool)
        if any(state.unwilling for state in known):
            lost = np.zeros((len(known), len(self.needed)), dtype=bool)
            for number, state in enumerate(known):
                lost[number, list(state.unwilling)] = True
            willing &= ~lost[states]
        if rule.needed == len(self.needed):
            return np.asarray(willing.all(axis=1))
        passes = willing.sum(axis=1) >= rule.needed
        return np.asarray(passes & willing[:, sorted(rule.vetoes)].all(axis=1))


@dataclass(frozen=True, eq=False)
class Candidates:
    """What a step looks at after dropping what cannot pass.

    Attributes
    ----------
    pairs
        The entry before times the number of choices, plus the choice.
    sums
        What they are worth so far.
    states
        The numbers of their states.
    """

    pairs: Rows
    sums: WholeArray
    states: Rows


def candidates(
    before: Layer, axis: Axis, turn: Turns, hope: Hope, most: int | None
) -> Candidates | None:
    """Add every choice to every entry; ``None`` when more than ``most`` are left."""
    width, found, size = len(axis.counts), [], 0
    chunk = max(1, _AT_ONCE // max(width, 1))
    for start in range(0, len(before), chunk):
        block = _block(before, axis, turn, hope, slice(start, start + chunk))
        found.append(Candidates(block.pairs + start * width, block.sums, block.states))
        size += len(block.pairs)
        if most is not None and size > most:
            return None
    if len(found) == 1:
        return found[0]
    none = np.zeros(0, dtype=np.int64)
    return Candidates(
        np.concatenate([none, *(part.pairs for part in found)]),
        np.concatenate([before.vectors[:0], *(part.sums for part in found)]),
        np.concatenate([none, *(part.states for part in found)]),
    )


def _block(before: Layer, axis: Axis, turn: Turns, hope: Hope, entries: slice) -> Candidates:
    vectors, states = before.vectors[entries], before.states[entries]
    sums = (vectors[:, None, :] + axis.vectors[None, :, :]).reshape(-1, vectors.shape[1])
    to = turn.to[states][:, axis.kinds].ravel()
    kept = hope.left(sums, to, turn.states)
    kept &= to != GONE
    pairs = np.flatnonzero(kept)
    if len(pairs) == len(sums):
        return Candidates(pairs, sums, to)
    return Candidates(pairs, sums[pairs], to[pairs])


def settled(before: Layer, axis: Axis, turn: Turns, looked_at: Candidates) -> Layer:
    """Keep, within each state, what nothing dominates; equal ones become one entry."""
    parts = list(_by_state(looked_at, len(turn.states)))
    width = max(len(axis.counts), 1)
    counts = [_counts(before, axis, looked_at, groups, width) for groups in parts]
    first = np.concatenate([np.zeros(0, dtype=np.int64), *(groups.first for groups in parts)])
    return Layer(
        vectors=looked_at.sums[first],
        states=looked_at.states[first],
        known=turn.states,
        counts=np.concatenate([np.zeros(0, dtype=np.int64), *counts]),
        came_from=looked_at.pairs[first],
        axis=axis,
        to=turn.to,
    )


def _by_state(looked_at: Candidates, n_states: int) -> list[Groups]:
    if n_states == 1:
        return [undominated(looked_at.sums)]
    found = []
    for rows in members(looked_at.states, n_states):
        groups = undominated(looked_at.sums[rows])
        found.append(Groups(rows[groups.rows], groups.starts))
    return found


def _counts(
    before: Layer, axis: Axis, looked_at: Candidates, groups: Groups, width: int
) -> WholeArray:
    if not len(groups.rows):
        return np.zeros(0, dtype=np.int64)
    pairs = looked_at.pairs[groups.rows]
    own, added = before.counts[pairs // width], axis.counts[pairs % width]
    # Within one run every choice occurs at most once for each entry that leads to it.
    if int(own.max()) * int(axis.counts.sum()) * len(before.known) >= SAFE:
        own = own.astype(object)
    return np.asarray(np.add.reduceat(own * added, groups.starts))
