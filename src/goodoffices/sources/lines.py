"""The lines of a text that have words, with where they stand.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SHORT = 200
"""A line of more code points than this is taken for a paragraph of the article."""

# Unlike str.splitlines(), no break at form feeds and the like: these are trimmed as white space.
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space at its ends.

    Attributes
    ----------
    text
        Its words.
    start
        Where it begins, in code points.
    block
        Which block it belongs to: blocks are separated by blank lines.
    """

    text: str
    start: int
    block: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def short(self) -> bool:
        """Whether it is too short for a paragraph of the article."""
        return len(self.text) <= SHORT


def lines_of(text: str) -> list[Line]:
    r"""List the lines of a text that have words.

    Examples
    --------
    >>> lines_of(" One.\r\nTwo.\n\nThree.")[1:]
    [Line(text='Two.', start=7, block=1), Line(text='Three.', start=13, block=2)]
    """
    lines: list[Line] = []
    block, seen = 0, 0
    for found in _LINE.finditer(text):
        words = found.group().strip()
        if not words:
            continue
        start = found.start() + found.group().index(words)
        between = text[seen:start]
        # \r\n is one break; a form feed begins a page and with it a block.
        breaks = len(re.findall(r"\r\n|[\r\n\u2028\u2029]", between))
        block += not lines or breaks > 1 or "\f" in between
        lines.append(Line(words, start, block))
        seen = start + len(words)
    return lines
