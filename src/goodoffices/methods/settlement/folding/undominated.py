"""Which filter suits how many parties and rows, and the rows it leaves.

All filters give the same answer; they differ in speed.

Source: none; the choice is the house's own, after measuring.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.efficient import efficient
from goodoffices.methods.settlement.folding.compiled_filter import compiled_filter, has_compiler
from goodoffices.methods.settlement.folding.rows_in_order import (
    Groups,
    Marks,
    Rows,
    grouped,
)
from goodoffices.methods.settlement.folding.three_parties import three_parties
from goodoffices.methods.settlement.folding.two_parties import two_parties
from goodoffices.methods.settlement.whole_numbers import WholeArray, ranks_by_column

COMPILE_FROM = {3: 1 << 17, 4: 1 << 15}
"""From so many rows on, loading the compiler's work pays, by parties (4: four and more)."""


@dataclass(frozen=True)
class Filter:
    """A way to find what nothing dominates.

    Attributes
    ----------
    name
        In plain words, for those who want to know how an answer was found.
    marks
        Takes different rows in falling order and marks those that no other dominates.
    """

    name: str
    marks: Callable[[Rows], Marks]


ONE = Filter("greatest", lambda rows: np.arange(len(rows)) == 0)
TWO = Filter("sort and running maximum", two_parties)
THREE = Filter("sort and staircase", three_parties)
MORE = Filter("sort and strike", efficient)
COMPILED = Filter("split by party (compiled)", compiled_filter)


def suited(n_parties: int, n_rows: int) -> Filter:
    """Choose the filter for so many parties and rows.

    Examples
    --------
    >>> suited(2, 10**6).name
    'sort and running maximum'
    """
    if n_parties < 3:
        return ONE if n_parties == 1 else TWO
    if n_rows >= COMPILE_FROM[min(n_parties, 4)] and has_compiler():
        return COMPILED
    return THREE if n_parties == 3 else MORE


def undominated(vectors: WholeArray, chosen: Filter | None = None) -> Groups:
    """Find the rows that no other dominates, equal ones side by side.

    Parameters
    ----------
    vectors
        One row per candidate and one column per party: whole numbers; machine integers among them
        are at least zero.
    chosen
        The filter; left out, the one that suits.

    Examples
    --------
    >>> undominated(np.array([[0, 1], [2, 0], [0, 1], [0, 0]])).first.tolist()
    [1, 0]

    Source: kung1975
    """
    numbers = ranks_by_column(vectors) if vectors.dtype == object else vectors
    groups = grouped(numbers)
    if not len(groups.starts):
        return groups
    filter_ = chosen or suited(vectors.shape[1], len(groups.starts))
    return groups.only(filter_.marks(numbers[groups.rows[groups.starts]]))
