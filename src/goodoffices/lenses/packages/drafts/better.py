"""What improves on a draft: every package that hurts nobody against it and helps somebody.

Source: raiffa1985.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.outcome_words import who_acts
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.fair import hold_column, verdict
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.lenses.packages.trades.starts import Start
from goodoffices.lenses.packages.trades.words import Words
from goodoffices.methods.settlement.trades.one_text import OneText
from goodoffices.methods.settlement.trades.post_settlement import PostSettlement

LISTED = 20
"""So many improvements are listed; the rest are counted."""


@dataclass(frozen=True, eq=False)
class Draft:
    """A draft, what improves on it, and how far small steps lead.

    Attributes
    ----------
    asked, words
        What was found out, and how it is named.
    start
        The draft.
    """

    asked: Asked
    words: Words
    start: Start

    @property
    def bargain(self) -> Bargain:
        """Every package compared."""
        return self.words.bargain

    @property
    def by(self) -> tuple[str, ...]:
        """The analysts whose account of the parties counts."""
        return self.asked.by(self.bargain.parties)

    @property
    def possible(self) -> PostSettlement:
        """What improves on it, whether or not all could accept it."""
        return self.bargain.improvements(self.start.state, acceptable=False)

    @property
    def acceptable(self) -> PostSettlement:
        """What improves on it and all could accept."""
        return self.bargain.improvements(self.start.state)

    @cached_property
    def path(self) -> OneText:
        """How small steps improve it."""
        return self.bargain.improved_step_by_step(self.start.state)

    def gains(self, state: int) -> str:
        """Say what each party gains over the draft in an outcome."""
        whole = self.bargain.gains(self.start.state, state)
        return self.words.gains(self.words.amounts(whole))


def judgement(draft: Draft) -> Judgement:
    """Say whether a draft can be improved for somebody and against nobody, and how."""
    state = draft.start.state
    tried = draft.bargain.under_other_readings(lambda other: _best(other, state))
    sure = confidence(draft.asked.case, draft.asked.space.reading, draft.by, *tried)
    why = tuple(Sentence(text, by=draft.by) for text in _why(draft))
    return Judgement(Sentence(f"Given these inputs, {_claim(draft)}.", by=draft.by), sure, why)


def _best(bargain: Bargain, state: int) -> int | None:
    return bargain.improvements(state).best


def _claim(draft: Draft) -> str:
    name, found, could = draft.start.name, draft.acceptable, draft.words.could
    lead, it = "", name
    if not bool(draft.asked.zone.acceptable[draft.start.state]):
        lead, it = f"{name} could not itself be accepted by {could}; ", "it"
    if not draft.possible.count:
        efficient = f"no package leaves nobody below {it} and somebody better off"
        return f"{lead}{efficient}: {'it' if lead else 'this'} is efficient"
    if found.best is None:
        return (
            f"{lead}no package that {could} could accept leaves nobody below {it} and somebody "
            f"better off; {counted(draft.possible.count, 'package')} would, but could not be "
            "accepted"
        )
    leave = "leaves" if found.count == 1 else "leave"
    return (
        f"{lead}{counted(found.count, 'package')} that {could} could accept {leave} nobody below "
        f"{it} and somebody better off{_which(draft)} ({draft.asked.words.outcome(found.best)}): "
        f"{draft.gains(found.best)}"
    )


def _which(draft: Draft) -> str:
    """Say why one improvement is named."""
    if draft.acceptable.count == 1:
        return ", namely"
    if draft.bargain.scale is None:
        return "; one of those that are efficient and better for most is"
    return "; the one that does most for whoever gains least is"


def _whatever_else(draft: Draft) -> Iterator[str]:
    """Where the draft leaves issues open, say how many packages with it could be accepted."""
    for wanted in draft.asked.wanted:
        if wanted.focus == draft.start.state and len(wanted.states) > 1:
            accepted = int(draft.asked.zone.beyond_now[wanted.states].sum())
            yield (
                f"It leaves issues open, here taken as now. Of all {len(wanted.states):,} outcomes "
                f"with ({wanted.words}), whatever else they have, {accepted:,} could be accepted."
            )


def _why(draft: Draft) -> Iterator[str]:
    state, found = draft.start.state, draft.acceptable
    yield from _whatever_else(draft)
    reasons = [draft.words.short_of_walk_away(state), draft.words.red_lines_crossed(state)]
    reasons = [reason for reason in reasons if reason]
    if reasons and not bool(draft.asked.zone.acceptable[state]):
        yield f"{capital(draft.start.name)} fails because of this: {'; '.join(reasons)}."
    if found.count > 1:
        efficient = int(found.efficient.sum())
        are = "is" if efficient == 1 else "are"
        yield f"Of these {found.count:,} improvements, {efficient:,} {are} efficient."
    rest = draft.possible.count - found.count
    if rest and found.count:
        yield (
            f"{counted(rest, 'other package')} would also leave nobody below it, but could not be "
            "accepted."
        )
    if found.best is not None:
        if found.ties > 1 and draft.bargain.scale is not None:
            yield f"{counted(found.ties, 'package')} tie for the most; the first is named."
        yield f"Who would have to act for it: {who_acts(draft.asked.space, found.best)}."


def table(draft: Draft) -> Table | None:
    """List what improves on a draft; ``None`` where nothing does that all could accept."""
    improvements = _ordered(draft)
    if not improvements:
        return None
    columns = [Column("Package"), *draft.words.gain_columns()]
    columns += [Column("Efficient"), hold_column(draft.asked), Column("Who must act")]
    rows = tuple(_row(draft, *one) for one in improvements[:LISTED])
    return Table(
        f"better than {draft.start.slug}",
        f"What improves on {draft.start.name} and {draft.words.could} could accept",
        tuple(columns),
        rows,
        _note(draft, len(improvements)),
    )


def _ordered(draft: Draft) -> list[tuple[int, bool]]:
    """List the improvements, the efficient ones first, each with whether it is."""
    found = draft.acceptable
    gains = found.gains if draft.bargain.scale is not None else found.gains > 0
    rows = zip(found.rows.tolist(), gains.tolist(), found.efficient.tolist(), strict=True)
    placed = [(not efficient, -min(gains), -sum(gains), state) for state, gains, efficient in rows]
    return [(state, not behind) for behind, _, _, state in sorted(placed)]


def _row(draft: Draft, state: int, efficient: bool) -> tuple[Cell, ...]:
    amounts = draft.words.amounts(draft.bargain.gains(draft.start.state, state))
    return (
        Cell(draft.asked.words.outcome(state), by=draft.by),
        *draft.words.gain_cells(amounts),
        Cell("yes" if efficient else "no", by=draft.by),
        verdict(draft.asked, state),
        Cell(who_acts(draft.asked.space, state), by=draft.by),
    )


def _note(draft: Draft, count: int) -> str:
    order = ["The efficient ones first, then the greatest smallest gain."]
    if draft.bargain.scale is not None:
        order.append(
            f"Gains over {draft.start.name}, on each party’s scale from 0 to 100, rounded to one "
            "digit; every comparison is exact."
        )
    else:
        order = ["The efficient ones first, then those better for most."]
        without = [p for p in draft.bargain.parties if not draft.asked.space.has_points(p)]
        names = listed(draft.asked.names(without))
        order.append(f"Only better or not is told, for {names} has no points.")
    if count > LISTED:
        order.append(f"{counted(count - LISTED, 'more package')} are counted but not listed.")
    return " ".join(order)
