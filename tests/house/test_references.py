"""Every key of the bibliography that is used is there, and every one that is there is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices.references import cite, keys

from .documents import DOCUMENTS, PACKAGE, document

KEY = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)*\b")
SOURCE = re.compile(r"^\s*Source: (.+?)(?=\n\s*\n|\n\s*[-A-Z]|\Z)", re.M | re.S)
LOOKS_LIKE_A_KEY = re.compile(r"[a-z]+(?:19|20)\d\d[a-z]?|icd203|nato_ajp21|w3c_annotation|wcag22")
MODULES = sorted(PACKAGE.rglob("*.py"))


def docstrings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def source_keys(line: str) -> set[str]:
    """The keys named in a ``Source:`` line: what stands before an explanation in brackets."""
    named = re.sub(r"\([^()]*\)", "", line.strip()).rstrip(".")
    if named.split(";")[0].split(",")[0].strip() == "none" or not LOOKS_LIKE_A_KEY.search(named):
        return set(LOOKS_LIKE_A_KEY.findall(named))
    return {word for word in KEY.findall(named) if word not in ("and", "the")}


def used_in_docstrings(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    lines = (line for text in docstrings(tree) for line in SOURCE.findall(text))
    return {key for line in lines for key in source_keys(line.split(";")[0])}


def used_in_findings(path: Path) -> set[str]:
    """Keys written out in code: ``methods=(…)`` and other texts that look like a key."""
    tree = ast.parse(path.read_text("utf-8"))
    texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return {t for t in texts if isinstance(t, str) and LOOKS_LIKE_A_KEY.fullmatch(t)}


def used_in_documents() -> set[str]:
    quoted = (re.findall(r"`([^`\n]+)`", document(name)) for name in DOCUMENTS)
    return {key for found in quoted for key in found if LOOKS_LIKE_A_KEY.fullmatch(key)}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_keys_in_a_module_are_in_the_bibliography(path: Path) -> None:
    assert used_in_docstrings(path) | used_in_findings(path) <= keys()


def test_keys_in_the_documents_are_in_the_bibliography() -> None:
    assert used_in_documents() <= keys()


def test_every_entry_is_used_in_the_code() -> None:
    used: set[str] = set()
    for path in MODULES:
        used |= used_in_docstrings(path) | used_in_findings(path)
    assert keys() - used == set()


def test_every_module_that_defines_something_names_its_source_or_none() -> None:
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        defines = any(isinstance(n, ast.ClassDef | ast.FunctionDef) for n in tree.body)
        if path.name != "__init__.py" and defines:
            silent += [] if SOURCE.search(ast.get_docstring(tree) or "") else [path.name]
    assert silent == []


def test_every_entry_is_whole() -> None:
    for key in keys():
        assert re.fullmatch(r"\S.+ \((?:19|20)\d\d\): \S.+\. \S.+", cite(key)), key


def test_every_method_a_finding_names_is_explained_in_the_documents() -> None:
    import goodoffices

    case = goodoffices.open_case("paris-2014")
    named = {key for lens in ("talks", "stability", "packages") for key in case.look(lens).methods}
    assert named <= used_in_documents()
