"""How a party ranks outcomes, handed on as it was said: no outcome is scored for it.

Source: fang2003 (statements), raiffa1982 (points), fang1993 (tiers).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.case.priority import evaluate
from goodoffices.methods.stability.symbolic import (
    Additive,
    AllTrue,
    AnyTrue,
    Condition,
    IsAt,
    NotTrue,
    Prioritised,
    SymbolicPreference,
    Tiered,
)
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.worth import PointsWorth, PrioritiesWorth, RankingWorth, Worth


def symbolic_preference(worth: Worth) -> SymbolicPreference:
    """Describe a party's scores by what they are made of; options are read as it means them."""
    if isinstance(worth, PointsWorth):
        return Additive(tuple(_table(worth, axis) for axis in range(len(worth.axes))))
    if isinstance(worth, PrioritiesWorth):
        return Prioritised(
            tuple(
                evaluate(
                    statement,
                    lambda issue, option: meant_by(worth, {issue: [option]}),
                    NotTrue,
                    lambda a, b: AllTrue((a, b)),
                )
                for statement in worth.statements
            )
        )
    assert isinstance(worth, RankingWorth)
    return Tiered(
        tuple(AnyTrue(tuple(meant_by(worth, one) for one in tier)) for tier in worth.tiers)
    )


def meant_by(worth: Worth, partial: Mapping[str, Sequence[str]]) -> Condition:
    """Read a partial outcome as a party means it."""
    return condition(worth.axes, partial, worth.meant)


def condition(
    axes: Sequence[Axis],
    partial: Mapping[str, Sequence[str]],
    meant: Mapping[int, tuple[int, ...]] | None = None,
) -> Condition:
    """Write a partial outcome as a statement about axes.

    Parameters
    ----------
    axes
        The issues; what the partial outcome says of others is left out.
    partial
        The options meant on each issue.
    meant
        For an axis, the option each option means; left out, itself.
    """
    parts = []
    for position, axis in enumerate(axes):
        if axis.issue in partial:
            wanted = {axis.options.index(o) for o in partial[axis.issue] if o in axis.options}
            read = (meant or {}).get(position, range(len(axis)))
            parts.append(IsAt(position, frozenset(k for k, m in enumerate(read) if m in wanted)))
    return AllTrue(tuple(parts))


def _table(worth: PointsWorth, axis: int) -> tuple[int, ...]:
    table = worth.tables[axis]
    read = worth.meant.get(axis, range(len(worth.axes[axis])))
    return tuple(int(table[option]) for option in read)
