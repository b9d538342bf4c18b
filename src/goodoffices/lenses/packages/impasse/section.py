"""Why nothing other than now could be accepted, and what would have to give.

Source: raiffa1982; reiter1987 (conflicts and ways out).
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.impasse import tables
from goodoffices.lenses.packages.impasse.stuck import Stuck, stuck
from goodoffices.lenses.packages.impasse.words import given_up, lowered
from goodoffices.lenses.section import Section
from goodoffices.methods.settlement.impasse.conditions import Condition
from goodoffices.run import SILENT, Progress

SAID = 5
"""So many conflicts and concessions are told in sentences; the tables have more."""


def section(asked: Asked, progress: Progress = SILENT) -> Section:
    """Say what excludes what, and the least that would have to give.

    Nothing where something other than now could be accepted.

    Parameters
    ----------
    asked
        The question and what was found out.
    progress
        Is told of the work.
    """
    if not asked.zone.acceptors:
        return Section()
    progress.start("looking for what excludes what", None)
    try:
        found = stuck(asked)
        return Section() if found is None else _section(found)
    finally:
        progress.finish()


def _section(found: Stuck) -> Section:
    asked = found.asked
    made = (tables.conflicts(found), tables.concessions(found), tables.ways_out(found))
    missing = []
    if found.refusals.lacking is None:
        text = (
            "How far walk-aways would have to come down was left out: this needs points from "
            "everyone who must accept."
        )
        missing.append(Sentence(text, by=asked.by()))
    return Section(
        judgements=(_judgement(found),),
        tables=tuple(table for table in made if table is not None),
        assumptions=(_assumption(found),),
        missing=tuple(missing),
        methods=("raiffa1982", "reiter1987"),
    )


def _judgement(found: Stuck) -> Judgement:
    asked = found.asked
    claim = f"Given these inputs, nothing other than now could be accepted{_because(found)}."
    sure = confidence(asked.case, asked.space.reading, asked.by(), None)
    return Judgement(Sentence(claim, by=asked.by()), sure, tuple(_why(found)))


def _because(found: Stuck) -> str:
    sets = found.conflicts.conflicts
    if not sets:
        return ", and what excludes what is too much to list"
    return f", because {_exclude(found, sets[0])}"


def _exclude(found: Stuck, conflict: tuple[Condition, ...]) -> str:
    verb = "exclude one another"
    if len(conflict) == 1:
        verb = "alone excludes every package other than now"
    return f"{found.names(conflict)} {verb}"


def _why(found: Stuck) -> Iterator[Sentence]:
    sets = found.conflicts.conflicts or ()
    for conflict in sets[1:SAID]:
        yield Sentence(f"{capital(_exclude(found, conflict))}.", by=found.by(conflict))
    if len(sets) > SAID:
        text = f"{counted(len(sets) - SAID, 'more set')} of what is insisted on cannot be met."
        yield Sentence(text, by=found.asked.by())
    opening = list(_opening(found))
    yield from opening
    if not opening:
        yield from _nobody_alone(found)
    yield from _together(found)


def _opening(found: Stuck) -> Iterator[Sentence]:
    """Say what one party could open the way with."""
    for party, one in found.alone.items():
        if one is not None:
            text = f"If {lowered(found, one)}, ({found.nearest(one.packages)}) could be accepted."
            yield Sentence(text, by=found.asked.by((found.party(party),)))
    for line, rows in found.lines.items():
        if rows:
            example = found.nearest(rows)
            more = f", and {len(rows) - 1:,} more" if len(rows) > 1 else ""
            text = f"If {given_up(found, [line])}, ({example}) could be accepted{more}."
            yield Sentence(text, by=found.by([line]))


def _nobody_alone(found: Stuck) -> Iterator[Sentence]:
    """Say how many must give where one thing given up is not enough."""
    ways = found.conflicts.ways_out
    if not ways:
        return
    text = (
        "No single walk-away lowered and no single red line given up would open the way: at least "
        f"{len(ways[0])} of what is insisted on would have to give, such as {found.names(ways[0])}."
    )
    yield Sentence(text, by=found.by(ways[0]))
    for one in found.fewest[:1]:
        text = (
            f"With all red lines kept, at least {counted(len(one.lowered), 'party')} would have to "
            f"come down: if {lowered(found, one)}, ({found.nearest(one.packages)}) could be "
            "accepted."
        )
        yield Sentence(text, by=found.asked.by())


def _together(found: Stuck) -> Iterator[Sentence]:
    """Name the smallest sum, where it asks of several what one alone could also give."""
    one = found.together
    if one is None or len(one.lowered) < 2 or one in found.fewest[:1]:
        return
    text = (
        f"Least in all is asked if {lowered(found, one)}: then ({found.nearest(one.packages)}) "
        "could be accepted. This compares one party’s points with another’s."
    )
    yield Sentence(text, by=found.asked.by([found.party(party) for party in one.lowered]))


def _assumption(found: Stuck) -> Sentence:
    kept = "The rules of the case stay as they are; only walk-aways and red lines could give way."
    ways = [line for line, rows in found.lines.items() if rows]
    if ways:
        kept += f" Giving up a red line, such as {listed([found.name(ways[0])])}, gives up no more."
    return Sentence(kept, by=found.asked.by())
