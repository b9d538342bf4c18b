"""Who is heard, who only through others, and on which issues one side alone speaks.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.talks.record import Record


def only_through_others(record: Record, issue: str) -> tuple[str, ...]:
    """List the parties said to want or say something on an issue, without own words on it."""

    def told(party: str) -> bool:
        supports = [record.support(position) for position in record.positions(issue, party)]
        if record.speaks_on(party, issue) or any(support.stated for support in supports):
            return False
        return bool(record.told_of(party, issue)) or any(support.evidence for support in supports)

    return tuple(party for party in record.case.parties if told(party))


def concerned_but_absent(record: Record, issue: str) -> tuple[str, ...]:
    """List the parties not at the table that hold an issue, want something on it or speak."""
    held = record.case.issues[issue].held_by
    holders = held.parties if held is not None else ()

    def concerned(party: str) -> bool:
        spoken = record.speaks_on(party, issue) or record.told_of(party, issue)
        return party in holders or bool(spoken) or bool(record.positions(issue, party))

    return tuple(p for p in record.case.parties if p not in record.table and concerned(p))


@dataclass(frozen=True)
class Heard:
    """How far a party's own voice is in the record.

    Attributes
    ----------
    party
        The party.
    own
        Its own statements.
    unnamed
        Those of them that come from unnamed officials.
    told
        What others report as its words.
    said_to_want
        Statements by others, or of the reporter, on which positions put down to it rest.
    """

    party: str
    own: tuple[str, ...]
    unnamed: tuple[str, ...]
    told: tuple[str, ...]
    said_to_want: tuple[str, ...]

    @property
    def only_quoted_by_others(self) -> bool:
        """Whether others speak for it and it is not heard itself."""
        return not self.own and bool(self.told or self.said_to_want)

    @property
    def evidence(self) -> tuple[str, ...]:
        """All statements, its own first."""
        return tuple(dict.fromkeys((*self.own, *self.told, *self.said_to_want)))


def heard(record: Record, party: str) -> Heard:
    """Say how far a party's own voice is in the record."""
    own = tuple(id_ for id_, owners in record.owners.items() if party in owners)
    wanted = [
        record.support(p) for issue in record.case.issues for p in record.positions(issue, party)
    ]
    others = dict.fromkeys(id_ for s in wanted for id_ in (*s.attributed, *s.reporter))
    speaks = {
        id_: [v for v in record.speakers[id_] if v.party == party] for id_ in record.statements
    }
    return Heard(
        party,
        own,
        tuple(id_ for id_ in own if all(v.kind == "unnamed" for v in speaks[id_])),
        tuple(id_ for id_, voiced in speaks.items() if voiced and id_ not in own),
        tuple(id_ for id_ in others if not speaks[id_]),
    )


@dataclass(frozen=True)
class OneSided:
    """An issue on which one side, or one origin, speaks alone.

    Attributes
    ----------
    issue
        The issue.
    sides
        Parties at the table that speak on it.
    origins
        The origins its statements come from.
    evidence
        The statements on it.
    """

    issue: str
    sides: tuple[str, ...]
    origins: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def one_side(self) -> bool:
        """Whether of the parties at the table one alone speaks."""
        return len(self.sides) == 1

    @property
    def no_side(self) -> bool:
        """Whether others speak, and none of the parties at the table."""
        return not self.sides and bool(self.evidence)

    @property
    def one_origin(self) -> bool:
        """Whether all of it comes from one origin."""
        return len(self.origins) == 1


def sides(record: Record, issue: str) -> OneSided:
    """Say who of those at the table speaks on an issue, and from how many origins it is known."""
    ids = record.on(issue)
    ids += tuple(id_ for p in record.positions(issue) for id_ in record.counting(p.from_))
    ids = tuple(dict.fromkeys(ids))
    speaking = (p for p in record.table if any(p in record.owners[id_] for id_ in ids))
    return OneSided(issue, tuple(speaking), record.origins(ids), ids)
