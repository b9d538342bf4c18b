"""What nothing dominates, for three parties: a staircase of the second and third.

Source: kung1975.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from goodoffices.methods.settlement.folding.rows_in_order import Marks, Rows


def three_parties(vectors: Rows) -> Marks:
    """Mark the rows that lie outside the staircase of the rows before them.

    The rows are all different and fall by the first party, then the second, then the third. Of the
    rows gone through, those are kept in a staircase that are best for the second and third party;
    a row is dominated when a step of it is at least as high for both.

    Examples
    --------
    >>> three_parties(np.array([[5, 1, 1], [3, 4, 0], [3, 1, 1], [2, 0, 2]])).tolist()
    [True, True, False, True]

    Source: kung1975
    """
    marks = np.ones(len(vectors), dtype=bool)
    second: list[int] = []  # rising, while the third party's numbers beside it fall
    third: list[int] = []
    for row, (b, c) in enumerate(vectors[:, 1:].tolist()):
        at = bisect_left(second, b)
        if at < len(second) and third[at] >= c:
            marks[row] = False
            continue
        start = at
        while start and third[start - 1] <= c:
            start -= 1
        stop = at + 1 if at < len(second) and second[at] == b else at
        second[start:stop] = [b]
        third[start:stop] = [c]
    return marks
