"""Tables for a case with more outcomes than can be listed: counts, now, the first that hold.

Source: fang1993.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.amounts import capital, share
from goodoffices.lenses.finding import Cell, Column, Mark, Table
from goodoffices.lenses.stability.held import HOLDS, LEAVES, WEAKER
from goodoffices.lenses.stability.many.too_many import TooMany, WantedAmongMany
from goodoffices.methods.stability import GMR, NASH, Concept
from goodoffices.methods.stability.symbolic import SymbolicOutcome

LISTED = 20
"""So many outcomes are listed in a table; the rest are counted."""

_STAYS = Mark("●", "stays", "good")
_GOES = Mark("○", "would leave", "bad")


def tables(many: TooMany, wanted: Sequence[WantedAmongMany]) -> tuple[Table, ...]:
    """Make every table."""
    found = [_concepts(many), _parties(many), _outcomes(many)]
    if many.names:
        found.append(_one(many, "now", "Who would leave what is now", many.space.now))
    return (*found, *([_wanted(many, wanted)] if wanted else []))


def strictest(many: TooMany) -> Concept:
    """Choose whose outcomes are listed: the strictest concept under which any holds."""
    some = [concept for concept in (NASH, *WEAKER) if many.count(concept)]
    return some[0] if some else GMR


def _concepts(many: TooMany) -> Table:
    columns = [Column("Concept"), Column("When an outcome holds for a party")]
    columns += [Column("Outcomes that hold", "right"), Column("Now"), Column("Not for")]
    by, now = many.analysts(), many.space.now
    rows = tuple(
        (
            Cell(concept.name, by=by),
            Cell(concept.sentence, by=by),
            Cell(share(many.count(concept), many.result.n_states), by=by),
            Cell("", by=by, mark=_verdict(many, concept, now)),
            Cell(many.leavers_named(concept, now), by=by),
        )
        for concept in many.concepts
    )
    note = (
        "An outcome holds when it holds for every party that can move alone. Every outcome was "
        f"looked at, in sets; engine: {many.result.engine}."
    )
    return Table("concepts", "How many outcomes hold", tuple(columns), rows, note)


def _verdict(many: TooMany, concept: Concept, outcome: SymbolicOutcome) -> Mark:
    return HOLDS if many.result.holds(concept, outcome) else LEAVES


def _parties(many: TooMany) -> Table:
    columns = (Column("Party"), *(Column(capital(c.name), "right") for c in many.concepts))
    rows = []
    for party, name in enumerate(many.names):
        by = many.analysts((party,))
        counts = [many.result.verdict(concept).stable_for[party] for concept in many.concepts]
        cells = (Cell(share(count, many.result.n_states), by=by) for count in counts)
        rows.append((Cell(name, by=by), *cells))
    title = "How many outcomes each party would not leave"
    return Table("parties", title, columns, tuple(rows), "Each party that can move alone.")


def _outcomes(many: TooMany) -> Table:
    concept, by = strictest(many), many.analysts()
    shown = many.nearest(concept, LISTED)
    columns = [Column("Outcome"), Column("What it changes against now")]
    columns += [Column(capital(one.name), "centre") for one in many.concepts]
    rows = tuple(
        (
            Cell(str(number), by=by),
            Cell(_named(many, outcome), by=by),
            *(Cell("", by=by, mark=_verdict(many, one, outcome)) for one in many.concepts),
        )
        for number, outcome in enumerate(shown, 1)
    )
    note = "" if concept is NASH else "No outcome holds under Nash stability. "
    rest = many.count(concept) - len(shown)
    note += f"Those that change least come first; {rest:,} more are not listed." if rest else (
        "All are listed, those that change least first.")  # fmt: skip
    return Table("outcomes", f"Outcomes that hold under {concept.name}", tuple(columns), rows, note)


def _named(many: TooMany, outcome: SymbolicOutcome) -> str:
    joint = many.joint(outcome)
    return many.outcome(outcome) + (f" ({joint})" if joint else "")


def _one(many: TooMany, name: str, title: str, outcome: SymbolicOutcome) -> Table:
    columns = (Column("Party"), *(Column(capital(concept.name)) for concept in many.concepts))
    rows = []
    for party, named in enumerate(many.names):
        by = many.analysts((party,))
        cells = [_cell(many, concept, party, outcome) for concept in many.concepts]
        rows.append((Cell(named, by=by), *cells))
    note = "Each party that can move alone; where it would leave, what it would do."
    return Table(name, title, columns, tuple(rows), note)


def _cell(many: TooMany, concept: Concept, party: int, outcome: SymbolicOutcome) -> Cell:
    by = many.analysts((party,))
    if many.result.stable_for(concept, party, outcome):
        return Cell("", by=by, mark=_STAYS)
    return Cell(f"would {many.move(concept, party, outcome)}", by=by, mark=_GOES)


def _wanted(many: TooMany, wanted: Sequence[WantedAmongMany]) -> Table:
    """Per outcome asked about, how many outcomes it means and how many of them hold."""
    by = many.analysts()
    columns = [Column("Asked about"), Column("Outcomes it means", "right")]
    columns += [Column(capital(concept.name), "right") for concept in many.concepts]
    rows = []
    for one in wanted:
        within = many.space.where(one.partial)
        total = many.result.count_feasible(within)
        held = (share(many.result.count(c, within), total) for c in many.concepts)
        texts = (one.words, f"{total:,}", *held)
        rows.append(tuple(Cell(text, by=by) for text in texts))
    title = "How many of the outcomes asked about hold"
    return Table("wanted", title, tuple(columns), tuple(rows))
