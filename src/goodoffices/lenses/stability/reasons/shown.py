"""Why each party stays or goes, as a table and as a picture of moves and answers.

Source: fang1993.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from goodoffices.lenses.finding import Cell, Column, Figure, Mark, Table
from goodoffices.lenses.stability import tracks
from goodoffices.lenses.stability.reasons.words import answers, reason
from goodoffices.lenses.stability.tracks import Stop, Track
from goodoffices.methods.stability.why.account import Account

if TYPE_CHECKING:
    from goodoffices.lenses.stability.reasons.reasons import Reasons

_STAYS = Mark("●", "stays", "good")
_GOES = Mark("○", "goes", "bad")


def table(reasons: Reasons, firm: Callable[[int, int], str] | None) -> Table:
    """Write per party: does it stay, its best move, what answers it or why nothing does.

    Parameters
    ----------
    reasons
        What is explained.
    firm
        Says how firm the verdict on a party and an outcome is; ``None`` where nothing can.
    """
    conflict, concept = reasons.holding.conflict, reasons.concept
    columns = [Column("Party"), Column("Verdict"), Column("Moves it prefers", "right")]
    columns += [Column("The move"), Column("What answers it, or why nothing does")]
    columns += [Column("To change this, the outcome must rank")] if firm else []
    rows = []
    for account in reasons.accounts:
        by = reasons.holding.analysts((account.party,))
        texts = [_count(account), _move(reasons, account), _answer(reasons, account)]
        texts += [firm(account.party, account.state)] if firm else []
        rows.append(
            (
                Cell(conflict.names[account.party], by=by),
                Cell("", by=by, mark=_STAYS if account.stays else _GOES),
                *(Cell(text, by=by) for text in texts),
            )
        )
    title = f"Why each stays at {reasons.called} or goes, under {concept.name}"
    note = "The move is the one the party would make, or the best of those it is deterred from."
    note += " Places are tiers of its ranking; all else in it stays." if firm else ""
    return Table(f"why {reasons.name}", title, tuple(columns), tuple(rows), note)


def _count(account: Account) -> str:
    deterred = account.improvements - account.free
    if not account.improvements or not account.free or not deterred:
        return f"{account.improvements:,}"
    return f"{account.improvements:,}, of which {deterred:,} deterred"


def _move(reasons: Reasons, account: Account) -> str:
    if not account.ways:
        return "none"
    return reasons.holding.conflict.words.move(account.state, account.ways[0].improvement)


def _answer(reasons: Reasons, account: Account) -> str:
    if not account.ways:
        return "it has nothing better to move to"
    way, holding = account.ways[0], reasons.holding
    if way.sanction is not None:
        return f"{answers(holding, way.improvement, way.sanction.steps)}: no better than staying"
    return reason(holding, reasons.concept, reasons.called, account.party, way)


def figure(reasons: Reasons, twin: Table) -> Figure:
    """Draw, per party with a move it prefers, that move and what follows."""
    shown = [_track(reasons, account) for account in reasons.accounts if account.ways]
    return tracks.figure(twin, shown)


def _track(reasons: Reasons, account: Account) -> Track:
    name = reasons.holding.conflict.names[account.party]
    title = f"{name} {'stays' if account.stays else 'goes'}"
    return Track(title, (Stop(reasons.called), *_stops(reasons, account)))


def _stops(reasons: Reasons, account: Account) -> Iterator[Stop]:
    way, graph = account.ways[0], reasons.holding.conflict.graph
    name = reasons.holding.conflict.names[account.party]
    steps = way.sanction.steps if way.sanction is not None else ()
    if way.escape is not None:
        steps = way.escape.answer
    verdict = "" if steps else "○ nothing deters it"
    yield _stop(reasons, account.party, account.state, way.improvement, verdict)
    here = way.improvement
    for number, step in enumerate(steps, 1):
        verdict = f"no better for {name}" if number == len(steps) else ""
        if number == len(steps) and graph.relation(account.party, account.state, step.to).is_better:
            verdict = f"worse for {name}"
        yield _stop(reasons, step.party, here, step.to, verdict)
        here = step.to
    if way.escape is not None:
        yield _stop(reasons, account.party, here, way.escape.to, "○ a way out")


def _stop(reasons: Reasons, party: int, before: int, after: int, verdict: str) -> Stop:
    conflict = reasons.holding.conflict
    gains = conflict.graph.relation(party, after, before).is_better
    loses = conflict.graph.relation(party, before, after).is_better
    effect = "gains" if gains else "loses" if loses else "neither gains nor loses"
    text = conflict.words.outcome(after)
    if conflict.space is not None:
        old, new = conflict.space.outcome(before), conflict.space.outcome(after)
        issues = conflict.case.issues
        text = "; ".join(f"{i}: {issues[i].title_of(o)}" for i, o in new.items() if o != old[i])
    return Stop(text, verdict, conflict.names[party], effect, not gains)
