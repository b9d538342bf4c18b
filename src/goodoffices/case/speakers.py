"""Who speaks for whom: a name in ``by`` leads to a party, to the reporter, or to nobody's voice.

A party's id, its name, its lead and its own names speak for it without being listed.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.model import Case
from goodoffices.case.party import Party
from goodoffices.case.vocabulary import Kind

REPORTER = "reporter"


@dataclass(frozen=True)
class Voiced:
    """A name in ``by``, resolved.

    Attributes
    ----------
    name
        As it stands in the case.
    party
        The party spoken for; ``None`` for an expert, the reporter, or officials of no one party.
    kind
        Kind of speaker.
    """

    name: str
    party: str | None
    kind: Kind

    @property
    def is_reporter(self) -> bool:
        """Whether it is the reporter who speaks."""
        return self.name == REPORTER


def names(case: Case) -> dict[str, Voiced]:
    """List every name that can stand in ``by``.

    Examples
    --------
    >>> case = Case.model_validate({"case": "x", "parties": {
    ...     "RUS": {"name": "Russia", "role": "at the table", "lead": "Sergey Lavrov"}}})
    >>> names(case)["Sergey Lavrov"].party
    'RUS'
    """
    known = {REPORTER: Voiced(REPORTER, None, "named")}
    for party, entry in case.parties.items():
        for name, kind in own_names(party, entry).items():
            known.setdefault(name, Voiced(name, party, kind))
    for name, speaker in case.speakers.items():
        known[name] = Voiced(name, speaker.for_, speaker.kind)
    return known


def own_names(party: str, entry: Party) -> dict[str, Kind]:
    """List the names that speak for a party without being listed as speakers."""
    own: dict[str, Kind] = {party: "organisation", entry.name: "organisation"}
    own.update(dict.fromkeys(entry.names, "organisation"))
    if entry.lead:
        own[entry.lead] = "named"
    return own
