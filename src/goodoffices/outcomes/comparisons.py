"""How a party compares two outcomes where that is no plain ranking: unknown, or much better.

What a preference entry does not state makes outcomes incomparable, when the reading asks for that:
two outcomes are unknown to one another when they differ on an issue the entry is silent on, when
one of them has an option that is not valued, and when one of them stands in no tier of a ranking.
Without an entry every two are.

Source: li2004 (unknown preference), hamouda2006 (strength of preference).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.case.priority import issues_of
from goodoffices.methods.stability.compare import Codes, code, from_tiers
from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.digits import Digits
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.worth import (
    Mask,
    PointsWorth,
    PrioritiesWorth,
    RankingWorth,
    Worth,
    order,
)

States = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Unstated:
    """What about a party's preferences is not stated.

    Attributes
    ----------
    columns
        For each issue with something unstated, per outcome its option there.
    stated
        For each of these issues, per outcome whether its option is valued beside others.
    unranked
        Per outcome, whether it stands nowhere at all.
    """

    columns: tuple[Digits, ...]
    stated: tuple[Mask, ...]
    unranked: Mask

    def between(self, a: States, b: States) -> Mask:
        """Mark the pairs of outcomes of which nobody has stated how the party compares them."""
        found = self.unranked[a] | self.unranked[b]
        for column, stated in zip(self.columns, self.stated, strict=True):
            found |= (column[a] != column[b]) & ~(stated[a] & stated[b])
        return np.asarray(found & np.not_equal(a, b), dtype=np.bool_)


def _unstated(axes: Sequence[Axis], entry: Preference, worth: Worth, digits: Digits) -> Unstated:
    columns, stated = [], []
    for number, axis in enumerate(axes):
        known = _stated_options(axis, entry, worth)
        if not known.all():
            column = worth.column(digits, number)
            columns.append(column)
            stated.append(np.asarray(known[column]))
    unranked = np.zeros(len(digits), dtype=np.bool_)
    if isinstance(worth, RankingWorth):
        unranked = np.asarray(worth.scores(digits) == 0)
    return Unstated(tuple(columns), tuple(stated), unranked)


def _stated_options(axis: Axis, entry: Preference, worth: Worth) -> Mask:
    """Mark the options of an issue that an entry says something of, against one another."""
    if axis.issue in entry.indifferent:
        return np.ones(len(axis), dtype=np.bool_)
    if isinstance(worth, PointsWorth):
        weight = _weight(entry, axis)
        if weight is not None and weight.high == 0 and axis.issue not in worth.outdated:
            return np.ones(len(axis), dtype=np.bool_)
        weighed = weight is not None and axis.issue not in worth.outdated
        values = entry.values.get(axis.issue, {}) if weighed else {}
        return np.array([option in values for option in axis.options])
    return np.full(len(axis), axis.issue in _mentioned(worth))


def _weight(entry: Preference, axis: Axis) -> Range | None:
    swing = entry.swings.get(axis.issue)
    return swing.worth if swing is not None else entry.points.get(axis.issue)


def _mentioned(worth: Worth) -> set[str]:
    if isinstance(worth, RankingWorth):
        return {issue for tier in worth.tiers for partial in tier for issue in partial}
    assert isinstance(worth, PrioritiesWorth)
    return {issue for statement in worth.statements for issue in issues_of(statement)}


@dataclass(frozen=True, eq=False)
class Comparisons:
    """How one party compares any two outcomes.

    Attributes
    ----------
    tiers
        Its ranking with ties, 0 the best; of outcomes that cannot be compared, anything.
    scores
        What the tiers come from; higher is better.
    much
        From what difference in scores on a preference is strong; ``None`` where not stated.
    unstated
        What is unknown; ``None`` where nothing is, or the reading has it refused or taken for
        indifference.
    """

    tiers: States
    scores: NDArray[np.generic]
    much: int | None
    unstated: Unstated | None

    def between(self, a: States, b: States) -> Codes:
        """Compare each of ``a`` with the matching one of ``b``."""
        found = from_tiers(self.tiers[a], self.tiers[b])
        if self.much is not None:
            gap = np.asarray(self.scores[a]) - np.asarray(self.scores[b])
            found[np.asarray(gap >= self.much, np.bool_)] = code(Relation.MUCH_BETTER)
            found[np.asarray(gap <= -self.much, np.bool_)] = code(Relation.MUCH_WORSE)
        if self.unstated is not None:
            found[self.unstated.between(a, b)] = code(Relation.UNKNOWN)
        return found


def comparisons(
    axes: Sequence[Axis],
    entry: Preference | None,
    worth: Worth | None,
    digits: Digits,
    reading: Reading,
) -> Comparisons:
    """Find how a party compares any two outcomes.

    Parameters
    ----------
    axes
        The issues.
    entry, worth
        The party's preferences and their scores; ``None`` where it has none.
    digits
        The feasible outcomes.
    reading
        Says whether what is not stated is left unknown.
    """
    if entry is None or worth is None:
        nothing = np.zeros(len(digits), dtype=np.int64)
        unranked = np.ones(len(digits), dtype=np.bool_)
        return Comparisons(nothing, nothing, None, Unstated((), (), unranked))
    scores = worth.scores(digits)
    lacking = _unstated(axes, entry, worth, digits) if reading.gaps == "unknown" else None
    return Comparisons(order(scores), scores, _much_better(entry, worth, reading), lacking)


def _much_better(entry: Preference, worth: Worth, reading: Reading) -> int | None:
    """Say from what difference in scores on a preference is strong; ``None`` where not stated."""
    if entry.much_better is None or not isinstance(worth, PointsWorth):
        return None
    return math.ceil(reading.number(entry.much_better) * worth.scale)
