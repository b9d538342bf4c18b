"""A statement: words found in a source, and who says them how.

Source: w3c_annotation (text quote and text position selectors).
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from goodoffices.case.part import Part, Texts
from goodoffices.case.vocabulary import Act, Asserts, How, Kind, Review
from goodoffices.case.when import WhenField


class Quote(Part):
    """An exact piece of a source's text.

    Attributes
    ----------
    exact
        The words, to the letter.
    before, after
        Some text around them, needed where the words stand more than once.
    source
        The source, where the statement was seen in several.
    start, end
        Half-open range in code points of the source's text; a help, never a proof.
    """

    exact: str
    before: str = ""
    after: str = ""
    source: str | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)

    @field_validator("exact")
    @classmethod
    def _not_blank(cls, text: str) -> str:
        if not text.strip():
            raise PydanticCustomError("empty", "the quoted words")
        return text


def _pieces(value: Any) -> Any:
    pieces = value if isinstance(value, list | tuple) else [value]
    return [{"exact": piece} if isinstance(piece, str) else piece for piece in pieces]


Quotes = Annotated[tuple[Quote, ...], BeforeValidator(_pieces)]


class Statement(Part):
    """Words found in a source.

    Attributes
    ----------
    by
        Who speaks; several for a joint statement; ``reporter`` for the reporter; empty for nobody
        named at all.
    about, to
        The parties spoken about, and who is addressed.
    act
        What is done by saying it.
    on
        The issue or issues it bears on.
    option
        The option it favours (with *refuse*, the one it refuses), or, on an agenda item, the
        point it makes.
    asserts
        Says that the issue is agreed, or deadlocked.
    quote
        The exact words, in pieces where they are broken.
    seen_in
        Every source in which it stands; left out, the case's only source.
    inside
        The statement it stands inside.
    credibility
        How credible the information is, 1 (confirmed) to 6 (cannot be judged).
    review
        What a person decided about it.
    how, kind, cue, setting, when, negated
        How it is reported; kind of speaker; the cue; the setting; when it was said (left out: the
        source's date); whether it is denied ("did not commit itself").
    """

    by: Texts = ()
    about: Texts = ()
    to: Texts = ()
    act: Act
    on: Texts = ()
    option: str | None = None
    asserts: Asserts | None = None
    quote: Quotes = ()
    seen_in: Texts = ()
    inside: str | None = None
    credibility: int | None = Field(default=None, ge=1, le=6)
    review: Review = "accepted"
    how: How | None = None
    kind: Kind | None = None
    cue: str = ""
    setting: str = ""
    when: WhenField | None = None
    negated: bool = False
    note: str = ""

    @property
    def accepted(self) -> bool:
        """Whether a person stands by it."""
        return self.review == "accepted"

    @property
    def words(self) -> str:
        """The quoted words in one line, pieces joined by an ellipsis."""
        return " … ".join(" ".join(piece.exact.split()) for piece in self.quote)
