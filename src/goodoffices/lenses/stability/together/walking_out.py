"""What rests on consent: what nobody can leave alone, and who could walk out and would gain by it.

An issue that parties enter together and may leave one by one goes back to what is now when one of
them walks out; everything else stays.

Source: fang1993; joint and enter/leave issues are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import holder, joint_issues
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held import LISTED, NAMED, shown_states, strictest
from goodoffices.methods.stability import Relation
from goodoffices.outcomes.space import OutcomeSpace

_GOES = Mark("○", "would gain by it", "bad")
_STAYS = Mark("●", "would not", "good")
_CANNOT = Mark("–", "cannot", "quiet")


@dataclass(frozen=True)
class WayOut:
    """One party that could end what was entered together.

    Attributes
    ----------
    outcome
        How the outcome is called in the table.
    state
        The outcome.
    issue
        What it could walk out of.
    party
        Its id.
    to
        What would be left; ``None`` where the rules of the case exclude it.
    relation
        How the party likes what would be left against staying; ``None`` where it cannot.
    """

    outcome: str
    state: int
    issue: str
    party: str
    to: int | None
    relation: Relation | None

    @property
    def gains(self) -> bool:
        """Whether the party would do better by walking out."""
        return self.relation is not None and self.relation.is_better


def section(holding: Holding, asked: Asked) -> Section:
    """Show what rests on consent in what is wanted and in the outcomes that hold.

    Nothing is shown where no issue moves by consent, or none of these outcomes changes one.
    """
    space = holding.conflict.space
    if space is None:
        return Section()
    outcomes = _outcomes(holding, asked)
    ways = [way for name, state in outcomes.items() for way in ways_out(space, name, state)]
    rows = _rows(holding, space, outcomes, ways)
    if not rows:
        return Section()
    judgements = (_judgement(holding, ways),) if ways else ()
    return Section(judgements, (_table(holding, asked, rows),), methods=("fang1993",))


def _outcomes(holding: Holding, asked: Asked) -> dict[str, int]:
    """Name the outcomes looked at; those that hold as they are numbered among the outcomes."""
    names: dict[int, list[str]] = {}
    for wanted in asked.wanted:
        if wanted.focus is not None:
            name = "Wanted" if wanted.name == "wanted" else f"Wanted: {wanted.name}"
            names.setdefault(wanted.focus, []).append(name)
    for number, state in enumerate(shown_states(holding, strictest(holding), LISTED), 1):
        names.setdefault(state, []).append(f"Outcome {number}")
    return {", ".join(called): state for state, called in names.items()}


def ways_out(space: OutcomeSpace, name: str, state: int) -> Iterator[WayOut]:
    """List who could walk out of what an outcome changes, issue by issue.

    Parameters
    ----------
    space
        The outcomes.
    name
        What the outcome is called.
    state
        The outcome.
    """
    outcome, now = space.outcome(state), space.outcome(space.now)
    for issue in space.changed(state):
        held = space.case.issues[issue].held_by
        for party in dict.fromkeys(held.leave) if held is not None else ():
            place = space.parties.index(party)
            to = space.state({**outcome, issue: now[issue]})
            mover = space.movers.index(frozenset({place}))
            if to is None or to not in space.successors(mover, state):
                yield WayOut(name, state, issue, party, None, None)
            else:
                yield WayOut(name, state, issue, party, to, space.relation(place, to, state))


def _rows(
    holding: Holding, space: OutcomeSpace, outcomes: dict[str, int], ways: list[WayOut]
) -> list[tuple[Cell, ...]]:
    found = []
    for name, state in outcomes.items():
        by = holding.conflict.analysts
        for issue in joint_issues(space, state):
            texts = (name, _changed(space, state, issue), "nobody alone")
            consent = f"takes {holder(space.case, issue)}"
            found.append((*(Cell(text, by=by) for text in texts), Cell(consent, by=by)))
        found += [_row(space, way) for way in ways if way.state == state and way.outcome == name]
    return found


def _row(space: OutcomeSpace, way: WayOut) -> tuple[Cell, ...]:
    by = _by(space, way.party)
    texts = (way.outcome, _changed(space, way.state, way.issue), space.case.name_of(way.party))
    mark = _CANNOT if way.relation is None else _GOES if way.gains else _STAYS
    return (*(Cell(text, by=by) for text in texts), Cell(_why(way), by=by, mark=mark))


def _why(way: WayOut) -> str:
    if way.relation is None:
        return "the rules of the case exclude it"
    if way.relation is Relation.UNKNOWN:
        return "what it prefers is not stated"
    if way.relation is Relation.SAME:
        return "likes both alike"
    return f"prefers {'what would be left' if way.gains else 'to stay'}"


def _changed(space: OutcomeSpace, state: int, issue: str) -> str:
    return f"{issue}: {space.case.issues[issue].title_of(space.outcome(state)[issue])}"


def _by(space: OutcomeSpace, party: str) -> tuple[str, ...]:
    entry = space.entry(party)
    return (entry.by,) if entry is not None else ()


def _table(holding: Holding, asked: Asked, rows: list[tuple[Cell, ...]]) -> Table:
    columns = (
        Column("Outcome"),
        Column("What it rests on"),
        Column("Who could end it alone"),
        Column("Would it do better"),
    )
    concept = strictest(holding)
    note = (
        "Who walks out takes the issue back to what is now; everything else stays, and nobody is "
        f"taken to answer. Outcomes are numbered as among those that hold under {concept.name}"
    )
    rest = holding.count(concept) - len(shown_states(holding, concept, LISTED))
    note += f"; {rest:,} more of these were not looked at." if rest > 0 else "."
    lacking = [wanted.words for wanted in asked.wanted if wanted.focus is None]
    if lacking:
        note += f" Not one outcome but several, and not looked at here: {'; '.join(lacking)}."
    return Table("walking out", "Who could walk out", columns, tuple(rows), note)


def _judgement(holding: Holding, ways: list[WayOut]) -> Judgement:
    conflict = holding.conflict
    gaining = [way for way in ways if way.gains]
    sure = Sentence(
        "Confidence is that of the preferences it rests on; no other reading of them was asked.",
        by=conflict.analysts,
    )
    if not gaining:
        text = (
            "Given these inputs, nobody who could walk out of what was entered together would do "
            "better by it, in the outcomes looked at."
        )
        return Judgement(Sentence(text, by=conflict.analysts), sure)
    named = "; ".join(_said(holding, way) for way in gaining[:NAMED])
    more = f"; and {counted(len(gaining) - NAMED, 'more way')} out" if gaining[NAMED:] else ""
    parties = list(dict.fromkeys(conflict.case.name_of(way.party) for way in gaining))
    text = (
        f"Given these inputs, {listed(parties)} could walk out alone of what was entered together "
        f"and do better by it: {named}{more}."
    )
    return Judgement(Sentence(text, by=conflict.analysts), sure)


def _said(holding: Holding, way: WayOut) -> str:
    name = holding.conflict.case.name_of(way.party)
    return f"{name} out of {way.issue} in ({holding.conflict.words.outcome(way.state)})"
