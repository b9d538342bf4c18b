"""What checking has to say: remarks that need attention, and remarks worth knowing.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.errors import Place


class Weight(StrEnum):
    """How much a remark matters."""

    ATTENTION = "attention"
    NOTE = "note"


class Topic(StrEnum):
    """What a remark is about."""

    SOURCE = "sources"
    QUOTE = "quotes"
    SUPPORT = "what claims rest on"
    JUDGEMENT = "the analysts’ numbers"
    LENS = "what each lens still needs"


@dataclass(frozen=True)
class Remark:
    """One thing a person should know about a case.

    Attributes
    ----------
    topic, weight
        What it is about, and how much it matters.
    where
        The place in the case.
    says
        The remark, in a sentence.
    do
        What to do about it; empty when nothing need be done.
    about
        Ids of the statements, sources or issues it concerns.
    """

    topic: Topic
    weight: Weight
    where: Place
    says: str
    do: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuoteCount:
    """How the quotes of a case were found.

    Attributes
    ----------
    pieces
        Pieces of quotes looked for, once for every source they are said to stand in.
    exact, normalised
        Found exactly once; found once white space and quotation marks were made alike.
    ambiguous, lost
        Standing in several places; not found, or standing in a source that has changed.
    """

    pieces: int
    exact: int
    normalised: int
    ambiguous: int
    lost: int


@dataclass(frozen=True)
class CheckReport:
    """Everything checking found.

    Attributes
    ----------
    case
        The case's short name.
    quotes
        How the quotes were found.
    remarks
        In the order of the topics; those that need attention first.
    """

    case: str
    quotes: QuoteCount
    remarks: tuple[Remark, ...]

    @property
    def needs_attention(self) -> bool:
        """Whether any remark needs attention."""
        return any(remark.weight is Weight.ATTENTION for remark in self.remarks)


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Put remarks in the order of their topics, those that need attention first."""
    topics = list(Topic)
    found = list(remarks)
    places = {id(remark): number for number, remark in enumerate(found)}
    return tuple(
        sorted(
            found,
            key=lambda r: (topics.index(r.topic), r.weight is Weight.NOTE, places[id(r)]),
        )
    )
