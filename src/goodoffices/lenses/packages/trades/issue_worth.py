"""What each issue is worth to whom, and which pairs of issues are most worth exchanging.

Source: froman1970, lax1986.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.outcome_words import holder
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.lenses.packages.trades.most import LISTED, Told
from goodoffices.lenses.packages.trades.words import times
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.trades.stakes import (
    Contrast,
    contrasts,
    stakes,
    still_open,
)


def judgement(told: Told) -> Judgement | None:
    """Say which two issues are weighed most differently; ``None`` where none are."""
    found = _open(told.space, told.found.start)
    if not found:
        return None
    first = found[0]
    party, other = told.words.names[first.party], told.words.names[first.other]
    gets, gives = _issue(told, first.gets), _issue(told, first.gives)
    claim = (
        "Given these inputs, of all pairs of issues on which two of those asked are opposed and "
        f"neither has its way yet, {gets} and {gives} are most worth exchanging, between {party} "
        f"and {other}: measured against {gives}, {gets} counts {times(first.ratio)} times as much "
        f"for {party} as for {other}."
    )
    why = (
        f"So {other} can give way on {gets} more cheaply than {party}, and {party} on {gives} more "
        f"cheaply than {other}; {gets} is held by {_holder(told, first.gets)}, {gives} by "
        f"{_holder(told, first.gives)}.",
        "Such a ratio needs no common scale: each party’s own points cancel.",
    )
    by = told.asked.by([told.words.bargain.parties[k] for k in (first.party, first.other)])
    tried = told.words.bargain.under_other_readings(_first)
    sure = confidence(told.asked.case, told.asked.space.reading, by, *tried)
    return Judgement(Sentence(claim, by=by), sure, tuple(Sentence(text, by=by) for text in why))


def _open(space: PackageSpace, start: Package) -> tuple[Contrast, ...]:
    return still_open(space, start, contrasts(stakes(space)))


def _first(bargain: Bargain) -> object:
    found = _open(bargain.described, bargain.package(bargain.space.now))
    return (found[0].party, found[0].other, found[0].gets, found[0].gives) if found else None


def _issue(told: Told, issue: int) -> str:
    return told.asked.space.axes[issue].issue


def _holder(told: Told, issue: int) -> str:
    return holder(told.asked.case, _issue(told, issue))


def worth_table(told: Told) -> Table:
    """Show what each issue is worth to each party, from its worst option to its best."""
    found = stakes(told.space)
    columns = [Column("Issue"), *told.words.gain_columns(), Column("Opposed"), Column("Held by")]
    rows = []
    for issue, swings in list(enumerate(found.swings.tolist()))[:LISTED]:
        worth = [Cell(one_digit(amount), by=told.by) for amount in told.amounts(swings)]
        pairs = sorted(found.opposed[issue])
        opposed = "; ".join(told.words.some(pair) for pair in pairs)
        first = Cell(_issue(told, issue), by=told.by)
        rows.append((first, *worth, Cell(opposed, by=told.by), _held_by(told, issue)))
    note = (
        "Worth from the party’s worst option on the issue to its best, on its scale from 0 to 100, "
        "rounded to one digit; options that somebody never accepts are left out. Opposed: no "
        "option is the best for both."
    )
    more = len(found.opposed) - LISTED
    note += f" {counted(more, 'more issue')} are not listed." if more > 0 else ""
    return Table("issue worth", "What each issue is worth to whom", tuple(columns),
                 tuple(rows), note)  # fmt: skip


def _held_by(told: Told, issue: int) -> Cell:
    return Cell(_holder(told, issue), by=told.by)


def contrasts_table(told: Told) -> Table | None:
    """List the pairs of issues most worth exchanging; ``None`` where there is none."""
    found = _open(told.space, told.found.start)
    if not found:
        return None
    columns = (
        Column("Between"),
        Column("One could have its way on"),
        Column("The other could have its way on"),
        Column("Times as much", "right"),
    )
    rows = tuple(_row(told, one) for one in found[:LISTED])
    note = (
        "Pairs of issues on both of which the two parties are opposed, and on which neither has "
        "its way in what is now. “Times as much”: how many "
        "times as much the first issue counts for the first party, measured against the second, as "
        "for the other party; the higher, the more both can gain by exchanging."
    )
    if len(found) > LISTED:
        note += f" {counted(len(found) - LISTED, 'more pair')} are counted but not listed."
    return Table("worth exchanging", "The issues most worth exchanging", columns, rows, note)


def _row(told: Told, one: Contrast) -> tuple[Cell, ...]:
    names = told.words.names
    party, other = names[one.party], names[one.other]
    by = told.asked.by([told.words.bargain.parties[k] for k in (one.party, one.other)])
    texts = (
        f"{party} and {other}",
        f"{party}: {_issue(told, one.gets)} (held by {_holder(told, one.gets)})",
        f"{other}: {_issue(told, one.gives)} (held by {_holder(told, one.gives)})",
        times(one.ratio),
    )
    return tuple(Cell(text, by=by) for text in texts)
