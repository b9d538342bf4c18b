"""A source: a document as it was published, and where its bytes and its text are kept.

Source: nato_ajp21 (reliability of a source).
"""

from __future__ import annotations

from goodoffices.case.part import Part
from goodoffices.case.vocabulary import Reliability
from goodoffices.case.when import Day


class Source(Part):
    """A document as it was published.

    Attributes
    ----------
    file
        The original, relative to the case's folder.
    text
        The text taken out of it, where the original is not plain text itself.
    publisher, published, title
        As given by the person who added it.
    origin
        The newsroom, wire or office the words really come from: copies of one wire story have
        one origin, and corroboration counts origins.
    grade
        How reliable the source has been, A to F.
    sha256, text_sha256
        Hash of the original bytes and of the text taken out; written by ``goodoffices add``.
    """

    file: str
    text: str | None = None
    title: str = ""
    publisher: str = ""
    published: Day | None = None
    origin: str = ""
    grade: Reliability | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    note: str = ""
