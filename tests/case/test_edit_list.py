"""Adding an entry to a list: it is there, and every other byte stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case import yaml_subset
from goodoffices.case.edit_list import append, block, flow
from goodoffices.case.hidden import first_hidden
from goodoffices.errors import CaseError

ENTRY: dict[str, Any] = {
    "of": "A",
    "values": {"i": {"a": "0", "b": "1..2"}},
    "examples": [{"i": "a"}, "now"],
}
LAYOUTS = [
    "case: x\npreferences:\n  - of: B   # hers\n    by: me\n  # the end\n\nsources: {}\n",
    "case: x\npreferences:\n- {of: B}\n- {of: C}  # last\n",
    "case: x\npreferences: [{of: B}]  # one line\nwanted: {}\n",
    "case: x\npreferences: []\n",
    "case: x\npreferences: [\n  {of: B},  # first\n  {of: C}\n  ]\n",
    "case: x\npreferences:   # none yet\n  # - of: A\nstatements: {}\n",
    "case: x   # ours\n",
    "case: x\npreferences:\n  - of: B",
]


@pytest.mark.parametrize("text", [*LAYOUTS, *(one.replace("\n", "\r\n") for one in LAYOUTS)])
def test_the_entry_is_added_and_every_line_stays(text: str) -> None:
    after = append(text, "preferences", ENTRY)
    before, now = (yaml_subset.read(one) for one in (text, after))
    assert now.faults == []
    assert isinstance(before.data, dict)
    assert isinstance(now.data, dict)
    old = before.data.get("preferences", [])
    assert isinstance(old, list)
    assert now.data == {**before.data, "preferences": [*old, ENTRY]}
    at = next((n for n, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), len(text))
    added = len(after) - len(text)
    assert any(after[:cut] + after[cut + added :] == text for cut in range(at + 1))
    assert ("\r\n" in after) == ("\r\n" in text)


@pytest.mark.parametrize(
    "text",
    ["case: x\npreferences: {a: b}\n", "case: x\npreferences: no list\n", "{case: x}\n", "case: ["],
)
def test_where_it_cannot_be_added_nothing_is(text: str) -> None:
    with pytest.raises(CaseError):
        append(text, "preferences", ENTRY)


WORDS = st.text(st.characters(codec="utf-8"), max_size=8).filter(lambda t: first_hidden(t) is None)
TREES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(WORDS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_anything_is_written_so_that_it_is_read_back(tree: object) -> None:
    document = yaml_subset.read(f"k: {flow(tree)}\n")  # type: ignore[arg-type]
    assert document.faults == []
    assert document.data == {"k": tree}


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4))
def test_an_entry_is_written_so_that_it_is_read_back(entry: dict[str, object]) -> None:
    lines = "\n".join(block(entry))  # type: ignore[arg-type]
    document = yaml_subset.read(f"k:\n{lines}\n")
    assert document.faults == []
    assert document.data == {"k": [entry]}
