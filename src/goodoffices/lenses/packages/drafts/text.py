"""One text improved step by step: who gains by each step, where it gets stuck, and why.

Source: fisher1981, raiffa1982.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.lenses.amounts import capital, counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.drafts.better import Draft
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.methods.settlement.trades.one_text import Blocked, Step

LISTED = 20
"""So many rows the table of steps has; the rest are counted."""

_TOLD = 6


def judgement(draft: Draft) -> Judgement:
    """Say how far a draft gets when it is changed step by step, and what stops it."""
    state = draft.start.state
    tried = draft.bargain.under_other_readings(lambda other: _end(other, state))
    sure = confidence(draft.asked.case, draft.asked.space.reading, draft.by, *tried)
    why = tuple(Sentence(text, by=draft.by) for text in _why(draft))
    return Judgement(Sentence(f"Given these inputs, {_claim(draft)}.", by=draft.by), sure, why)


def _end(bargain: Bargain, state: int) -> object:
    return bargain.improved_step_by_step(state).end


def end(draft: Draft) -> int:
    """Give the outcome where the text is stuck."""
    return draft.bargain.number(draft.path.end)


def _claim(draft: Draft) -> str:
    name, steps = draft.start.name, draft.path.steps
    if not steps:
        return (
            f"a single text that begins with {name} is stuck at once: no change of one issue or "
            f"two leaves nobody worse off and somebody better off; {_bigger(draft)}"
        )
    return (
        f"a single text that begins with {name} can be improved in {counted(len(steps), 'step')} "
        f"of one issue or two, none of which hurts anybody: {draft.gains(end(draft))}. There it is "
        f"stuck; {_bigger(draft)}"
    )


def _bigger(draft: Draft) -> str:
    """Say whether changing more issues at once would still help, and how."""
    state = end(draft)
    possible = draft.bargain.improvements(state, acceptable=False)
    if not possible.count:
        return "no bigger change would help either, so the text is efficient"
    found = draft.bargain.improvements(state)
    if found.best is None:
        return (
            f"bigger changes would still help ({possible.count:,}), but into nothing that "
            f"{draft.words.could} could accept"
        )
    package = draft.bargain.package(found.best)
    issues = [k for k, option in enumerate(package) if option != draft.path.end[k]]
    gains = draft.words.amounts(draft.bargain.gains(state, found.best))
    return (
        f"only a change of {len(issues)} issues at once goes further, such as "
        f"{draft.words.changed(package, issues)}: {draft.words.gains(gains)}"
    )


def _why(draft: Draft) -> Iterator[str]:
    for number, step in enumerate(draft.path.steps[:_TOLD], 1):
        yield f"Step {number}: {_what(draft, step)}: {_gains(draft, step.gains)}."
    rest = len(draft.path.steps) - _TOLD
    if rest > 0:
        verb = "follows" if rest == 1 else "follow"
        yield f"{counted(rest, 'more step')} {verb}, as the table says."
    if draft.path.steps:
        yield f"It ends at ({draft.asked.words.outcome(end(draft))}){_acceptable(draft)}."
    yield _stuck(draft, draft.path.blocked)
    yield from _missed(draft)
    rule = (
        "gives whoever gains least the most, then the one with the greatest sum, then with the "
        "fewest issues"
    )
    if draft.bargain.scale is None:
        rule = "is better for most, then the one with the fewest issues"
    yield (
        f"Each step is the change of one issue or two that hurts nobody and {rule}; another order "
        "of steps may end elsewhere."
    )


def _missed(draft: Draft) -> Iterator[str]:
    """Say what changing many issues at once from the beginning would reach and steps do not."""
    best, begins = draft.acceptable.best, draft.bargain.package(draft.start.state)
    if best is None or best == end(draft) or draft.bargain.scale is None:
        return
    there = draft.bargain.package(best)
    issues = [k for k, option in enumerate(there) if option != begins[k]]
    yield (
        f"Such steps do not lead to what does most for whoever gains least: from "
        f"{draft.start.name}, {draft.words.changed(there, issues)} all at once, which "
        f"{draft.words.could} could accept: {draft.gains(best)}."
    )


def _what(draft: Draft, step: Step | Blocked) -> str:
    return draft.words.changed(step.package, step.changed)


def _gains(draft: Draft, whole: Sequence[int]) -> str:
    return draft.words.gains(draft.words.amounts(whole))


def _acceptable(draft: Draft) -> str:
    """Say whether all could accept where it ends."""
    state = end(draft)
    if bool(draft.asked.zone.acceptable[state]):
        return f", which {draft.words.could} could accept"
    reasons = [draft.words.short_of_walk_away(state), draft.words.red_lines_crossed(state)]
    return f", which could not be accepted: {'; '.join(filter(None, reasons))}"


def _stuck(draft: Draft, blocked: Blocked | None) -> str:
    if blocked is None:
        return "It is stuck because no change of one issue or two would help anybody."
    lost = []
    for party in blocked.losers:
        amount = draft.bargain.amount(-blocked.gains[party])
        name = draft.words.names[party]
        exact = f"{name} {one_digit(amount)}" if draft.bargain.scale is not None else name
        lost.append(exact)
    verb = "cost" if draft.bargain.scale is not None else "be worse for"
    costs = [f"it would {verb} {listed(lost)}"] if lost else []
    if blocked.barred:
        costs.append(f"it would cross a red line of {draft.words.some(blocked.barred)}")
    return (
        f"What stands in the way: of the changes left that would help somebody, the one that hurts "
        f"least is {_what(draft, blocked)}, and {' and '.join(costs)}."
    )


def table(drafts: Sequence[Draft]) -> Table:
    """List every step of every text, and what each party has after it."""
    rows = [row for draft in drafts for row in _rows(draft)]
    columns = [Column("Step"), Column("Change"), *drafts[0].words.gain_columns()]
    columns += [Column("Who must act")]
    note = (
        "Gains by each step over the step before, on each party’s scale from 0 to 100, rounded to "
        "one digit; the change that stops it is shown with what it would do."
    )
    if drafts[0].bargain.scale is None:
        note = "By each step, against the step before; the change that stops it is shown too."
    if len(rows) > LISTED:
        note += f" {counted(len(rows) - LISTED, 'more row')} are not listed."
    title = "One text, improved step by step"
    return Table("one text", title, tuple(columns), tuple(rows[:LISTED]), note)


def _rows(draft: Draft) -> Iterator[tuple[Cell, ...]]:
    begins = capital(draft.start.name)
    for number, step in enumerate(draft.path.steps, 1):
        yield _row(draft, f"{begins}, step {number}", step)
    if draft.path.blocked is not None:
        yield _row(draft, f"{begins}, stopped by", draft.path.blocked)
    else:
        empty = [Cell("", by=draft.by) for _ in draft.bargain.parties]
        nothing = Cell("no change of one issue or two would help anybody", by=draft.by)
        yield (Cell(f"{begins}, stops", by=draft.by), nothing, *empty, Cell("nobody", by=draft.by))


def _row(draft: Draft, name: str, step: Step | Blocked) -> tuple[Cell, ...]:
    return (
        Cell(name, by=draft.by),
        Cell(_what(draft, step), by=draft.by),
        *draft.words.gain_cells(draft.words.amounts(step.gains)),
        Cell(draft.words.who_acts(step.changed), by=draft.by),
    )
