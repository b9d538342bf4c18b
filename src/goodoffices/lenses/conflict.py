"""What a lens needs to ask whether outcomes would hold: the conflict, its parties, its words.

A case may have issues or spell out a graph; here both become one thing.

Source: fang1993.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.model import Case
from goodoffices.errors import GoodOfficesError, NeedsError
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.outcome_words import GraphWords, OutcomeWords, SpaceWords
from goodoffices.methods.stability import ConflictGraph, ExplicitGraph, check_room
from goodoffices.methods.stability.kinds_of_preference.reckoning import refuse_too_large
from goodoffices.outcomes.explicit import case_graph, graph_gaps
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.movers_only import MoversOnly, graph_of_movers, space_movers
from goodoffices.outcomes.partly_ranked import partly_ranked
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.space import OutcomeSpace


@dataclass(frozen=True, eq=False)
class Conflict:
    """A case as a conflict among the parties that can move.

    Attributes
    ----------
    case
        The case.
    graph
        The conflict, with only those parties.
    words
        How its outcomes are named.
    now
        The outcome that is the case today; ``None`` where a graph does not say.
    by
        Per party of the graph, the analyst whose account of its preferences counts.
    space
        The outcome space; ``None`` where the case spells out a graph.
    """

    case: Case
    graph: MoversOnly
    words: OutcomeWords
    now: int | None
    by: tuple[str, ...]
    space: OutcomeSpace | None

    @property
    def analysts(self) -> tuple[str, ...]:
        """Everybody whose judgement counts, each once."""
        return tuple(dict.fromkeys(self.by)) or (AUTHOR,)

    @property
    def reading(self) -> Reading:
        """The reading in use; a graph leaves nothing open."""
        return self.space.reading if self.space is not None else DEFAULT

    @property
    def names(self) -> tuple[str, ...]:
        """The parties' names in full."""
        return tuple(self.case.name_of(party) for party in self.graph.parties)


def is_graph(case: Case) -> bool:
    """Say whether a case spells out a graph instead of issues."""
    return case.graph is not None and not case.axes


def conflict_gaps(case: Case, reading: Reading = DEFAULT) -> tuple[Gap, ...]:
    """List what is not stated and would have to be, to say which outcomes hold.

    Preferences are asked only of parties that can move alone, and not where the reading leaves them
    unknown.

    Raises
    ------
    TooLargeError
        When there are more outcomes than the method can look at.
    """
    unknown = reading.gaps == "unknown"
    if is_graph(case):
        return () if unknown else graph_gaps(graph_of_movers(case))
    try:
        space = OutcomeSpace(case, reading)
        return _not_held_of_few(space) if unknown else _space_gaps(space)
    except NeedsError as error:
        return as_gaps(error)


def as_gaps(error: GoodOfficesError) -> tuple[Gap, ...]:
    """Read the faults of an error as things that are missing."""
    if isinstance(error, NeedsError):
        return tuple(Gap(fault.expected, fault.do) for fault in error.faults)
    return tuple(
        Gap(f"space of {fault.expected} (this case has {fault.found})", fault.do)
        for fault in error.faults
    )


def _not_held_of_few(space: OutcomeSpace) -> tuple[Gap, ...]:
    # where preferences are unknown, outcomes are compared in pairs
    refuse_too_large(space.n_states)
    return space.unheld


def _not_held(space: OutcomeSpace) -> tuple[Gap, ...]:
    check_room(space)
    return space.unheld


def _space_gaps(space: OutcomeSpace) -> tuple[Gap, ...]:
    found = [*_not_held(space), *(gap for p in space_movers(space) for gap in space.gaps(p))]
    return tuple(dict.fromkeys(found))


def conflict_of(case: Case, reading: Reading = DEFAULT) -> Conflict:
    """Make the conflict of a case under a reading.

    Raises
    ------
    NeedsError
        Naming everything that is not stated.
    TooLargeError
        When there are more outcomes than the method can look at.
    """
    if is_graph(case):
        return _from_graph(case)
    return from_space(OutcomeSpace(case, reading))


def conflict_with_unknowns(case: Case, reading: Reading) -> Conflict:
    """Make the conflict of a case in which preferences nobody has stated stay unknown.

    Raises
    ------
    NeedsError
        When an issue has no holder.
    TooLargeError
        When there are more outcomes than the method can look at.
    """
    if is_graph(case):
        partly = partly_ranked(graph_of_movers(case))
        return _of_graph(case, partly, partly.graph)
    space = OutcomeSpace(case, reading)
    refuse(_not_held_of_few(space))
    return _of_space(space)


def from_space(space: OutcomeSpace) -> Conflict:
    """Make the conflict of an outcome space; raises as :func:`conflict_of` does."""
    refuse(_space_gaps(space))
    return _of_space(space)


def _of_space(space: OutcomeSpace) -> Conflict:
    movers = space_movers(space)
    entries = [space.entry(party) for party in movers]
    return Conflict(
        space.case,
        MoversOnly(space, [space.parties.index(party) for party in movers]),
        SpaceWords(space),
        space.now,
        tuple(entry.by if entry is not None else AUTHOR for entry in entries),
        space,
    )


def _from_graph(case: Case) -> Conflict:
    built = case_graph(graph_of_movers(case))
    return _of_graph(case, built, built)


def _of_graph(case: Case, graph: ConflictGraph, built: ExplicitGraph) -> Conflict:
    spelled = case.graph
    assert spelled is not None
    now = built.state(spelled.now) if spelled.now is not None else None
    by = (spelled.by or AUTHOR,) * len(built.parties)
    movers = MoversOnly(graph, range(len(built.parties)))
    return Conflict(case, movers, GraphWords(built), now, by, None)
