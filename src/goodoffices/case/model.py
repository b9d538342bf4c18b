"""The case as a whole.

Source: none; the format is described in docs/case-format.md.
"""

from __future__ import annotations

from goodoffices.case.attitude import Attitude
from goodoffices.case.claim import Event, Override, Position, Term
from goodoffices.case.graph import Graph
from goodoffices.case.issue import Issue, Rule
from goodoffices.case.part import Part
from goodoffices.case.partial_outcome import PartialOutcome
from goodoffices.case.party import Party, Speaker
from goodoffices.case.preference import Preference, View
from goodoffices.case.source import Source
from goodoffices.case.statement import Statement
from goodoffices.case.vocabulary import Sharing
from goodoffices.case.when import Day


class Case(Part):
    """Everything known and judged about one negotiation.

    Attributes
    ----------
    case, title
        Its short name and its title.
    as_of
        The day up to which statements count.
    sharing
        How far it may be passed on.
    sources, parties, speakers, issues, rules, positions, terms, events
        The record and its questions.
    preferences, attitudes, views, states
        The analysts' judgements.
    wanted
        Outcomes somebody asks about, by a name; partial ones leave the other issues open.
    statements
        What was said, by its id.
    graph
        A conflict given as a graph, instead of issues.
    derive
        Whether preferences nobody entered may be derived from stated positions.
    """

    case: str
    title: str = ""
    as_of: Day | None = None
    sharing: Sharing = "red"
    derive: bool = False
    sources: dict[str, Source] = {}
    parties: dict[str, Party] = {}
    speakers: dict[str, Speaker] = {}
    issues: dict[str, Issue] = {}
    rules: tuple[Rule, ...] = ()
    positions: tuple[Position, ...] = ()
    terms: dict[str, Term] = {}
    events: tuple[Event, ...] = ()
    preferences: tuple[Preference, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    views: dict[str, View] = {}
    states: dict[str, Override] = {}
    wanted: dict[str, PartialOutcome] = {}
    statements: dict[str, Statement] = {}
    graph: Graph | None = None

    @property
    def axes(self) -> dict[str, Issue]:
        """The issues that have options, in the order of the file."""
        return {name: issue for name, issue in self.issues.items() if not issue.agenda_item}

    def at_the_table(self) -> tuple[str, ...]:
        """List the parties that take part in the talks themselves."""
        return tuple(p for p, party in self.parties.items() if party.role == "at the table")

    def name_of(self, party: str) -> str:
        """Write a party's name in full."""
        known = self.parties.get(party)
        return known.name if known is not None else party

    def seen_in(self, statement: Statement) -> tuple[str, ...]:
        """List the sources a statement stands in; left out, the case's only source."""
        if statement.seen_in:
            return statement.seen_in
        return tuple(self.sources) if len(self.sources) == 1 else ()
