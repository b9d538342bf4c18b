"""The commands as a person uses them: results, remarks, exit codes, nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
import yaml

from goodoffices.case.load import load
from goodoffices.commands import console
from goodoffices.lenses import registry
from goodoffices.lenses.finding import from_json
from goodoffices.samples import PARIS, sample

from .running import fingerprint, run

BUNDLED = sample(PARIS)
assert BUNDLED is not None


def test_new_makes_a_case_that_loads_and_that_its_schema_accepts(tmp_path: Path) -> None:
    ran = run("new", "Ceasefire talks: Dry River", "--title", "A “first” case: #1", cwd=tmp_path)
    assert ran.code == 0, ran.err
    folder = tmp_path / "Ceasefire talks: Dry River"
    assert load(folder).case.title == "A “first” case: #1"
    written = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    schema = json.loads((folder / "case.schema.json").read_text(encoding="utf-8"))
    given = {key: value for key, value in written.items() if value is not None}
    given["as of"] = str(given["as of"])
    jsonschema.validate(given, schema)
    assert run("check", folder).code == 0


def test_the_outline_still_loads_with_its_comments_taken_off(tmp_path: Path) -> None:
    assert run("new", "c", cwd=tmp_path).code == 0
    file = tmp_path / "c" / "case.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("sources:"))
    opened = [
        line.replace("# ", "", 1)
        if line.lstrip().startswith("#") and line.startswith(" ")
        else line
        for line in lines[start:]
    ]
    (tmp_path / "c" / "sources" / "report.txt").write_text("words copied from the source")
    text = "\n".join([*lines[:start], *opened])
    text = text.replace("checkpoints: manned", "ceasefire: local").replace(
        "treaty: [signed]", "ceasefire: [full]"
    )
    file.write_text(text.replace("- never: {ceasefire: full, ", "- never: {"), encoding="utf-8")
    case = load(tmp_path / "c").case
    assert case.statements["s1"].act == "demand"
    assert case.preferences[0].walk_away == "now"


def test_new_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    before = fingerprint(tmp_path)
    assert run("new", "mine", cwd=tmp_path).code == 2
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("lens", registry.names())
def test_look_prints_the_finding_and_its_json(lens: str) -> None:
    shown = run("look", lens, BUNDLED or "")
    assert shown.code == 0, shown.err
    assert "\x1b" not in shown.out
    finding = from_json(run("look", lens, BUNDLED or "", "--json").out)
    assert finding.headline.text.split()[0] in shown.out


def test_checking_the_bundled_case_finds_every_quote() -> None:
    ran = run("check", BUNDLED or "", "--json")
    assert ran.code == 0, ran.out
    quotes = ran.data["quotes"]
    assert quotes["exact"] == quotes["pieces"] > 25
    assert run("check", BUNDLED or "").code == 0


def test_a_wrong_path_is_wrong_use_and_a_fault_inside_is_a_finding(tmp_path: Path) -> None:
    assert run("check", tmp_path / "nowhere").code == 2
    assert run("check", tmp_path, "--json").code == 2, "a folder without a case"
    assert "goodoffices new" in run("check", tmp_path).err
    (tmp_path / "case.yaml").write_text("case: x\nsharing: purple\n", encoding="utf-8")
    assert run("check", tmp_path).code == 1
    assert run("check", tmp_path / "case.yaml").code == 1


@pytest.mark.parametrize("space", [0x20, 0xA0, 0x2009, 0x202F, 0x3000, 0x2028])
def test_every_kind_of_space_keeps_words_apart(space: int) -> None:
    assert console.safe(f"5{chr(space)}000") == "5 000"


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x0D, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066, 0xD800, 0xE0041]
)
def test_what_could_steer_or_deceive_is_made_visible(code: int) -> None:
    assert console.safe(f"a{chr(code)}b") == "a�b"


def test_what_scripts_need_is_left_alone() -> None:
    text = "می\u200cخواهم\tЛавров\n中"
    assert console.safe(text) == text


def test_brief_writes_the_page_and_says_where(tmp_path: Path) -> None:
    ran = run("brief", BUNDLED or "", "--pdf", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    files = [Path(line) for line in ran.out.split("\n") if line]
    assert [file.name for file in files] == ["brief.html", "brief.pdf"]
    assert files[0].read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert files[1].read_bytes().startswith(b"%PDF-")


def test_demo_leaves_changes_of_the_person_alone(tmp_path: Path) -> None:
    first = run("demo", "--json", cwd=tmp_path)
    assert first.code == 0, first.err
    case = tmp_path / first.data["case"] / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert run("demo", cwd=tmp_path).code == 0
    assert case.read_text(encoding="utf-8").endswith("# mine\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["look", "stabilty", "CASE"], "did you mean “stability”"),
        (["look", "talks", "nowhere"], "goodoffices new"),
        (["look", "packages", "CASE", "--accept", "RUS,UKX"], "did you mean “UKR”"),
        (["look", "stability", "CASE", "--entry", "RUS=9"], "from 1 to"),
        (["look", "stability", "CASE", "--entry", "RUS"], "PARTY=NUMBER"),
        (["look", "stability", "CASE", "--without", "troop"], "did you mean “troops”"),
        (["look", "stability", "CASE", "--numbers", "lots"], "low or midpoint or high"),
        (["look", "talks", "CASE", "--as-of", "yesterday"], "2014-03-31"),
        (["compare", "CASE"], "--since"),
    ],
)
def test_wrong_use_is_told_in_words(words: list[str], says: str) -> None:
    ran = run(*(str(BUNDLED) if word == "CASE" else word for word in words))
    assert ran.code == 2
    assert says.casefold() in ran.err.casefold()
    assert ran.out == ""


def test_faults_can_be_had_as_json(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case: x\nparties: {A: {name: A, role: chair}}\n")
    ran = run("look", "talks", tmp_path, "--json")
    assert ran.code == 2
    assert set(ran.data["faults"][0]) == {"where", "found", "expected", "do"}


def test_compare_with_an_earlier_day_and_with_another_case(tmp_path: Path) -> None:
    assert run("compare", BUNDLED or "", "--since", "2014-03-29").code == 0
    assert run("compare", BUNDLED or "", BUNDLED or "", "--json").code == 0


def test_looking_changes_nothing() -> None:
    assert BUNDLED is not None
    before = fingerprint(BUNDLED)
    for words in (["check"], ["look", "stability"], ["look", "packages"]):
        assert run(*words, BUNDLED).code == 0
    assert fingerprint(BUNDLED) == before


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_stopping_leaves_nothing_broken(tmp_path: Path) -> None:
    assert BUNDLED is not None
    # enough outcomes to be busy for a while
    big = (BUNDLED / "case.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "big"
    (folder / "sources").mkdir(parents=True)
    (folder / "case.yaml").write_text(big, encoding="utf-8")
    before = fingerprint(folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "goodoffices", "look", "stability", str(folder), "--coalitions"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in out + err
    assert process.returncode in (0, 130)
    assert process.returncode == 0 or "Stopped" in err
    assert fingerprint(folder) == before


def test_no_colour_when_asked_or_not_a_terminal() -> None:
    assert "\x1b" not in run("look", "talks", BUNDLED or "").out


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    look = [sys.executable, "-m", "goodoffices", "look", "talks", str(BUNDLED)]
    with subprocess.Popen(look, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_words() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "goodoffices", "look", "talks", str(BUNDLED)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "could not be written" in done.stderr
