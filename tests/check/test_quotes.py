"""Every quote: found once, found alike, ambiguous, lost; and what a changed source does to all."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

from goodoffices.case.load import load
from goodoffices.check.remark import CheckReport, Remark, Topic, Weight
from goodoffices.check.report import check
from goodoffices.samples import sample

REPORT = """The envoys met.

“We agreed on a date,” the minister said. He did not say which date.
The talks go on. The talks go on.

Sign up for our newsletter and never miss a story
"""


def case(folder: Path, *statements: str, hashed: bool = True, extra: str = "") -> CheckReport:
    (folder / "sources").mkdir(exist_ok=True)
    file = folder / "sources" / "a.txt"
    if not file.exists():
        file.write_text(REPORT, encoding="utf-8", newline="")
    kept = f", sha256: {sha256(REPORT.encode()).hexdigest()}" if hashed else ""
    lines = [f"  s{n}: {{by: reporter, act: state, {text}}}" for n, text in enumerate(statements)]
    head = f"case: x\nsources:\n  a: {{file: sources/a.txt{kept}}}\n{extra}statements:\n"
    text = head + "\n".join(lines) + "\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return check(load(folder))


def about(report: CheckReport, topic: Topic) -> list[Remark]:
    return [remark for remark in report.remarks if remark.topic == topic]


def test_found_exactly_once(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: The envoys met", 'quote: ["“We agreed", "which date"]')
    assert (report.quotes.pieces, report.quotes.exact, report.needs_attention) == (3, 3, False)
    assert about(report, Topic.QUOTE) == []


def test_found_when_quotation_marks_are_made_alike(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: '\"We agreed on  a date,\"'")
    assert (report.quotes.exact, report.quotes.normalised) == (0, 1)
    (remark,) = about(report, Topic.QUOTE)
    assert remark.weight is Weight.NOTE
    assert not report.needs_attention


def test_ambiguous_until_its_surroundings_tell(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: The talks go on")
    (remark,) = about(report, Topic.QUOTE)
    assert (report.quotes.ambiguous, remark.weight) == (1, Weight.ATTENTION)
    assert "2 times" in remark.says
    report = case(tmp_path, 'quote: {exact: The talks go on, before: "date.\\n"}')
    assert (report.quotes.exact, report.needs_attention) == (1, False)


def test_every_place_of_an_ambiguous_quote_is_counted(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("no. " * 250, encoding="utf-8")
    (remark,) = about(case(tmp_path, "quote: no", hashed=False), Topic.QUOTE)
    assert "250 times" in remark.says


def test_lost_with_an_offer_and_without(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: The envoys meet", "quote: Something else altogether")
    near, far = about(report, Topic.QUOTE)
    assert report.quotes.lost == 2
    assert report.needs_attention
    assert near.about == ("s0", "a")
    assert "“The envoys met" in near.do
    assert "““" not in near.do + near.says
    assert "not taken by itself" in near.do
    assert "nothing in it is near" in far.do


def test_furniture_is_told(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: never miss a story")
    (remark,) = about(report, Topic.QUOTE)
    assert remark.weight is Weight.NOTE
    assert "stands in a" in remark.says


def test_a_statement_without_words_or_without_a_source(tmp_path: Path) -> None:
    report = case(tmp_path, "note: nothing")
    (remark,) = about(report, Topic.QUOTE)
    assert "quotes no words" in remark.says
    (tmp_path / "case.yaml").write_text(
        "case: x\nstatements: {s: {by: reporter, act: ask, quote: why}}\n", encoding="utf-8"
    )
    (remark,) = about(check(load(tmp_path)), Topic.QUOTE)
    assert "in none of the sources" in remark.says


def test_the_quote_of_an_event_is_looked_for_too(tmp_path: Path) -> None:
    events = "events: [{what: call, quote: [The envoys met, The ministers met]}]\n"
    report = case(tmp_path, "quote: The envoys met", extra=events)
    assert (report.quotes.pieces, report.quotes.exact, report.quotes.lost) == (3, 2, 1)
    (remark,) = about(report, Topic.QUOTE)
    assert "an event" in remark.says
    assert remark.where.line == 4


def test_a_source_named_twice_counts_once(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: The envoys met, seen in: [a, a]")
    assert report.quotes.pieces == 1


@pytest.fixture
def paris(tmp_path: Path) -> Path:
    bundled = sample("paris-2014")
    assert bundled is not None
    return Path(shutil.copytree(bundled, tmp_path / "a case; of ours"))


def weights(remarks: Iterable[Remark]) -> set[Weight]:
    return {remark.weight for remark in remarks}


class TestASourceThatChanges:
    def test_every_quote_on_it_is_lost(self, paris: Path) -> None:
        before = check(load(paris)).quotes
        assert before.pieces == before.exact > 40
        report_file = paris / "sources" / "report.txt"
        report_file.write_bytes(report_file.read_bytes() + b" ")
        after = check(load(paris))
        assert after.quotes.lost == after.quotes.pieces == before.pieces
        (remark,) = about(after, Topic.SOURCE)
        assert remark.weight is Weight.ATTENTION
        assert remark.about == ("report", *load(paris).case.statements)
        assert f"This concerns {len(load(paris).case.statements)} statements." in remark.says
        assert about(after, Topic.QUOTE) == [], "one remark for the source, not one for each quote"

    @pytest.mark.parametrize("how", ["changed", "not hashed", "missing"])
    def test_following_the_advice_puts_it_right(self, paris: Path, how: str) -> None:
        file = paris / "sources" / "report.txt"
        elsewhere = paris.parent / "my report.txt"
        shutil.copy(file, elsewhere)
        if how == "changed":
            file.write_bytes(file.read_bytes() + b"\nOne more line.\n")
        elif how == "missing":
            file.unlink()
        else:
            text = (paris / "case.yaml").read_text(encoding="utf-8")
            lines = [line for line in text.splitlines() if "sha256:" not in line]
            (paris / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (remark,) = about(check(load(paris)), Topic.SOURCE)
        command = remark.do[remark.do.index("“goodoffices") + 1 : remark.do.rindex("”")]
        run = f'"{sys.executable}" -m {command}'.replace("FILE", f'"{elsewhere}"')
        done = subprocess.run(
            run, shell=True, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, done.stderr
        report = check(load(paris))
        assert report.quotes.exact == report.quotes.pieces
        assert about(report, Topic.SOURCE) == []

    def test_the_advice_never_runs_what_a_name_says(self, tmp_path: Path) -> None:
        name = "a$(touch pwned);'`touch pwned`.txt"
        (tmp_path / "case.yaml").write_text(
            f'case: x\nsources: {{"i;touch pwned": {{file: "{name}"}}}}\n', encoding="utf-8"
        )
        (tmp_path / name).write_text("words", encoding="utf-8")
        (remark,) = about(check(load(tmp_path)), Topic.SOURCE)
        command = remark.do[remark.do.index("“goodoffices") + 1 : remark.do.rindex("”")]
        subprocess.run(
            command.replace("goodoffices", "true", 1), shell=True, cwd=tmp_path, check=True
        )
        assert not (tmp_path / "pwned").exists()


def test_unreadable_and_missing_sources_are_told(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "b.txt").write_bytes(b"\xff\xfe\x00")
    sources = "sources: {a: {file: no.txt}, b: {file: sources/b.txt}}\n"
    statement = "{by: reporter, act: ask, quote: q, seen in: [a, b]}"
    text = f"case: x\n{sources}statements: {{s: {statement}}}\n"
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    report = check(load(tmp_path))
    assert report.quotes.lost == 2
    told = {remark.about: remark.says for remark in about(report, Topic.SOURCE)}
    assert "missing" in told[("a", "s")]
    assert "cannot be read" in told[("b", "s")]


def test_quotation_marks_are_not_doubled_around_words_that_have_them(tmp_path: Path) -> None:
    report = case(tmp_path, "quote: '“We agreed upon a date,” the minister'")
    (remark,) = about(report, Topic.QUOTE)
    assert remark.says.startswith("“We agreed upon")
    assert "“We agreed on a date" in remark.do
    assert "““" not in remark.do
    offered = remark.do.split("“", 1)[1].split(", copy that")[0].removesuffix("”")
    copied = case(tmp_path, f"quote: '{offered}'")
    assert copied.quotes.exact == 1, "what is offered can be copied as it is shown"
