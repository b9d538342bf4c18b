"""Whoever follows CONTRIBUTING has a lens of their own that passes the conformance kit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from goodoffices.conformance import LensConformance

from .documents import blocks, document, section


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the document, registered as an installed one is, without any network."""
    folder = tmp_path_factory.mktemp("origins")
    for block in blocks(section(document("CONTRIBUTING.md"), "Add a lens in an afternoon")):
        if block.file is not None:
            (folder / block.file).write_text(block.text, "utf-8")
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    info = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    named = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(named, "utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


GOODOFFICES = "from goodoffices.commands.app import main; main()"


def test_it_passes_the_conformance_kit(package: Path) -> None:
    options = ("-q", "-p", "no:cacheprovider", "-W", "error", "-c", os.devnull, "--rootdir", ".")
    done = run(package, "-m", "pytest", *options, "test_origins.py")
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) > len([n for n in vars(LensConformance) if n.startswith("test_")])
    assert "skipped" not in done.stdout


def test_it_is_looked_at_like_ours(package: Path) -> None:
    done = run(package, "-c", GOODOFFICES, "look", "origins", "paris-2014")
    assert done.returncode == 0, done.stderr
    assert "The record rests on one origin." in done.stdout


def test_its_finding_is_json(package: Path) -> None:
    done = run(package, "-c", GOODOFFICES, "look", "origins", "paris-2014", "--json")
    finding = json.loads(done.stdout)
    assert finding["lens"] == "origins"
    assert finding["headline"]["evidence"]


def test_an_unknown_lens_names_it_among_those_there_are(package: Path) -> None:
    done = run(package, "-c", GOODOFFICES, "look", "origin", "paris-2014")
    assert done.returncode == 2
    assert "did you mean “origins”" in done.stderr.replace("Did", "did")


def test_it_keeps_to_the_house_rules(package: Path) -> None:
    """What the document shows is linted and typed as our own code is."""
    root = Path(__file__).parents[2]
    lens = "goodoffices_origins.py"
    checked = run(package, "-m", "ruff", "check", "--config", str(root / "pyproject.toml"), lens)
    assert checked.returncode == 0, checked.stdout
    typed = run(package, "-m", "mypy", "--strict", "--cache-dir", os.devnull, lens)
    assert typed.returncode == 0, typed.stdout
