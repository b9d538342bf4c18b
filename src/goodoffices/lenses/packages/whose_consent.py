"""Whose acceptance is asked for, and among which packages fairness is looked for, in words.

Source: raiffa1982.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.packages.asked import Asked

NAMED = 4
"""Up to so many parties are named in a sentence; more are counted."""


def who_is_enough(asked: Asked) -> str:
    """Name those whose acceptance the question asks for, as words to stand after "by"."""
    accept, acceptors = asked.zone.accept, asked.zone.acceptors
    if accept.quorum is None:
        return listed(asked.names(acceptors))
    vetoes = listed(asked.names([party for party in acceptors if party in accept.vetoes]))
    among = f", {vetoes} among them" if vetoes else ""
    named = f"the {len(acceptors)} named"
    if len(acceptors) <= NAMED:
        named = listed(asked.names(acceptors))
    return f"at least {accept.quorum} of {named}{among}"


def those(asked: Asked) -> str:
    """Say in short among which packages fairness is looked for, to stand after "packages"."""
    if asked.zone.accept.quorum is None:
        return "that all weighed could accept"
    return f"that could be accepted by {who_is_enough(asked)}"


def looked_at(asked: Asked) -> str:
    """Say among which packages efficiency and fairness are looked for, to stand after "those"."""
    zone = asked.zone
    weighed = listed(asked.names(zone.weighed))
    if zone.accept.quorum is None:
        return f"that every party weighed ({weighed}) could accept"
    return f"that could be accepted by {who_is_enough(asked)}, weighing {weighed}"
