"""What the judgements decide of two packages: surely better, perhaps better, or open.

A package is *necessarily* at least as good as another when every admissible set of points says so,
and *possibly* when one does.

Source: greco2008.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.methods.elicitation.cone import cone, greatest, rows_of
from goodoffices.methods.elicitation.judgements import Judgements, Package

_NOTHING = 1e-6


@dataclass(frozen=True)
class Compared:
    """How much more one package can be worth than another.

    Attributes
    ----------
    least, most
        In points of 100, as the solver found them.
    """

    least: float
    most: float

    @property
    def necessary(self) -> bool:
        """Whether every admissible set of points makes it at least as good."""
        return self.least >= -_NOTHING

    @property
    def possible(self) -> bool:
        """Whether some admissible set of points makes it at least as good."""
        return self.most >= -_NOTHING


def compared(judged: Judgements, one: Package, other: Package) -> Compared | None:
    """Compare two packages under every set of points that reproduces the judgements.

    Returns
    -------
    Compared or None
        ``None`` where no points reproduce them.

    Examples
    --------
    >>> from goodoffices.methods.elicitation.judgements import JudgedIssue, TO_100, judgements
    >>> issue = JudgedIssue(0, 1, (TO_100, TO_100))
    >>> judged = judgements([issue] * 3, [[(1, 0, 0)], [(0, 1, 0)], [(0, 0, 1)]])
    >>> compared(judged, (1, 1, 0), (0, 1, 1)).necessary
    True
    >>> compared(judged, (1, 0, 0), (0, 1, 1)).necessary
    False
    """
    made = cone(judged)
    better, alike = rows_of(made, list(judged.comparisons()))
    at_most, equal = [*made.at_most, *better], [*made.equal, *alike]
    row = made.above(one, other)
    high = greatest(row, at_most, equal, made.whole())
    low = greatest(np.asarray(-row), at_most, equal, made.whole())
    if high is None or low is None:
        return None
    return Compared(-low.value, high.value)
