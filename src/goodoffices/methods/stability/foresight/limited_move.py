"""Limited-move stability (L_h): a party looks a fixed number of moves ahead.

Each of two parties expects the other to answer in its own best interest, and to expect the same of
it, as far as the horizon reaches. For more parties there is no agreed definition.

Source: zagare1984, kilgour1985, fang1989
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray, StateMask
from goodoffices.methods.stability.foresight.backward_induction import Foresight
from goodoffices.run import SILENT, Progress, watched


@dataclass(frozen=True, eq=False)
class LimitedMoveResult:
    """Which states hold for parties that look some moves ahead.

    Attributes
    ----------
    variant
        The concept, by the name it has in the literature.
    horizon
        How many moves ahead each party looks, its own first move among them.
    stable_for
        Per party (row) and state (column): does the state hold for the party?
    equilibria
        Per state: does it hold for both?
    anticipated
        Per party (row) and state (column): where the party expects to end, if it is to move there.
    ties_decided
        How often, over all horizons up to this one, a party that moves had several ends liked
        equally, so that the rule (the lowest state number) decided; with 0 nothing was ambiguous.
    """

    variant: str
    horizon: int
    stable_for: npt.NDArray[np.bool_]
    equilibria: StateMask
    anticipated: StateArray
    ties_decided: int


def limited_move(
    graph: ConflictGraph, horizon: int, progress: Progress = SILENT
) -> tuple[LimitedMoveResult, ...]:
    """Say which states hold for two parties that look 1, 2, … up to ``horizon`` moves ahead.

    1. With no move to come, every state stays: G_0(i, s) = s.
    2. With h moves to come and i to move, i takes the move m in R_i(s) whose anticipated end
       G_{h−1}(j, m) it likes best. Among ends liked equally, the lowest state number is taken.
    3. It moves only if that end is strictly better for it than s: then G_h(i, s) = G_{h−1}(j, m),
       otherwise G_h(i, s) = s.
    4. s is L_h stable for i if G_h(i, s) = s.

    L_1 is Nash stability. A state that is stable for a horizon need not be stable for a longer one.

    Parameters
    ----------
    graph
        The conflict, between exactly two parties.
    horizon
        How many moves ahead, at least 1.
    progress
        Is told how far the work is and may stop it.

    Returns
    -------
    tuple of LimitedMoveResult
        One per horizon, from 1 up.

    Raises
    ------
    UseError
        If there are not exactly two parties, or the horizon is below 1.
    NeedsError
        If a party's preference is no complete ranking with ties.

    Source: zagare1984, kilgour1985, fang1989

    Examples
    --------
    >>> from goodoffices.methods.stability import Option, graph_from_options
    >>> dilemma = graph_from_options(
    ...     [Option("confess", "A"), Option("confess", "B")],
    ...     {"1": "NN", "2": "YN", "3": "NY", "4": "YY"},
    ...     {"A": ["2", "1", "4", "3"], "B": ["3", "1", "4", "2"]})
    >>> [result.equilibria.nonzero()[0].tolist() for result in limited_move(dilemma, 2)]
    [[3], [0, 3]]
    """
    check_horizon(horizon, "limited-move stability")
    foresight = Foresight(graph)
    anticipation, results = foresight.at_rest(), []
    for h in watched(range(1, horizon + 1), "looking several moves ahead", horizon, progress):
        anticipation = foresight.one_more(anticipation)
        stable = anticipation.ends == np.arange(graph.n_states)
        results.append(
            LimitedMoveResult(
                variant=f"L_{h}",
                horizon=h,
                stable_for=stable,
                equilibria=stable.all(axis=0),
                anticipated=anticipation.ends,
                ties_decided=anticipation.ties,
            )
        )
    return tuple(results)


def check_horizon(horizon: int, field: str) -> None:
    """Refuse to look less than one move ahead.

    Raises
    ------
    UseError
        If ``horizon`` is below 1.
    """
    if horizon < 1:
        fault = Fault(Place(field=field), f"{horizon} moves ahead", "at least 1", "ask for 1.")
        raise UseError(fault)
