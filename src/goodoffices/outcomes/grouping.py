"""Many outcomes in few lines: partial outcomes that together mean exactly the outcomes of a set.

Hundreds of outcomes that hold are no answer a person can read. Most such sets follow a pattern,
"Crimea stays annexed, no new sanctions, anything on language", and the pattern is the answer.

1. Split the outcomes by the issue that best tells members from the rest (least Gini impurity; the
   first in the file among equals), and each part again, until a part is all in or all out.
2. Join parts that differ in one issue only, as long as there are any.

Every member is meant by exactly one group, no other feasible outcome by any. The groups need not
be the fewest possible.

Source: breiman1984
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import Mask

MOST_PARTS = 1_000
"""Outcomes in more parts than this are not told in groups."""

_Options = tuple[frozenset[int], ...]
_States = NDArray[np.int64]


@dataclass(frozen=True)
class Group:
    """Outcomes told in one line.

    Attributes
    ----------
    partial
        The options meant on each issue that is not left open.
    count
        How many outcomes it means.
    """

    partial: dict[str, tuple[str, ...]]
    count: int


def groups(space: OutcomeSpace, members: Mask, most: int = MOST_PARTS) -> tuple[Group, ...] | None:
    """Group outcomes, the largest group first.

    Parameters
    ----------
    space
        The outcomes.
    members
        Those to be told.
    most
        So many parts may be made before any are joined.

    Returns
    -------
    tuple of Group or None
        ``None`` where there would be more parts: the outcomes follow no pattern worth telling.
    """
    whole = tuple(frozenset(range(len(axis))) for axis in space.axes)
    states = np.arange(space.n_states, dtype=np.int64)
    made = list(islice(_parts(space, members, states, whole), most + 1))
    if len(made) > most:
        return None
    found = [_group(space, options, count) for options, count in _joined(made).items()]
    return tuple(sorted(found, key=lambda group: -group.count))


def _parts(
    space: OutcomeSpace, members: Mask, states: _States, options: _Options
) -> Iterator[tuple[_Options, int]]:
    inside = int(members[states].sum())
    if not inside:
        return
    if inside == len(states):
        yield options, inside
        return
    axis = _best_axis(space, members, states, options)
    column = space.axis_form.digit(axis, states)
    for option in sorted(options[axis]):
        narrowed = (*options[:axis], frozenset({option}), *options[axis + 1 :])
        yield from _parts(space, members, states[column == option], narrowed)


def _best_axis(space: OutcomeSpace, members: Mask, states: _States, options: _Options) -> int:
    inside = members[states]
    found: list[tuple[Fraction, int]] = []
    for axis, left in enumerate(options):
        if len(left) < 2:
            continue
        column = space.axis_form.digit(axis, states)
        total = np.bincount(column, minlength=len(space.axes[axis])).tolist()
        held = np.bincount(column[inside], minlength=len(space.axes[axis])).tolist()
        pairs = zip(held, total, strict=True)
        impurity = sum((Fraction(m * (n - m), n) for m, n in pairs if n), Fraction(0))
        found.append((impurity, axis))
    return min(found)[1]


def _joined(parts: list[tuple[_Options, int]]) -> dict[_Options, int]:
    """Join parts that differ in one axis only, axis by axis, until none do."""
    found = dict(parts)
    again = True
    while again:
        before = len(found)
        for axis in range(len(parts[0][0]) if parts else 0):
            found = _joined_along(found, axis)
        again = len(found) < before
    return found


def _joined_along(parts: dict[_Options, int], axis: int) -> dict[_Options, int]:
    alike: dict[_Options, tuple[frozenset[int], int]] = {}
    for options, count in parts.items():
        rest = (*options[:axis], frozenset[int](), *options[axis + 1 :])
        united, total = alike.get(rest, (frozenset[int](), 0))
        alike[rest] = (united | options[axis], total + count)
    return {
        (*rest[:axis], united, *rest[axis + 1 :]): total for rest, (united, total) in alike.items()
    }


def _group(space: OutcomeSpace, options: _Options, count: int) -> Group:
    partial = {
        axis.issue: tuple(axis.options[k] for k in sorted(meant))
        for axis, meant in zip(space.axes, options, strict=True)
        if len(meant) < len(axis) and not axis.fixed
    }
    return Group(partial, count)
