"""Picture of the efficient packages: what each is worth to two parties at a time.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from goodoffices.lenses.amounts import counted, listed, one_digit, rounded
from goodoffices.lenses.finding import Figure
from goodoffices.lenses.packages import efficient_packages
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import Chosen

MOST_PARTIES = 5
"""With more parties the pairs would be too many to look at; the table has them all."""

_KINDS = ("efficient", "chosen by a standard", "now")
_SHAPES = ("circle", "square", "cross")
_COLOURS = ("#7d9bb8", "#1f3a5f", "#c2702d")
_SIDE = 190


def figure(asked: Asked) -> Figure | None:
    """Draw the packages that the table of efficient ones lists; ``None`` where nothing is weighed.

    Pointing at a package marks it in every part of the picture where the picture is interactive.
    """
    chosen = asked.chosen
    states = efficient_packages.states(asked)[: efficient_packages.LISTED]
    if chosen is None or not states or not 2 <= len(chosen.payoffs.parties) <= MOST_PARTIES:
        return None
    values = _values(asked, chosen, states)
    parties = chosen.payoffs.parties
    pairs = list(combinations(range(len(parties)), 2))
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "params": [_pointing(len(pairs))],
        "columns": min(len(pairs), 3),
        "concat": [_pair(asked, chosen, number, a, b) for number, (a, b) in enumerate(pairs)],
    }
    title = "The efficient packages, two parties at a time"
    return Figure("efficient pairs", title, _alt(asked, chosen, states), spec, "efficient")


def _values(asked: Asked, chosen: Chosen, states: Sequence[int]) -> list[dict[str, Any]]:
    found = []
    for number, state in enumerate(states, 1):
        kind = _KINDS[1] if chosen.chosen_by(state) else _KINDS[0]
        found.append(_value(asked, chosen, state, str(number), kind))
    found.append(_value(asked, chosen, asked.space.now, "now", _KINDS[2]))
    for number, (a, b) in enumerate(combinations(range(len(chosen.payoffs.parties)), 2)):
        _label(found, f"label{number}", f"w{a}", f"w{b}")
    return found


def _label(values: list[dict[str, Any]], name: str, x: str, y: str) -> None:
    """Write the numbers of packages that lie on one another beside the first of them."""
    together: dict[tuple[float, float], list[str]] = {}
    for value in values:
        together.setdefault((value[x], value[y]), []).append(value["label"])
    for value in values:
        labels = together[value[x], value[y]]
        value[name] = ", ".join(labels) if labels[0] == value["label"] else ""


def _value(asked: Asked, chosen: Chosen, state: int, label: str, kind: str) -> dict[str, Any]:
    worth = [rounded(value) for value in chosen.worth(state).values()]
    by = listed([standard.name for standard in chosen.chosen_by(state)])
    return {
        "label": label,
        "kind": kind,
        "package": asked.words.outcome(state),
        "chosen as": by or "–",
        **{f"w{party}": value for party, value in enumerate(worth)},
    }


def _pointing(n_pairs: int) -> dict[str, Any]:
    select = {"type": "point", "fields": ["label"], "on": "pointerover", "clear": "dblclick"}
    return {"name": "pointed", "select": select, "views": [f"pair{n}" for n in range(n_pairs)]}


def _pair(asked: Asked, chosen: Chosen, number: int, a: int, b: int) -> dict[str, Any]:
    names, floors = asked.names(chosen.payoffs.parties), list(chosen.walk_away().values())
    x, y = (
        {
            "field": f"w{party}",
            "type": "quantitative",
            "title": f"worth to {names[party]}",
            "scale": {"zero": False, "padding": 12},
        }
        for party in (a, b)
    )
    walk = {"type": "rule", "strokeDash": [4, 3], "color": "#777777"}
    return {
        "width": _SIDE,
        "height": _SIDE,
        "layer": [
            {"mark": walk, "encoding": {"x": {"datum": rounded(floors[a]), **_only(x)}}},
            {"mark": walk, "encoding": {"y": {"datum": rounded(floors[b]), **_only(y)}}},
            {"name": f"pair{number}", **_points(x, y, names)},
            {
                "mark": {"type": "text", "dx": 7, "dy": -7, "fontSize": 9},
                "encoding": {
                    "x": x,
                    "y": y,
                    "text": {"field": f"label{number}"},
                    "opacity": _OPACITY,
                },
            },
        ],
    }


def _only(axis: dict[str, Any]) -> dict[str, Any]:
    return {"type": axis["type"], "scale": axis["scale"]}


_OPACITY = {"condition": {"param": "pointed", "value": 1}, "value": 0.25}


def _points(x: dict[str, Any], y: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    legend = {"title": None, "orient": "bottom"}
    told = [{"field": "label", "title": "number"}, {"field": "package"}, {"field": "chosen as"}]
    told += [{"field": f"w{party}", "title": name} for party, name in enumerate(names)]
    return {
        "mark": {"type": "point", "filled": True, "size": 75},
        "encoding": {
            "x": x,
            "y": y,
            "shape": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": list(_KINDS), "range": list(_SHAPES)},
                "legend": legend,
            },
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": list(_KINDS), "range": list(_COLOURS)},
                "legend": legend,
            },
            "opacity": _OPACITY,
            "tooltip": told,
        },
    }


def _alt(asked: Asked, chosen: Chosen, states: Sequence[int]) -> str:
    names = asked.names(chosen.payoffs.parties)
    floors = chosen.walk_away().values()
    spans = []
    worth = [list(chosen.worth(state).values()) for state in states]
    for party, (name, floor) in enumerate(zip(names, floors, strict=True)):
        own = [row[party] for row in worth]
        low, high = one_digit(min(own)), one_digit(max(own))
        spans.append(f"{name} from {low} to {high} (walk-away {one_digit(floor)})")
    return (
        f"{counted(len(states), 'efficient package')}, numbered as in the table, by what they are "
        f"worth from 0 to 100 to two parties at a time: {'; '.join(spans)}. Dashed lines are the "
        "walk-aways."
    )
