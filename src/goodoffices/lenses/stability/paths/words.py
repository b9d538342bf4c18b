"""A path from now in words: who moves, what changes, and what that means to whoever moves.

Source: li2005.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.stability.paths.ways_ahead import Effect, WaysAhead
from goodoffices.methods.stability.paths.status_quo import Path, PathStep


def spelled(ways: WaysAhead, path: Path) -> str:
    """Spell a path as clauses: "Ukraine would change …; then NATO would change …".

    A step by which somebody who makes it does not gain says so.
    """
    return "; then ".join(
        f"{ways.who(step)} would {ways.conflict.words.move(before, step.to)}"
        f"{_at_a_cost(ways, before, step)}"
        for before, step in path.moves()
    )


def _at_a_cost(ways: WaysAhead, before: int, step: PathStep) -> str:
    """Say in brackets who does not gain by a step; empty when everybody does."""
    effects = {p: ways.effect(p, before, step.to) for p in sorted(step.movers)}
    alone = len(effects) == 1
    costs = [
        _COST[effect] if alone else f"for {ways.names[party]} {_COST[effect]}"
        for party, effect in effects.items()
        if effect != "gains"
    ]
    return f" ({listed(costs)})" if costs else ""


_COST = {"loses": "against its own preference", "neither gains nor loses": "without a gain"}


def asks(ways: WaysAhead, path: Path) -> str:
    """Say what a path asks of those who move, as a clause.

    Returns
    -------
    str
        That everybody who moves gains; or who would have to move without gaining, by name. Who
        must consent to a joint step is named as well.
    """
    losing = ways.not_gaining(path)
    parts = [_who(ways, losing, "loses", "against {} own preference")]
    parts.append(_who(ways, losing, "neither gains nor loses", "without gaining by {} move"))
    parts = [part for part in parts if part] or ["whoever moves gains by the move"]
    joint = dict.fromkeys(ways.who(step) for step in path.steps if len(step.movers) > 1)
    if joint:
        parts.append(f"{listed(list(joint))} would have to move with the consent of all of them")
    return listed(parts)


def _who(
    ways: WaysAhead, losing: tuple[tuple[int, PathStep, int], ...], effect: Effect, how: str
) -> str:
    names = dict.fromkeys(
        ways.names[party]
        for before, step, party in losing
        if ways.effect(party, before, step.to) == effect
    )
    if not names:
        return ""
    each = "each " if len(names) > 1 else ""
    return f"{listed(list(names))} would {each}have to move {how.format('its')}"


def step_effect(ways: WaysAhead, before: int, step: PathStep) -> str:
    """Say what a step does to whoever makes it; by name where several do and it differs."""
    effects = {p: ways.effect(p, before, step.to) for p in sorted(step.movers)}
    if len(set(effects.values())) == 1:
        return next(iter(effects.values()))
    return "; ".join(f"{ways.names[party]} {effect}" for party, effect in effects.items())


def changed(ways: WaysAhead, before: int, after: int) -> str:
    """Say what a step changes, short enough for a box or a cell."""
    space = ways.conflict.space
    if space is None:
        return ways.conflict.words.outcome(after)
    old, new = space.outcome(before), space.outcome(after)
    titles = {i: space.case.issues[i].title_of(o) for i, o in new.items() if o != old[i]}
    return "; ".join(f"{issue}: {title}" for issue, title in titles.items())
