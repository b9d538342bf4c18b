"""Packages: outcomes that could be agreed on, who must accept them and who must act.

An outcome is a package when no issue leaves a one-way option. Acceptors are the parties at the
table and every holder of an issue that would change, unless the question names others.

Source: raiffa1982.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.payoff_table import PayoffTable, from_totals
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import Mask, PointsWorth, Scores


def packages(space: OutcomeSpace) -> Mask:
    """Say which outcomes are packages: no issue leaves a one-way option."""
    found = np.ones(space.n_states, dtype=np.bool_)
    for position, axis in enumerate(space.axes):
        if axis.now in axis.one_way:
            found &= space.digits[:, position] == axis.now
    return found


def changing(space: OutcomeSpace, party: str) -> Mask:
    """Say which outcomes change an issue the party holds, alone or with others."""
    found = np.zeros(space.n_states, dtype=np.bool_)
    for position, axis in enumerate(space.axes):
        held = space.case.issues[axis.issue].held_by
        if held is not None and party in held.parties:
            found |= space.digits[:, position] != axis.now
    return found


def must_accept(space: OutcomeSpace, party: str, named: Sequence[str] = ()) -> Mask:
    """Say in which outcomes a party's acceptance is needed.

    Parameters
    ----------
    space
        The outcomes.
    party
        The party.
    named
        Who must accept according to the question; empty for the usual rule.
    """
    if named:
        return np.full(space.n_states, party in named)
    if party in space.case.at_the_table():
        return np.ones(space.n_states, dtype=np.bool_)
    return changing(space, party)


def possible_acceptors(space: OutcomeSpace, named: Sequence[str] = ()) -> tuple[str, ...]:
    """List the parties whose acceptance is needed for at least one package."""
    among = packages(space)
    return tuple(p for p in space.parties if bool((must_accept(space, p, named) & among).any()))


def acceptable(space: OutcomeSpace, named: Sequence[str] = ()) -> Mask:
    """Say which packages everyone needed could accept.

    Raises
    ------
    NeedsError
        When preferences or walk-away of somebody needed are not stated.
    """
    parties = possible_acceptors(space, named)
    refuse(gap for p in parties for gap in (*space.gaps(p), *space.walk_away_gap(p)))
    found = packages(space)
    for party in parties:
        found &= space.accepts(party) | ~must_accept(space, party, named)
    return found


@dataclass(frozen=True, eq=False)
class Payoffs:
    """What every outcome is worth to parties that can be compared.

    Attributes
    ----------
    parties
        Their ids, in the order of the columns.
    table
        One row per outcome of the space; worth from 0 to 100 times a common denominator.
    walk_away
        Per party, its walk-away on the same scale.
    """

    parties: tuple[str, ...]
    table: PayoffTable
    walk_away: tuple[int, ...]


def points_gaps(space: OutcomeSpace, parties: Sequence[str]) -> tuple[Gap, ...]:
    """List the parties whose preferences are an order only, so that they cannot be weighed."""
    return tuple(
        Gap(f"points for {party}", f"add an entry with points and values for {party}.")
        for party in parties
        if not space.gaps(party) and not space.has_points(party)
    )


def payoffs(space: OutcomeSpace, parties: Sequence[str]) -> Payoffs:
    """Put the parties' worth on one common denominator.

    Raises
    ------
    NeedsError
        When somebody's preferences are no points, or not complete.
    """
    refuse([*(g for p in parties for g in space.gaps(p)), *points_gaps(space, parties)])
    scales = {}
    for party in parties:
        own = space.worth(party)
        assert isinstance(own, PointsWorth)
        scales[party] = own.scale
    common = math.lcm(*scales.values()) if scales else 1
    columns = [_scaled(space, party, common // scales[party]) for party in parties]
    totals = np.stack(columns, axis=1)
    floors = tuple(space.walk_away(p) * (common // scales[p]) for p in parties)
    return Payoffs(tuple(parties), from_totals(totals, common), floors)


def _scaled(space: OutcomeSpace, party: str, factor: int) -> Scores:
    scores = space.scores(party)
    if scores.dtype != object and int(np.abs(scores).max(initial=0)) * factor < 2**62:
        return np.asarray(scores * factor)
    return np.asarray(scores.astype(object) * factor)
