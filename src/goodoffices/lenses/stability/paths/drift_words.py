"""Where the conflict would drift from now, in exact words.

Source: li2005.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.conflict import Conflict
from goodoffices.methods.stability.paths.best_replies import best_replies_in_turn
from goodoffices.methods.stability.paths.drift import Drift

NAMED = 3
"""So many end points are named; of more, only the number is."""


def drifts(conflict: Conflict, found: Drift) -> str:
    """Say where every chain of improvements from now leads, as a clause."""
    ends, circling = len(found.ends), counted(found.circling, "outcome")
    if found.ends.tolist() == [found.start]:
        return "nobody can gain by a move of its own from what is now, so nothing would drift"
    chain = "every chain of moves from now, each a gain for the party that makes it,"
    if found.always_ends:
        if ends == 1:
            return f"{chain} ends in {_named(conflict, found)}"
        return f"{chain} ends in one of {counted(ends, 'outcome')}{_names(conflict, found)}"
    if not ends:
        return f"{chain} goes on for ever: it can come again and again to {circling}"
    last = _named(conflict, found) if ends == 1 else f"one of {counted(ends, 'outcome')}"
    more = "" if ends == 1 else _names(conflict, found)
    return f"{chain} either ends in {last}{more}, or goes on for ever among {circling}"


def traps(found: Drift) -> str:
    """Say whether a chain can come to where it never ends; empty when it cannot."""
    closed = [len(circle.states) for circle in found.circles if circle.closed]
    if not closed or not len(found.ends):
        return ""
    return (
        f"Once it has come to certain {counted(sum(closed), 'outcome')} of these, no move by which "
        "its mover gains leads out again."
    )


def _named(conflict: Conflict, found: Drift) -> str:
    return f"({conflict.words.outcome(int(found.ends[0]))})"


def _names(conflict: Conflict, found: Drift) -> str:
    if len(found.ends) > NAMED:
        return ""
    names = [f"({conflict.words.outcome(end)})" for end in found.ends.tolist()]
    return f": {listed(names, 'or')}"


def illustration(conflict: Conflict, found: Drift) -> str:
    """Follow one convention of moving, where chains need not all end alike; else empty."""
    if found.always_ends and len(found.ends) <= 1:
        return ""
    replies = best_replies_in_turn(conflict.graph, found.start)
    here, clauses = found.start, []
    for step in replies.steps[:NAMED]:
        clauses.append(f"{conflict.names[step.party]} would {conflict.words.move(here, step.to)}")
        here = step.to
    left = len(replies.steps) - len(clauses)
    more = f", and so on for {counted(left, 'move')} more" if left else ""
    end = conflict.words.outcome(replies.steps[-1].to)
    rest = f"and it would come to rest at ({end})" if replies.comes_to_rest else "without an end"
    return (
        "One way it could go, for illustration only: with parties moving in the order of the case, "
        f"each to what it likes best, {'; then '.join(clauses)}{more}, {rest}."
    )
