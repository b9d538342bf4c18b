"""The repository keeps to its own rules: sizes, marks, versions, no addresses, no copied text."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest
import yaml

from goodoffices.version import __version__

from .documents import DOCUMENTS, PACKAGE, REPOSITORY, document

MODULES = sorted(PACKAGE.rglob("*.py"))
TEXTS = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.suffix in {".py", ".yaml", ".txt", ".j2", ".css", ".typ", ".bib"}
)


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_two_ideas() -> None:
    assert {str(p.relative_to(PACKAGE)): lines(p) for p in MODULES if lines(p) > 400} == {}


def test_files_are_short() -> None:
    assert statistics.median(lines(p) for p in MODULES if p.name != "__init__.py") <= 150


def test_nothing_is_left_to_be_done_later() -> None:
    later = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    tests = [p for p in (REPOSITORY / "tests").rglob("*.py") if p != Path(__file__)]
    left = [str(p) for p in (*TEXTS, *tests) if later.search(p.read_text("utf-8"))]
    assert left == []


def test_no_module_can_reach_the_network() -> None:
    """No module imports what reaches out, and none names an address to fetch."""
    reaching = {"socket", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & reaching, path


IDENTIFIERS = (  # names of formats that look like addresses; nothing is fetched from them
    "https://json-schema.org/draft/2020-12/schema",
    "https://vega.github.io/schema/vega-lite/",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
)


def test_no_address_stands_in_the_program() -> None:
    for path in TEXTS:
        for address in re.findall(r"(?:https?|ftp)://[\w.-][^\s\"'“”)>]*", path.read_text("utf-8")):
            assert address.startswith(IDENTIFIERS), f"{path.name}: {address}"


def test_everything_public_has_a_docstring() -> None:
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        nodes: list[ast.Module | ast.ClassDef | ast.FunctionDef] = [tree]
        nodes += [n for n in tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef)]
        nodes += [
            n
            for c in tree.body
            if isinstance(c, ast.ClassDef) and not c.name.startswith("_")
            for n in c.body
            if isinstance(n, ast.FunctionDef)
        ]
        for node in nodes:
            name = getattr(node, "name", path.stem)
            if not (name.startswith("_") and path.stem != name) and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(PACKAGE)}: {name}")
    assert bare == []


def test_one_version_everywhere() -> None:
    newest = re.search(r"^## \[(.+?)\] - (.+)$", document("CHANGELOG.md"), flags=re.M)
    assert newest is not None
    assert newest[1] == __version__
    assert newest[2] == "unreleased" or re.fullmatch(r"\d{4}-\d\d-\d\d", newest[2])
    cited = yaml.safe_load(document("CITATION.cff"))
    assert cited["version"] == __version__
    assert {"cff-version", "message", "title", "authors", "license"} <= set(cited)
    assert cited["license"] == "Apache-2.0"


def test_the_licence_is_there() -> None:
    assert "Apache License" in document("LICENSE")


def test_the_houses_own_workings_are_not_mentioned() -> None:
    """A reader finds the project here, not how or where it was made."""
    private = re.compile(r"/work/|/tmp/|/root/|\.library\b")
    for path in (*TEXTS, *(REPOSITORY / name for name in DOCUMENTS)):
        assert not private.search(path.read_text("utf-8")), path


QUOTED = re.compile(r"“[^”]{1,200}”")


@pytest.mark.newspaper
def test_no_sentence_of_the_newspaper_is_copied(newspaper: Path) -> None:
    """Eight words in a row of the article stand nowhere, except inside quotation marks."""
    article = _words((newspaper / "article.txt").read_text("utf-8"))
    copied = {tuple(article[at : at + 8]) for at in range(len(article) - 7)}
    # what people are quoted as saying, in quotation marks in the report of our own words
    report = (PACKAGE / "samples" / "paris-2014" / "sources" / "report.txt").read_text("utf-8")
    copied -= {run for quoted in re.findall(QUOTED, report) for run in _runs(quoted)}
    files = [*TEXTS, *(REPOSITORY / name for name in DOCUMENTS)]
    found = {
        f"{path.name}: {' '.join(run)}"
        for path in files
        for run in _runs(re.sub(QUOTED, " ¶ ", path.read_text("utf-8")))
        if run in copied
    }
    assert found == set()


def _words(text: str) -> list[str]:
    return re.findall(r"[\w¶]+", text.casefold().replace("’", "'").replace("'", ""))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
