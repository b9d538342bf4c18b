"""What is taken out of a document: its text, and what a person should know about it.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The kinds of document whose text can be taken out."""

    PLAIN = "plain"
    HTML = "html"
    PDF = "pdf"


NAMES = {
    DocumentKind.PLAIN: "a plain text",
    DocumentKind.HTML: "an HTML page",
    DocumentKind.PDF: "a PDF file",
}
"""The kinds in words."""


@dataclass(frozen=True)
class Guess:
    """What a document says about itself. Proposed to a person, never believed.

    Attributes
    ----------
    publisher
        The site's name.
    published
        The day, as ``2014-03-31``.
    """

    publisher: str | None = None
    published: str | None = None


NO_GUESS = Guess()
"""The document says nothing about itself."""


@dataclass(frozen=True)
class Taken:
    """The text of an HTML page or a PDF file.

    Attributes
    ----------
    text
        The text, its blocks separated by blank lines.
    notes
        What a person should know, in sentences.
    guess
        What the document says about itself.
    """

    text: str
    notes: tuple[str, ...] = ()
    guess: Guess = NO_GUESS
