"""Tests that need something a fresh machine lacks are skipped with a reason, and counted.

With ``GOODOFFICES_NO_SKIPS=1`` every skip makes the run fail.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
NEWSPAPER = REPOSITORY.parent / "shared" / "cases" / "paris-2014"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _lacking() -> dict[str, str]:
    """Per marker, what this machine lacks for it."""
    lacking = {}
    if not (NEWSPAPER / "article.txt").is_file():
        where = f"{NEWSPAPER.parent.parent.name}/cases/paris-2014"
        lacking["newspaper"] = f"the newspaper text is not beside the checkout (../{where})"
    if _browser() is None:
        lacking["browser"] = f"no browser is installed ({', '.join(BROWSERS)})"
    return lacking


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = _lacking()
    for item in items:
        for marker, reason in lacking.items():
            if item.get_closest_marker(marker) is not None:
                item.add_marker(pytest.mark.skip(reason=f"{marker}: {reason}"))


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter is not None else 0


def _none_allowed() -> bool:
    return os.environ.get("GOODOFFICES_NO_SKIPS", "") not in ("", "0")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    on_a_worker = hasattr(session.config, "workerinput")  # its skips are counted where it reports
    if not on_a_worker and _none_allowed() and _skipped(session.config):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    count = _skipped(config)
    verdict = "which fails this run (GOODOFFICES_NO_SKIPS)" if _none_allowed() else "counted"
    line = f"{count} skipped, {verdict}" if count else "0 skipped"
    terminalreporter.write_line(line, red=bool(count) and _none_allowed())


@pytest.fixture(scope="session")
def newspaper() -> Path:
    """The folder of the newspaper text; for tests marked ``newspaper``."""
    return NEWSPAPER


@pytest.fixture(scope="session")
def browser() -> str:
    """The browser to start; for tests marked ``browser``."""
    found = _browser()
    assert found is not None, "a test that uses the browser is marked “browser”"
    return found
