"""What each meaning of a word would be worth to each party against its walk-away, as a picture.

Source: none; the house's own convention.
"""

from __future__ import annotations

from typing import Any

from goodoffices.lenses.finding import Figure, Table
from goodoffices.lenses.stability.views.agreement import Agreement
from goodoffices.lenses.stability.views.same_words import over
from goodoffices.lenses.stability.views.same_words_tables import ACCEPTS, WALKS

_X = "points above its walk-away"


def figure(agreement: Agreement, shown: Table) -> Figure | None:
    """Draw the table of the discovery; nothing where somebody's preferences are only an order."""
    pairs = [(option, party) for option in agreement.meanings for party in agreement.acceptors]
    values: list[dict[str, object]] = []
    said: list[str] = []
    for option, party in pairs:
        answer = agreement.answer(party, option)
        if answer.over is None:
            return None
        meaning, word = _plain(agreement, option), (ACCEPTS if answer.accepts else WALKS).word
        red = ", a red line crossed" if answer.crosses else ""
        said.append(f"{agreement.name(party)}, {meaning}: {word}, {over(answer)}{red}")
        value: dict[str, object] = {
            "meaning": meaning,
            "party": agreement.name(party),
            "answer": word,
        }
        values.append(value | {_X: float(answer.over)})
    title = f"{shown.title}, in points above each walk-away"
    return Figure(shown.name, title, f"{'; '.join(said)}.", _spec(agreement, values), shown.name)


def _plain(agreement: Agreement, option: str) -> str:
    return agreement.title(option).strip("“”")


def _spec(agreement: Agreement, values: list[dict[str, object]]) -> dict[str, Any]:
    answers = {"domain": [ACCEPTS.word, WALKS.word]}
    legend = {"title": None, "orient": "bottom"}
    order = [agreement.name(party) for party in agreement.acceptors]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 420,
        "mark": {"type": "point", "size": 120, "filled": True},
        "encoding": {
            "x": {"field": _X, "type": "quantitative"},
            "y": {
                "field": "meaning",
                "type": "nominal",
                "sort": [_plain(agreement, option) for option in agreement.meanings],
                "axis": {"title": None, "labelLimit": 260},
            },
            "row": {"field": "party", "type": "nominal", "sort": order, "title": None},
            # the shape says it too, so that it survives black and white
            "shape": {
                "field": "answer",
                "type": "nominal",
                "scale": answers | {"range": ["circle", "cross"]},
                "legend": legend,
            },
            "color": {
                "field": "answer",
                "type": "nominal",
                "scale": answers | {"range": ["#2f6f4f", "#a33b2f"]},
                "legend": legend,
            },
        },
    }
