"""Reading a case from its folder: what is read, what is refused, and that nothing is touched."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.case.load import load
from goodoffices.errors import CaseError, Fault
from goodoffices.samples import outline, sample

Write = Callable[..., Path]
FaultsOf = Callable[..., tuple[Fault, ...]]

LINE = '{"id": "s1", "by": ["reporter"], "act": "state"}'


def refused(where: Path | str) -> Fault:
    with pytest.raises(CaseError) as caught:
        load(where)
    assert len(caught.value.faults) == 1
    return caught.value.faults[0]


def test_a_folder_or_its_file(write: Write) -> None:
    folder = write("case: x\n")
    assert load(folder).case == load(folder / "case.yaml").case == load(str(folder)).case
    assert load(folder / "case.yaml").folder == folder


def test_the_sample_and_an_empty_new_case_are_fine(write: Write) -> None:
    paris = sample("paris-2014")
    assert paris is not None
    assert len(load(paris).case.statements) >= 25
    new = outline().format(name="x", title="y", today="2014-03-31")
    assert load(write(new)).case.title == "y"


def test_where_there_is_no_case(tmp_path: Path) -> None:
    assert refused(tmp_path).found == "a folder without case.yaml"
    assert refused(tmp_path / "nothing").found == "nothing there"
    assert refused(tmp_path / ("x" * 5000)).found == "a name no file can have"
    (tmp_path / "case.yaml").mkdir()
    assert "without case.yaml" in refused(tmp_path).found


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_stream_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "stream" in refused(tmp_path / "pipe.yaml").found
    assert "stream" in refused("/dev/zero").found
    (tmp_path / "case.yaml").write_text("case: x\n")
    os.mkfifo(tmp_path / "statements.jsonl")
    assert "no file" in refused(tmp_path).found


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(
    write: Write, newline: str, mark: str
) -> None:
    text = mark + newline.join(["case: x", "title: y", "parties:", "  A: {name: A, role: host}"])
    case = load(write(text, {"statements.jsonl": mark + LINE + newline.replace("\r", "")})).case
    assert (case.case, case.title, list(case.parties)) == ("x", "y", ["A"])
    assert list(case.statements) == ["s1"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("case: é\n".encode("latin-1"), 1),
        ("case: x\ntitle: “y”\n".encode("cp1252"), 2),
        ("case: x\n".encode("utf-16"), 1),
        (b"case: x\n\xc0\xaf\n", 2),
        (b"case: x\n\xed\xa0\x80\n", 2),
        ("case: x\n".encode("utf-16-le"), 1),
        (b"case: x\n\x00", 2),
        (b"PK\x03\x04\x14\x00\x08\x00\x08\x00\xd5\xb3", 1),
    ],
)
def test_another_encoding_is_told_with_its_line(write: Write, data: bytes, line: int) -> None:
    fault = refused(write(data))
    assert "not UTF-8" in fault.found or "not text" in fault.found
    assert fault.where.line == line
    faults = load_faults(write("case: x\n", {"statements.jsonl": b"\n" + data}))
    assert {fault.where.file for fault in faults} == {"statements.jsonl"}
    assert line + 1 in [fault.where.line for fault in faults]


def load_faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(CaseError) as caught:
        load(folder)
    return caught.value.faults


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x1b", "\x7f", "\x9b"])
def test_what_cannot_be_seen_is_told_with_its_line(write: Write, hidden: str) -> None:
    faults = load_faults(write(f"case: x\n\n# {hidden}\ntitle: {hidden}y\n"))
    assert [fault.where.line for fault in faults] == [3, 4]
    assert all(f"U+{ord(hidden):04X}" in fault.found for fault in faults)


def test_right_to_left_text_emoji_and_joiners_are_welcome(write: Write) -> None:
    for name in ("القدس", "ירושלים", "🕊️", "👩‍⚖️", "می‌خواهد", "평화", "a\u200eb"):
        assert load(write(f"case: {name}\n")).case.case == name


class TestStatementLines:
    def test_they_stand_beside_those_of_the_case_file(self, write: Write) -> None:
        lines = f'{LINE}\n\n  {{"id": "s2", "act": "ask", "by": "reporter", "inside": "s0"}}  \r\n'
        text = "case: x\nstatements:\n  s0: {by: reporter, act: state}\n"
        case = load(write(text, {"statements.jsonl": lines})).case
        assert list(case.statements) == ["s0", "s1", "s2"]

    def test_null_is_not_stated(self, write: Write) -> None:
        line = '{"id": "s1", "act": "state", "by": "reporter", "option": null, "quote": '
        line += '[{"exact": "a", "source": null}], "negated": true, "credibility": 3}'
        statement = load(write("case: x\n", {"statements.jsonl": line})).case.statements["s1"]
        assert (statement.option, statement.quote[0].source) == (None, None)
        assert (statement.negated, statement.credibility) == (True, 3)

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            (LINE, "“s1” a second time"),
            ('{"id": "s2", "act": "state", "act": "ask"}', "the key “act” twice"),
            ('{"id": "s2", "quote": [{"exact": "a", "exact": "b"}]}', "the key “exact” twice"),
            ('{"act": "state"}', "no “id”"),
            ('{"id": 5, "act": "state"}', "no “id”"),
            ('{"id": "", "act": "state"}', "no “id”"),
            ('["id"]', "no “id”"),
            ("null", "no “id”"),
            ('{"id": "s2"', "not one JSON object"),
            ("{'id': 's2'}", "not one JSON object"),
            ('{"id": "s2"} {"id": "s3"}', "not one JSON object"),
            ('{"id": "s2", "credibility": ' + "9" * 5000 + "}", "not one JSON object"),
            ('{"id": "s2", "note": ' + "[" * 100_000 + "]" * 100_000 + "}", ""),
            ('{"id": "s2", "note": ' + "[" * 100 + "]" * 100 + "}", "deep"),
            ('{"id": "s2", "note": "\\u202e"}', "U+202E"),
            ('{"id": "s2", "note": "\\ud800"}', "U+D800"),
            ('{"id": "s2", "note": "\\u0000"}', "U+0000"),
            ('{"id": "s\\u001b2"}', "U+001B"),
            ('{"id": "s2", "\\u0007": 1}', "U+0007"),
        ],
    )
    def test_a_bad_line_is_told_and_the_others_are_read(
        self, faults_of: FaultsOf, line: str, found: str
    ) -> None:
        text = f'{LINE}\n{line}\n{{"id": "s9", "act": "sate", "by": "reporter"}}\n'
        bad, last = faults_of("case: x\n", {"statements.jsonl": text})
        assert (bad.where.file, bad.where.line) == ("statements.jsonl", 2)
        assert found in bad.found
        assert (last.where.line, last.where.field) == (3, "statements › s9 › act")

    def test_an_id_in_both_files_is_a_fault(self, faults_of: FaultsOf) -> None:
        for entry in ("{by: reporter, act: state}", "{act: sate}", ""):
            text = f"case: x\nstatements:\n  s1: {entry}\n"
            faults = faults_of(text, {"statements.jsonl": LINE})
            twice = [f for f in faults if "second time" in f.found]
            assert [(f.where.file, f.where.line) for f in twice] == [("statements.jsonl", 1)]

    def test_faults_name_the_file_the_statement_came_from(self, faults_of: FaultsOf) -> None:
        lines = '{"id": "s1", "by": "Lavrof", "act": "state", "nto": 1, "credibility": 4.5}\n'
        lines += '{"id": "s2", "by": "Lavrof", "act": "state", "on": 5, "inside": "s3"}\n'
        lines += '{"id": "s4", "by": "Lavrof", "act": "state"}\n'
        party = "parties: {RUS: {name: Russia, role: host, lead: Lavrov}}\n"
        faults = faults_of(f"case: x\n{party}", {"statements.jsonl": lines})
        assert {f.where.file for f in faults} == {"statements.jsonl"}
        assert [f.where.line for f in faults] == [1, 1, 2, 3]
        assert "did you mean “Lavrov”" in faults[-1].do

    def test_no_section_or_a_section_that_is_no_mapping(self, faults_of: FaultsOf) -> None:
        assert len(faults_of("case: x\nstatements: [a]\n", {"statements.jsonl": LINE})) == 1
        assert len(faults_of("[]\n", {"statements.jsonl": LINE})) == 1
        assert faults_of("case: x\nstatements:\n", {"statements.jsonl": LINE}) == ()

    def test_the_number_of_values_is_bounded(
        self, faults_of: FaultsOf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("goodoffices.case.statement_lines.MAX_NODES", 50)
        lines = "".join(f'{{"id": "s{n}", "act": "ask", "by": "reporter"}}\n' for n in range(100))
        (fault,) = faults_of("case: x\n", {"statements.jsonl": lines})
        assert fault.found == "more than 50 values"


def test_reading_changes_nothing(write: Write) -> None:
    folder = write("case: x\ntitle: [\n", {"statements.jsonl": "{"})
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    load_faults(folder)
    assert before == {f: (f.read_bytes(), f.stat().st_mtime_ns) for f in folder.iterdir()}
