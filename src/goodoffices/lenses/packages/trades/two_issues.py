"""Exchanges of two issues, in words and a table: who gives what for what, and at what ratio.

Source: froman1970, lax1986.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.lenses.packages.trades.most import LISTED, Told
from goodoffices.lenses.packages.trades.words import NO, WITH_FREE, YES, times
from goodoffices.methods.settlement.trades.change import Change
from goodoffices.methods.settlement.trades.logrolling import Trade, logrolling


def sentences(told: Told) -> list[Sentence]:
    """Say what costs nobody anything, and which exchange of two issues does most."""
    return [Sentence(text, by=told.by) for text in (_free(told), *_best(told), *_paid(told))]


def judgement(told: Told) -> Judgement:
    """Say which exchange of two issues does most from a draft."""
    *why, claim = [_free(told), *_best(told)]
    state = told.start.state
    tried = told.words.bargain.under_other_readings(lambda other: _pair(other, state))
    sure = confidence(told.asked.case, told.asked.space.reading, told.by, *tried)
    first = f"Given these inputs, {claim[:1].lower()}{claim[1:]}"
    reasons = tuple(Sentence(text, by=told.by) for text in (*why, *_paid(told)))
    return Judgement(Sentence(first, by=told.by), sure, reasons)


def _pair(bargain: Bargain, state: int) -> object:
    trades = logrolling(bargain.described, bargain.package(state)).trades
    if not trades:
        return None
    first, second = trades[0].first, trades[0].second
    return first.issue, first.option, second.issue, second.option, trades[0].hurts_nobody


def _free(told: Told) -> str:
    free = told.found.free
    if not free:
        where = told.start.name
        return f"From {where} no change of one issue is good for somebody and bad for nobody."
    each = "; ".join(_with_gains(told, one) for one in free)
    return (
        f"{counted(len(free), 'change')} of one issue from {told.start.name} "
        f"{'costs' if len(free) == 1 else 'cost'} nobody anything and "
        f"{'needs' if len(free) == 1 else 'need'} no trade: {each}."
    )


def _with_gains(told: Told, one: Change) -> str:
    return f"{told.options([one])}, {told.words.gains(told.amounts(one.gains))}"


def _best(told: Told) -> list[str]:
    trades = told.found.trades
    if not trades:
        return [
            f"From {told.start.name} there is no exchange of two issues by which two parties could "
            "pay one another."
        ]
    fine = sum(one.hurts_nobody for one in trades)
    mended = sum(one.hurts_nobody_with_free for one in trades if not one.hurts_nobody)
    count = counted(len(trades), "exchange")
    told_fine = (
        f"{fine:,} of them {'hurts' if fine == 1 else 'hurt'}" if fine else "none of them hurts"
    )
    text = (
        f"{count} of two issues would let two parties pay one another; {told_fine} nobody by "
        f"{'themselves' if fine > 1 else 'itself'}{_mended(mended)}."
    )
    return [text, _first(told, trades[0])]


def _mended(count: int) -> str:
    if not count:
        return ""
    return f", {count:,} more once what costs nobody anything comes with it"


def _first(told: Told, trade: Trade) -> str:
    words, terms = told.words, trade.between[0]
    text = (
        f"The exchange of two issues that does most is {words.names[terms.giver]} giving on "
        f"{told.options([trade.first])} and {words.names[terms.other]} giving on "
        f"{told.options([trade.second])}: for every point it gives, {words.names[terms.giver]} "
        f"gets {times(terms.giver_ratio)} and {words.names[terms.other]} "
        f"{times(terms.other_ratio)} of its own points; {_effect(told, trade)}"
    )
    acts = words.who_acts([trade.first.issue, trade.second.issue])
    return f"{text}. Who would have to act: {acts}."


def _effect(told: Told, trade: Trade) -> str:
    words, both = told.words, told.words.gains(told.amounts(trade.gains))
    if trade.hurts_nobody:
        return f"in all {both}"
    short = _short(told, trade)
    if trade.hurts_nobody_with_free and trade.with_free is not None:
        amounts = words.gains(told.amounts(trade.with_free))
        return f"alone it {short}, and with what costs nobody anything it gives {amounts}"
    return f"it {short}"


def _short(told: Told, trade: Trade) -> str:
    """Say whom it leaves below, by how much, and whose red lines it crosses."""
    amounts = told.amounts(trade.gains)
    below = [
        f"{told.words.names[k]} {one_digit(-amount)}"
        for k, amount in enumerate(amounts)
        if amount < 0
    ]
    said = [f"leaves {listed(below)} below {told.start.name}"] if below else []
    said += [f"crosses a red line of {told.words.some(trade.barred)}"] if trade.barred else []
    return " and ".join(said)


def _paid(told: Told) -> list[str]:
    if not told.found.paid:
        return []
    first, one = told.found.paid[0], len(told.found.paid) == 1
    pairs = f"{counted(len(told.found.paid), 'pair')} of changes"
    gains = told.words.gains(told.amounts(first.gains))
    best = f"{told.options([first.first, first.second])}: {gains}"
    return [
        f"{pairs} {'hurts' if one else 'hurt'} nobody together and {'is' if one else 'are'} no "
        f"exchange; the one that does most is {best}."
    ]


def table(told: Told) -> Table | None:
    """List the exchanges of two issues; ``None`` where there is none."""
    trades = told.found.trades
    if not trades:
        return None
    columns = [Column("Exchange"), Column("Between, and what each gets per point it gives")]
    columns += [*told.words.gain_columns(), Column("Hurts nobody"), Column("Who must act")]
    rows = tuple(_row(told, one) for one in trades[:LISTED])
    note = (
        f"Gains and losses against {told.start.name}, on each party’s scale from 0 to 100, rounded "
        "to one digit. First what hurts nobody, then what hurts nobody once the changes that cost "
        "nobody anything come with it, then the rest; in each group the greatest smallest gain "
        "first."
    )
    if len(trades) > LISTED:
        note += f" {counted(len(trades) - LISTED, 'more exchange')} are counted but not listed."
    title = f"Exchanges of two issues from {told.start.name}"
    return Table(f"exchanges from {told.start.slug}", title, tuple(columns), rows, note)


def _row(told: Told, trade: Trade) -> tuple[Cell, ...]:
    both = (trade.first, trade.second)
    return (
        Cell(" against ".join(told.options([one]) for one in both), by=told.by),
        Cell("; ".join(_terms(told, trade)), by=told.by),
        *told.words.gain_cells(told.amounts(trade.gains)),
        _hurts(told, trade),
        Cell(told.words.who_acts([one.issue for one in both]), by=told.by),
    )


def _terms(told: Told, trade: Trade) -> list[str]:
    names = told.words.names
    return [
        f"{names[t.giver]} {times(t.giver_ratio)}, {names[t.other]} {times(t.other_ratio)}"
        for t in trade.between
    ]


def _hurts(told: Told, trade: Trade) -> Cell:
    if trade.hurts_nobody:
        return Cell("", by=told.by, mark=YES)
    if trade.hurts_nobody_with_free and trade.with_free is not None:
        least: Fraction = min(told.amounts(trade.with_free))
        return Cell(f"then at least {one_digit(least)} for everybody", by=told.by, mark=WITH_FREE)
    return Cell(_short(told, trade), by=told.by, mark=NO)
