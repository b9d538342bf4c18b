"""The plain YAML a case is written in: what is read, where it stands, what is refused."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import yaml_subset
from goodoffices.case.yaml_subset import Value, read, show
from goodoffices.errors import CaseError, Fault


def only_fault(text: str) -> Fault:
    try:
        faults = tuple(read(text).faults)
    except CaseError as error:
        faults = error.faults
    assert len(faults) == 1, faults
    return faults[0]


def test_every_scalar_stays_text() -> None:
    text = "a: NO\nb: 1.50\nc: 2014-03-31\nd: null\ne: ~\nf: 0x1F\ng: true\nh: 'quoted'\ni: 1e3\n"
    assert read(text).data == {
        "a": "NO",
        "b": "1.50",
        "c": "2014-03-31",
        "d": "null",
        "e": "~",
        "f": "0x1F",
        "g": "true",
        "h": "quoted",
        "i": "1e3",
    }


def test_a_key_with_nothing_after_it_is_not_stated_but_empty_quotes_are_a_text() -> None:
    document = read("case: x\ntitle:\nparties: # later\nsharing: ''\n")
    assert document.data == {"case": "x", "sharing": ""}
    assert document.line(("title",)) == 2


def test_marks_say_where_a_value_stands() -> None:
    text = "case: x\nissues:\n  talks:\n    question: >-\n      Who\n      pays?\n    now: a\n"
    document = read(text)
    mark = document.marks[("issues", "talks", "now")]
    assert (mark.line, mark.column, text[mark.start : mark.end]) == (7, 9, "a")
    assert document.line(("issues", "talks")) == 3
    assert document.line(("issues", "talks", "options", "b")) == 3
    assert document.line(("no", "such", "thing")) == 1


def test_marks_count_code_points_not_bytes() -> None:
    text = "case: ☮️ Überlegung 🕊\ntitle: 平和\n"
    document = read(text)
    for key, value in (("case", "☮️ Überlegung 🕊"), ("title", "平和")):
        mark = document.marks[(key,)]
        assert text[mark.start : mark.end] == value


def test_list_entries_have_lines_of_their_own() -> None:
    document = read("rules:\n\n  - a\n  # between\n  - b\n  - {c: d,\n     e: f}\n")
    assert [document.line(("rules", n)) for n in range(3)] == [3, 5, 6]
    assert document.line(("rules", 2, "e")) == 7


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("case: x\na: &name b\n", 2, "the anchor &name"),
        ("case: x\n&k a: b\n", 2, "the anchor &k"),
        ("case: x\na: !!int 5\n", 2, "the tag tag:yaml.org,2002:int"),
        ("case: x\na: !!python/object/apply:os.system [ls]\n", 2, "python/object/apply"),
        ("case: x\na: *other\n", 2, "the alias *other"),
        ("case: x\na: 1\nb: 2\na: 3\n", 4, "the key “a” a second time (first on line 2)"),
        ("case: x\na: {b: 1, c: 2, b: 3}\n", 2, "the key “b” a second time"),
        ("case: x\n---\ncase: y\n", 2, "a second document"),
        ("--- \n--- \ncase: y\n", 2, "a second document"),
        ("case: x\n? [a, b]\n: c\n", 2, "used as a key"),
        ("case: x\na: {[b]: c}\n", 2, "used as a key"),
        ("case: x\n*a : c\n", 2, "the alias *a"),
        ("case: x\na: [b\nc: d\n", 3, "not YAML"),
        ("case: x\n\ttitle: y\n", 2, "a tab"),
        ("case: x\na: b: c\n", 2, "not YAML"),
        ("case: x\na: %b\n", 2, "not YAML"),
        ('case: x\na: "open\n', 3, "not YAML"),
        ("case: x\nb\x00d: 1\n", 2, "U+0000"),
        ("case: x\n\n\x07\n", 3, "U+0007"),
        ('case: "a\\0b"\n', 1, "a control character (U+0000)"),
        ('case: x\n"k\\e": 1\n', 2, "a control character (U+001B)"),
        ('case: x\na: "l\\u202er"\n', 2, "turns the reading direction (U+202E)"),
    ],
)
def test_what_lies_outside_the_subset_is_told_with_its_line(
    text: str, line: int, found: str
) -> None:
    try:
        faults = tuple(read(text).faults)
    except CaseError as error:
        faults = error.faults
    assert any(f.where.line == line and found in f.found for f in faults), faults
    assert all(f.expected and f.do for f in faults)


def test_several_faults_of_the_subset_are_told_together() -> None:
    document = read("a: &x 1\nb: !t 2\na: {deep: [3, {a: 4, a: 5}]}\nc: *x\n")
    assert len(document.faults) == 4
    assert document.data == {"a": "1", "b": "2"}


def test_what_stands_under_a_repeated_key_changes_nothing() -> None:
    document = read("a: {b: 1}\na: {b: [2, {c: 3}], d: 4}\ne: 5\n")
    assert document.data == {"a": {"b": "1"}, "e": "5"}
    assert [f.where.line for f in document.faults] == [2]


def test_a_merge_key_merges_nothing() -> None:
    document = read("a: {b: 1}\nc:\n  <<: {b: 2}\n")
    assert document.data == {"a": {"b": "1"}, "c": {"<<": {"b": "2"}}}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(opening: str) -> None:
    fault = only_fault(opening * 100_000)
    assert "deep" in fault.found
    assert fault.where.line == 1


def test_the_greatest_depth_allowed_is_read() -> None:
    depth = yaml_subset.MAX_DEPTH
    assert read("[" * depth + "]" * depth).faults == []
    with pytest.raises(CaseError):
        read("[" * (depth + 1) + "]" * (depth + 1))


def test_the_number_of_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_subset, "MAX_NODES", 100)
    assert "more than 100 values" in only_fault("[" + "a, " * 200 + "]").found
    assert read("[" + "a, " * 90 + "]").faults == []


def test_the_size_is_bounded() -> None:
    fault = only_fault("#" + " " * yaml_subset.MAX_CHARACTERS)
    assert "characters" in fault.found
    assert "statements.jsonl" in fault.do


def test_nothing_at_all_is_a_document_without_marks() -> None:
    for text in ("", "\n\n", "# only a comment\n"):
        document = read(text)
        assert (document.data, document.marks, document.faults) == ("", {}, [])
        assert document.line(("case",)) is None


def test_a_path_is_shown_in_the_words_of_the_file_and_stays_short() -> None:
    assert show(("rules", 0)) == "rules › 1st"
    assert [show((n,)) for n in (1, 2, 3, 10, 11, 12, 20, 110)] == [
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "111th",
    ]
    assert len(show(("parties", "x" * 100_000))) < 120


LEAF = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)
TREE = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LEAF, inner, max_size=4),
    max_leaves=15,
)


def _paths(value: Value, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children: list[tuple[str | int, Value]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    return [here, *(path for key, inner in children for path in _paths(inner, (*here, key)))]


@given(TREE, st.booleans())
def test_what_a_yaml_writer_writes_is_read_back(tree: Value, flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"', default_flow_style=flow)
    text = text.replace('!!str "', '"')
    document = read(text)
    assert document.faults == []
    assert document.data == tree
    assert set(document.marks) == set(_paths(tree))


def test_a_comma_that_cuts_a_text_short_is_told() -> None:
    text = "case: x\nstatements:\n  s1: {quote: given 32,000 tonnes, act: state}\n"
    (fault,) = read(text).faults
    assert (fault.where.line, "000 tonnes" in fault.found) == (3, True)
    assert "quotation marks" in fault.do
