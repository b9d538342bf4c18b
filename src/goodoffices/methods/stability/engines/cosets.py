"""The cells among which one mover chooses, for every combination of what it does not hold.

A *coset* is the set of cells that differ only on a mover's own axes. All cosets of a mover have the
same inside: cell number ``base + offset``, with one base per coset and one offset per own
combination. Where a change cannot be taken back, combinations fall into *classes* within which the
mover comes and goes freely, and from a class it may move on to some others.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.axis_form import Allowed, AxisForm, AxisMove
from goodoffices.methods.stability.engines.one_axis import movable
from goodoffices.methods.stability.engines.tiers import Tiers, none_at

Whole = npt.NDArray[np.int32]

_AT_ONCE = 1 << 20


@dataclass(frozen=True, eq=False)
class Classes:
    """Among which own combinations a mover comes and goes freely.

    Attributes
    ----------
    of
        Per combination the class.
    reaches
        Square: may the mover go from the class of the row to that of the column, or is it there?
    """

    of: Whole
    reaches: Allowed

    @property
    def first(self) -> Whole:
        """Where the classes that reach each class begin in :attr:`above`."""
        counts = self.reaches.sum(axis=0)
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)

    @property
    def above(self) -> Whole:
        """Per class, one after the other, the classes that reach it."""
        return np.nonzero(self.reaches.T)[1].astype(np.int32)


@dataclass(frozen=True, eq=False)
class Cosets:
    """The cosets of one mover.

    Attributes
    ----------
    bases
        Per coset the number of its first cell.
    offsets
        Per own combination how far its cell is from the first.
    classes
        The classes of combinations.
    """

    bases: Whole
    offsets: Whole
    classes: Classes


@dataclass(frozen=True, eq=False)
class Ranked:
    """The cells of every coset from the most to the least preferred by the mover.

    Attributes
    ----------
    order
        Per coset (row) the own combinations, each number doubled; odd where a tier begins.
    filled
        Per coset how many of its cells are states; the others come last.
    """

    order: Tiers
    filled: npt.NDArray[np.uint32]


def cosets(form: AxisForm, reach: Sequence[AxisMove]) -> Cosets:
    """Find the cosets of a mover."""
    moves = movable(reach)
    own = [move.axis for move in moves]
    others = [axis for axis in range(len(form.shape)) if axis not in own]
    return Cosets(_numbers(form, others), _numbers(form, own), _classes(moves))


def _numbers(form: AxisForm, axes: Sequence[int]) -> Whole:
    numbers = np.zeros(1, dtype=np.int32)
    for axis in axes:
        steps = np.arange(form.shape[axis], dtype=np.int32) * np.int32(form.strides[axis])
        numbers = (numbers[:, None] + steps).ravel()
    return numbers


def _classes(moves: Sequence[AxisMove]) -> Classes:
    of, reaches = np.zeros(1, dtype=np.int32), np.ones((1, 1), dtype=np.bool_)
    for move in moves:
        mine, representatives = option_classes(move.allowed)
        between = move.allowed[np.ix_(representatives, representatives)]
        of = (of[:, None] * len(representatives) + mine).ravel().astype(np.int32)
        reaches = np.kron(reaches, between)
    return Classes(of, reaches)


def n_classes(moves: Sequence[AxisMove]) -> int:
    """Count the classes of a mover's combinations."""
    return math.prod(len(option_classes(move.allowed)[1]) for move in moves)


def option_classes(allowed: Allowed) -> tuple[Whole, list[int]]:
    """Group the options of an axis between which one can go both ways.

    Returns
    -------
    tuple
        Per option its class, and per class one of its options.

    Examples
    --------
    >>> classes, representatives = option_classes(np.triu(np.ones((2, 2), dtype=bool)))
    >>> classes.tolist(), representatives
    ([0, 1], [0, 1])
    """
    both_ways = allowed & allowed.T
    representatives, classes = np.unique(both_ways.argmax(axis=1), return_inverse=True)
    return classes.astype(np.int32), representatives.tolist()


def ranked(mover: Cosets, tiers: Tiers) -> Ranked:
    """Sort the cells of every coset by the mover's tiers."""
    n_cosets, size = len(mover.bases), len(mover.offsets)
    order = np.empty((n_cosets, size), dtype=np.min_scalar_type(2 * size))
    filled = np.empty(n_cosets, dtype=np.uint32)
    rows = max(1, _AT_ONCE // size)
    for start in range(0, n_cosets, rows):
        some = slice(start, start + rows)
        keys = tiers[mover.bases[some, None] + mover.offsets].astype(np.uint64) << np.uint64(32)
        keys |= np.arange(size, dtype=np.uint64)
        keys.sort(axis=1)
        tier = (keys >> np.uint64(32)).astype(tiers.dtype)
        filled[some] = np.count_nonzero(tier != none_at(tiers), axis=1)
        order[some] = (keys & np.uint64(0xFFFFFFFF)) << np.uint64(1)
        order[some, 1:] |= tier[:, 1:] != tier[:, :-1]
    return Ranked(order, filled)
