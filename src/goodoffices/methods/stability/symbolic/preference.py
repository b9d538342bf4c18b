"""How a party ranks outcomes, said without listing them: statements, points or tiers.

Source: peng1997 and fang2003 (prioritised statements), raiffa1982 (points), fang1993 (tiers).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from goodoffices.methods.stability.symbolic.condition import Condition, axes_of, is_true


@dataclass(frozen=True)
class Prioritised:
    """Ordered statements: the first that tells two outcomes apart decides.

    Attributes
    ----------
    statements
        The most important first; an outcome in which it holds is preferred.
    """

    statements: tuple[Condition, ...]


@dataclass(frozen=True)
class Additive:
    """Points: every option adds a whole number, and more is better.

    Attributes
    ----------
    tables
        Per axis, what each of its options adds.
    """

    tables: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Tiered:
    """Tiers, best first: the first whose statement holds counts.

    An outcome that none of them matches is liked less than all that one matches.

    Attributes
    ----------
    tiers
        Per tier, the statement that says which outcomes are in it.
    """

    tiers: tuple[Condition, ...]


SymbolicPreference = Prioritised | Additive | Tiered


def conditions_of(preference: SymbolicPreference) -> tuple[Condition, ...]:
    """List the statements of a preference; points have none."""
    if isinstance(preference, Additive):
        return ()
    return preference.statements if isinstance(preference, Prioritised) else preference.tiers


def score(preference: SymbolicPreference, outcome: Sequence[int]) -> int:
    """Score one outcome; higher is better, equal is a tie.

    Examples
    --------
    >>> score(Additive(((0, 3), (0, 1, 2))), (1, 2))
    5
    """
    if isinstance(preference, Additive):
        return sum(table[at] for table, at in zip(preference.tables, outcome, strict=True))
    if isinstance(preference, Prioritised):
        truths = [is_true(statement, outcome) for statement in preference.statements]
        return sum(2**place for place, true in enumerate(reversed(truths)) if true)
    matching = (k for k, tier in enumerate(preference.tiers) if is_true(tier, outcome))
    return len(preference.tiers) - next(matching, len(preference.tiers))


def along(preference: SymbolicPreference, axes: Collection[int]) -> SymbolicPreference:
    """Keep of a preference what can tell apart two outcomes that differ on these axes only.

    Examples
    --------
    >>> along(Additive(((0, 3), (0, 1, 2))), {0})
    Additive(tables=((0, 3), (0, 0, 0)))
    """
    if isinstance(preference, Additive):
        return Additive(
            tuple(
                table if axis in axes else (0,) * len(table)
                for axis, table in enumerate(preference.tables)
            )
        )
    if isinstance(preference, Prioritised):
        said = preference.statements
        return Prioritised(tuple(one for one in said if axes_of(one) & set(axes)))
    return preference
