"""Which outcomes hold strongly: whoever left them could end with something much worse.

Source: hamouda2004, hamouda2006.
"""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.case.number import Range, plain
from goodoffices.errors import TooLargeError
from goodoffices.lenses.amounts import capital, counted, listed, share
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked
from goodoffices.methods.stability import GMR, SEQ, SMR, SSEQ, Concept
from goodoffices.methods.stability.kinds_of_preference.strength import (
    StrengthStability,
    under_strength,
)

ASKED = (GMR, SMR, SEQ, SSEQ)
"""The concepts that look at answers, so that an outcome can hold strongly under them."""

_STRONG = Mark("●", "holds strongly", "good")
_WEAK = Mark("◐", "holds weakly", "mixed")
_LEAVES = Mark("○", "does not hold", "bad")
_METHODS = ("hamouda2004", "hamouda2006")


def section(holding: Holding, asked: Asked) -> Section:
    """Say which outcomes hold strongly; empty where no entry says what is much better."""
    said = _said(holding)
    if not said:
        return Section()
    try:
        found = under_strength(holding.conflict.graph, ASKED)
    except TooLargeError as error:
        return Section(missing=(_too_large(holding, error),))
    concept = asked.concept if asked.concept in ASKED else SEQ
    return Section(
        judgements=(_judgement(holding, asked, found, concept, said),),
        tables=(_table(holding, found),),
        assumptions=_assumptions(holding, said),
        limits=_limits(holding, said),
        methods=_METHODS,
    )


def _said(holding: Holding) -> dict[int, Range]:
    """Per party that can move, from what difference on an outcome is much better for it."""
    space = holding.conflict.space
    entries = (
        (party, space.entry(name) if space is not None else None)
        for party, name in enumerate(holding.conflict.graph.parties)
    )
    return {p: e.much_better for p, e in entries if e is not None and e.much_better is not None}


def _judgement(
    holding: Holding,
    asked: Asked,
    found: StrengthStability,
    concept: Concept,
    said: Mapping[int, Range],
) -> Judgement:
    by = holding.conflict.analysts
    general = int(found.general[concept.key].equilibria.sum())
    strong = int(found.strong[concept.key].equilibria.sum())
    outcomes = f"{counted(general, 'outcome')} that hold{'s' if general == 1 else ''}"
    how_many = f"{strong:,}" if strong else "none"
    claim = (
        f"Given these inputs, of {outcomes} under {concept.name} {how_many} "
        f"hold{'' if strong > 1 else 's'} strongly: each party has nothing better to go to, or "
        "could be answered by something much worse for it."
    )
    whose = listed(holding.analysts(tuple(said)))
    sure = Sentence(
        "Confidence in the counts is high as arithmetic: every outcome was looked at; what counts "
        f"as much better is the judgement of {whose}.",
        by=by,
    )
    now = holding.conflict.now
    why = (_weakly(holding, found, concept, now),) if now is not None else ()
    return Judgement(Sentence(claim, by=by), sure, (*why, *_wanted(asked, found, concept, by)))


def _wanted(
    asked: Asked, found: StrengthStability, concept: Concept, by: tuple[str, ...]
) -> list[Sentence]:
    """Say how many of the outcomes with what is wanted hold, and how many strongly."""
    sentences = []
    for wanted in asked.wanted:
        general = int(found.general[concept.key].equilibria[wanted.states].sum())
        strong = int(found.strong[concept.key].equilibria[wanted.states].sum())
        text = (
            f"Of {counted(len(wanted.states), 'outcome')} with ({wanted.words}), {general:,} "
            f"hold{'s' if general == 1 else ''} under {concept.name}, {strong:,} of them strongly."
        )
        sentences.append(Sentence(text, by=by))
    return sentences


def _weakly(holding: Holding, found: StrengthStability, concept: Concept, state: int) -> Sentence:
    """Say how what is now holds, and for whom weakly."""
    names = holding.conflict.names
    if not found.general[concept.key].equilibria[state]:
        text = f"What is now does not hold under {concept.name}, strongly or weakly."
        return Sentence(text, by=holding.conflict.analysts)
    weak = tuple(found.weakly_stable_for(concept.key)[:, state].nonzero()[0].tolist())
    if not weak:
        text = f"What is now holds strongly under {concept.name}."
        return Sentence(text, by=holding.conflict.analysts)
    who = listed([names[party] for party in weak])
    text = (
        f"What is now holds only weakly under {concept.name}: no answer to at least one move of "
        f"{who} would be much worse for {'it' if len(weak) == 1 else 'the one that moved'} than "
        "what is now."
    )
    return Sentence(text, by=holding.analysts(weak))


def _table(holding: Holding, found: StrengthStability) -> Table:
    by, now = holding.conflict.analysts, holding.conflict.now
    columns = (
        Column("Concept"),
        Column("Outcomes that hold", "right"),
        Column("Of these strongly", "right"),
        Column("Now"),
    )
    rows = tuple(
        (
            Cell(capital(concept.name), by=by),
            Cell(share(holding_count, holding.n_outcomes), by=by),
            Cell(f"{int(found.strong[concept.key].equilibria.sum()):,}", by=by),
            Cell("not stated", by=by)
            if now is None
            else Cell("", by=by, mark=_mark(found, concept, now)),
        )
        for concept in ASKED
        for holding_count in (int(found.general[concept.key].equilibria.sum()),)
    )
    note = (
        "An outcome holds strongly when every better way out of it could be answered by something "
        "much worse, or there is none; else weakly. Nash stability looks at no answers."
    )
    return Table("strength", "How many outcomes hold strongly", columns, rows, note)


def _mark(found: StrengthStability, concept: Concept, state: int) -> Mark:
    if found.strong[concept.key].equilibria[state]:
        return _STRONG
    return _WEAK if found.general[concept.key].equilibria[state] else _LEAVES


def _assumptions(holding: Holding, said: Mapping[int, Range]) -> tuple[Sentence, ...]:
    reading, names = holding.conflict.reading, holding.conflict.names
    return tuple(
        Sentence(
            f"For {names[party]} an outcome is much better than another when it is worth at least "
            f"{plain(reading.number(least))} of 100 points more.",
            by=holding.analysts((party,)),
        )
        for party, least in said.items()
    )


def _limits(holding: Holding, said: Mapping[int, Range]) -> tuple[Sentence, ...]:
    rest = tuple(p for p in range(len(holding.conflict.names)) if p not in said)
    if not rest:
        return ()
    who = listed([holding.conflict.names[party] for party in rest])
    text = (
        f"How strong the preferences of {who} are is not stated, so no answer counts as much worse "
        "there, and an outcome holds strongly there only where no better way leads out of it."
    )
    return (Sentence(text, by=holding.analysts(rest)),)


def _too_large(holding: Holding, error: TooLargeError) -> Sentence:
    fault = error.faults[0]
    text = f"Which outcomes hold strongly was not looked at: there are {fault.found}, and it needs "
    return Sentence(f"{text}{fault.expected}.", by=holding.conflict.analysts)
