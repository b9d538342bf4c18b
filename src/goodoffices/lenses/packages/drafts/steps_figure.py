"""A picture of one text: what each party has after every step.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goodoffices.lenses.amounts import capital, rounded
from goodoffices.lenses.finding import Figure
from goodoffices.lenses.packages.drafts.better import Draft

_STEP, _PARTY, _GAIN, _FROM = "step", "party", "gain", "begins with"


def figure(drafts: Sequence[Draft]) -> Figure | None:
    """Draw each party's gain over the draft after every step; ``None`` where no step is made."""
    moving = [one for one in drafts if one.path.steps and one.bargain.scale is not None]
    if not moving:
        return None
    values = [value for one in moving for value in _values(one)]
    names = moving[0].words.names
    begins = list(dict.fromkeys(str(value[_FROM]) for value in values))
    side = {"scale": {"domain": names}, "legend": {"title": None}}
    above = {"title": None, "labelOrient": "top", "labelAnchor": "start"}
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": 380,
        "height": 110,
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": _STEP, "type": "ordinal", "axis": {"title": "step", "labelAngle": 0}},
            "y": {"field": _GAIN, "type": "quantitative", "axis": {"title": "gain"}},
            "color": {"field": _PARTY, "type": "nominal", **side},
            "shape": {"field": _PARTY, "type": "nominal", **side},
            "row": {"field": _FROM, "type": "nominal", "sort": begins, "header": above},
        },
    }
    title = "One text: what each party has gained after every step"
    return Figure("one text", title, _alt(moving), spec, "one text")


def _values(draft: Draft) -> Iterator[dict[str, Any]]:
    so_far = [0] * len(draft.bargain.parties)
    for number, gains in enumerate([so_far, *(step.gains for step in draft.path.steps)]):
        so_far = [a + b for a, b in zip(so_far, gains, strict=True)]
        for name, amount in zip(draft.words.names, draft.words.amounts(so_far), strict=True):
            begins = capital(draft.start.name)
            yield {_FROM: begins, _STEP: number, _PARTY: name, _GAIN: rounded(amount)}


def _alt(drafts: Sequence[Draft]) -> str:
    said = []
    for draft in drafts:
        so_far = [0] * len(draft.bargain.parties)
        told = []
        for number, step in enumerate(draft.path.steps, 1):
            so_far = [a + b for a, b in zip(so_far, step.gains, strict=True)]
            told.append(f"after step {number}, {draft.words.gains(draft.words.amounts(so_far))}")
        said.append(f"{capital(draft.start.name)}: {'; '.join(told)}.")
    return "Gain over the beginning. " + " ".join(said)
