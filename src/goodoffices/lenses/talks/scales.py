"""Positions along each scaled issue, drawn by shape, with the table that says the same.

Source: none; drawn with a Vega-Lite 5 specification.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.case.voice import Voice
from goodoffices.lenses.finding import Column, Figure, Table
from goodoffices.lenses.talks.grid import wishes
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.wording import cell, listed, quoted

NOW = "now"
_WORD = {
    Voice.STATED: "stated",
    Voice.ATTRIBUTED: "said by others",
    Voice.REPORTER: "said by the reporter",
    Voice.ANALYST: "analyst’s judgement",
}
_SHAPES = {
    NOW: "stroke",
    "stated": "circle",
    "said by others": "square",
    "said by the reporter": "triangle-up",
    "analyst’s judgement": "cross",
}
_WIDTH, _FONT = 500, "sans-serif"


@dataclass(frozen=True)
class Point:
    """One mark: an option that somebody wants, or that is the case now."""

    issue: str
    who: str
    option: str
    voice: str
    evidence: tuple[str, ...] = ()


def points(record: Record) -> tuple[Point, ...]:
    """List the marks of every scaled issue on which at least one wish is recorded."""
    found: list[Point] = []
    for name, issue in record.case.axes.items():
        wanted = [
            Point(name, record.case.name_of(party), w.option, _WORD[w.voice], w.evidence)
            for party in record.case.parties
            for w in wishes(record, party, name)
            if w.verb == "states" and w.option in issue.options
        ]
        if issue.scale and wanted:
            now = [Point(name, "now", issue.now, NOW)] if issue.now else []
            found += [*now, *wanted]
    return tuple(found)


def table(record: Record) -> Table:
    """Write the marks as a table."""
    rows = tuple(
        (
            cell(p.issue),
            cell("–" if p.voice == NOW else p.who),
            cell(record.case.issues[p.issue].title_of(p.option)),
            cell("how things stand now" if p.voice == NOW else p.voice, p.evidence),
        )
        for p in points(record)
    )
    columns = tuple(map(Column, ("Issue", "Party", "Option", "Whose word")))
    return Table("scales", "Positions along each scale", columns, rows)


def figure(record: Record) -> Figure | None:
    """Draw the marks, one strip for each scaled issue; ``None`` where there is nothing to draw."""
    marks = points(record)
    if not marks:
        return None
    issues = tuple(dict.fromkeys(mark.issue for mark in marks))
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": _alt(record, marks),
        "background": "white",
        "config": {"font": _FONT, "view": {"stroke": None}},
        "vconcat": [
            _strip(record, issue, [m for m in marks if m.issue == issue]) for issue in issues
        ],
        "resolve": {"scale": {"shape": "shared"}},
        "spacing": 24,
    }
    return Figure(
        "scales", "Positions along each scale, by whose word it is", _alt(record, marks), spec,
        "scales",
    )  # fmt: skip


def _strip(record: Record, name: str, marks: list[Point]) -> dict[str, Any]:
    issue = record.case.issues[name]
    titles = [issue.title_of(option) for option in issue.options]
    who = list(dict.fromkeys(mark.who for mark in marks))
    values = [{"who": m.who, "option": issue.title_of(m.option), "voice": m.voice} for m in marks]
    option_axis = {
        "title": None, "labelLimit": _WIDTH // len(titles), "labelAngle": 0, "grid": True,
        "gridColor": "#dddddd", "domain": False, "ticks": False, "labelColor": "#222222",
    }  # fmt: skip
    who_axis = {"title": None, "domain": False, "ticks": False, "labelColor": "#222222"}
    shape = {
        "field": "voice", "type": "nominal", "legend": {"title": None, "orient": "bottom"},
        "scale": {"domain": list(_SHAPES), "range": list(_SHAPES.values())},
    }  # fmt: skip
    return {
        "title": {"text": name, "anchor": "start", "fontSize": 12},
        "data": {"values": values},
        "width": _WIDTH,
        "height": {"step": 22},
        "mark": {"type": "point", "size": 90, "strokeWidth": 2, "color": "#1f3a5f"},
        "encoding": {
            "x": {"field": "option", "type": "nominal", "axis": option_axis,
                  "scale": {"domain": titles}},
            "y": {"field": "who", "type": "nominal", "axis": who_axis, "scale": {"domain": who}},
            "shape": shape,
            "fill": {
                "condition": {"test": "datum.voice === 'stated'", "value": "#1f3a5f"},
                "value": "white",
            },
        },
    }  # fmt: skip


def _alt(record: Record, marks: tuple[Point, ...]) -> str:
    parts = []
    for name in dict.fromkeys(mark.issue for mark in marks):
        issue = record.case.issues[name]
        ends = [issue.title_of(option) for option in issue.options]
        said = [
            f"now {quoted(issue.title_of(m.option))}"
            if m.voice == NOW
            else f"{m.who} {quoted(issue.title_of(m.option))} ({m.voice})"
            for m in marks
            if m.issue == name
        ]
        parts.append(
            f"{quoted(name)}, from {quoted(ends[0])} to {quoted(ends[-1])}: {listed(said)}."
        )
    return " ".join(parts)
