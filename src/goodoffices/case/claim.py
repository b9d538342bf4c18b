"""What rests on statements: positions, the meanings of terms, events, and the analyst's overrides.

Source: none.
"""

from __future__ import annotations

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from goodoffices.case.part import Part, Texts
from goodoffices.case.statement import Quotes
from goodoffices.case.vocabulary import State
from goodoffices.case.when import WhenField


class Position(Part):
    """An option a party states it wants, or is said by others to want.

    Which of the two is never written here; it follows from who says the statements.

    Attributes
    ----------
    party, issue, option
        Whose position, on what, for which option (on an agenda item, which point).
    from_
        The statements it rests on.
    """

    party: str
    issue: str
    option: str
    from_: Texts = ()
    note: str = ""


class Meaning(Part):
    """The option that one party means by a term, and the statements that say so."""

    for_: str
    option: str
    from_: Texts = ()


class Term(Part):
    """A word that several use and mean differently.

    Attributes
    ----------
    on
        The issue it is used on.
    meanings
        For each party, the option it means.
    """

    on: str
    meanings: tuple[Meaning, ...]


class Event(Part):
    """Something that happened or is planned.

    Attributes
    ----------
    what, who, where
        What it is (meeting, call, interview …), who takes part, where.
    when
        A day, a span, a month, or "none set".
    planned
        Whether it is still to come.
    from_, quote
        The statements it rests on, or the words themselves.
    """

    what: str
    who: Texts = ()
    where: str = ""
    when: WhenField | None = None
    planned: bool = False
    from_: Texts = ()
    quote: Quotes = ()
    note: str = ""


class Override(Part):
    """The analyst's own judgement of where an issue stands, with the reason for it."""

    state: State
    because: str
    by: str = ""

    @model_validator(mode="after")
    def _reasoned(self) -> Override:
        if not self.because.strip():
            raise PydanticCustomError("empty", "a reason, in “because”")
        return self
