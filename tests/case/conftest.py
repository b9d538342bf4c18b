"""Small cases written to a folder of their own, and what loading them says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.errors import CaseError, Fault

Write = Callable[..., Path]
FaultsOf = Callable[..., tuple[Fault, ...]]
CaseOf = Callable[[str], Case]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str | bytes, files: dict[str, str | bytes] | None = None) -> Path:
        for name, content in {"case.yaml": text, **(files or {})}.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
        return tmp_path

    return written


@pytest.fixture
def faults_of(write: Write) -> FaultsOf:
    def faults(text: str | bytes, files: dict[str, str | bytes] | None = None) -> tuple[Fault, ...]:
        folder = write(text, files)
        try:
            load(folder)
        except CaseError as error:
            return error.faults
        return ()

    return faults


@pytest.fixture
def case_of(write: Write) -> CaseOf:
    return lambda text: load(write(text)).case
