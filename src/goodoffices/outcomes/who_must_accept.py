"""Who must accept a package: everyone needed, parties named in the question, or so many of them.

Source: raiffa1982 (a rule such as five of six, with vetoes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.errors import Fault, Place, UseError

_TEXT = re.compile(
    r"(?:(?P<needed>\d{1,4}) of )?(?P<parties>[^;]+?)(?:;\s*vetos?(?:es)?:? (?P<vetoes>[^;]+))?",
    re.ASCII | re.IGNORECASE,
)
_HOW = "write “A, B, C”, or “2 of A, B, C”, or “2 of A, B, C; veto A”."


@dataclass(frozen=True)
class WhoMustAccept:
    """Whose consent a package needs.

    Attributes
    ----------
    parties
        Who is asked; empty for the parties at the table and whoever holds what would change.
    needed
        At least so many of them must accept; ``None`` for all.
    vetoes
        Each of these must be among those that accept.

    Examples
    --------
    >>> str(WhoMustAccept(("A", "B", "C"), 2, ("A",)))
    '2 of A, B, C; veto A'
    """

    parties: tuple[str, ...] = ()
    needed: int | None = None
    vetoes: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the question names who is asked."""
        return bool(self.parties)

    @property
    def quorum(self) -> int | None:
        """How many of those named must accept, where that is fewer than all; else ``None``."""
        if self.needed is None or self.needed >= len(self.parties):
            return None
        return self.needed

    def __str__(self) -> str:
        parties = ", ".join(self.parties)
        text = parties if self.quorum is None else f"{self.quorum} of {parties}"
        return f"{text}; veto {', '.join(self.vetoes)}" if self.vetoes else text


USUAL = WhoMustAccept()
"""The parties at the table, and every holder of an issue that would change."""


def who_must_accept(text: str) -> WhoMustAccept:
    """Read "A, B, C", "2 of A, B, C" or "2 of A, B, C; veto A"; nothing means the usual rule.

    Raises
    ------
    UseError
        When the text is none of these, more are needed than named, or somebody without a vote has
        a veto.

    Examples
    --------
    >>> who_must_accept("2 of A, B, C; veto A").vetoes
    ('A',)
    """
    if not text.strip():
        return USUAL
    read = _TEXT.fullmatch(text.strip())
    if read is None:
        raise UseError(Fault(Place(field="--accept"), f"“{text}”", "parties by their ids", _HOW))
    return _checked(text, read.groupdict())


def _checked(text: str, parts: Mapping[str, str | None]) -> WhoMustAccept:
    parties, vetoes = _ids(parts["parties"]), _ids(parts["vetoes"])
    twice = [party for party in parties if parties.count(party) > 1]
    if twice:
        found = f"“{twice[0]}” twice in “{text}”"
        raise UseError(Fault(Place(field="--accept"), found, "each party once", _HOW))
    needed = int(parts["needed"]) if parts["needed"] else None
    if needed is not None and not max(len(vetoes), 1) <= needed <= len(parties):
        found = f"“{text}”, with {needed} needed of {len(parties)}"
        expected = f"from {max(len(vetoes), 1)} to {len(parties)} needed"
        raise UseError(Fault(Place(field="--accept"), found, expected, _HOW))
    strange = [party for party in vetoes if party not in parties]
    if strange:
        found, expected = f"a veto of “{strange[0]}”", "vetoes of parties that are asked"
        raise UseError(Fault(Place(field="--accept"), found, expected, _HOW))
    return WhoMustAccept(parties, needed, vetoes)


def _ids(text: str | None) -> tuple[str, ...]:
    names = (name.strip() for name in (text or "").split(","))
    return tuple(name for name in names if name)
