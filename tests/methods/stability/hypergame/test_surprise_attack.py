"""A small hypergame worked by hand: an attack by a way round that the defender does not know of.

The attacker waits, attacks in front or goes round; the defender guards the front or disbands. The
attacker likes best to go round whatever the defender does, then to attack a front nobody guards,
then to wait, and least to attack a guarded front. The defender likes peace: to be disbanded while
the attacker waits, then to guard while it waits, then to guard when it attacks in front, then any
attack it has no answer to.
"""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.errors import UseError
from goodoffices.methods.stability import NASH, Oracle, explicit_graph
from goodoffices.methods.stability.hypergame import (
    Hypergame,
    Standing,
    SurpriseKind,
    View,
    analyse_hypergame,
    surprises,
)

STATES = [f"{a}/{d}" for a in ("wait", "front", "round") for d in ("guard", "disband")]
ATTACKER = [["round/guard", "round/disband"], "front/disband",
            ["wait/guard", "wait/disband"], "front/guard"]  # fmt: skip
DEFENDER = ["wait/disband", "wait/guard", "front/guard",
            ["front/disband", "round/guard", "round/disband"]]  # fmt: skip


def graph(states: list[str]) -> View:
    def moves(keep: int) -> list[tuple[str, str]]:
        return [
            (a, b)
            for a in states
            for b in states
            if a != b and a.split("/")[keep] == b.split("/")[keep]
        ]

    def tiers(order: list[object]) -> list[list[str]]:
        listed = [t if isinstance(t, list) else [t] for t in order]
        kept = [[s for s in tier if s in states] for tier in listed]
        return [tier for tier in kept if tier]

    ranks = {"attacker": tiers([*ATTACKER]), "defender": tiers([*DEFENDER])}
    built = explicit_graph(states, {"attacker": moves(1), "defender": moves(0)}, ranks)
    return View(built, np.array([STATES.index(s) for s in states]))


def game() -> Hypergame:
    known = [s for s in STATES if not s.startswith("round")]
    return Hypergame(len(STATES), ("attacker", "defender"), (graph(STATES), graph(known)))


def test_each_stays_by_its_own_lights_only_where_both_see() -> None:
    nash = analyse_hypergame(game(), (NASH,))["nash"]
    believed = [[STATES[s] for s in np.flatnonzero(row)] for row in nash.believed]
    # with the way round, both ways round are stable; without it, nothing is under Nash:
    # guarded the attacker waits and the defender disbands, disbanded it attacks and is met
    assert believed == [["round/guard", "round/disband"], []]
    assert not nash.equilibria.any()
    assert nash.standing(1, STATES.index("round/guard")) is Standing.UNSEEN
    assert nash.standing(0, STATES.index("wait/guard")) is Standing.LEAVES


def test_a_guarded_front_feels_safe() -> None:
    nash = analyse_hypergame(game(), (NASH,))["nash"]
    at = STATES.index("wait/guard")
    assert nash.unexpected_departures(viewer=1, party=0)[at]
    oracles = [Oracle(view.graph) for view in game().views]

    def leaves(viewer: int, party: int, state: int) -> int:
        found = oracles[viewer].departure(NASH, party, state)
        assert found is not None
        return found.to

    (only,) = surprises(game(), nash, leaves, at)
    assert (only.party, only.mover, only.kind) == (1, 0, SurpriseKind.UNSEEN_END)
    assert only.to is not None
    assert STATES[only.to] == "round/guard"
    assert only.expected is None
    (unseen,) = surprises(game(), nash, leaves, STATES.index("round/disband"))
    assert (unseen.party, unseen.kind, unseen.mover) == (1, SurpriseKind.UNSEEN_STATE, None)


def test_two_parties_have_at_most_eight_classes() -> None:
    nash = analyse_hypergame(game(), (NASH,))["nash"]
    classes = {one.standings: [STATES[s] for s in one.states] for one in nash.classes()}
    assert len(classes) <= 8
    assert classes[(Standing.STAYS, Standing.UNSEEN)] == ["round/guard", "round/disband"]


def test_a_view_that_does_not_fit_is_refused() -> None:
    whole = graph(STATES)
    with pytest.raises(UseError, match="one per party"):
        Hypergame(6, ("attacker", "defender"), (whole,))
    twice = View(whole.graph, np.zeros(6, dtype=np.int64))
    with pytest.raises(UseError, match="another universal one"):
        Hypergame(6, ("attacker", "defender"), (whole, twice))
    beyond = View(whole.graph, np.arange(1, 7))
    with pytest.raises(UseError, match="views › attacker"):
        Hypergame(6, ("attacker", "defender"), (beyond, whole))
