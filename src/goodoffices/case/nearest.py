"""The passage nearest to words that are not found: offered to a person, never taken for found.

Likeness is the normalised indel similarity of rapidfuzz, 0 to 100, over folded text. In a long
text only the neighbourhoods that share the rarest of the quote's words are compared, so the
passage offered is a good one and not provably the best.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from goodoffices.case.fold import Folded, folded, folded_with_map

LEAST_LIKENESS = 75.0
"""Below this likeness nothing is offered."""

LONGEST_QUOTE = 2000
"""For a quote of more code points than this nothing is offered: it would take too long."""

_WHOLE = 20_000  # a text up to this long is compared as a whole when the quote is short, too
_PLACES = 500  # occurrences of one word that are looked at; a frequent word says little anyway
_WORDS = 40  # words of a quote that are looked for
_REGIONS = 5  # neighbourhoods that are compared letter by letter


@dataclass(frozen=True)
class Span:
    """A stretch of text: from ``start`` up to, not including, ``end``, in code points."""

    start: int
    end: int


@dataclass(frozen=True)
class Offer:
    """A passage that may be what was meant. Only a person can say whether it is.

    Attributes
    ----------
    span
        Where the passage stands.
    text
        Its words.
    likeness
        How like the quote it is: 0 (nothing in common) to 100 (the same when folded).
    """

    span: Span
    text: str
    likeness: float


def nearest(exact: str, text: str) -> Offer | None:
    """Find the passage most like some words.

    Parameters
    ----------
    exact
        The words that were not found.
    text
        The text to look in.

    Returns
    -------
    Offer or None
        The passage, widened to whole words; nothing when its likeness is below 75 or the quote
        is longer than 2,000 code points.

    Examples
    --------
    >>> near = nearest("a political sollution", "They want a political solution.")
    >>> near.text, round(near.likeness)
    ('a political solution', 98)
    """
    needle, hay = folded(exact).strip(), folded_with_map(text)
    if not needle or len(needle) > LONGEST_QUOTE:
        return None
    offers = [_offer(needle, text, hay, region) for region in _regions(needle, hay.text)]
    found = [offer for offer in offers if offer is not None]
    return max(found, key=lambda offer: (offer.likeness, -offer.span.start), default=None)


def _regions(needle: str, hay: str) -> list[Span]:
    """Where it is worth comparing letter by letter."""
    if len(hay) <= max(2 * len(needle), _WHOLE * 100 // max(len(needle), 100)):
        return [Span(0, len(hay))]
    width = max(2 * len(needle), 200)
    votes: Counter[int] = Counter()
    for word in sorted(set(re.findall(r"\w{3,}", needle)), key=lambda word: (-len(word), word))[
        :_WORDS
    ]:
        places = list(islice(re.finditer(re.escape(word), hay), _PLACES))
        for block in {place.start() // width for place in places}:
            votes[block] += 1000 // len(places)
    best = sorted(votes, key=lambda block: (-votes[block], block))[:_REGIONS]
    return [Span(max(0, (b - 1) * width), min(len(hay), (b + 2) * width)) for b in best]


def _offer(needle: str, text: str, hay: Folded, region: Span) -> Offer | None:
    """Find the best passage of one region, if it is like enough."""
    from rapidfuzz import fuzz

    part = hay.text[region.start : region.end]
    found = fuzz.partial_ratio_alignment(needle, part, score_cutoff=LEAST_LIKENESS)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = _whole_words(
        hay.text, region.start + found.dest_start, region.start + found.dest_end
    )
    likeness = fuzz.ratio(needle, hay.text[start:end])
    if start == end or likeness < LEAST_LIKENESS:
        return None
    span = Span(hay.original(start), hay.original(end - 1) + 1)
    return Offer(span, text[span.start : span.end], likeness)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words (by 40 code points at most) and drop spaces at its ends."""
    first, last = max(0, start - 40), min(len(text), end + 40)
    while start > first and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < last and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
