"""Furniture: what stands inside the text of an article and is none of it.

Photo credits, captions, sign-ups and the like are marked, never cut, so that every position in
the text stays true. The rules are general and careful: words of the article that are taken for
furniture do more harm than furniture that is missed.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.fold import folded
from goodoffices.sources.lines import Line, lines_of
from goodoffices.sources.pull_quote import pull_quotes


class FurnitureKind(StrEnum):
    """The kinds of furniture."""

    PHOTO_CREDIT = "photo credit"
    CAPTION = "caption"
    DUPLICATE_CAPTION = "duplicate caption"
    NEWSLETTER = "newsletter sign-up"
    PULL_QUOTE = "pull quote"
    BYLINE = "byline"
    SHARE_BAR = "share bar"
    COPYRIGHT = "copyright line"


@dataclass(frozen=True)
class Furniture:
    """A stretch of text that is no part of the article.

    Attributes
    ----------
    kind
        What it is.
    start, end
        Where it stands, half-open, in code points.
    why
        What it was recognised by.
    """

    kind: FurnitureKind
    start: int
    end: int
    why: str


LONGEST = 2_000_000
"""In a text of more code points than this no furniture is looked for: it is no article."""

_AGENCY = (
    r"(?:reuters|ap(?: photo)?|associated press|afp|agence france-presse|getty(?: images)?|epa|"
    r"tass|itar-tass|ria novosti|sputnik|xinhua|dpa|ansa|efe|pa(?: wire| media)?|kyodo|upi|"
    r"bloomberg|anadolu(?: agency)?|shutterstock|corbis|alamy|zuma(?: press)?|pool|"
    r"(?:the )?new york times|(?:the )?washington post|globe (?:staff|photo))"
)
# Applied to one short line each, so that no pattern sees more than 200 code points.
_CREDIT = re.compile(
    rf"(?:[^/|.!?]{{2,60}}[/|]\s*)(?:[^/|]{{1,40}}/\s*)*{_AGENCY}\W*|"
    rf"{_AGENCY}\s*[/|]\s*[^/|.!?]{{2,60}}|"
    rf"(?:photo(?:graph)?|picture|image|credit)s?\s*(?:credit)?\s*(?::|by\b|courtesy\b).{{2,80}}|"
    rf"[^.!?]{{2,60}}\b(?:via|for)\s+{_AGENCY}\W*|"
    r"[^.!?]{0,60}\b(?:ap photo|getty images)\W*|©\s*(?!\d)[^.!?]{2,80}",
    re.I,
)
_ENDS_IN_CREDIT = re.compile(
    rf"[.!?]['\"”’]?\s+[(\[](?:photo\b[^()]{{2,60}}|{_AGENCY}(?:/[^()]{{2,60}})?|"
    rf"[^()/]{{2,60}}/{_AGENCY})[)\]]\Z",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}\b.*|.{0,80}all rights reserved\W*", re.I
)
_SIGN_UP = re.compile(
    r"(?:in|to) your inbox|sign(?:ing)? up (?:for|to) (?:(?:our|the|more|this|free|daily|weekly)\b"
    r" ?){1,3}[\w’' -]{0,40}(?:newsletter|e-?mail|briefing|alert)|thank(?:s| you) for signing up|"
    r"subscribe to (?:our|the|this)\b[\w’' -]{0,40}newsletter|"
    r"enter your e-?mail|sign up for (?:more )?newsletters",
    re.I,
)
_SIGN_UP_BESIDE = re.compile(
    r"delivered (?:every|each|straight|directly)\b|newsletter|e-?mail address|sign up|subscribe|"
    r"privacy policy|unsubscribe",
    re.I,
)
_NAME = r"(?:[A-Z][\w.’'-]*|de|van|von|der|al|el|bin)"
_BYLINE = re.compile(
    rf"(?:By|BY)\s+{_NAME}(?:\s+{_NAME}){{1,4}}"
    rf"(?:(?:\s*,\s*|\s+and\s+|\s+AND\s+)(?:and\s+)?{_NAME}(?:\s+{_NAME}){{0,4}}){{0,6}}"
    r"(?:\s*[|,/•·-]\s*[^.!?]{0,80})?"
)
_SHARE_WORD = (
    r"(?:share(?: this(?: article| story| page)?)?(?: on| via)?|tweet|facebook|twitter|linkedin|"
    r"whatsapp|telegram|reddit|pinterest|e-?mail|print|copy link|save|comments?|"
    r"\d{1,5} comments?|advertisement|x)"
)
_SHARE = re.compile(rf"{_SHARE_WORD}(?:[\s|,/•·]+{_SHARE_WORD}){{0,11}}\W*", re.I)
_TOP = 20  # lines within which a caption or a byline is expected


def mark(text: str) -> tuple[Furniture, ...]:
    r"""Mark the furniture in a text.

    Parameters
    ----------
    text
        The text of a source.

    Returns
    -------
    tuple of Furniture
        In the order of the text; no two overlap.

    Examples
    --------
    >>> text = "They met in Paris on Sunday.\nJane Doe/Pool/REUTERS\n\nPARIS — They met."
    >>> [(found.kind.value, text[found.start : found.end]) for found in mark(text)]
    [('caption', 'They met in Paris on Sunday.'), ('photo credit', 'Jane Doe/Pool/REUTERS')]
    """
    lines = lines_of(text)
    found = [
        *_credits(lines),
        *_captions(lines),
        *_sign_ups(lines),
        *(Furniture(FurnitureKind.PULL_QUOTE, *quote) for quote in pull_quotes(lines)),
        *_bylines(lines),
        *_share_bars(lines),
    ]
    kept: list[Furniture] = []
    for item in sorted(found, key=lambda item: (item.start, list(FurnitureKind).index(item.kind))):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def _of(kind: FurnitureKind, line: Line, why: str, last: Line | None = None) -> Furniture:
    return Furniture(kind, line.start, (last or line).end, why)


def _is_credit(line: Line) -> bool:
    return len(line.text) <= 120 and _CREDIT.fullmatch(line.text) is not None


def _credits(lines: list[Line]) -> Iterator[Furniture]:
    for line in lines:
        if line.short and _COPYRIGHT.fullmatch(line.text):
            yield _of(FurnitureKind.COPYRIGHT, line, "a line of copyright")
        elif _is_credit(line):
            yield _of(FurnitureKind.PHOTO_CREDIT, line, "a short line that names a photographer")


def _captions(lines: list[Line]) -> Iterator[Furniture]:
    """Find lines above a credit, ending in one, or given twice at the top."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        words = folded(line.text)
        if not _could_be_caption(line):
            continue
        if _ENDS_IN_CREDIT.search(line.text[-120:]):
            yield _of(FurnitureKind.CAPTION, line, "it ends in a photo credit")
        first = seen.get(words)
        if first is not None and i - first <= 3:
            beside = any(_is_credit(near) for near in lines[max(0, first - 1) : i + 2])
            # A headline is often given twice, too; it seldom ends in a full stop.
            if beside or (i < _TOP and line.text.endswith((".", "!", "?", ")", "”", '"'))):
                yield _of(FurnitureKind.CAPTION, lines[first], "the line is given twice")
                yield _of(FurnitureKind.DUPLICATE_CAPTION, line, "it repeats the caption")
        elif _stands_over_credit(lines, i):
            yield _of(FurnitureKind.CAPTION, line, "it stands over a photo credit")
        seen[words] = i


