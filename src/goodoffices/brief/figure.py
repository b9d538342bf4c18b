"""A figure as a still picture: a Vega-Lite specification drawn to SVG, offline.

Only shapes and words come through: what could run, load or lead anywhere is left out, and a
specification that asks for data from outside is not drawn at all.

Source: none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from goodoffices.brief.plain import shorten
from goodoffices.lenses.finding import Figure

VEGA_LITE = "5.20"
SCREEN_FONT = "Helvetica, Arial, Liberation Sans, sans-serif"
PRINT_FONT = "Libertinus Serif"

_INK, _SOFT, _RULE = "#1a1a1a", "#4a4a4a", "#c9c9c9"
_DRAWN_WITH = "Liberation Sans, Arial, Helvetica, sans-serif"
_THEME: dict[str, Any] = {
    "background": None,
    "font": _DRAWN_WITH,
    "padding": 4,
    "view": {"stroke": None},
    "axis": {
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": "#e6e6e6",
        "domainColor": _SOFT,
        "tickColor": _SOFT,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 260,
    },
    # words side by side are cut before they run into each other; the table has them in full
    "axisX": {"labelLimit": 130},
    "legend": {
        "labelColor": _INK,
        "titleColor": _INK,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 260,
    },
    "title": {"color": _INK, "fontSize": 12, "fontWeight": "bold", "anchor": "start"},
    "header": {"labelColor": _INK, "titleColor": _INK, "labelFontSize": 11},
    "bar": {"color": "#3b5875"},
    "point": {"color": "#3b5875", "filled": True, "size": 60},
    "line": {"color": "#3b5875"},
    "rect": {"stroke": _RULE},
    "text": {"color": _INK, "fontSize": 11},
    # apart in grey as well as in colour
    "range": {
        "category": ["#1f3a5f", "#c2702d", "#7d9bb8", "#5c5c5c", "#e0b56c", "#2f7d6b", "#a9a9a9"],
        "symbol": ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"],
    },
}
_ELEMENT_NAMES = (
    "svg g path rect line circle ellipse polygon polyline text tspan defs clipPath "
    "linearGradient radialGradient stop"
)
_ATTRIBUTE_NAMES = (
    "width height viewBox d x y x1 y1 x2 y2 cx cy r rx ry dx dy points transform fill stroke "
    "fill-opacity stroke-opacity opacity stroke-width stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit text-anchor font-family font-size "
    "font-weight font-style id clip-path offset stop-color stop-opacity gradientUnits "
    "gradientTransform display"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_LETTERS = 300
"""Longer words than this are shortened in pictures."""

_SVG = "http://www.w3.org/2000/svg"


def draw(figure: Figure, font: str = SCREEN_FONT) -> str | None:
    """Draw a figure; ``None`` when it cannot be drawn, and then its table stands alone.

    Parameters
    ----------
    figure
        The figure.
    font
        The font its words are set in.
    """
    if asks_for_outside_data(figure.spec):
        return None
    try:
        return _named(_drawn(_clipped(figure.spec)), figure, font)
    except (ValueError, ElementTree.ParseError, ImportError):
        return None


def themed(figure: Figure) -> dict[str, Any]:
    """Give a figure's specification in the colours and letters in which it is drawn."""
    clipped: dict[str, Any] = _clipped(figure.spec)
    told = {"title": figure.title, "description": f"{figure.title}. {figure.alt}"}
    return {**clipped, **told, "config": {**_THEME, **clipped.get("config", {})}}


def asks_for_outside_data(spec: Any) -> bool:
    """Say whether a specification, anywhere inside, names an address to load from."""
    return any(key in {"url", "href", "loader"} for key in _keys(spec))


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            # the data itself may have columns of any name
            if key != "values":
                yield from _keys(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _keys(item)


def _clipped(value: Any) -> Any:
    """Shorten what no picture has room for; the table beside it has the words in full."""
    if isinstance(value, str):
        return shorten(value, _LETTERS)
    if isinstance(value, Mapping):
        return {_clipped(key): _clipped(item) for key, item in value.items()}
    return [_clipped(item) for item in value] if isinstance(value, list | tuple) else value


def _drawn(spec: Mapping[str, Any]) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        dict(spec), vl_version=VEGA_LITE, config=_THEME, allowed_base_urls=[]
    )
    return drawn


def _named(svg: str, figure: Figure, font: str) -> str:
    """Keep shapes and words only; give the picture its title and description."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    _keep_only_shapes(root, font)
    _rename_ids(root, hashlib.sha256(_key(figure)).hexdigest()[:8])
    title, description = ElementTree.Element("title"), ElementTree.Element("desc")
    title.text, description.text = figure.title, figure.alt
    root.insert(0, title)
    root.insert(1, description)
    root.set("role", "img")
    root.set("aria-label", f"{figure.title}. {figure.alt}")
    root.set("xmlns", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _key(figure: Figure) -> bytes:
    """Give what sets one figure apart from every other on the page."""
    return json.dumps([figure.name, figure.title, figure.alt, figure.spec], sort_keys=True).encode()


def _rename_ids(root: ElementTree.Element, key: str) -> None:
    """Number ids afresh: the library counts on from picture to picture."""
    named = [element for element in root.iter() if "id" in element.attrib]
    new = {element.attrib["id"]: f"f{key}-{n}" for n, element in enumerate(named, 1)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, new[value])
            elif "url(" in value:
                # a reference leads to a part of the same picture, or nowhere
                target = value.partition("#")[2].rstrip(")\"' ")
                element.set(name, f"url(#{new[target]})" if target in new else "none")


def _keep_only_shapes(element: ElementTree.Element, font: str) -> None:
    element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    kept = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
    if "font-family" in kept:
        kept["font-family"] = font
    element.attrib.clear()
    element.attrib.update(kept)
    for child in list(element):
        if child.tag.removeprefix(f"{{{_SVG}}}") in _ELEMENTS:
            _keep_only_shapes(child, font)
        else:
            element.remove(child)
