"""What is now and the outcomes that hold, side by side, issue by issue.

Source: none.
"""

from __future__ import annotations

from typing import Any

from goodoffices.lenses.amounts import capital
from goodoffices.lenses.finding import Cell, Column, Figure, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held import shown_states, strictest

COLUMNS = 4
"""So many outcomes stand beside what is now."""


def table(holding: Holding, asked: Asked) -> Table | None:
    """Write the options of what is now and of the outcomes that hold, where any differs.

    Returns
    -------
    Table or None
        ``None`` where the case has no issues, or nothing but now holds.
    """
    space = holding.conflict.space
    if space is None:
        return None
    shown = _columns(holding, asked)
    outcomes = [space.outcome(state) for state in shown.values()]
    issues = [axis.issue for axis in space.axes if len({o[axis.issue] for o in outcomes}) > 1]
    if not issues:
        return None
    by, case = holding.conflict.analysts, space.case
    rows = tuple(
        (
            Cell(issue, by=by),
            *(Cell(case.issues[issue].title_of(o[issue]), by=by) for o in outcomes),
        )
        for issue in issues
    )
    columns = (Column("Issue"), *(Column(title) for title in shown))
    note = "Only issues on which these outcomes differ; all others stay as now."
    return Table("side by side", "Now and what holds, side by side", columns, rows, note)


def _columns(holding: Holding, asked: Asked) -> dict[str, int]:
    now = holding.conflict.now
    assert now is not None
    shown = {"Now": now}
    for number, state in enumerate(shown_states(holding, strictest(holding), COLUMNS), 1):
        if state != now:
            shown[f"Outcome {number}"] = state
    for wanted in asked.wanted:
        if wanted.focus is not None and wanted.focus not in shown.values():
            shown[capital(wanted.name)] = wanted.focus
    return shown


def figure(holding: Holding, shown: Table | None) -> Figure:
    """Draw the table side by side; without one, how many outcomes hold under each concept."""
    return _matrix(shown) if shown is not None else _counts(holding)


def _matrix(shown: Table) -> Figure:
    titles = [column.title for column in shown.columns[1:]]
    values = [
        {
            "issue": row[0].text,
            "outcome": title,
            "option": cell.text,
            "against now": "as now" if cell.text == row[1].text else "changed",
        }
        for row in shown.rows
        for title, cell in zip(titles, row[1:], strict=True)
    ]
    alt = "; ".join(
        f"{row[0].text}: "
        + ", ".join(f"{t} {c.text}" for t, c in zip(titles, row[1:], strict=True))
        for row in shown.rows
    )
    spec = _spec(values, 230 * len(titles)) | {
        "layer": [_boxes(), _labels()],
        "encoding": {
            "x": {
                "field": "outcome",
                "type": "nominal",
                "sort": titles,
                "axis": {"orient": "top", "title": None, "labelAngle": 0},
            },
            "y": {
                "field": "issue",
                "type": "nominal",
                "sort": [row[0].text for row in shown.rows],
                "axis": {"title": None},
            },
        },
    }
    return Figure("side by side", shown.title, f"Per issue: {alt}.", spec, shown.name)


def _boxes() -> dict[str, Any]:
    colour = {"domain": ["as now", "changed"], "range": ["#f2f2f2", "#cfe0f0"]}
    fill = {
        "field": "against now",
        "type": "nominal",
        "scale": colour,
        "legend": {"title": None, "orient": "bottom"},
    }
    return {
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2},
        "encoding": {"color": fill},
    }


def _labels() -> dict[str, Any]:
    # what changes is bold as well as tinted, so that it survives black and white
    weight = {"expr": "datum['against now'] === 'changed' ? 'bold' : 'normal'"}
    return {
        "mark": {"type": "text", "fontSize": 11, "limit": 220, "fontWeight": weight},
        "encoding": {"text": {"field": "option"}},
    }


def _counts(holding: Holding) -> Figure:
    values = [
        {"concept": concept.name, "outcomes that hold": holding.count(concept)}
        for concept in holding.concepts
    ]
    alt = "; ".join(f"{v['concept']}: {v['outcomes that hold']}" for v in values)
    spec = _spec(values, 420) | {
        "mark": {"type": "bar", "color": "#4a6b8a"},
        "encoding": {
            "y": {
                "field": "concept",
                "type": "nominal",
                "sort": [concept.name for concept in holding.concepts],
                "axis": {"title": None},
            },
            "x": {
                "field": "outcomes that hold",
                "type": "quantitative",
                "axis": {"tickMinStep": 1},
            },
        },
    }
    title = "How many outcomes hold under each concept"
    return Figure("counts", title, f"Of {holding.n_outcomes:,} outcomes, {alt}.", spec, "concepts")


def _spec(values: list[dict[str, Any]], width: int) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": width,
        "height": {"step": 30},
    }
