"""The options of looking that choose who must accept, what is weighed and what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.lenses.finding import from_json
from goodoffices.samples import PARIS, sample

from .running import run

CASE = sample(PARIS)
assert CASE is not None
LOOK = ("look", "packages", CASE)


def test_who_must_accept_and_what_stays_as_now() -> None:
    ran = run(*LOOK, "--without", "crimea", "--accept", "USA,RUS,UKR", "--json")
    assert ran.code == 0, ran.err
    found = from_json(ran.out)
    asked = {row[0].text for row in found.table("acceptance").rows}
    assert asked == {"United States", "Russia", "Ukraine"}
    issues = {row[0].text for row in found.table("side by side").rows}
    assert "crimea" not in issues


def test_a_quorum_with_a_veto() -> None:
    ran = run(*LOOK, "--accept", "2 of RUS, USA, UKR; veto RUS")
    assert ran.code == 0, ran.err
    assert "at least 2 of Russia, United States and" in " ".join(ran.out.split())


def test_powers_add_a_standard() -> None:
    ran = run(*LOOK, "--powers", "RUS=2, USA=1", "--table", "standards", "--json")
    names = [row[0].text for row in from_json(ran.out).table("standards").rows]
    assert "Power-weighted Nash" in names


def test_one_table_is_printed_alone_and_all_of_them_with_the_rest() -> None:
    alone, whole = run(*LOOK, "--table", "pairs"), run(*LOOK, "--table", "all")
    assert alone.code == whole.code == 0
    assert "What two of them would let pass" in alone.out
    assert "Judgements" not in alone.out
    assert "Judgements" in whole.out
    assert "--table NAME" not in whole.out


def test_the_rest_of_many_tables_is_named() -> None:
    ran = run(*LOOK)
    assert "--table NAME" in ran.out
    assert "pairs: What two of them would let pass" in ran.out
    assert "What two of them would let pass\n" in ran.out


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_a_page_is_written_beside_the_answer(tmp_path: Path, json: tuple[str, ...]) -> None:
    file = tmp_path / "new folder" / "packages.html"
    ran = run(*LOOK, "--page", file, *json)
    assert ran.code == 0, ran.err
    assert str(file) in ran.err.replace("\n", "")
    assert "Content-Security-Policy" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--table", "nosuch"), "one of side by side"),
        (("--page", "packages.pdf"), "ending in .html"),
        (("--powers", "RUS"), "RUS=2"),
        (("--accept", "4 of RUS, USA"), "from 1 to 2"),
        (("--accept", "RUS, RUS"), "each party once"),
        (("--accept", "RUS; veto USA"), "vetoes of parties that are asked"),
        (("--concept", "Nosuch"), "Nosuch"),
        (("--wanted", "troops: gone"), "troops"),
    ],
)
def test_what_is_mistyped_is_told_and_nothing_is_written(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    ran = run(*LOOK, *options, cwd=tmp_path)
    assert ran.code == 2
    assert told in " ".join(ran.err.split())
    assert not ran.out
    assert not list(tmp_path.iterdir())
