"""Which issues conditions tie together, and the order in which the fold takes them up.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from goodoffices.methods.settlement.folding.axis import Axis, axis
from goodoffices.methods.settlement.folding.conditions import Condition
from goodoffices.methods.settlement.whole_numbers import WholeArray

MERGE = 64
"""Tied issues with up to so many combinations become one axis."""


def axes_in_order(
    tables: Sequence[WholeArray], conditions: Sequence[Condition], merge: int = MERGE
) -> list[Axis]:
    """Lay out all issues as axes, in the order in which they are best taken up.

    Issues that a condition ties together become one axis if they have few enough combinations.
    Otherwise they stay apart, next to each other, and the fold remembers which conditions are still
    open. These come first, while there is little to remember it for; then the others, those with
    the fewest choices first; last those on which a party may stop accepting, for that is remembered
    to the end.
    """
    parts = []
    for issues in _components(len(tables), conditions):
        small = prod(len(tables[issue]) for issue in issues) <= merge
        blocks = [issues] if small else [[issue] for issue in issues]
        axes = _few_open([axis(block, tables, conditions) for block in blocks], conditions)
        owned = any(c.owner is not None and c.issues & set(issues) for c in conditions)
        place = 2 if owned else int(len(axes) == 1)
        parts.append((place, prod(len(one.vectors) for one in axes), issues, axes))
    return [one for *_, axes in sorted(parts, key=lambda part: part[:3]) for one in axes]


def _components(n_issues: int, conditions: Sequence[Condition]) -> list[list[int]]:
    """Group the issues that conditions tie, directly or through others."""
    group = list(range(n_issues))
    for condition in conditions:
        tied = {group[issue] for issue in condition.issues}
        group = [min(tied) if of in tied else of for of in group]
    return [[issue for issue in range(n_issues) if group[issue] == g] for g in sorted(set(group))]


def _few_open(axes: list[Axis], conditions: Sequence[Condition]) -> list[Axis]:
    """Take up tied issues so that few conditions are open at a time, then few choices first."""
    order: list[Axis] = []
    while axes:
        done = {issue for one in order for issue in one.issues}

        def cost(one: Axis, done: set[int] = done) -> tuple[int, int, tuple[int, ...]]:
            now = done | set(one.issues)
            n_open = sum(bool(c.issues & now) and not c.issues <= now for c in conditions)
            return n_open, len(one.vectors), one.issues

        order.append(min(axes, key=cost))
        axes = [one for one in axes if one is not order[-1]]
    return order
