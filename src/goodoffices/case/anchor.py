"""Anchors: where the words of a quote stand in the text of its source.

Words are found exactly, or found when white space and quotation marks are made alike (and this is
said), or reported lost. A passage that is merely similar is offered to a person and never taken.

An anchor carries what the W3C's TextQuoteSelector (exact, before, after) and TextPositionSelector
(start, end) carry. The words decide; a position alone never does.

Source: w3c_annotation (text quote and text position selectors).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.fold import Folded, folded, folded_with_map
from goodoffices.case.nearest import Offer, Span, nearest
from goodoffices.errors import CaseError, Fault, Place

__all__ = ["Anchor", "Location", "Match", "Offer", "Span", "anchor_at", "locate"]

SHOWN = 100
"""So many candidates are listed; ``Location.places`` counts them all."""

_MOST = 100_000  # places that are counted
_WORK = 50_000_000  # code points compared in counting places of a quote that overlaps itself


class Match(StrEnum):
    """How the words of a quote were found."""

    EXACT = "exact"
    NORMALISED = "normalised"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True)
class Anchor:
    """The words of a quote and what is known about where they stand.

    Attributes
    ----------
    exact
        The words, as they stand in the text.
    before, after
        Some text directly before and after; it decides when the words stand there twice.
    start, end
        Where they are said to stand, half-open, in code points; never believed against the words.
    """

    exact: str
    before: str = ""
    after: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Location:
    """Where an anchor's words stand.

    Attributes
    ----------
    anchor
        What was looked for.
    match
        How it was found.
    span
        The one place, when there is exactly one; else ``None``.
    candidates
        Every place that could be meant, in order (the first hundred, when there are more).
    offer
        When lost: the nearest passage, for a person to accept or refuse.
    places
        How many candidates there are; counting stops at 100,000.
    """

    anchor: Anchor
    match: Match
    span: Span | None
    candidates: tuple[Span, ...]
    offer: Offer | None
    places: int

    @property
    def found(self) -> bool:
        """Whether the words stand in exactly one place."""
        return self.span is not None


def locate(anchor: Anchor, text: str, *, offer: bool = True) -> Location:
    r"""Find the words of a quote in a text.

    First the exact words. Standing there several times, they are told apart by their surroundings
    (exactly, then folded), then by the position given. Not there at all, they are looked for with
    white space and quotation marks made alike, in the same way. Else they are lost.

    Parameters
    ----------
    anchor
        What to look for.
    text
        The text of the source.
    offer
        Whether to look for the nearest passage when the words are lost.

    Raises
    ------
    CaseError
        The quote has no words.

    Examples
    --------
    >>> locate(Anchor("no date"), "They set no date.").span
    Span(start=9, end=16)
    >>> locate(Anchor("'no date'"), "They set “no\ndate”.").match
    <Match.NORMALISED: 'normalised'>
    >>> locate(Anchor("no"), "no and no").match
    <Match.AMBIGUOUS: 'ambiguous'>
    >>> locate(Anchor("no", before="and "), "no and no").span
    Span(start=7, end=9)
    """
    if not anchor.exact.strip():
        raise CaseError(_no_words(anchor))
    starts, all_seen = _places(anchor.exact, text)
    if starts:
        spans = [Span(start, start + len(anchor.exact)) for start in starts]
        return _settled(anchor, Match.EXACT, text, spans, all_seen)
    hay, needle = folded_with_map(text), folded(anchor.exact).strip()
    starts, all_seen = _places(needle, hay.text)
    if starts:
        last = len(needle) - 1
        spans = [Span(hay.original(at), hay.original(at + last) + 1) for at in starts]
        return _settled(anchor, Match.NORMALISED, text, spans, all_seen)
    near = nearest(anchor.exact, text) if offer else None
    return Location(anchor, Match.LOST, None, (), near, 0)


def anchor_at(text: str, start: int, end: int, around: int = 32) -> Anchor:
    """Make the anchor of a stretch of text, with its surroundings.

    Parameters
    ----------
    text
        The text of the source.
    start, end
        The stretch, half-open, in code points.
    around
        How many code points to keep on either side.

    Raises
    ------
    CaseError
        The stretch is not in the text, or has no words.

    Examples
    --------
    >>> anchor_at("They set no date.", 9, 16, around=4)
    Anchor(exact='no date', before='set ', after='.', start=9, end=16)
    """
    if not 0 <= start < end <= len(text):
        expected = f"0 ≤ start < end ≤ {len(text)}"
        raise CaseError(
            Fault(Place(), f"the stretch {start} to {end}", expected, "check the two positions.")
        )
    before, after = text[max(0, start - around) : start], text[end : end + around]
    anchor = Anchor(text[start:end], before, after, start, end)
    if not anchor.exact.strip():
        raise CaseError(_no_words(anchor))
    return anchor


def _no_words(anchor: Anchor) -> Fault:
    found = "a quote of white space only" if anchor.exact else "an empty quote"
    return Fault(
        Place(field="quote"), found, "words that stand in the source", "copy the words in."
    )


def _places(needle: str, hay: str) -> tuple[list[int], bool]:
    """Every start of the words, overlapping ones too; and whether these are all there are."""
    most = min(_MOST, max(2, _WORK // len(needle)))
    starts: list[int] = []
    at = hay.find(needle)
    while at >= 0 and len(starts) < most:
        starts.append(at)
        at = hay.find(needle, at + 1)
    return starts, at < 0


def _settled(
    anchor: Anchor, match: Match, text: str, spans: list[Span], all_seen: bool
) -> Location:
    """Tell several places apart, or say that they cannot be."""
    left = spans if len(spans) == 1 and all_seen else _narrowed(anchor, text, spans, all_seen)
    if len(left) == 1:
        return Location(anchor, match, left[0], (left[0],), None, 1)
    return Location(anchor, Match.AMBIGUOUS, None, tuple(left[:SHOWN]), None, len(left))


def _narrowed(anchor: Anchor, text: str, spans: list[Span], all_seen: bool) -> list[Span]:
    """Those places that the surroundings, then the position, leave."""
    left = spans
    if anchor.before or anchor.after:
        left = [span for span in spans if _surrounded(anchor, text, span)]
        left = left or _surrounded_alike(anchor, folded_with_map(text), text, spans) or spans
    # Surroundings single a place out only among all places; a position names one of itself.
    if (len(left) > 1 or not all_seen) and not (anchor.start is None and anchor.end is None):
        left = [span for span in left if _at_position(anchor, span)] or left
        return left if all_seen or len(left) > 1 or _at_position(anchor, left[0]) else spans
    return left if all_seen else spans


def _at_position(anchor: Anchor, span: Span) -> bool:
    return anchor.start in (None, span.start) and anchor.end in (None, span.end)


def _surrounded(anchor: Anchor, text: str, span: Span) -> bool:
    return text.endswith(anchor.before, 0, span.start) and text.startswith(anchor.after, span.end)


def _surrounded_alike(anchor: Anchor, hay: Folded, text: str, spans: list[Span]) -> list[Span]:
    """List the places whose surroundings agree when folded, white space next to the words aside."""
    before, after = folded(anchor.before).strip(), folded(anchor.after).strip()
    left = []
    for span in spans:
        start, end = span.start, span.end
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        start, end = hay.index(start), hay.index(end - 1) + 1
        start -= hay.text.endswith(" ", 0, start)
        end += hay.text.startswith(" ", end)
        if hay.text.endswith(before, 0, start) and hay.text.startswith(after, end):
            left.append(span)
    return left
