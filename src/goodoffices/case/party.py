"""Parties, whose wishes count, and speakers, who speak for them or for nobody.

Source: none.
"""

from __future__ import annotations

from goodoffices.case.part import Part, Texts
from goodoffices.case.vocabulary import Kind, Role


class Party(Part):
    """An actor whose wishes count: a state, an alliance, a region, a movement.

    Attributes
    ----------
    name
        Its name in full.
    role
        What it is at this meeting.
    lead
        Who leads for it here; what the lead says is the party's own word.
    names
        Other names the party itself goes by ("Moscow", "the Kremlin").
    """

    name: str
    role: Role
    lead: str = ""
    names: Texts = ()
    note: str = ""


class Speaker(Part):
    """Somebody who is quoted: for a party, or for nobody.

    Attributes
    ----------
    for_
        The party spoken for; left out for an expert or for officials of no one party.
    kind
        Named, office, unnamed, organisation, document or none.
    """

    for_: str | None = None
    kind: Kind = "named"
    note: str = ""
