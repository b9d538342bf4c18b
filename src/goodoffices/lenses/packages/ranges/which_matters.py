"""Which number matters most, in words and a table.

Source: homma1996.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.number import plain
from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.ranges.accounts import Accounts
from goodoffices.lenses.packages.ranges.what_matters import (
    AtAnEnd,
    EntryMatters,
    NumberMatters,
    entries,
    numbers,
)
from goodoffices.lenses.packages.ranges.words import STANDARDS, how_often, number_named, percent

LISTED = 20
"""So many numbers are listed; the rest are counted."""


def judgement(
    asked: Asked, given: Sequence[NumberMatters], other: Sequence[EntryMatters]
) -> Judgement | None:
    """Say which number given as a range matters most; ``None`` where none is one."""
    if not given:
        return None
    most = given[0]
    by = asked.by((most.party,))
    sure = confidence(asked.case, asked.space.reading, by, None)
    why = [
        Sentence(text, by=by)
        for text in (*_at_the_ends(asked, most, len(given) == 1), *_rest(given))
    ]
    said = [Sentence(_entry(asked, one, most), by=(*by, *one.by)) for one in other]
    return Judgement(Sentence(_claim(asked, given), by=by), sure, (*why, *said))


def _claim(asked: Asked, given: Sequence[NumberMatters]) -> str:
    most = given[0]
    name = number_named(asked, most)
    if not any(most.changed.values()):
        text = f"none of {len(given):,} numbers given as ranges changes a chosen package"
        if len(given) == 1:
            text = f"the only number given as a range, {name}, changes no chosen package"
        if most.low.acceptable == most.high.acceptable:
            return f"Given these inputs, {text}."
        if len(given) == 1:
            return f"Given these inputs, {text}, but how many could be accepted."
        return f"Given these inputs, {text}; {name} changes most how many could be accepted."
    if len(given) == 1:
        return f"Given these inputs, the only range, {name}, matters: {_changes(most)}."
    return (
        f"Given these inputs, of the numbers given as ranges {name} matters most: {_changes(most)}."
    )


def _changes(one: NumberMatters) -> str:
    """Say how often drawing a number anew changes which package."""
    by_share: dict[int, list[str]] = {}
    for key, standard in STANDARDS.items():
        by_share.setdefault(one.changed[key], []).append(standard.name)
    often = [
        f"the {listed(names)} {_package(names)} in {percent(changed, one.tried)}"
        for changed, names in sorted(by_share.items(), reverse=True)
        if changed
    ]
    never = by_share.get(0, [])
    told = f"drawn anew it alone changes {listed(often)} of {one.tried:,} readings"
    return f"{told}, and the {listed(never)} {_package(never)} in none" if never else told


def _package(names: Sequence[str]) -> str:
    return "package" if len(names) == 1 else "packages"


def _at_the_ends(asked: Asked, one: NumberMatters, alone: bool) -> list[str]:
    low, high = plain(one.interval.low), plain(one.interval.high)
    at_high = f"{one.high.acceptable:,}" if one.high.acceptable else "none"
    text = f"{_could(one.low)} at {low} and {at_high} at {high}."
    said = [capital(text) if alone else f"With every other number half way in its range, {text}"]
    if one.low.nash == one.high.nash == one.middle.nash:
        if one.low.nash:
            said.append("The Nash package is the same at both ends.")
        return said
    for end, at in ((one.low, low), (one.high, high)):
        if end.nash != one.middle.nash:
            said.append(f"At {at} {_nash(asked, end)}.")
    return said


def _could(end: AtAnEnd) -> str:
    some = counted(end.acceptable, "package") if end.acceptable else "no package"
    return f"{some} other than now could be accepted"


def _nash(asked: Asked, end: AtAnEnd) -> str:
    if not end.nash:
        return "there is no Nash package"
    first = asked.words.outcome(min(end.nash))
    if len(end.nash) == 1:
        return f"the Nash package is ({first})"
    return f"{len(end.nash):,} packages tie as Nash packages, among them ({first})"


def _rest(given: Sequence[NumberMatters]) -> list[str]:
    if len(given) == 1:
        return []
    idle = sum(not any(one.changed.values()) for one in given)
    if idle == len(given):
        return ["In every reading tried, drawing one number anew left what each standard chooses."]
    if not idle:
        return ["Each of the numbers given as ranges changes some chosen package in some reading."]
    return [
        f"Of {counted(len(given), 'number')} given as ranges, {idle:,} changed no chosen package "
        "in any reading tried."
    ]


def _entry(asked: Asked, one: EntryMatters, most: NumberMatters) -> str:
    more = one.changed * most.tried > most.changed["nash"] * one.tried
    who = f"Whose entry counts for {asked.name(one.party)}"
    than = " matters more for the Nash package than any number" if more else " matters too"
    than = than if one.changed else " does not matter for the Nash package"
    often = how_often(one.changed, one.tried)
    return f"{who}{than}: under the entry of {listed(one.by)} it is another {often}."


def table(asked: Asked, given: Sequence[NumberMatters]) -> Table | None:
    """List the numbers given as ranges, the one that matters most first."""
    if not given:
        return None
    columns = (
        Column("Number"),
        *(
            Column(f"Changes the {standard.name} package", "right")
            for standard in STANDARDS.values()
        ),
        Column("Packages at its low end", "right"),
        Column("Packages at its high end", "right"),
    )
    rows = tuple(_row(asked, one) for one in given[:LISTED])
    note = (
        f"In how many of {given[0].tried:,} readings drawn what each standard chooses is another "
        "when this number alone is drawn anew; and how many packages other than now could be "
        "accepted with it at either end of its range and every other number half way."
    )
    rest = len(given) - LISTED
    note += f" {counted(rest, 'more number')} are not listed." if rest > 0 else ""
    return Table("numbers", "Which number matters most", columns, rows, note)


def _row(asked: Asked, one: NumberMatters) -> tuple[Cell, ...]:
    by = asked.by((one.party,))
    texts = [
        number_named(asked, one),
        *(percent(one.changed[key], one.tried) for key in STANDARDS),
        f"{one.low.acceptable:,}",
        f"{one.high.acceptable:,}",
    ]
    return tuple(Cell(text, by=by) for text in texts)


def matters(found: Accounts) -> tuple[tuple[NumberMatters, ...], tuple[EntryMatters, ...]]:
    """Work out how much every number and every choice between entries matters."""
    return numbers(found.own), entries(found)
