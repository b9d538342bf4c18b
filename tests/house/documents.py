"""Reading the documents of the house: their blocks of code, and the files they ask to be saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "src" / "goodoffices"
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/case-format.md",
    "docs/voices.md",
    "docs/findings.md",
    "docs/elicitation.md",
    "docs/methods.md",
)
_SAVE = re.compile(r"Save this as\s+`([^`]+)`")


def document(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def section(text: str, title: str) -> str:
    """The part of a document under one heading of level 2."""
    _, found, rest = text.partition(f"\n## {title}\n")
    assert found, f"no section “{title}”"
    return rest.split("\n## ")[0]


@dataclass(frozen=True)
class Block:
    """A block of code and the paragraph that says what to do with it."""

    kind: str
    text: str
    before: str

    @property
    def file(self) -> str | None:
        """The file it is to be saved as, where the paragraph says so."""
        match = _SAVE.search(" ".join(self.before.split()))
        return match[1] if match else None

    @property
    def commands(self) -> list[str]:
        """Its lines, where it is for the shell, without comments."""
        lines = [line.split(" #")[0].strip() for line in self.text.splitlines()]
        return [line for line in lines if line] if self.kind == "sh" else []


def blocks(text: str) -> list[Block]:
    """Every block of code, in order, each with the paragraph before it."""
    found = []
    parts = re.split(r"^```(\w*)\n(.*?)^```$", text, flags=re.S | re.M)
    for at in range(0, len(parts) - 2, 3):
        before = parts[at].strip().rpartition("\n\n")[2]
        found.append(Block(parts[at + 1], parts[at + 2], before))
    return found
