"""The record up to a day: the statements that count, and whose word each of them is.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from goodoffices.case.claim import Event, Meaning, Position
from goodoffices.case.model import Case
from goodoffices.case.origin import origins
from goodoffices.case.said import counted, denied, said_on
from goodoffices.case.speakers import Voiced
from goodoffices.case.voice import Support, Voices


class Record:
    """What a case holds up to a day, asked by issue and by party.

    Parameters
    ----------
    case
        The case.
    as_of
        The day; the case's own when left out. What is without a date counts.
    """

    def __init__(self, case: Case, as_of: date | None = None) -> None:
        self.case = case
        self.as_of = as_of or case.as_of
        self.statements = counted(case, as_of)
        self.voices = Voices(case)
        self.table = case.at_the_table()
        self._on: dict[str, list[str]] = {issue: [] for issue in case.issues}
        for id_, statement in self.statements.items():
            for issue in dict.fromkeys(statement.on):
                self._on.setdefault(issue, []).append(id_)

    @cached_property
    def owners(self) -> dict[str, tuple[str, ...]]:
        """For each statement, the parties whose own word it is."""
        return {id_: self.voices.stated_by(s) for id_, s in self.statements.items()}

    @cached_property
    def speakers(self) -> dict[str, tuple[Voiced, ...]]:
        """For each statement, who speaks at its own level."""
        return {id_: self.voices.speakers(s) for id_, s in self.statements.items()}

    @cached_property
    def denied(self) -> frozenset[str]:
        """The statements reported inside a denial, a refusal or a negated statement."""
        return frozenset(id_ for id_, s in self.statements.items() if denied(self.case, s))

    def holds(self, id_: str) -> bool:
        """Say whether a statement says what it says: it is neither negated nor inside a denial."""
        return not self.statements[id_].negated and id_ not in self.denied

    def on(self, issue: str) -> tuple[str, ...]:
        """List the statements on an issue."""
        return tuple(self._on.get(issue, ()))

    def day(self, id_: str) -> date:
        """Say when a statement was made; what is without a date comes before all else."""
        return said_on(self.case, self.case.statements[id_]) or date.min

    def may_be_later(self, id_: str) -> bool:
        """Say whether a statement that counts can have been made after the day of the record."""
        return self.as_of is not None and self.day(id_) > self.as_of

    def counting(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Keep the statements that count, each once."""
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ in self.statements)

    def known(self, claim: Position | Meaning | Event) -> bool:
        """Say whether a claim stands: on a statement that counts, or on none from the start."""
        if isinstance(claim, Event) and claim.quote and not claim.from_:
            return self._published(claim)
        return not claim.from_ or bool(self.counting(claim.from_))

    def _published(self, event: Event) -> bool:
        sources = [self.case.sources.get(piece.source or "") for piece in event.quote]
        days = [source.published for source in sources if source is not None and source.published]
        return self.as_of is None or not days or min(days) <= self.as_of

    def positions(self, issue: str, party: str | None = None) -> tuple[Position, ...]:
        """List the positions on an issue that stand, of all parties or of one."""
        known = self._positions.get(issue, ())
        return tuple(p for p in known if party is None or p.party == party)

    @cached_property
    def _positions(self) -> dict[str, list[Position]]:
        found: dict[str, list[Position]] = {}
        for position in filter(self.known, self.case.positions):
            found.setdefault(position.issue, []).append(position)
        return found

    def support(self, position: Position) -> Support:
        """Sort what a position rests on by voice."""
        return self.voices.support(self.counting(position.from_), position.party)

    def speaks_on(self, party: str, issue: str) -> tuple[str, ...]:
        """List a party's own statements on an issue."""
        return tuple(id_ for id_ in self.on(issue) if party in self.owners[id_])

    def told_of(self, party: str, issue: str) -> tuple[str, ...]:
        """List the statements on an issue that others report as the party's words."""
        return tuple(
            id_
            for id_ in self.on(issue)
            if party not in self.owners[id_] and any(v.party == party for v in self.speakers[id_])
        )

    def claimants(self, id_: str) -> tuple[str, ...]:
        """Say who vouches for a statement: the parties whose word it is, else whoever tells it."""
        if self.owners[id_]:
            return self.owners[id_]
        tellers = self.voices.levels(self.case.statements[id_])[-1]
        return tuple(dict.fromkeys(v.party or v.name for v in tellers)) or ("somebody not named",)

    def unnamed(self, ids: Iterable[str], party: str | None = None) -> bool:
        """Say whether only unnamed officials vouch for statements, of one party or of anybody."""
        known = self.counting(ids)
        if party is not None:
            return self.voices.support(known, party).unnamed
        levels = [self.voices.levels(self.statements[id_])[-1] for id_ in known]
        return bool(levels) and all(v.kind == "unnamed" for level in levels for v in level)

    def sources(self, ids: Iterable[str]) -> tuple[str, ...]:
        """List the sources in which statements stand, in the order of the case."""
        seen = {s for id_ in ids for s in self.case.seen_in(self.case.statements[id_])}
        return tuple(id_ for id_ in self.case.sources if id_ in seen)

    def origins(self, ids: Iterable[str]) -> tuple[str, ...]:
        """List the origins of statements; sources of no stated origin count as one."""
        return origins(self.case, ids)
