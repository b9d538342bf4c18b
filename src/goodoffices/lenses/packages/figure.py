"""Pictures: what the standards are worth to each party, or how much each party could accept.

Source: none.
"""

from __future__ import annotations

from typing import Any

from goodoffices.lenses.amounts import one_digit, rounded
from goodoffices.lenses.finding import Figure
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import Chosen

_SHAPES = ["circle", "square", "triangle-up", "diamond", "triangle-down", "cross"]
_COLOURS = ["#1f4e79", "#b25d00", "#3b7d4f", "#7a4b94", "#8a6d1d", "#5c5c5c"]


def figure(asked: Asked) -> Figure:
    """Draw the worth of what the standards choose; without points, how much each could accept."""
    if asked.chosen is not None and asked.chosen.packages():
        return _worth(asked, asked.chosen)
    return _accepted(asked)


def _worth(asked: Asked, chosen: Chosen) -> Figure:
    floors, values, said = chosen.walk_away(), [], []
    for standard, solution in chosen.solutions.items():
        if solution.leximin is None:
            continue
        worth = chosen.worth(solution.leximin)
        values += [
            {
                "party": asked.name(party),
                "standard": standard.name,
                "worth": rounded(value),
                "walk-away": rounded(floors[party]),
            }
            for party, value in worth.items()
        ]
        parts = ", ".join(f"{asked.name(p)} {one_digit(v)}" for p, v in worth.items())
        said.append(f"{standard.name}: {parts}")
    walk = ", ".join(f"{asked.name(p)} {one_digit(v)}" for p, v in floors.items())
    alt = f"Worth from 0 to 100. {'; '.join(said)}. Walk-away: {walk}."
    names = list(dict.fromkeys(str(value["standard"]) for value in values))
    parties = asked.names(chosen.payoffs.parties)
    spec = _spec(values, 60 * len(parties)) | {
        "encoding": {
            "y": {"field": "party", "type": "nominal", "sort": parties, "axis": {"title": None}}
        },
        "layer": [_walk_away_ticks(), _standard_points(names)],
    }
    title = "What each standard gives each party, and its walk-away"
    return Figure("standards", title, alt, spec, "standards")


def _walk_away_ticks() -> dict[str, Any]:
    x = {"field": "walk-away", "type": "quantitative", "aggregate": "min"}
    mark = {"type": "tick", "thickness": 3, "color": "#555555", "size": 34}
    return {"mark": mark, "encoding": {"x": x}}


def _standard_points(names: list[str]) -> dict[str, Any]:
    axis = {"title": "worth from 0 to 100 (the bar is the walk-away)"}
    legend = {"title": None, "orient": "bottom"}
    shape = {"domain": names, "range": _SHAPES[: len(names)]}
    colour = {"domain": names, "range": _COLOURS[: len(names)]}
    return {
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
        "encoding": {
            "x": {
                "field": "worth",
                "type": "quantitative",
                "scale": {"domain": [0, 100]},
                "axis": axis,
            },
            "yOffset": {"field": "standard", "type": "nominal", "sort": names},
            "shape": {"field": "standard", "type": "nominal", "scale": shape, "legend": legend},
            "color": {"field": "standard", "type": "nominal", "scale": colour, "legend": legend},
        },
    }


def _accepted(asked: Asked) -> Figure:
    zone = asked.zone
    values: list[dict[str, Any]] = []
    for party in zone.acceptors:
        needed = zone.needed[party] & zone.others
        accepted = int((needed & zone.accepts[party]).sum())
        values.append({"party": asked.name(party), "could accept": accepted})
    alt = ", ".join(f"{value['party']} {value['could accept']:,}" for value in values)
    spec = _spec(values, 32 * max(len(values), 1)) | {
        "mark": {"type": "bar", "color": "#4a6b8a"},
        "encoding": {
            "y": {
                "field": "party",
                "type": "nominal",
                "sort": asked.names(zone.acceptors),
                "axis": {"title": None},
            },
            "x": {"field": "could accept", "type": "quantitative", "axis": {"tickMinStep": 1}},
        },
    }
    title = "How many packages other than now each could accept"
    return Figure("acceptance", title, f"{title}: {alt}.", spec, "acceptance")


def _spec(values: list[dict[str, Any]], height: int) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 460,
        "height": height,
    }
