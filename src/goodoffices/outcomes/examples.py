"""Do the points of an entry rank its own example packages as the analyst ranked them?

Source: jacquet1982.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.outcomes import unstated
from goodoffices.outcomes.axis import Axis, axes
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.worth import PointsWorth, worth

Package = tuple[int, ...]
"""The position of an option for every issue."""


@dataclass(frozen=True)
class Contradiction:
    """Two examples that the points rank otherwise than the analyst did.

    Attributes
    ----------
    one, other
        The two packages; the analyst ranked the first above the second, or both alike.
    alike
        Whether they were ranked alike.
    tier
        The number of the first one's tier, from 0.
    """

    one: Mapping[str, str]
    other: Mapping[str, str]
    alike: bool
    tier: int


def package(issues: Sequence[Axis], example: Mapping[str, str]) -> Package:
    """Write an example as an option for every issue; what it leaves out is as now."""
    return tuple(
        axis.options.index(example[axis.issue]) if axis.issue in example else axis.now
        for axis in issues
    )


def contradictions(
    case: Case, entry: Preference, reading: Reading = DEFAULT
) -> tuple[Contradiction, ...]:
    """List the neighbouring examples of an entry that its points rank otherwise.

    Parameters
    ----------
    case, entry
        The case and an entry of it.
    reading
        Which number of each range counts.

    Returns
    -------
    tuple of Contradiction
        Empty where there is none, or where the points are not complete enough to tell.

    Raises
    ------
    NeedsError
        When an issue does not say what is now.
    """
    if not entry.examples:
        return ()
    issues = axes(case)
    own = worth(issues, {}, entry, reading)
    if not isinstance(own, PointsWorth) or unstated.gaps_in_words(issues, entry, own):
        return ()
    ranked = [[(one, _score(own, package(issues, one))) for one in t] for t in entry.examples]
    found = []
    for number, tier in enumerate(ranked):
        for (one, a), (other, b) in pairwise(tier):
            if a != b:
                found.append(Contradiction(one, other, True, number))
        for later in ranked[number + 1 : number + 2]:
            (one, a), (other, b) = min(tier, key=_by_score), max(later, key=_by_score)
            if a <= b:
                found.append(Contradiction(one, other, False, number))
    return tuple(found)


def _score(own: PointsWorth, digits: Package) -> int:
    return int(own.scores(np.array([digits], dtype=np.int16))[0])


def _by_score(scored: tuple[Mapping[str, str], int]) -> int:
    return scored[1]
