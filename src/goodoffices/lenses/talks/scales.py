"""Positions along each scaled issue, drawn by shape, with the table that says the same.

Source: none; drawn with a Vega-Lite 5 specification, its data inside, no address in it.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from goodoffices.case.issue import Issue
from goodoffices.case.voice import Voice
from goodoffices.lenses.finding import Column, Figure, Table
from goodoffices.lenses.talks.grid import Wish, wishes
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
    "stated earlier": "diamond",
    "said by others": "square",
    "said by the reporter": "triangle-up",
    "analyst’s judgement": "cross",
}
_WIDTH, _FONT, _INK = 500, "sans-serif", "#1f3a5f"


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
            Point(name, record.case.name_of(party), w.option, _word(w), w.evidence)
            for party in record.case.parties
            for w in wishes(record, party, name)
            if w.verb == "states" and w.option in issue.options
        ]
        if issue.scale and wanted:
            now = [Point(name, "now", issue.now, NOW)] if issue.now else []
            found += [*now, *wanted]
    return tuple(found)


def _word(wish: Wish) -> str:
    return "stated earlier" if wish.earlier else _WORD[wish.voice]


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
    used = {mark.voice for mark in marks}
    voices = tuple(voice for voice in _SHAPES if voice in used)
    spec: dict[str, Any] = {
        "description": _alt(record, marks),
        "background": "white",
        "config": {"font": _FONT, "view": {"stroke": None}},
        "vconcat": [
            _strip(record, issue, [m for m in marks if m.issue == issue], voices)
            for issue in issues
        ],
        "resolve": {"scale": {"shape": "shared", "fill": "shared"}},
        "spacing": 24,
    }
    return Figure(
        "scales", "Positions along each scale, by whose word it is", _alt(record, marks), spec,
        "scales",
    )  # fmt: skip


def _strip(
    record: Record, name: str, marks: list[Point], voices: tuple[str, ...]
) -> dict[str, Any]:
    issue = record.case.issues[name]
    labels = _labels(issue)
    values = [{"who": m.who, "option": labels[m.option], "voice": m.voice} for m in marks]
    legend = {"title": None, "orient": "bottom"}
    plain = {"title": None, "domain": False, "ticks": False, "labelColor": "#222222"}
    split = {**plain, "labelExpr": "split(datum.label, '\\n')", "labelAngle": 0, "labelLimit": 0}
    x = {**split, "grid": True, "gridColor": "#dddddd"}

    def by_voice(values: list[str]) -> dict[str, Any]:
        scale = {"domain": list(voices), "range": values}
        return {"field": "voice", "type": "nominal", "legend": legend, "scale": scale}

    def along(field: str, axis: dict[str, Any], domain: list[str]) -> dict[str, Any]:
        return {"field": field, "type": "nominal", "axis": axis, "scale": {"domain": domain}}

    return {
        "title": {"text": name, "anchor": "start", "frame": "group", "fontSize": 12},
        "data": {"values": values},
        "width": _WIDTH,
        "height": {"step": 22},
        "mark": {"type": "point", "size": 90, "strokeWidth": 2, "stroke": _INK, "opacity": 1},
        "encoding": {
            "x": along("option", x, list(labels.values())),
            "y": along("who", plain, list(dict.fromkeys(mark.who for mark in marks))),
            "shape": by_voice([_SHAPES[voice] for voice in voices]),
            "fill": by_voice([_INK if voice == "stated" else "transparent" for voice in voices]),
        },
    }


def _labels(issue: Issue) -> dict[str, str]:
    """Break the titles of options into short lines; equal titles carry the option's name."""
    titles = [issue.title_of(option) for option in issue.options]
    width = max(8, _WIDTH // (7 * len(titles)))
    labels = {}
    for option, title in zip(issue.options, titles, strict=True):
        text = title if titles.count(title) == 1 else f"{title} ({option})"
        labels[option] = "\n".join(textwrap.wrap(text, width)) or option
    return labels


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
