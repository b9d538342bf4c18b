"""A layer thinned out on a grid, and by how much any package may be off for it.

Source: papadimitriou2000.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.folding.layer import Layer
from goodoffices.methods.settlement.folding.rows_in_order import members
from goodoffices.methods.settlement.folding.undominated import undominated


@dataclass(frozen=True, eq=False)
class Thinned:
    """Fewer entries.

    Attributes
    ----------
    layer
        The entries that stand for all.
    error
        Per party: for every entry left out one is kept that is lower by at most this.
    """

    layer: Layer
    error: tuple[int, ...]


def thinned(layer: Layer, lines: int) -> Thinned:
    """Keep one entry in each cell of a grid, of the cells that no other dominates.

    Parameters
    ----------
    layer
        What is kept so far; each entry is worth zero or more to each party.
    lines
        Into how many cells each party's range is cut, at most.

    Source: papadimitriou2000
    """
    if not len(layer):
        return Thinned(layer, (0,) * layer.vectors.shape[1])
    width = [int(top) // lines + 1 for top in layer.vectors.max(axis=0)]
    cells = layer.vectors // np.array(width, dtype=layer.vectors.dtype)
    kept = []
    for rows in members(layer.states, len(layer.known)):
        kept.append(rows[undominated(cells[rows]).first])
    entries = np.sort(np.concatenate(kept))
    return Thinned(layer.only(entries), tuple(one - 1 for one in width))
