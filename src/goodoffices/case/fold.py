"""Text with its white space and quotation marks made alike, and the way back to the original.

Two printings of the same words often differ in line breaks and in the shape of their quotation
marks, and in nothing else. Folded, they are equal. Nothing else is folded: dashes, case, accents
and spelling stay as they are, because they can change what was said.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

QUOTATION_MARKS = "\"'`´‘’‚‛“”„‟«»‹›ʻʼʽ′″＂＇「」『』〝〞〟❛❜❝❞❮❯"
"""Every mark that stands for a quotation mark or an apostrophe."""

# `\s` of the standard library is exactly what str.isspace() calls white space.
_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_TABLE = {ord(mark): "'" for mark in QUOTATION_MARKS} | {ord(blank): " " for blank in _WHITE}
_RUN = re.compile(" {2,}")


@dataclass(frozen=True)
class Folded:
    """A text with every run of white space as one space and every quotation mark as ``'``.

    Attributes
    ----------
    text
        The folded text.
    ends
        For each run of white space that was shortened, in order: where it ends in the folded
        text, in code points.
    dropped
        For each of these: how many code points had been dropped up to there.
    """

    text: str
    ends: tuple[int, ...]
    dropped: tuple[int, ...]

    def original(self, index: int) -> int:
        r"""Where the code point at ``index`` of the folded text stood in the original.

        Examples
        --------
        >>> folded_with_map("a \n b").original(2)
        4
        """
        before = bisect_right(self.ends, index)
        return index + (self.dropped[before - 1] if before else 0)

    def index(self, original: int) -> int:
        r"""Where a code point of the original that is no white space stands in the folded text.

        Examples
        --------
        >>> folded_with_map("a \n b").index(4)
        2
        """
        ends = range(len(self.ends))
        before = bisect_right(ends, original, key=lambda i: self.ends[i] + self.dropped[i])
        return original - (self.dropped[before - 1] if before else 0)


def folded(text: str) -> str:
    r"""Make white space and quotation marks alike.

    Examples
    --------
    >>> folded("“It’s\n   over”")
    "'It's over'"
    """
    return _RUN.sub(" ", text.translate(_TABLE))


@lru_cache(maxsize=4)
def folded_with_map(text: str) -> Folded:
    """Fold a text and remember where each code point came from.

    The last few texts are remembered, since many quotes are looked for in one text.

    Examples
    --------
    >>> folded_with_map("no  way").text
    'no way'
    """
    alike = text.translate(_TABLE)
    runs = [match.span() for match in _RUN.finditer(alike)]
    dropped = tuple(accumulate(end - start - 1 for start, end in runs))
    ends = tuple(end - gone for (_, end), gone in zip(runs, dropped, strict=True))
    return Folded(_RUN.sub(" ", alike), ends, dropped)
