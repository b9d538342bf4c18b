"""The same words as tables: what each thinks it agrees to, and who walks away after the discovery.

Source: bennett1977 (each side has its own picture).
"""

from __future__ import annotations

from goodoffices.lenses.finding import Cell, Column, Mark, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.stability.views.agreement import Agreement
from goodoffices.lenses.stability.views.each_view import EachView
from goodoffices.lenses.stability.views.same_words import by_whom, over
from goodoffices.methods.stability import Concept

ACCEPTS = Mark("●", "accepts", "good")
WALKS = Mark("○", "walks away", "bad")
HOLDS = Mark("●", "holds", "good")
LEAVES = Mark("○", "does not hold", "bad")


def thought_table(agreement: Agreement, views: EachView, concept: Concept) -> Table:
    """Per party: what it thinks it would be agreeing to, whether it accepts, whether it holds."""
    term = agreement.understood.term
    titles = ("Party", f"What {quoted(term)} means to it", "As it understands it", "Points")
    columns = tuple(Column(title) for title in titles)
    columns += (Column(f"In its own view ({concept.name})"),)
    rows = tuple(_thought_row(agreement, party, views, concept) for party in agreement.acceptors)
    return Table(
        _named("same words", agreement),
        f"The same words, each side’s meaning: {quoted(term)}",
        columns,
        rows,
        "All else in the agreement means the same to everybody. In its own view: would the party "
        "stay with the agreement, or leave it by a move of its own?",
    )


def _named(what: str, agreement: Agreement) -> str:
    asked = agreement.wanted.name if agreement.wanted is not None else ""
    return ": ".join(filter(None, [what, agreement.understood.term, asked]))


def _thought_row(
    agreement: Agreement, party: str, views: EachView, concept: Concept
) -> tuple[Cell, ...]:
    meant, answer = agreement.understood.meant(party), agreement.as_thought(party)
    by = by_whom(agreement, party)
    literal = "" if meant.stated else " (not stated, taken literally)"
    red = "crosses a red line" if answer.crosses else ""
    return (
        Cell(agreement.name(party), by=by),
        Cell(agreement.title(meant.option) + literal, meant.evidence, by),
        Cell(red, by=by, mark=ACCEPTS if answer.accepts else WALKS),
        Cell(over(answer) or "an order only", by=by),
        views.own_cell(concept, party, agreement.state),
    )


def discovery_table(agreement: Agreement, holding: Holding, concept: Concept) -> Table:
    """Per meaning in use: who would still accept, who would walk away, and whether it holds."""
    columns = [Column("Had everybody taken it as")]
    columns += [Column(agreement.name(party)) for party in agreement.acceptors]
    columns += [Column(f"Against moves made alone ({concept.name})")]
    rows = tuple(
        (
            Cell(agreement.title(option), agreement.evidence, agreement.analysts),
            *(_met(agreement, party, option) for party in agreement.acceptors),
            _holds(agreement, option, holding, concept),
        )
        for option in agreement.meanings
    )
    note = "Points are on each party’s own scale from 0 to 100; they are not added across parties."
    title = f"After the discovery: {quoted(agreement.understood.term)}"
    return Table(_named("discovery", agreement), title, tuple(columns), rows, note)


def _met(agreement: Agreement, party: str, option: str) -> Cell:
    answer = agreement.answer(party, option)
    parts = ["red line crossed"] if answer.crosses else []
    parts += [over(answer)] if over(answer) else []
    parts += [agreement.worse_by(party, option)]
    mark = ACCEPTS if answer.accepts else WALKS
    return Cell("; ".join(parts), by=by_whom(agreement, party), mark=mark)


def _holds(agreement: Agreement, option: str, holding: Holding, concept: Concept) -> Cell:
    by, state = holding.conflict.analysts, agreement.understood.replaced(agreement.state, option)
    if state is None:
        return Cell("excluded by the rules of the case", by=by)
    leavers = holding.leavers_named(concept, state)
    return Cell(
        f"{leavers} would leave" if leavers else "", by=by, mark=LEAVES if leavers else HOLDS
    )
