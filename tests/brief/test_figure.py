"""A figure is shapes and words: nothing loads, nothing runs, the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from goodoffices.brief import content, figure, finding_html
from goodoffices.brief.plain import shown
from goodoffices.lenses.finding import Figure, Finding

POINTS = {"values": [{"a": 1, "b": 2}, {"a": 3, "b": 1}]}
AXES = {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}}
GRADIENT = {
    "data": POINTS,
    "mark": {
        "type": "area",
        "clip": True,
        "color": {
            "gradient": "linear",
            "stops": [{"offset": 0, "color": "red"}, {"offset": 1, "color": "blue"}],
        },
    },
    "encoding": AXES,
}


def _figure(spec: dict[str, Any]) -> Figure:
    return Figure("f", "Title <b>", "Alt & words", spec, "t")


@pytest.fixture
def drawn(findings: dict[str, Finding]) -> str:
    svg = figure.draw(findings["packages"].figures[0])
    assert svg is not None
    return svg


def test_it_has_a_name_and_says_what_it_shows(drawn: str, findings: dict[str, Finding]) -> None:
    given = findings["packages"].figures[0]
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"{given.title}. {given.alt}"
    assert [child.text for child in list(root)[:2]] == [given.title, given.alt]
    assert "Україна" in drawn


def test_only_shapes_and_words_come_through(drawn: str) -> None:
    assert not re.search(r"<(image|script|a|foreignObject|style)\b|href|\son\w+=|style=", drawn)


def test_the_same_every_time(findings: dict[str, Finding]) -> None:
    given = findings["packages"].figures[0]
    assert figure.draw(given) == figure.draw(given)
    one = figure.draw(_figure(GRADIENT))
    assert one == figure.draw(_figure(GRADIENT))


def test_references_stay_inside_their_own_picture() -> None:
    one, other = figure.draw(_figure(GRADIENT)), figure.draw(replace(_figure(GRADIENT), name="g"))
    assert one is not None
    assert other is not None
    ids = set(re.findall(r' id="([^"]+)"', one))
    assert ids
    assert set(re.findall(r"url\(#([^)]+)\)", one)) <= ids
    assert not ids & set(re.findall(r' id="([^"]+)"', other))


@pytest.mark.parametrize(
    "spec",
    [
        {"data": {"url": "https://example.org/x.csv"}, "mark": "bar"},
        {"data": {"url": "file:///etc/passwd"}, "mark": "bar"},
        {"layer": [{"data": {"url": "x.csv"}, "mark": "bar"}]},
        {"data": POINTS, "mark": "image", "encoding": {"url": {"field": "a"}}},
        {"data": POINTS, "mark": "point", "encoding": {"href": {"field": "a"}}},
        {"data": POINTS, "mark": "no such mark"},
        {"data": POINTS, "mark": "point", "transform": [{"calculate": "while(", "as": "c"}]},
        {"mark": 7},
    ],
)
def test_what_cannot_or_may_not_be_drawn_is_not_drawn(spec: dict[str, Any]) -> None:
    assert figure.draw(_figure(spec)) is None


def test_a_column_may_be_called_url() -> None:
    spec = {
        "data": {"values": [{"url": 1, "b": 2}]},
        "mark": "point",
        "encoding": {**AXES, "x": {"field": "url", "type": "quantitative"}},
    }
    assert figure.draw(_figure(spec)) is not None


def test_without_a_picture_the_table_stands_alone_and_says_so(findings: dict[str, Finding]) -> None:
    packages = findings["packages"]
    broken = replace(packages.figures[0], spec={"mark": "no such mark", "data": POINTS})
    page = finding_html.page(replace(packages, figures=(broken,)))
    assert content.NO_PICTURE in page
    assert "<svg" not in page
    assert "Packages fair by a standard" in page


def test_a_label_of_two_lines_stays_one_of_two_lines() -> None:
    spec = {
        "data": {"values": [{"a": "one\ntwo\x1b[31m", "b": 2}]},
        "mark": "point",
        "encoding": {
            "x": {"field": "a", "axis": {"labelExpr": "split(datum.label, '\\n')"}},
            "y": AXES["y"],
        },
    }
    svg = figure.draw(shown(_figure(spec)))
    assert svg is not None
    assert ">one</tspan>" in svg
    assert "\x1b" not in svg
