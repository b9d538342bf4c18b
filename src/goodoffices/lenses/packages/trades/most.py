"""Which trade does most: the package that gives whoever gains least as much as possible.

Source: froman1970, lax1986, raiffa1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.lenses.packages.trades.starts import Start
from goodoffices.lenses.packages.trades.words import Words
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.trades.change import Change
from goodoffices.methods.settlement.trades.exchange import Exchange, Part, Side, exchange
from goodoffices.methods.settlement.trades.logrolling import Logrolling

LISTED = 20
"""So many rows a table of trades has; the rest are counted."""


@dataclass(frozen=True, eq=False)
class Told:
    """What the sentences and tables about trades from one package need.

    Attributes
    ----------
    asked, words
        What was found out, and how it is named.
    start
        Where the parties are.
    space
        The packages, issue by issue.
    found
        The exchanges of two issues.
    """

    asked: Asked
    words: Words
    start: Start
    space: PackageSpace
    found: Logrolling

    @property
    def by(self) -> tuple[str, ...]:
        """The analysts whose account of the parties counts."""
        return self.asked.by(self.words.bargain.parties)

    def amounts(self, whole: Sequence[int]) -> list[Fraction]:
        """Put differences of the described packages on the scale from 0 to 100."""
        return [Fraction(number, self.space.denominator) for number in whole]

    def options(self, changes: Sequence[Change]) -> str:
        """Name changes."""
        return listed([self.words.option(one.issue, one.option) for one in changes])


def best_from(bargain: Bargain, start: int) -> int | None:
    """Find the package that does most from an outcome, among those that all could accept."""
    return bargain.improvements(start).best


def judgement(told: Told, two_issues: Sequence[Sentence]) -> Judgement:
    """Say which trade does most from where the parties are."""
    bargain, state = told.words.bargain, told.start.state
    tried = bargain.under_other_readings(lambda b: best_from(b, state))
    sure = confidence(told.asked.case, told.asked.space.reading, told.by, *tried)
    best = best_from(bargain, state)
    if best is None:
        text = (
            "Given these inputs, no trade of any number of issues, from "
            f"{told.start.name}, leaves nobody worse off and somebody better off in a package that "
            f"{told.words.could} could accept."
        )
        return Judgement(Sentence(text, by=told.by), sure, tuple(two_issues))
    found = exchange(told.space, bargain.package(state), bargain.package(best))
    why = [
        *_ties(told),
        _who_acts(told, found),
        *_what_free_gains_add(told, found),
        *_needed(told, found),
        *two_issues,
    ]
    return Judgement(Sentence(_claim(told, found), by=told.by), sure, tuple(why))


def _claim(told: Told, found: Exchange) -> str:
    amounts = told.amounts(found.gains)
    gains = told.words.gains(amounts)
    if not found.sides:
        return (
            f"Given these inputs, from {told.start.name} no trade does more for whoever gains "
            f"least than the changes that cost nobody anything, {told.options(found.free)}: "
            f"{gains}."
        )
    free = f", together with what costs nobody anything ({told.options(found.free)})"
    return (
        f"Given these inputs, from {told.start.name} the trade that does most for whoever gains "
        f"least is this: {_sides(told, found.sides)}{free if found.free else ''}. It gives "
        f"{gains}, each on its own scale from 0 to 100, the least to {told.words.least(amounts)}."
    )


def _sides(told: Told, sides: Sequence[Side]) -> str:
    parts = [
        f"{told.words.some(side.givers)} {'give' if len(side.givers) > 1 else 'gives'} on "
        f"{told.options(side.changes)}"
        for side in sides
    ]
    return ", against which ".join(parts[:2]) + "".join(f"; {part}" for part in parts[2:])


def _ties(told: Told) -> list[Sentence]:
    bargain = told.words.bargain
    found = bargain.improvements(told.start.state)
    text = (
        f"{counted(found.count, 'package')} that {told.words.could} could accept "
        f"{'leaves' if found.count == 1 else 'leave'} nobody below {told.start.name} and somebody "
        "better off; of these it has the greatest smallest gain, and then the greatest sum."
    )
    if found.ties > 1:
        others = found.ties - 1
        text += f" {counted(others, 'other')} {'gives' if others == 1 else 'give'} as much by both."
    return [Sentence(text, by=told.by)]


def _who_acts(told: Told, found: Exchange) -> Sentence:
    issues = [part.change.issue for part in found.parts]
    return Sentence(f"Who would have to act: {told.words.who_acts(issues)}.", by=told.by)


def _what_free_gains_add(told: Told, found: Exchange) -> list[Sentence]:
    if not found.free or not found.sides:
        return []
    without = [gain - sum(one.gains[k] for one in found.free) for k, gain in enumerate(found.gains)]
    short = [k for k, gain in enumerate(without) if gain < 0]
    if not short:
        return []
    amounts = told.amounts(without)
    told_short = listed([f"{told.words.names[k]} {one_digit(-amounts[k])}" for k in short])
    text = (
        "The trade by itself does not pay for everybody: without the changes that cost nobody "
        f"anything it would leave {told_short} below {told.start.name}."
    )
    return [Sentence(text, by=told.by)]


def _needed(told: Told, found: Exchange) -> list[Sentence]:
    """Name the parts without which somebody would be worse off than where it is."""
    said = []
    for part in found.parts:
        if part.short_without and part.can_be_without:
            amounts = told.amounts(part.without)
            short = [f"{told.words.names[k]} {one_digit(-amounts[k])}" for k in part.short_without]
            said.append(f"without {told.options([part.change])}, {listed(short)}")
    if not said:
        return []
    text = f"Left out alone, these would put somebody below {told.start.name}: {'; '.join(said)}."
    return [Sentence(text, by=told.by)]


def table(told: Told) -> Table | None:
    """Show, per issue of the trade, who gains and loses how much; ``None`` where there is none."""
    bargain, state = told.words.bargain, told.start.state
    best = best_from(bargain, state)
    if best is None:
        return None
    found = exchange(told.space, bargain.package(state), bargain.package(best))
    columns = [Column("Change"), *told.words.gain_columns()]
    columns += [Column("Without it"), Column("Who must act")]
    rows = [_row(told, part) for part in found.parts[: LISTED - 1]]
    last = (Cell("In all", by=told.by), *told.words.gain_cells(told.amounts(found.gains)))
    rows.append((*last, Cell("", by=told.by), Cell("", by=told.by)))
    note = (
        f"Gains and losses against {told.start.name}, on each party’s scale from 0 to 100, rounded "
        "to one digit; every comparison is exact. “Without it”: what the rest would leave."
    )
    more = len(found.parts) - LISTED + 1
    if more > 0:
        note += f" {counted(more, 'more change')} are summed but not listed."
    title = f"The trade that does most from {told.start.name}, issue by issue"
    return Table(f"trade from {told.start.slug}", title, tuple(columns), tuple(rows), note)


def _row(told: Told, part: Part) -> tuple[Cell, ...]:
    one = part.change
    return (
        Cell(told.options([one]), by=told.by),
        *told.words.gain_cells(told.amounts(one.gains)),
        Cell(_without(told, part), by=told.by),
        Cell(told.words.who_acts([one.issue]), by=told.by),
    )


def _without(told: Told, part: Part) -> str:
    if not part.can_be_without:
        return "the rules do not allow the rest"
    amounts = told.amounts(part.without)
    if part.short_without:
        names = told.words.some(part.short_without)
        return f"below for {names}"
    return f"least gain {one_digit(min(amounts))} ({told.words.least(amounts)})"
