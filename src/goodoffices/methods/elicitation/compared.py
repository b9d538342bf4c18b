"""How much two packages can differ in worth under all points that reproduce the judgements.

Where both ends of the range lie on one side of nothing, the judgements decide which is better; else
they leave it open. The ends come from a solver that counts in decimals, so an end close to nothing
is no proof of either.

Source: greco2008.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.methods.elicitation.cone import cone, greatest, rows_of
from goodoffices.methods.elicitation.judgements import Judgements, Package


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
    >>> sure, left_open = (compared(judged, one, (0, 1, 1)) for one in [(1, 1, 0), (1, 0, 0)])
    >>> round(sure.least), round(sure.most)
    (0, 100)
    >>> round(left_open.least), round(left_open.most)
    (-33, 100)
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
