"""Picture: how firm each option is under each standard.

Source: none.
"""

from __future__ import annotations

from typing import Any

from goodoffices.lenses.amounts import counted
from goodoffices.lenses.finding import Figure
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.ranges.tables import FIRM_OPTIONS, OptionShares, shown_options
from goodoffices.lenses.packages.ranges.tally import Tally
from goodoffices.lenses.packages.ranges.words import STANDARDS, percent

_SHAPES = ["circle", "square", "triangle-up", "diamond"]
_COLOURS = ["#1f4e79", "#b25d00", "#3b7d4f", "#7a4b94"]


def figure(asked: Asked, tally: Tally) -> Figure | None:
    """Draw the share of readings of each option; ``None`` where every share is all or nothing."""
    options = shown_options(asked, tally)
    shares = [hits for one in options for hits in one.hits.values()]
    if all(hits in (0, tally.n_readings) for hits in shares):
        return None
    values = [value for one in options for value in _values(one, tally)]
    labels = [f"{one.issue}: {one.option}" for one in options]
    names = [standard.name for standard in STANDARDS.values()]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 320,
        "height": 26 * len(options),
        "mark": {"type": "point", "filled": True, "size": 55, "opacity": 1},
        "encoding": _encoding(labels, names),
    }
    title = "In what share of the readings each option is chosen"
    return Figure("firm options", title, _alt(options, tally), spec, FIRM_OPTIONS)


def _values(one: OptionShares, tally: Tally) -> list[dict[str, Any]]:
    return [
        {
            "option": f"{one.issue}: {one.option}",
            "standard": standard.name,
            "share": round(100 * one.hits[key] / tally.n_readings, 1),
        }
        for key, standard in STANDARDS.items()
    ]


def _encoding(labels: list[str], names: list[str]) -> dict[str, Any]:
    legend = {"title": None, "orient": "bottom"}
    return {
        "y": {
            "field": "option",
            "type": "nominal",
            "sort": labels,
            "axis": {"title": None, "labelLimit": 320, "grid": True},
        },
        "yOffset": {"field": "standard", "type": "nominal", "sort": names},
        "x": {
            "field": "share",
            "type": "quantitative",
            "scale": {"domain": [0, 100]},
            "axis": {"title": "per cent of the readings drawn"},
        },
        "shape": {
            "field": "standard",
            "type": "nominal",
            "scale": {"domain": names, "range": _SHAPES},
            "legend": legend,
        },
        "color": {
            "field": "standard",
            "type": "nominal",
            "scale": {"domain": names, "range": _COLOURS},
            "legend": legend,
        },
    }


def _alt(options: tuple[OptionShares, ...], tally: Tally) -> str:
    said = [
        f"{one.issue}: {one.option} {percent(one.hits['nash'], tally.n_readings)}"
        for one in options
        if one.hits["nash"]
    ]
    drawn = counted(tally.n_readings, "reading")
    return f"Share of {drawn} drawn in which the Nash packages have each option. {'; '.join(said)}."
