"""Efficient packages: ours against an archive scan, the usual way, on the same whole numbers."""

from __future__ import annotations

import numpy as np
from side_by_side import side_by_side

from goodoffices.methods.settlement import efficient


def archive_scan(totals: np.ndarray) -> int:
    """Keep an archive of what nothing so far dominates; the textbook way."""
    archive: list[np.ndarray] = []
    for row in totals:
        if any((kept >= row).all() and (kept > row).any() for kept in archive):
            continue
        archive = [kept for kept in archive if not ((row >= kept).all() and (row > kept).any())]
        archive.append(row)
    return len(archive)


random = np.random.default_rng(2014)
for parties in (2, 3, 4):
    small = random.integers(0, 10_000, (4_000, parties))
    assert int(efficient(small).sum()) == archive_scan(small)
    side_by_side(
        f"efficient among 4,000 packages, {parties} parties",
        lambda small=small: efficient(small),
        lambda small=small: archive_scan(small),
    )
