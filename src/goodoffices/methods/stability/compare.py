"""Comparing many pairs of states at once, in every kind of preference there is.

A party may like one state better than another, much better, as much, worse or much worse; or
nobody has stated how it likes the two. Where preferences are no plain rankings, the definitions of
stability are read with these comparisons.

Source: li2004 (unknown preference), hamouda2006 (strength of preference)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import (
    ConflictGraph,
    Relation,
    StateArray,
    StateMask,
)

Codes = npt.NDArray[np.int8]
"""One comparison each, as its place in :data:`RELATIONS`."""

RELATIONS: tuple[Relation, ...] = tuple(Relation)
"""Every comparison, in the order of its code."""

IMPROVING = frozenset({Relation.BETTER, Relation.MUCH_BETTER})
"""What counts as an improvement where preferences are known."""


@runtime_checkable
class ComparesMany(Protocol):
    """A conflict that compares many pairs of states in one go."""

    def relations(self, party: int, a: StateArray, b: StateArray) -> Codes:
        """Say how ``party`` likes each of ``a`` against the matching one of ``b``."""


def code(relation: Relation) -> int:
    """Give the code of a comparison.

    Examples
    --------
    >>> RELATIONS[code(Relation.UNKNOWN)].value
    'unknown'
    """
    return RELATIONS.index(relation)


Comparing = Callable[[int, StateArray, StateArray], Codes]
"""Given a party and two arrays of states, one of them perhaps a single state, compares them."""


def comparing(graph: ConflictGraph) -> Comparing:
    """Give what compares many pairs of states of a conflict.

    Parameters
    ----------
    graph
        The conflict; asked for all pairs at once where it can (:class:`ComparesMany`), else pair
        by pair.
    """
    if isinstance(graph, ComparesMany):
        return graph.relations

    def one_by_one(party: int, a: StateArray, b: StateArray) -> Codes:
        first, second = np.broadcast_arrays(a, b)
        pairs = zip(first.ravel().tolist(), second.ravel().tolist(), strict=True)
        found = [code(graph.relation(party, one, other)) for one, other in pairs]
        return np.array(found, dtype=np.int8).reshape(first.shape)

    return one_by_one


def among(codes: Codes, counted: Iterable[Relation]) -> StateMask:
    """Mark the comparisons that are one of those counted.

    Examples
    --------
    >>> among(np.array([0, 2], dtype=np.int8), [Relation.SAME]).tolist()
    [False, True]
    """
    table = np.zeros(len(RELATIONS), dtype=np.bool_)
    table[[code(relation) for relation in counted]] = True
    found: StateMask = table[codes]
    return found


def from_tiers(a: StateArray, b: StateArray) -> Codes:
    """Compare tiers, 0 the best: better, same or worse.

    Examples
    --------
    >>> [RELATIONS[c].value for c in from_tiers(np.array([0, 1, 2]), np.array([1, 1, 1]))]
    ['better', 'same', 'worse']
    """
    found = np.full(np.broadcast_shapes(np.shape(a), np.shape(b)), code(Relation.SAME), np.int8)
    found[np.less(a, b)] = code(Relation.BETTER)
    found[np.greater(a, b)] = code(Relation.WORSE)
    return found
