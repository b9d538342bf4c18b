"""The same question with an issue kept at now, or with a party more or less to be asked.

What is asked is read off the marks at hand; nothing is listed again.

Source: sebenius1983
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goodoffices.lenses.packages.zone import Zone
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.outcomes.worth import Mask


def without_issue(zone: Zone, position: int) -> Zone:
    """Keep one issue at now; walk-aways stay."""
    return _among(zone, _at_now(zone, position))


def without_consent(zone: Zone, party: str) -> Zone:
    """Ask a party no longer; of a quorum, as many of the others are needed."""
    rest = tuple(one for one in zone.accept.parties if one != party)
    vetoes = tuple(one for one in zone.accept.vetoes if one != party)
    accept = WhoMustAccept(rest, zone.accept.quorum, vetoes) if rest else USUAL
    needed = {one: mask for one, mask in zone.needed.items() if one != party}
    return replace(zone, accept=accept, needed=needed)


def without_party(zone: Zone, party: str) -> Zone | None:
    """Let a party leave with what it holds, which stays as now; ``None`` where it holds nothing."""
    kept = [k for k, axis in enumerate(zone.space.axes) if _hangs_on(zone, axis.issue, party)]
    if not kept:
        return None
    as_now = np.logical_and.reduce([_at_now(zone, position) for position in kept])
    return _among(without_consent(zone, party), as_now)


def with_party(zone: Zone, party: str) -> Zone:
    """Ask a party about every package; of a quorum, as many are needed as before."""
    accept = zone.accept
    if accept.named and party not in accept.parties:
        accept = WhoMustAccept((*accept.parties, party), accept.quorum, accept.vetoes)
    needed, accepts = dict(zone.needed), dict(zone.accepts)
    needed[party], accepts[party] = zone.packages, zone.space.accepts(party)
    return replace(zone, accept=accept, needed=needed, accepts=accepts)


def _at_now(zone: Zone, position: int) -> Mask:
    return np.asarray(zone.space.digits[:, position] == zone.space.axes[position].now)


def _among(zone: Zone, kept: Mask) -> Zone:
    """Leave out the other packages, and the parties that then need not be asked."""
    needed = {party: mask & kept for party, mask in zone.needed.items()}
    needed = {party: mask for party, mask in needed.items() if mask.any()}
    return replace(zone, packages=zone.packages & kept, needed=needed)


def _hangs_on(zone: Zone, issue: str, party: str) -> bool:
    """Whether nobody could change an issue from now without a party."""
    held = zone.space.case.issues[issue].held_by
    if held is None:
        return False
    return party in (*held.all_of, *held.enter) or set(held.any_of) == {party}
