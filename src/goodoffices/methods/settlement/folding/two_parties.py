"""What nothing dominates, for two parties: one pass over the sorted rows.

Source: kung1975.
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.settlement.folding.rows_in_order import Marks, Rows


def two_parties(vectors: Rows) -> Marks:
    """Mark the rows that give the second party more than every row before them.

    The rows are all different and fall by the first party, then by the second: whatever stands
    before a row gives the first party at least as much.

    Examples
    --------
    >>> two_parties(np.array([[5, 1], [3, 4], [3, 2], [2, 4]])).tolist()
    [True, True, False, False]

    Source: kung1975
    """
    second = vectors[:, 1]
    marks = np.ones(len(vectors), dtype=bool)
    marks[1:] = second[1:] > np.maximum.accumulate(second)[:-1]
    return marks
