"""One illustration of how a conflict might go: in turn, each party takes what it likes best.

A convention, not a finding: parties move in their fixed order, each to the state it likes most
among those it can move to alone (of several liked equally, the lowest number), and passes where it
cannot gain. What every chain of improvements leads to is said by :mod:`.drift`.

Source: nash1951 (best replies); the order of moving is the house's own convention
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.why.why import Why


@dataclass(frozen=True)
class BestReplies:
    """Where best replies in turn lead.

    Attributes
    ----------
    start
        Where they begin.
    steps
        The moves, in order.
    comes_to_rest
        Whether nobody can gain at the end; otherwise the last step comes back to a state where
        the same party has moved before, and so it would go on for ever.
    """

    start: int
    steps: tuple[Step, ...]
    comes_to_rest: bool


def best_replies_in_turn(graph: ConflictGraph, start: int) -> BestReplies:
    """Let each party in turn take its best reply, until nobody gains or it goes round.

    Examples
    --------
    >>> from goodoffices.methods.stability import explicit_graph
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk"], "B": ["talk", "fight"]})
    >>> best_replies_in_turn(graph, 0)
    BestReplies(start=0, steps=(Step(party=0, to=1),), comes_to_rest=True)
    """
    why, here, steps = Why(graph), start, list[Step]()
    passed, been = 0, set[tuple[int, int]]()
    n_parties, turn = len(graph.parties), 0
    while passed < n_parties and (here, turn) not in been:
        been.add((here, turn))
        to = why.best_improvement(turn, here)
        passed = passed + 1 if to is None else 0
        if to is not None:
            steps.append(Step(turn, to))
            here = to
        turn = (turn + 1) % n_parties
    return BestReplies(start, tuple(steps), passed == n_parties)
