"""What nothing dominates, for three parties and more, compiled by Numba where it is installed.

The rows are split by one party after another until two are left, and these are settled in one pass
over a tree of greatest values: about N · log(N) steps to the power of parties less two. What is
compiled is kept on disk for the next time where the disk lets it.

Source: kung1975, fenwick1994.
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.settlement.folding.rows_in_order import Marks, Rows
from goodoffices.methods.settlement.whole_numbers import ranks_by_column


def has_compiler() -> bool:
    """Say whether Numba is installed and works here."""
    try:
        import numba  # noqa: F401
    except ImportError:
        return False
    return True


def compiled_filter(vectors: Rows) -> Marks:
    """Mark the rows that no other dominates; all are different and in falling order.

    1. The rows are numbered in their order, so that one can only be dominated by a lower number.
    2. They are split at the middle of one party's range, the upper part is settled, what it
       dominates in the lower part is struck, and the rest of the lower part is settled.
    3. Between an upper and a lower part that party no longer counts: the next one splits them.
    4. When two parties are left, the rows are gone through in order. A Fenwick tree over the one
       keeps the greatest of the other, and says for each row whether something before it is at
       least as high for both.

    Raises
    ------
    ImportError
        If Numba is not installed.

    Source: kung1975, fenwick1994
    """
    alive = np.ones(len(vectors), dtype=bool)
    if len(vectors):
        from goodoffices.methods.settlement.folding.splitting import settle

        ranked = ranks_by_column(vectors)
        tree = np.zeros((int(ranked[:, -2].max()) + 2, 2), dtype=np.int64)
        settle(ranked, np.arange(len(ranked)), 1, alive, tree, np.zeros(1, dtype=np.int64))
    return alive
