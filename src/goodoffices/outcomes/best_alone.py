"""What a party could do alone from one package, where outcomes are too many to be listed.

Source: nash1951 (nobody gains by a move of its own).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodoffices.methods.settlement.folding import efficient_front
from goodoffices.methods.settlement.package_space import Combination, Package, package_space
from goodoffices.outcomes.moves import axis_moves
from goodoffices.outcomes.package_space import CasePackages


def best_alone(described: CasePackages, party: str, package: Sequence[int]) -> Package:
    """Find what a party likes best of all it can bring about alone from a package.

    Parameters
    ----------
    described
        The packages; the party is one of those asked about them.
    party
        Its id.
    package
        Where it stands.

    Returns
    -------
    Package
        The package itself where nothing the party can reach is better for it.
    """
    column = described.parties.index(party)
    tables = [table[:, column : column + 1] for table in described.space.tables]
    floor = described.space.worth(package)[column]
    bounds = (*described.infeasible, *_out_of_reach(described, party, package))
    reachable = package_space(tables, [floor], never=bounds)
    best = efficient_front(reachable)
    if not len(best) or int(best.vectors[0, 0]) == floor:
        return tuple(package)
    return best.packages[0]


def _out_of_reach(described: CasePackages, party: str, package: Sequence[int]) -> list[Combination]:
    mover = frozenset({list(described.case.parties).index(party)})
    moves = {move.axis: move.allowed for move in axis_moves(described.case, described.axes)[mover]}
    found: list[Combination] = []
    for axis, here in enumerate(package):
        size = described.space.shape[axis]
        allowed = moves[axis][here] if axis in moves else np.arange(size) == here
        barred = frozenset(np.flatnonzero(~allowed).tolist())
        if barred:
            found.append({axis: barred})
    return found