def _could_be_caption(line: Line) -> bool:
    return 25 <= len(line.text) <= 600 and len(line.text.split()) >= 5


def _stands_over_credit(lines: list[Line], i: int) -> bool:
    """Whether a line and the credit under it are a block of their own."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    alone = i == 0 or lines[i - 1].block != lines[i].block
    return below is not None and below.block == lines[i].block and alone and _is_credit(below)


def _sign_ups(lines: list[Line]) -> Iterator[Furniture]:
    """Find lines with the wording of a sign-up, and lines with half of it beside them."""
    run: list[Line] = []
    sure = False
    for line in [*lines, Line("", 0, 0)]:
        certain = line.short and _SIGN_UP.search(line.text) is not None
        if certain or (line.short and _SIGN_UP_BESIDE.search(line.text)):
            run.append(line)
            sure = sure or certain
            continue
        if sure:
            yield _of(FurnitureKind.NEWSLETTER, run[0], "it asks to sign up", run[-1])
        run, sure = [], False


def _bylines(lines: list[Line]) -> Iterator[Furniture]:
    for line in lines[:_TOP]:
        if len(line.text) <= 120 and _BYLINE.fullmatch(line.text):
            yield _of(FurnitureKind.BYLINE, line, "“By” and names near the top")


def _share_bars(lines: list[Line]) -> Iterator[Furniture]:
    """Find runs of lines that hold nothing but the names of buttons."""
    run: list[Line] = []
    for line in [*lines, Line(".", 0, 0)]:
        if len(line.text) <= 120 and _SHARE.fullmatch(line.text):
            run.append(line)
            continue
        words = " ".join(button.text for button in run).lower()
        if len(words.split()) > 1 or words in ("advertisement", "share", "tweet"):
            yield _of(FurnitureKind.SHARE_BAR, run[0], "nothing but names of buttons", run[-1])
        run = []
