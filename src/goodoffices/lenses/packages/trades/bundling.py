"""What bundling the issues gains over settling each by itself.

Source: froman1970, kalai1975, imai1983.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from goodoffices.lenses.amounts import capital, counted
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.fair import hold_column, verdict
from goodoffices.lenses.packages.standards import NASH, Standard
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.lenses.packages.trades.most import Told
from goodoffices.methods.settlement.trades.issue_by_issue import (
    IssueByIssue,
    by_consent,
    by_splitting,
    in_proportion,
)


def judgement(told: Told) -> Judgement:
    """Say how far the issues get one at a time, and how far in a bundle."""
    single = by_consent(told.space, told.found.start)
    said = _one_at_a_time(told, single)
    why = [*_bundled(told, single), *_in_proportion(told, single), _split(told)]
    tried = told.words.bargain.under_other_readings(_by_consent)
    sure = confidence(told.asked.case, told.asked.space.reading, told.by, *tried)
    claim = Sentence(f"Given these inputs, {said}.", by=told.by)
    return Judgement(claim, sure, tuple(Sentence(text, by=told.by) for text in why))


def _by_consent(bargain: Bargain) -> object:
    return by_consent(bargain.described, bargain.package(bargain.space.now)).package


def _one_at_a_time(told: Told, single: IssueByIssue) -> str:
    if not single.changes:
        text = (
            "settled one at a time, with nobody worse off on any, no issue would move from what is "
            "now"
        )
        return text + _difference(told, single)
    how_many = counted(len(single.changes), "issue")
    text = (
        f"settled one at a time, with nobody worse off on any, {how_many} would move from what is "
        f"now ({told.options(single.changes)}): "
        f"{told.words.gains(told.amounts(single.gains))}"
    )
    if not single.can_be:
        text += ", though the rules between issues exclude all of it together"
    return text + _difference(told, single)


def _difference(told: Told, single: IssueByIssue) -> str:
    state = _nash(told)
    if state is None or not single.can_be:
        return ""
    over = told.words.gains(_over(told, single, state))
    moved = len(told.asked.space.changed(state))
    bundles = ", which bundles issues," if moved > 1 else ""
    return f"; the Nash package{bundles} gives beyond that {over}"


def _nash(told: Told) -> int | None:
    chosen = told.asked.chosen
    return chosen.solutions[NASH].leximin if chosen is not None else None


def _over(told: Told, single: IssueByIssue, state: int) -> list[Fraction]:
    bargain = told.words.bargain
    gained = told.words.amounts(bargain.gains(bargain.space.now, state))
    settled = told.amounts(single.gains)
    return [a - b for a, b in zip(gained, settled, strict=True)]


def _bundled(told: Told, single: IssueByIssue) -> Iterator[str]:
    if _nash(told) is None:
        yield "No standard of fairness chooses a package to compare this with."
    if single.barred:
        yield f"It crosses a red line of {told.words.some(single.barred)}."


def _in_proportion(told: Told, single: IssueByIssue) -> Iterator[str]:
    factor = most_times(told, single)
    if factor is None:
        return
    if factor <= 1:
        yield (
            f"No package that {told.words.could} could accept gives everybody more than this in "
            "the same proportions: what bundling adds, it adds for some only, or not at all."
        )
        return
    yield (
        f"In the same proportions, some package that {told.words.could} could accept gives "
        f"everybody at least {_times(factor)} times what it gains issue by issue."
    )


def _times(factor: Fraction) -> str:
    """Write a factor with two digits, so that a little above 1 does not look like 1."""
    hundredths = round(factor * 100)
    return (
        f"{hundredths // 100:,}.{hundredths % 100:02d}" if hundredths > 100 else "a little over 1"
    )


def most_times(told: Told, single: IssueByIssue) -> Fraction | None:
    """Say how many times the gains of settling one by one some acceptable package gives to all."""
    bargain, denominator = told.words.bargain, told.space.denominator
    rows = np.flatnonzero(bargain.zone.acceptable)
    gains = bargain.totals[rows] - bargain.totals[bargain.space.now]
    factor = in_proportion(gains, single.gains)
    # the two may be counted in different whole numbers
    scale = bargain.scale or denominator
    return None if factor is None else factor * Fraction(denominator, scale)


def _split(told: Told) -> str:
    split = by_splitting(told.space, told.found.start)
    text = (
        "If instead each issue went where whoever gets least of it gets the largest share "
        f"(splitting the difference), {counted(len(split.changes), 'issue')} would move: "
        f"{told.words.gains(told.amounts(split.gains))}"
    )
    if not split.can_be:
        text += ", though the rules between issues exclude it"
    if split.barred:
        text += f", with a red line of {told.words.some(split.barred)} crossed"
    if split.losers:
        lose = "loses" if len(split.losers) == 1 else "lose"
        text += f"; {told.words.some(split.losers)} {lose} by that"
    return f"{text}."


def table(told: Told) -> Table:
    """Compare settling each issue by itself with the packages of the standards."""
    columns = [Column("How"), Column("Outcome"), *told.words.gain_columns()]
    columns += [Column("Could be accepted"), hold_column(told.asked)]
    ways = {
        "Each issue by itself, nobody worse off on any": by_consent(told.space, told.found.start),
        "Each issue by itself, splitting the difference": by_splitting(
            told.space, told.found.start
        ),
    }
    rows = [_way(told, name, way) for name, way in ways.items()]
    rows += [_standard(told, name, state) for name, state in _standards(told)]
    note = (
        "Gains and losses against what is now, on each party’s scale from 0 to 100, rounded to one "
        "digit. Splitting the difference: each issue goes to the option that gives whoever gets "
        "least of what is at stake for it on that issue as large a share as possible, then the "
        "next, and so on; red lines are not looked at."
    )
    return Table("issue by issue", "One issue at a time, and in a bundle", tuple(columns),
                 tuple(rows), note)  # fmt: skip


def _way(told: Told, name: str, way: IssueByIssue) -> tuple[Cell, ...]:
    asked, could = told.asked, "the rules exclude it"
    words = told.options(way.changes) or "everything as now"
    holds = Cell("–", by=told.by)
    if way.can_be:
        state = told.words.bargain.number(way.package)
        words, could = asked.words.outcome(state), _could(told, state)
        holds = verdict(asked, state)
    return (
        Cell(name, by=told.by),
        Cell(words, by=told.by),
        *told.words.gain_cells(told.amounts(way.gains)),
        Cell(could, by=told.by),
        holds,
    )


def _standards(told: Told) -> Iterator[tuple[Standard, int]]:
    chosen = told.asked.chosen
    for standard, solution in chosen.solutions.items() if chosen is not None else ():
        if solution.leximin is not None:
            yield standard, solution.leximin


def _standard(told: Told, standard: Standard, state: int) -> tuple[Cell, ...]:
    bargain = told.words.bargain
    gains = told.words.amounts(bargain.gains(bargain.space.now, state))
    return (
        Cell(f"{capital(standard.name)} package", by=told.by),
        Cell(told.asked.words.outcome(state), by=told.by),
        *told.words.gain_cells(gains),
        Cell(_could(told, state), by=told.by),
        verdict(told.asked, state),
    )


def _could(told: Told, state: int) -> str:
    if bool(told.asked.zone.acceptable[state]):
        return "yes"
    reasons = [told.words.short_of_walk_away(state), told.words.red_lines_crossed(state)]
    why = "; ".join(reason for reason in reasons if reason)
    return f"no: {why}" if why else "no"
