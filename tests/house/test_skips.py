"""A skipped test is counted, and fails the run where none is allowed; with workers, too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
TESTS = """
import pytest
def test_runs(): pass
@pytest.mark.newspaper
def test_needs_the_text(): raise AssertionError("there is no text here")
"""


def run(folder: Path, *more: str, no_skips: str) -> subprocess.CompletedProcess[str]:
    """Run a small copy of the suite where the newspaper text is missing."""
    tests = folder / "repository" / "tests"
    tests.mkdir(parents=True)
    (tests / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    (tests / "test_two.py").write_text(TESTS, "utf-8")
    markers = "[pytest]\nmarkers =\n  newspaper: needs the text\n  browser: needs a browser\n"
    (tests.parent / "pytest.ini").write_text(markers, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more],
        cwd=tests.parent,
        env={**os.environ, "GOODOFFICES_NO_SKIPS": no_skips},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_skip_is_counted_and_allowed(tmp_path: Path, workers: tuple[str, ...]) -> None:
    done = run(tmp_path, *workers, no_skips="")
    assert done.returncode == 0, done.stdout
    assert "1 skipped, counted" in done.stdout


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_skip_fails_the_run_where_none_is_allowed(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    done = run(tmp_path, *workers, no_skips="1")
    assert done.returncode == 1, done.stdout
    assert "which fails this run" in done.stdout
    assert "1 passed" in done.stdout
