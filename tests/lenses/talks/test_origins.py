"""One definition of origin, in this lens and in what other lenses say of their confidence."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.talks.record import Record
from goodoffices.outcomes.reading import Reading

from .small_cases import say, small

FILE = {"file": "sources/r.txt", "published": "2020-01-10"}


@pytest.mark.parametrize(
    ("origins", "seen_in", "one", "level"),
    [
        (["wire", "paper"], [["a"], ["b"]], False, "high"),
        (["wire", "paper"], [["a", "b"]], False, "high"),
        (["wire", "paper"], [["a"]], True, "moderate"),  # nothing stands in the second source
        (["wire", " Wire"], [["a"], ["b"]], True, "moderate"),
        (["", ""], [["a"], ["b"]], True, "moderate"),  # nothing shows that they differ
        (["wire", "paper"], [], False, "moderate"),
    ],
)
def test_only_origins_of_statements_corroborate(
    origins: list[str], seen_in: list[list[str]], one: bool, level: str
) -> None:
    sources = {s: {**FILE, "origin": o} for s, o in zip("ab", origins, strict=True)}
    said: dict[str, Any] = {f"s{n}": say("A", seen_in=seen) for n, seen in enumerate(seen_in)}
    said["late"] = say("A", seen_in=["b"], when="2020-03-01")
    said["waiting"] = say("A", seen_in=["b"], review="proposed")
    case = small(said, sources=sources)
    text = confidence(case, Reading(), ["T", "U"], tried=["another reading"]).text
    assert text.startswith(f"Confidence is {level}: ")
    assert ("one origin only" in text) is one
    record = Record(case)
    assert (len(record.origins(record.statements)) == 1) is one
