"""Whether one outcome holds, who would leave it and to what, and what deters the rest.

Source: fang1993.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import capital, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.stability.held import WEAKER, joint_sentence
from goodoffices.lenses.stability.under_other_readings import Robustness
from goodoffices.methods.stability import NASH, Concept

_STAYS = Mark("●", "stays", "good")
_GOES = Mark("○", "would leave", "bad")


def judgement(holding: Holding, name: str, state: int, tested: Robustness) -> Judgement:
    """Judge what is now (``name`` "now"), or an outcome asked about, by its name."""
    claim = f"Given these inputs, {_called(holding, name, state)} {_verdict(holding, state)}."
    conflict = holding.conflict
    sure = confidence(
        conflict.case,
        conflict.reading,
        conflict.analysts,
        tested.labels(),
        tested.verdict_changes(state),
    )
    why = (*_under_the_others(holding, state), *_deterred(holding, state))
    joint = joint_sentence(holding, state)
    leaving = holding.leavers(NASH, state)
    return Judgement(Sentence(claim, by=holding.analysts(leaving)), sure, (*why, *joint))


def _called(holding: Holding, name: str, state: int) -> str:
    words = holding.conflict.words.outcome(state)
    if name == "now":
        return "what is now" if holding.conflict.space is not None else f"what is now ({words})"
    return f"{called(name)} ({words})"


def called(name: str) -> str:
    """Say which outcome is meant, by the name under which somebody asks about it."""
    return "the wanted outcome" if name == "wanted" else f"the wanted outcome {quoted(name)}"


def _verdict(holding: Holding, state: int) -> str:
    if holding.holds(NASH, state):
        return "holds under every concept: nobody could do better by a move of its own"
    return f"does not hold under Nash stability: {holding.departures(NASH, state)}"


def _under_the_others(holding: Holding, state: int) -> list[Sentence]:
    """Say what the weaker concepts find, those that find the same in one sentence."""
    if holding.holds(NASH, state):
        return []
    alike: dict[tuple[int, ...], list[Concept]] = {}
    for concept in WEAKER:
        alike.setdefault(holding.leavers(concept, state), []).append(concept)
    found = []
    for leaving, concepts in alike.items():
        names = listed([concept.name for concept in concepts])
        text = f"Under {names} it holds."
        if leaving:
            who = listed([holding.conflict.names[p] for p in leaving], "or")
            text = f"Under {names} it does not hold either: nothing deters {who}"
            text += f"{_elsewhere(holding, concepts[0], state)}."
        found.append(Sentence(text, by=holding.analysts(leaving)))
    return found


def _elsewhere(holding: Holding, concept: Concept, state: int) -> str:
    """Name the moves where they are not the ones already named for Nash stability."""
    leaving = holding.leavers(concept, state)
    if all(_same_move(holding, concept, party, state) for party in leaving):
        return ""
    return f", and the moves are others: {holding.departures(concept, state)}"


def _same_move(holding: Holding, concept: Concept, party: int, state: int) -> bool:
    return holding.target(concept, party, state) == holding.target(NASH, party, state)


def _deterred(holding: Holding, state: int) -> list[Sentence]:
    """Say, for a party that leaves under Nash stability but not otherwise, what deters it."""
    found = []
    for party in holding.leavers(NASH, state):
        improvement = holding.target(NASH, party, state)
        for concept in WEAKER:
            if party not in holding.leavers(concept, state):
                found.append(holding.deterred(concept, party, state, improvement))
                break
    return found


def table(holding: Holding, name: str, state: int) -> Table:
    """Per party that can move and concept: does it stay, and if not, what would it do?"""
    columns = [Column("Party"), *(Column(capital(c.name)) for c in holding.concepts)]
    rows = []
    for party, named in enumerate(holding.conflict.names):
        by = holding.analysts((party,))
        cells = [_cell(holding, concept, party, state) for concept in holding.concepts]
        rows.append((Cell(named, by=by), *cells))
    title = f"Who would leave {'what is now' if name == 'now' else called(name)}"
    note = "Each party that can move alone; where it would leave, what it would do."
    return Table(name, title, tuple(columns), tuple(rows), note)


def _cell(holding: Holding, concept: Concept, party: int, state: int) -> Cell:
    by = holding.analysts((party,))
    if party not in holding.leavers(concept, state):
        return Cell("", by=by, mark=_STAYS)
    if concept is not NASH and _same_move(holding, concept, party, state):
        return Cell("by the same move", by=by, mark=_GOES)
    return Cell(f"would {holding.move(concept, party, state)}", by=by, mark=_GOES)
