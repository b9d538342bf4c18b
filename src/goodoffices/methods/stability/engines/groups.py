"""The states among which one mover chooses, where few of many combinations are states.

A *group* holds what a mover sees from one class of states between which it comes and goes freely:
the class itself, and the classes it can move on to where a change cannot be taken back. A group
with one state gives no choice and is left out.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.axis_form import AxisForm, AxisMove, Codes
from goodoffices.methods.stability.conflict_graph import StateArray, StateMask
from goodoffices.methods.stability.engines.cosets import option_classes
from goodoffices.methods.stability.engines.memory import refuse_beyond
from goodoffices.methods.stability.engines.one_axis import movable
from goodoffices.methods.stability.engines.tiers import Tiers

_PAIRS_AT_ONCE = 2_000_000
_ENTRY_BYTES = 64

Entries = npt.NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups of one mover.

    Attributes
    ----------
    entries
        Group after group, its states from the most to the least preferred by the mover: four
        times the state, plus 2 where the state is of the group's own class, plus 1 where a tier
        begins.
    starts
        Where each group begins, and where the last one ends.
    """

    entries: Entries
    starts: StateArray

    @property
    def states(self) -> StateArray:
        """Per entry its state."""
        return (self.entries >> self.entries.dtype.type(2)).astype(np.int64)

    @property
    def own(self) -> StateMask:
        """Per entry whether the state is of the group's own class."""
        return np.asarray((self.entries & self.entries.dtype.type(2)) != 0)

    @property
    def new_tier(self) -> StateMask:
        """Per entry whether a tier begins with it."""
        return np.asarray((self.entries & self.entries.dtype.type(1)) != 0)

    @cached_property
    def number(self) -> StateArray:
        """Per entry the number of its group."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def groups(form: AxisForm, reach: Sequence[AxisMove], tiers: Tiers) -> Groups:
    """Find the groups of a mover, sorted by its tiers."""
    moves = movable(reach)
    codes = form.state_codes()
    canonical = codes
    for move in moves:
        canonical = (
            canonical + _shift(form, move)[codes // form.strides[move.axis] % len(move.allowed)]
        )
    if all(move.reversible for move in moves):
        return _sorted(*_members(canonical), tiers)
    return _one_way_groups(form, moves, canonical, tiers)


def _shift(form: AxisForm, move: AxisMove) -> Codes:
    """Say, per option, how far the cell with its class's representative is."""
    classes, representatives = option_classes(move.allowed)
    at = np.array(representatives, dtype=np.int64)[classes]
    return (at - np.arange(len(at))) * form.strides[move.axis]


def _members(canonical: Codes) -> tuple[StateArray, StateArray, StateMask]:
    """Put states with the same number into one group; leave single ones out."""
    order = np.argsort(canonical)
    ascending = canonical[order]
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = ascending[1:] != ascending[:-1]
    number = np.cumsum(begins) - 1
    several = (np.bincount(number) > 1)[number] if len(number) else begins
    return order[several], number[several], np.ones(int(several.sum()), dtype=np.bool_)


def _sorted(states: StateArray, number: StateArray, own: StateMask, tiers: Tiers) -> Groups:
    """Sort the members of each group by tier and pack them."""
    tier = tiers[states].astype(np.int64)
    span = int(tier.max(initial=0)) + 1
    keys = number * span
    keys += tier
    del tier
    order = np.argsort(keys)
    keys, states, own = keys[order], states[order], own[order]
    entries: Entries = states.astype(np.uint32 if len(tiers) < 1 << 30 else np.uint64)
    entries *= entries.dtype.type(4)
    entries[own] += entries.dtype.type(2)
    entries[1:][keys[1:] != keys[:-1]] += entries.dtype.type(1)
    keys //= span
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return Groups(entries, np.append(starts, len(entries)))


def _one_way_groups(
    form: AxisForm, moves: Sequence[AxisMove], canonical: Codes, tiers: Tiers
) -> Groups:
    """Join to every class the classes that the mover can go on to."""
    classes, of_state = np.unique(canonical, return_inverse=True)
    by_class = np.argsort(of_state, kind="stable")
    counts = np.bincount(of_state, minlength=len(classes))
    begins = np.cumsum(counts) - counts
    states, numbers, own, n_entries = [], [], [], 0
    for source, target in _class_pairs(form, moves, classes):
        many = counts[target]
        n_entries += int(many.sum())
        refuse_beyond(form.n_states, n_entries * _ENTRY_BYTES)
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        states.append(by_class[np.repeat(begins[target], many) + within])
        numbers.append(np.repeat(source, many))
        own.append(np.repeat(source == target, many))
    nothing = np.zeros(0, dtype=np.int64)
    number = np.concatenate([nothing, *numbers])
    several = (np.bincount(number, minlength=len(classes)) > 1)[number]
    everyone, mine = np.concatenate([nothing, *states]), np.concatenate([nothing > 0, *own])
    return _sorted(everyone[several], number[several], mine[several], tiers)


def _class_pairs(
    form: AxisForm, moves: Sequence[AxisMove], classes: Codes
) -> Iterator[tuple[StateArray, StateArray]]:
    """Give the pairs of classes of which the mover can go from the first to the second."""
    outside = classes.copy()
    for move in moves:
        outside -= classes // form.strides[move.axis] % len(move.allowed) * form.strides[move.axis]
    order = np.argsort(outside, kind="stable")
    starts = np.flatnonzero(np.diff(outside[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    ends = np.cumsum(sizes**2)
    first = 0
    while first < len(starts):
        done = ends[first] - sizes[first] ** 2
        last = max(first + 1, int(np.searchsorted(ends, done + _PAIRS_AT_ONCE, side="right")))
        yield _allowed_pairs(form, moves, classes, order, starts[first:last], sizes[first:last])
        first = last


def _allowed_pairs(
    form: AxisForm,
    moves: Sequence[AxisMove],
    classes: Codes,
    order: StateArray,
    starts: StateArray,
    sizes: StateArray,
) -> tuple[StateArray, StateArray]:
    many = sizes**2
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    width, begin = np.repeat(sizes, many), np.repeat(starts, many)
    source, target = order[begin + within // width], order[begin + within % width]
    allowed = np.ones(len(source), dtype=np.bool_)
    for move in moves:
        digit = classes // form.strides[move.axis] % len(move.allowed)
        allowed &= move.allowed[digit[source], digit[target]]
    return source[allowed], target[allowed]
