"""The faults of documents, in one form of words.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

from goodoffices.errors import Fault, Place, SourceError

EXPECTED = "a plain text, an HTML page or a PDF file that contains text"
"""What can be added."""


def refused(found: str, do: str, *, name: str = "", expected: str = EXPECTED) -> SourceError:
    """Say why a document cannot be used.

    Examples
    --------
    >>> do = "check that it was saved."
    >>> print(refused("an empty file", do, name="a.txt", expected="a file with text"))
    a.txt: found an empty file; expected a file with text. → Check that it was saved.
    """
    return SourceError(Fault(Place(name), found, expected, do))
