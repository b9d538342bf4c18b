"""A newcomer who follows the README to the letter gets a brief."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import goodoffices
from goodoffices.opened_case import OpenCase, settings

from .documents import Block, blocks, document, section

TITLE = "A first case in ten minutes"
CUT = "# Whose wishes count"
COMMAND = Path(sys.executable).parent / "goodoffices"


@dataclass
class Newcomer:
    """Does what the README says, in a folder of its own."""

    folder: Path
    said: dict[str, str] = field(default_factory=dict)

    def follow(self, step: Block) -> None:
        case = self.folder / "water" / "case.yaml"
        words = " ".join(step.before.split())
        if step.commands:
            for command in step.commands:
                self.said[command] = self.run(command)
        elif step.file is not None:
            (self.folder / step.file).write_text(step.text, "utf-8")
        elif "Delete everything from the line" in words:
            assert CUT in words
            top, found, _ = case.read_text("utf-8").partition(CUT)
            assert found, "the outline has no such line any more"
            case.write_text(top + step.text, "utf-8")
        else:
            assert "Paste this at the end" in words, f"nobody could tell what to do: {words}"
            case.write_text(case.read_text("utf-8") + step.text, "utf-8")

    def run(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        assert program == "goodoffices"
        done = subprocess.run(
            [COMMAND, *arguments],
            cwd=self.folder,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    someone = Newcomer(tmp_path_factory.mktemp("newcomer"))
    for step in blocks(section(document("README.md"), TITLE)):
        someone.follow(step)
    return someone


def test_every_step_succeeds_and_gives_a_brief(newcomer: Newcomer) -> None:
    page = (newcomer.folder / "water" / "brief.html").read_text("utf-8")
    assert "The Tess dam talks" in page
    assert (newcomer.folder / "water" / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_every_quote_is_found(newcomer: Newcomer) -> None:
    checked = newcomer.said["goodoffices check water"]
    assert "6 quoted pieces: 6 found exactly once." in checked
    assert "Nothing needs attention" in checked


def test_what_it_says_you_will_find_is_found(newcomer: Newcomer) -> None:
    """The story the README tells of the case, checked on the case itself."""
    case = goodoffices.open_case(newcomer.folder / "water")
    states = [row[1].mark for row in case.look("talks").table("states").rows]
    words = [mark.word for mark in states if mark is not None]
    assert sorted(words) == ["agreed", "open", "open", "open"]

    wanted = "filling: five years; road: open; measurements: shared"
    found = case.look("stability", settings(wanted={"outcome": wanted}))
    now, package = found.table("now"), found.table("wanted")
    assert {cell.mark.word for row in now.rows for cell in row if cell.mark} == {"stays"}
    for row in package.rows:
        alone, *answered = [cell.mark.word for cell in row if cell.mark]
        assert alone == "would leave"
        assert set(answered) == {"stays"}


def test_a_second_report_may_be_added(newcomer: Newcomer) -> None:
    """The README says so: what was right before stays right, and quotes keep their source."""
    (newcomer.folder / "later.txt").write_text("Velmark opened the road on Monday.\n", "utf-8")
    newcomer.run("goodoffices add water later.txt --id later --published 2024-06-03")
    assert "6 found exactly once" in newcomer.run("goodoffices check water")
    assert "nothing has moved" in newcomer.run("goodoffices compare water --since 2024-05-18")


def test_the_python_of_the_readme_runs() -> None:
    (block,) = [b for b in blocks(document("README.md")) if b.kind == "python"]
    namespace: dict[str, object] = {}
    exec(compile(block.text, "README.md", "exec"), namespace)
    assert str(namespace["html"]).startswith("<!DOCTYPE html>")
    case = namespace["case"]
    assert isinstance(case, OpenCase)
    assert not case.check().needs_attention


def test_the_readme_is_short_enough_to_read() -> None:
    assert len(document("README.md").splitlines()) <= 225
