"""What a lens is: a question, what it needs, and one function that answers with a finding.

Source: none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from goodoffices.case.model import Case
from goodoffices.lenses.finding import Finding
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.run import SILENT, Progress

AUTHOR = "the author of the case"
"""Whose judgement a sentence rests on that nothing else in the case supports."""


@dataclass(frozen=True)
class Settings:
    """What a person may choose before looking.

    Attributes
    ----------
    reading
        How what the case leaves open is settled.
    as_of
        The day up to which statements count; left out, the case's own.
    earlier
        Another case, or the same one at an earlier day, to say what moved since.
    earlier_as_of
        The day up to which the earlier case's statements count.
    accept
        Who must accept; unless stated, the parties at the table and whoever holds what would
        change.
    wanted
        Options of a lens of somebody else's, as text.
    """

    reading: Reading = DEFAULT
    as_of: date | None = None
    earlier: Case | None = None
    earlier_as_of: date | None = None
    accept: WhoMustAccept = USUAL
    wanted: Mapping[str, str] = field(default_factory=dict)


class Lens(Protocol):
    """One plain question asked of a case.

    Attributes
    ----------
    name
        One word, used everywhere.
    question
        The question in plain English.
    needs
        The sections of the case it uses ("statements", "preferences" …); it uses no others.
    """

    name: str
    question: str
    needs: frozenset[str]

    def missing(self, case: Case, settings: Settings) -> tuple[Gap, ...]:
        """List what the case must still state before the question can be answered at all."""

    def look(self, case: Case, settings: Settings, progress: Progress = SILENT) -> Finding:
        """Answer the question.

        Raises
        ------
        NeedsError
            When something the answer cannot do without is not stated.
        """


def input_hash(case: Case, settings: Settings) -> str:
    """Hash everything a finding depends on: the case, the settings, the version of the program.

    Returns
    -------
    str
        Sixteen hexadecimal digits.
    """
    from goodoffices.version import __version__

    parts = [
        __version__,
        case.model_dump_json(by_alias=True),
        repr(settings.reading.explained),
        repr((settings.as_of, settings.earlier_as_of, str(settings.accept))),
        repr(sorted(settings.wanted.items())),
        settings.earlier.model_dump_json(by_alias=True) if settings.earlier else "",
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
