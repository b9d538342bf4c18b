"""A calm picture of moves: outcomes as boxes from left to right, movers as words between them.

Whether a move gains for whoever makes it is said by a word and by a solid or broken line, so that
the picture survives black and white.

Source: none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

from goodoffices.lenses.finding import Figure, Table

_BOX, _GAP = 164, 92
_LINE = 13
_STOPS = 3
"""So many outcomes stand side by side, so that the words stay legible on paper."""

_LETTERS_IN_BOX, _LETTERS_BETWEEN = 27, 14


@dataclass(frozen=True)
class Stop:
    """An outcome on a track.

    Attributes
    ----------
    text
        What stands in its box: what the move before changed.
    verdict
        What is said of it below that, in a word or two; may be empty.
    mover, effect
        Who made the move that led here, and what it does to the mover; empty for the first.
    against
        Whether the move goes against the preference of somebody who makes it.
    """

    text: str
    verdict: str = ""
    mover: str = ""
    effect: str = ""
    against: bool = False


@dataclass(frozen=True)
class Track:
    """A row of outcomes, each reached from the one before by one move."""

    title: str
    stops: tuple[Stop, ...]


def figure(table: Table, tracks: Sequence[Track]) -> Figure:
    """Draw tracks below one another; the table with the same name says the same."""
    values, top = list[dict[str, Any]](), 0
    rows = [row for track in tracks for row in _rows(track)]
    for row in rows:
        height = _height(row)
        values += [_placed(row, number, top, height) for number in range(len(row.stops))]
        top += height + 38
    longest = max(len(row.stops) for row in rows)
    width = longest * _BOX + (longest - 1) * _GAP
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": width,
        "height": top,
        "layer": [_titles(), _lines(), _arrows(), _boxes(), *_words()],
        "encoding": {
            "y": {"type": "quantitative", "axis": None, "scale": {"domain": [top, 0]}},
            "x": {"type": "quantitative", "axis": None, "scale": {"domain": [0, width]}},
        },
    }
    return Figure(table.name, table.title, _alt(tracks), spec, table.name)


def _rows(track: Track) -> list[Track]:
    """Cut a long track into rows; each begins with the outcome in which the one before ends."""
    rows, title, stops = list[Track](), track.title, track.stops
    while len(stops) > _STOPS:
        rows.append(Track(title, stops[:_STOPS]))
        first = replace(stops[_STOPS - 1], mover="", effect="", against=False)
        title, stops = f"{track.title}, continued", (first, *stops[_STOPS:])
    return [*rows, Track(title, stops)]


def _height(track: Track) -> int:
    lines = max(
        len(_wrapped(stop.text, _LETTERS_IN_BOX)) + bool(stop.verdict) for stop in track.stops
    )
    beside = max(
        len(_wrapped(stop.mover, _LETTERS_BETWEEN)) + len(_wrapped(stop.effect, _LETTERS_BETWEEN))
        for stop in track.stops
    )
    return max(lines * _LINE + 16, (beside + 1) * _LINE + 16)


def _placed(track: Track, number: int, top: int, height: int) -> dict[str, Any]:
    """Say where a stop stands, and the move that leads to it."""
    stop, left = track.stops[number], number * (_BOX + _GAP)
    upper, middle = top + 18, top + 18 + height / 2
    return {
        "track": track.title if not number else "",
        "title x": 0,
        "title y": top + 8,
        "left": left,
        "right": left + _BOX,
        "upper": upper,
        "lower": upper + height,
        "centre": left + _BOX / 2,
        "middle": middle,
        "outcome": _wrapped(stop.text, _LETTERS_IN_BOX) + ([stop.verdict] if stop.verdict else []),
        "first line": middle - _LINE * _lines_in(stop) / 2 + _LINE * 0.8,
        "from": left - _GAP if number else left,
        "to": left - 5 if number else left,
        "between": left - _GAP / 2 if number else left,
        "mover": _wrapped(stop.mover, _LETTERS_BETWEEN),
        "mover y": middle - 5 - _LINE * max(0, len(_wrapped(stop.mover, _LETTERS_BETWEEN)) - 1),
        "effect": _wrapped(stop.effect, _LETTERS_BETWEEN),
        "effect y": middle + 14,
        "step": number,
        "against": stop.against,
    }


def _wrapped(text: str, letters: int) -> list[str]:
    return wrap(text, letters, break_on_hyphens=False)


def _lines_in(stop: Stop) -> int:
    return len(_wrapped(stop.text, _LETTERS_IN_BOX)) + bool(stop.verdict)


def _at(x: str, y: str) -> dict[str, Any]:
    return {"x": {"field": x}, "y": {"field": y}}


def _boxes() -> dict[str, Any]:
    corners = {"x2": {"field": "right"}, "y2": {"field": "lower"}}
    mark = {"type": "rect", "fill": "#f4f4f4", "stroke": "#4a4a4a", "cornerRadius": 3}
    return {"mark": mark, "encoding": _at("left", "upper") | corners}


def _lines() -> dict[str, Any]:
    # a move against the mover's preference is a broken line as well as a word
    dash = {"condition": {"test": "datum.against", "value": [5, 4]}, "value": [1, 0]}
    mark = {"type": "rule", "color": "#1a1a1a", "strokeWidth": 1.4}
    encoding = _at("from", "middle") | {"x2": {"field": "to"}, "strokeDash": dash}
    return {"mark": mark, "encoding": encoding, "transform": [{"filter": "datum.step > 0"}]}


def _arrows() -> dict[str, Any]:
    mark = {"type": "point", "shape": "triangle-right", "size": 60, "filled": True}
    return {
        "mark": mark | {"color": "#1a1a1a"},
        "encoding": _at("to", "middle"),
        "transform": [{"filter": "datum.step > 0"}],
    }


def _titles() -> dict[str, Any]:
    mark = {"type": "text", "align": "left", "fontWeight": "bold", "fontSize": 11}
    return {"mark": mark, "encoding": _at("title x", "title y") | {"text": {"field": "track"}}}


def _words() -> list[dict[str, Any]]:
    small = {"type": "text", "lineHeight": _LINE, "fontSize": 10.5}
    return [
        {
            "mark": small | {"align": "center"} | style,
            "encoding": _at(x, y) | {"text": {"field": field}},
        }
        for field, x, y, style in (
            ("outcome", "centre", "first line", {"baseline": "alphabetic"}),
            ("mover", "between", "mover y", {"baseline": "alphabetic", "fontWeight": "bold"}),
            ("effect", "between", "effect y", {"baseline": "alphabetic", "fontStyle": "italic"}),
        )
    ]


def _alt(tracks: Sequence[Track]) -> str:
    return " ".join(f"{track.title}: {'; '.join(map(_in_words, track.stops))}." for track in tracks)


def _in_words(stop: Stop) -> str:
    verdict = f" ({stop.verdict})" if stop.verdict else ""
    if not stop.mover:
        return f"{stop.text}{verdict}"
    return f"{stop.mover} ({stop.effect}) moves to {stop.text}{verdict}"
