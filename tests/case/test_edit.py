"""Changing a case file: the change is made, and every other byte stays."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case import yaml_subset
from goodoffices.case.edit import put, render, write
from goodoffices.case.hidden import first_hidden
from goodoffices.errors import CaseError

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
PLAIN = st.text("abcXYZ äß平🕊 0123'\"#:-&*!|>%@`,[]{}?", min_size=1, max_size=10).filter(
    lambda word: word.strip() == word
)
ENTRIES = st.dictionaries(PLAIN, PLAIN, min_size=1, max_size=3)


@given(WORDS)
def test_a_text_is_rendered_so_that_it_is_read_back(text: str) -> None:
    if first_hidden(text) is not None:
        return
    document = yaml_subset.read(f"k: {render(text)}\n")
    assert document.faults == []
    assert document.data == {"k": text}


@given(st.dictionaries(WORDS, WORDS, max_size=4))
def test_a_flat_mapping_is_rendered_so_that_it_is_read_back(flat: dict[str, str]) -> None:
    if any(first_hidden(word) is not None for pair in flat.items() for word in pair):
        return
    rendered = render(flat)
    assert "\n" not in rendered
    assert yaml_subset.read(f"k: {rendered}\n").data == {"k": flat}


@st.composite
def files(draw: st.DrawFn) -> str:
    """Write a small case with comments, in block and flow style, as people do."""
    lines = ["# the head" if draw(st.booleans()) else "", f"case: {render(draw(PLAIN))}"]
    comment = st.sampled_from(["", "   # why", " # a: {b} 'c'"])
    for section in draw(st.permutations(["sources", "parties", "speakers"]))[
        : draw(st.integers(0, 3))
    ]:
        entries = draw(st.dictionaries(PLAIN, ENTRIES, max_size=3))
        style = draw(st.sampled_from(["block", "flow", "open flow", "mixed"]))
        if not entries:
            lines.append(f"{section}:{draw(comment)}")
        elif style == "flow":
            inner = ", ".join(f"{render(k)}: {render(v)}" for k, v in entries.items())
            lines.append(f"{section}: {{{inner}}}{draw(comment)}")
        elif style == "open flow":
            listed = [f"  {render(k)}: {render(v)}" for k, v in entries.items()]
            end = draw(st.sampled_from(["", ",", " # last", ", # last"]))
            lines += [
                f"{section}: {{{draw(comment)}",
                *(f"{line}," for line in listed[:-1]),
                listed[-1] + end,
                "  }",
            ]
        else:
            lines.append(f"{section}:{draw(comment)}")
            for key, entry in entries.items():
                if style == "mixed" and draw(st.booleans()):
                    lines.append(f"  {render(key)}: {render(entry)}{draw(comment)}")
                else:
                    lines.append(f"  {render(key)}:{draw(comment)}")
                    lines += [
                        f"    {render(k)}: {render(v)}{draw(comment)}" for k, v in entry.items()
                    ]
                    lines += draw(st.sampled_from([[], ["    # under it"], ["  # beside it", ""]]))
        lines += draw(st.sampled_from([[], [""], ["# between"], ["", "# between", ""]]))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# the end\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, tuple[str, ...], str | dict[str, str]]:
    text = draw(files())
    data = yaml_subset.read(text).data
    assert isinstance(data, dict)
    path: tuple[str, ...] = (draw(st.sampled_from(["case", "title", "sources", "parties"])),)
    if path[0] in ("sources", "parties"):
        section = data.get(path[0], {})
        known = sorted(section) if isinstance(section, dict) else []
        again: bool = draw(st.booleans())
        path += (draw(st.sampled_from(known) if known and again else PLAIN),)
        if draw(st.booleans()):
            return text, (*path, draw(PLAIN)), draw(PLAIN)
        return text, path, draw(ENTRIES)
    return text, path, draw(PLAIN)


def expected(data: yaml_subset.Value, path: tuple[str, ...], value: object) -> object:
    changed = dict(data) if isinstance(data, dict) else {}
    inner: object = changed.get(path[0], {})
    changed[path[0]] = value if len(path) == 1 else expected(inner, path[1:], value)  # type: ignore[arg-type, assignment]
    return changed


@settings(max_examples=300, deadline=None)
@given(changes())
def test_the_change_is_made_and_every_other_line_stays(
    change: tuple[str, tuple[str, ...], str | dict[str, str]],
) -> None:
    text, path, value = change
    before = yaml_subset.read(text)
    if before.faults:
        return
    try:
        after = put(text, path, value)
    except CaseError:
        # it may only be refused where several lines would have to go
        assert before.marks[path].block, (text, path, value)
        return
    assert yaml_subset.read(after).data == expected(before.data, path, value)
    old, new = text.splitlines(keepends=True), after.splitlines(keepends=True)
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    rest = 0
    while rest < min(len(old), len(new)) - same and old[-1 - rest] == new[-1 - rest]:
        rest += 1
    touched = old[same : len(old) - rest]
    assert len(touched) <= 1, touched
    for line in touched:
        comment = line.rstrip("\r\n").partition(" # ")[2]
        assert comment in after
    if "\r\n" in text:
        assert after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize(
    ("text", "path", "value", "after"),
    [
        ("case: x", ("title",), "new", "case: x\ntitle: new\n"),
        ("case: x # c\n", ("case",), "new", "case: new # c\n"),
        ("case: x\ntitle: # c\n", ("title",), "new", "case: x\ntitle: new # c\n"),
        ("case: x\ntitle:\n", ("title",), "NO", 'case: x\ntitle: "NO"\n'),
        (
            "case: x\ntitle:\n  long text # c\nas of: z\n",
            ("title",),
            "new",
            "case: x\ntitle:\n  new # c\nas of: z\n",
        ),
        (
            "case: x\ntitle: |\n  long\n  text\nas of: z\n",
            ("title",),
            "new",
            "case: x\ntitle: new\nas of: z\n",
        ),
        ("case: x\n", ("sources", "a"), {"f": "g"}, "case: x\nsources:\n  a: {f: g}\n"),
        ("case: x\n", ("sources", "a"), "b", "case: x\nsources: {a: b}\n"),
        (
            "case: x\nsources:\n  a:\n  # c\nb: c\n",
            ("sources", "a", "f"),
            "g",
            "case: x\nsources:\n  a:\n    f: g\n  # c\nb: c\n",
        ),
        ("case: x\nsources: {}\n", ("sources", "a"), {"f": "g"}, "case: x\nsources: {a: {f: g}}\n"),
        ("{case: x}\n", ("title",), "new", "{case: x, title: new}\n"),
        (
            "case: x\ns: {a: b, # c\n    d: e, # f\n   } # g\n",
            ("s", "h"),
            "i",
            "case: x\ns: {a: b, # c\n    d: e, h: i, # f\n   } # g\n",
        ),
        (
            "case: x\nsources:\n    a: {f: g}\n\n\n# far\n",
            ("sources", "b"),
            {"f": "h"},
            "case: x\nsources:\n    a: {f: g}\n    b: {f: h}\n\n\n# far\n",
        ),
        (
            "case: 'x\u2028y'\nsources:\n  a: {f: g}\n",
            ("sources", "b"),
            {"f": "h"},
            "case: 'x\u2028y'\nsources:\n  a: {f: g}\n  b: {f: h}\n",
        ),
    ],
)
def test_examples(
    text: str, path: tuple[str, ...], value: str | dict[str, str], after: str
) -> None:
    assert put(text, path, value) == after


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("", ("case",), "x"),
        ("# only\n", ("case",), "x"),
        ("[]", ("case",), "x"),
        ("- a\n", ("case",), "x"),
        ("text", ("case",), "x"),
        ("case: x\nrules:\n  - a\n", ("rules", "b"), "c"),
        ("case: x\nrules: [a]\n", ("rules", "b"), "c"),
        ("case: x\n", ("case", "a"), "b"),
        ("case: x\nsources:\n  a:\n    f: g\n", ("sources", "a"), {"f": "h"}),
        ("case: x\n", ("a", "b", "c"), {"f": "h"}),
        ("case: x\na: &b c\n", ("title",), "y"),
        ("case: x\ncase: y\n", ("title",), "z"),
        ("case: [\n", ("title",), "z"),
        ("case: x\n", ("title",), "l\u202er"),
        ("case: x\n", ("title",), "\x00"),
        ("case: x\n", ("title",), "\ud800"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(
    text: str, path: tuple[str, ...], value: str | dict[str, str]
) -> None:
    with pytest.raises(CaseError) as caught:
        put(text, path, value)
    assert all(f.found and f.expected and f.do for f in caught.value.faults)


class TestWriting:
    def test_a_file_is_replaced_and_keeps_its_permissions(self, tmp_path: Path) -> None:
        file = tmp_path / "case.yaml"
        file.write_text("old")
        file.chmod(0o640)
        write(file, "a\r\nb\n平\n")
        assert file.read_bytes() == "a\r\nb\n平\n".encode()
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert list(tmp_path.iterdir()) == [file]

    def test_the_mark_of_an_editor_stays(self, tmp_path: Path) -> None:
        file = tmp_path / "case.yaml"
        file.write_bytes(b"\xef\xbb\xbfcase: x\n")
        write(file, "case: y\n")
        assert file.read_bytes() == b"\xef\xbb\xbfcase: y\n"

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real").write_text("old")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        write(tmp_path / "link", "new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_text() == "new"

    def test_a_failure_leaves_the_file_and_no_draft(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        file = tmp_path / "case.yaml"
        file.write_text("old")
        monkeypatch.setattr(os, "replace", full)
        with pytest.raises(CaseError, match="No space left"):
            write(file, "new")
        with pytest.raises(CaseError):
            write(file, "\ud800")
        assert file.read_text() == "old"
        assert list(tmp_path.iterdir()) == [file]

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(CaseError):
            write(tmp_path / "no" / "case.yaml", "x")
