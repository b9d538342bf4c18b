"""Tables and the figure of a conflict in which some preferences are unknown.

Source: li2004.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from goodoffices.lenses.amounts import capital, listed, share
from goodoffices.lenses.finding import Cell, Column, Figure, Mark, Table
from goodoffices.methods.stability import SWEPT, Concept
from goodoffices.methods.stability.kinds_of_preference.unknown import EXTENSIONS, Extension

if TYPE_CHECKING:
    from goodoffices.lenses.stability.kinds.unknown_preferences import Looked

LISTED = 20
"""So many outcomes are listed; the rest are counted."""

_MARKS = {
    "all": Mark("●", "holds", "good"),
    "some": Mark("◐", "may hold", "mixed"),
    "none": Mark("○", "does not hold", "bad"),
}


def tables(looked: Looked) -> tuple[Table, ...]:
    """Show what holds for sure and perhaps, in each of the four ways, and which outcomes."""
    return (_concepts(looked), _extensions(looked), _outcomes(looked))


def _concepts(looked: Looked) -> Table:
    by, now = looked.conflict.analysts, looked.conflict.now
    total = looked.conflict.graph.n_states
    columns = (
        Column("Concept"),
        Column("When an outcome holds for a party"),
        Column("Hold whatever is not stated", "right"),
        Column("May hold besides", "right"),
        Column("Now"),
    )
    rows = tuple(
        (
            Cell(concept.name, by=by),
            Cell(concept.sentence, by=by),
            Cell(share(len(looked.surely(concept)), total), by=by),
            Cell(f"{looked.perhaps(concept):,}", by=by),
            Cell("not stated", by=by) if now is None else _cell(looked, concept, now),
        )
        for concept in SWEPT
    )
    note = "Whatever is not stated: in all four ways of taking it; may hold: in some of them."
    return Table("concepts", "How many outcomes hold, and how many may", columns, rows, note)


def _cell(looked: Looked, concept: Concept, state: int) -> Cell:
    mark = _MARKS[looked.holds(concept, state)]
    return Cell("", by=looked.conflict.analysts, mark=mark)


def _extensions(looked: Looked) -> Table:
    by = looked.conflict.analysts
    columns = [Column("Way"), Column("What it takes a party to do")]
    columns += [Column(capital(concept.name), "right") for concept in SWEPT]
    columns += [Column("Would leave now")]
    rows = []
    for one in EXTENSIONS:
        results = looked.found.results[one.key]
        counts = [int(results[concept.key].equilibria.sum()) for concept in SWEPT]
        cells = [Cell(f"{count:,}", by=by) for count in counts]
        what = (Cell(one.key, by=by), Cell(one.sentence, by=by))
        rows.append((*what, *cells, Cell(_leavers(looked, one), by=by)))
    note = (
        "Each number counts the outcomes that hold for every party that can move alone. The last "
        "column names who would leave what is now under Nash stability."
    )
    title = "Four ways to take what is not stated"
    return Table("extensions", title, tuple(columns), tuple(rows), note)


def _leavers(looked: Looked, one: Extension) -> str:
    now = looked.conflict.now
    if now is None:
        return "now is not stated"
    stable = looked.found.results[one.key]["nash"].stable_for[:, now]
    return listed([looked.conflict.names[p] for p in np.flatnonzero(~stable).tolist()]) or "nobody"


def _outcomes(looked: Looked) -> Table:
    concept = _strictest(looked)
    some = looked.found.under_some(concept.key)
    sure = looked.found.under_all(concept.key)
    states = sorted(np.flatnonzero(some).tolist(), key=lambda s: (not sure[s], _changes(looked, s)))
    by, words = looked.conflict.analysts, looked.conflict.words
    columns = [Column("Outcome"), Column("What it changes against now")]
    columns += [Column(capital(one.name), "centre") for one in SWEPT]
    rows = tuple(
        (
            Cell(str(number), by=by),
            Cell(words.outcome(state), by=by),
            *(_cell(looked, one, state) for one in SWEPT),
        )
        for number, state in enumerate(states[:LISTED], 1)
    )
    rest = len(states) - len(rows)
    note = f"{rest:,} more are not listed." if rest else "All are listed."
    title = f"Outcomes that hold or may hold under {concept.name}"
    return Table("outcomes", title, tuple(columns), rows, note)


def _strictest(looked: Looked) -> Concept:
    some = [one for one in SWEPT if looked.found.under_some(one.key).any()]
    return some[0] if some else SWEPT[0]


def _changes(looked: Looked, state: int) -> tuple[int, int]:
    space = looked.conflict.space
    return (len(space.changed(state)) if space is not None else 0, state)


def figure(looked: Looked) -> Figure:
    """Draw how many outcomes hold and how many may, per concept."""
    values: list[dict[str, Any]] = []
    for concept in SWEPT:
        counts = {"holds": len(looked.surely(concept)), "may hold": looked.perhaps(concept)}
        values += [
            {"concept": concept.name, "outcomes": count, "verdict": verdict}
            for verdict, count in counts.items()
        ]
    alt = "; ".join(f"{v['concept']}, {v['verdict']}: {v['outcomes']:,}" for v in values)
    title = "How many outcomes hold, and how many may, under each concept"
    total = looked.conflict.graph.n_states
    return Figure("counts", title, f"Of {total:,} outcomes, {alt}.", _spec(values), "concepts")


def _spec(values: list[dict[str, Any]]) -> dict[str, Any]:
    colour = {"domain": ["holds", "may hold"], "range": ["#4a6b8a", "#cfe0f0"]}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 420,
        "height": {"step": 30},
        # what only may hold is outlined as well as lighter, so that it survives black and white
        "mark": {"type": "bar", "stroke": "#4a6b8a"},
        "encoding": {
            "y": {
                "field": "concept",
                "type": "nominal",
                "sort": [concept.name for concept in SWEPT],
                "axis": {"title": None},
            },
            "x": {
                "field": "outcomes",
                "type": "quantitative",
                "axis": {"title": "outcomes", "tickMinStep": 1},
            },
            "color": {
                "field": "verdict",
                "type": "nominal",
                "scale": colour,
                "legend": {"title": None, "orient": "bottom"},
            },
            "order": {"field": "verdict", "type": "nominal"},
        },
    }
