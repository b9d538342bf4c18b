"""The schema an editor uses: it accepts what loading accepts, and marks a typing error."""

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from goodoffices.case import schema
from goodoffices.samples import outline, sample


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: "on" and "NO" are words, and a date is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the library's own way
        first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(("bool", "timestamp"))]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def problems(data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema.schema()).iter_errors(data)]


@pytest.fixture
def paris() -> Any:
    folder = sample("paris-2014")
    assert folder is not None
    return yaml.load((folder / "case.yaml").read_text(encoding="utf-8"), EditorLoader)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema.schema())
    assert json.loads(schema.text()) == schema.schema()


def test_the_sample_is_valid(paris: Any) -> None:
    assert paris["statements"]["s1"]["on"] == "political solution"
    assert problems(paris) == []


def test_a_new_case_is_valid_before_anything_is_filled_in() -> None:
    text = outline().format(name="x", title="y", today="2014-03-31")
    assert problems(yaml.load(text, EditorLoader)) == []


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("statements", {"s": {"by": "reporter", "act": "state", "quote": "a"}}),
        ("statements", {"s": {"act": "state", "quote": {"exact": "a", "start": 1}}}),
        ("statements", {"s": {"act": "state", "quote": ["a", {"exact": "b"}], "to": None}}),
        ("issues", {"i": {"options": {"a": "b", "c": {"title": "d"}}, "held by": "A"}}),
        ("issues", {"i": {"held by": {"enter": ["A"], "leave": "B"}}}),
        ("preferences", [{"of": "A", "by": "me", "ranking": [{"i": "a"}, [{"i": ["b"]}]]}]),
        ("preferences", [{"of": "A", "by": "me", "points": {"i": 1, "j": "1..2", "k": "1/3"}}]),
        ("preferences", [{"of": "A", "by": "me", "walk away": 50, "points": {"i": 1.5}}]),
        (
            "graph",
            {"states": ["s", 2], "moves": {"A": [["s", 2]]}, "preferences": {"A": [["s"], 2]}},
        ),
    ],
)
def test_short_forms_are_valid(section: str, entry: Any) -> None:
    assert problems({"case": "x", section: entry}) == []


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("partys", {}),
        ("sharing", "purple"),
        ("parties", {"A": {"name": "A", "role": "at table"}}),
        ("parties", {"A": {"name": "A"}}),
        ("parties", {"A": {"name": "A", "role": "host", "leed": "x"}}),
        ("positions", {"party": "A", "issue": "i", "option": "o"}),
        ("positions", [{"party": "A", "isue": "i", "option": "o"}]),
        ("statements", {"s": {"by": "reporter", "act": "sate"}}),
        ("statements", {"s": {"by": "reporter", "act": "state", "credibility": 9}}),
        ("issues", {"i": {"held by": {"any": ["A"]}}}),
        ("preferences", [{"of": "A", "by": "me", "points": {"i": "lots"}}]),
        ("preferences", [{"of": "A", "by": "me", "red lines": {"i": "a"}}]),
        ("graph", {"states": ["s"], "moves": {"A": [["s"]]}}),
    ],
)
def test_a_typing_error_is_marked(section: str, entry: Any) -> None:
    assert problems({"case": "x", section: entry})


def test_a_case_without_its_name_is_marked() -> None:
    assert problems({"title": "x"})
