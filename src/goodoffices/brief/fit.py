"""Choosing what stands on the one page; whatever is left over is counted, said, and in the annex.

Heights are estimated from the number of letters, on the safe side, so that one choice holds for
the printed page and for the PDF.

Source: none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from goodoffices.brief.page_parts import MOST_LETTERS, PROGRAM, Offer
from goodoffices.brief.plain import listed, shorten, support
from goodoffices.brief.quoted import SourceLine
from goodoffices.lenses.finding import Cell, Judgement, Sentence, Table

_MOST_JUDGEMENTS = 3
_MOST_SOURCES = 4
_TELLING = ("mixed", "bad")
_LETTERS_OF_ROW = 78
_LETTERS_OF_ROW_OF_SEVERAL = 64


@dataclass(frozen=True)
class _Style:
    """Letters in a line, height of a line and the gap below in points; letters at most."""

    letters: int
    pitch: float
    gap: float
    most: int = MOST_LETTERS

    def height(self, letters: float) -> float:
        return math.ceil(max(letters, 1) / self.letters) * self.pitch + self.gap


# as in the style sheet and the PDF template
_PAGE = 856.0
_HEADING = 23.0
_TITLE = _Style(letters=54, pitch=22.0, gap=16.0)
_FULL = _Style(letters=118, pitch=12.3, gap=2.6)
_BOTTOM_LINE = _Style(letters=114, pitch=12.3, gap=2.6, most=680)
_CONFIDENCE = _Style(letters=128, pitch=11.0, gap=4.0)
_HALF = _Style(letters=58, pitch=11.8, gap=2.0, most=220)
_ROW = _Style(letters=_LETTERS_OF_ROW_OF_SEVERAL, pitch=10.2, gap=3.6)
_FOOT = _Style(letters=128, pitch=9.8, gap=2.0)
_LEFT_OVER = 28.0
ANNEX = "brief.html on screen, or --annex"
"""Where the annex is; true on screen, in print and in the PDF."""

_PAIR = 100.0
_PAIR_AT_LEAST = 75.0


@dataclass(frozen=True)
class Chosen:
    """What stands on the page.

    Attributes
    ----------
    timing, bottom_line, states, judgements, watch, unknown, sources
        As offered, less what has no room.
    left_over
        What the annex has and the page has not, in a sentence.
    continued
        The sentences, in full, that only the page would have had.
    """

    timing: tuple[Sentence, ...]
    bottom_line: tuple[Sentence, ...]
    states: Table | None
    judgements: tuple[tuple[str, Judgement], ...]
    watch: tuple[Sentence, ...]
    unknown: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
    left_over: Sentence | None
    continued: tuple[Sentence, ...]


@dataclass
class _Room:
    """The height still free, and what was shortened to fit."""

    left: float
    shortened: list[Sentence] = field(default_factory=list)
    cells: int = 0

    def take(self, height: float) -> bool:
        if height > self.left:
            return False
        self.left -= height
        return True

    def short(self, sentence: Sentence, style: _Style) -> Sentence:
        text = shorten(sentence.text, style.most)
        if text != sentence.text:
            self.shortened.append(sentence)
        return replace(sentence, text=text)


def on_one_page(offer: Offer) -> Chosen:
    """Choose what stands on the page, the most important first."""
    sources = offer.sources[:_MOST_SOURCES]
    room = _Room(_PAGE - _fixed(offer, sources))
    timing = _fill(offer.timing, _FULL, room)
    bottom_line = _fill(offer.bottom_line, _BOTTOM_LINE, room, heading=True)
    judged = _judged(offer.judgements, room, reserve=_rows_height(offer.states, 1) + _PAIR_AT_LEAST)
    states = _state_rows(offer.states, room)
    left, right = _Room(room.left), _Room(room.left)
    watch = _fill(offer.watch, _HALF, left, heading=True)
    unknown = _fill(offer.unknown, _HALF, right, heading=True)
    over = {
        "sentence of the bottom line": len(offer.bottom_line) - len(bottom_line),
        "issue": _rows(offer.states) - _rows(states),
        "judgement": len(offer.judgements) - len(judged),
        "thing to watch": len(offer.watch) - len(watch),
        "thing not known": len(offer.unknown) - len(unknown),
        "source": len(offer.sources) - len(sources),
    }
    shortened = [*room.shortened, *left.shortened, *right.shortened]
    said = _left_over(over, bool(shortened or room.cells))
    shown = {*timing, *watch, *unknown}
    alone = (*offer.timing, *offer.watch, *offer.unknown)
    continued = tuple(sentence for sentence in alone if sentence not in shown)
    return Chosen(timing, bottom_line, states, judged, watch, unknown, sources, said, continued)


def _fixed(offer: Offer, sources: Sequence[SourceLine]) -> float:
    """Height of the title, the sources and the line on method, which are always there."""
    method = sum(len(label) + len(text) + 4 for label, text in offer.method)
    lines = [
        _FOOT.height(sum(map(len, (s.id, s.title, s.publisher, s.grade, s.doubt))) + 50)
        for s in sources
    ]
    return (
        _TITLE.height(len(offer.title))
        + 2 * _HEADING
        + sum(lines)
        + _FOOT.height(method)
        + _LEFT_OVER
    )


def _fill(
    sentences: Iterable[Sentence], style: _Style, room: _Room, *, heading: bool = False
) -> tuple[Sentence, ...]:
    room.left -= _HEADING if heading else 0
    kept = []
    for sentence in sentences:
        if not room.take(style.height(min(len(sentence.text), style.most) + _ids(sentence))):
            break
        kept.append(room.short(sentence, style))
    return tuple(kept)


def _ids(said: Sentence | Cell) -> float:
    """Count the letters of what something rests on; they are set smaller."""
    return 0.8 * len(support(said.evidence, said.by)) + 3


def _judged(
    offer: Sequence[tuple[str, Judgement]], room: _Room, reserve: float
) -> tuple[tuple[str, Judgement], ...]:
    room.left -= _HEADING
    kept: list[tuple[str, Judgement]] = []
    for lens, judgement in offer[:_MOST_JUDGEMENTS]:
        claim = room.short(judgement.claim, _FULL)
        confidence = room.short(judgement.confidence, _CONFIDENCE)
        height = _FULL.height(len(claim.text) + _ids(claim) + len(lens) + 3)
        height += _CONFIDENCE.height(len(confidence.text) + _ids(confidence))
        if height > room.left - reserve and kept:
            break
        room.left -= height
        kept.append((lens, replace(judgement, claim=claim, confidence=confidence, why=())))
    return tuple(kept)


def _rows(table: Table | None) -> int:
    return len(table.rows) if table else 0


def _rows_height(table: Table | None, most_lines: int) -> float:
    if table is None:
        return 0.0
    lines = (_row_height(_row(row, most_lines)) for row in table.rows)
    return _HEADING + _ROW.height(1) + sum(lines)


def _row_height(row: tuple[Cell, ...]) -> float:
    last = row[-1]
    letters = len(last.text) + _ids(last)
    return _ROW.height(1 if letters <= _LETTERS_OF_ROW else letters)


def _row(row: tuple[Cell, ...], most_lines: int) -> tuple[Cell, ...]:
    """Shorten the reason in a row to so many lines; two at least where the state is telling."""
    last = row[-1]
    if any(cell.mark is not None and cell.mark.tone in _TELLING for cell in row):
        most_lines = max(most_lines, 2)
    letters = _LETTERS_OF_ROW if most_lines == 1 else most_lines * _LETTERS_OF_ROW_OF_SEVERAL
    most = max(24, int(letters - _ids(last)))
    return (*row[:-1], replace(last, text=shorten(last.text, most)))


def _state_rows(table: Table | None, room: _Room) -> Table | None:
    """Keep one line for each issue, and more where the page has room for them."""
    if table is None:
        return None
    spare = room.left - _PAIR - _rows_height(table, 1)
    room.left -= _HEADING + _ROW.height(1)
    rows = []
    for row in table.rows:
        one = _row_height(_row(row, 1))
        more = (_row(row, lines) for lines in (3, 2))
        best = next((r for r in more if _row_height(r) - one <= spare), _row(row, 1))
        spare -= _row_height(best) - one
        rows.append(best)
    kept = []
    for row in rows:
        if _row_height(row) > room.left - _PAIR_AT_LEAST:
            break
        room.left -= _row_height(row)
        kept.append(row)
    room.cells = sum(new[-1] != old[-1] for new, old in zip(kept, table.rows, strict=False))
    return replace(table, rows=tuple(kept))


def _left_over(over: dict[str, int], shortened: bool) -> Sentence | None:
    """Say what the annex has, and where the annex is: neither print nor the PDF has it unasked."""
    parts = [f"{n} more {_plural(what, n)}" for what, n in over.items() if n > 0]
    told = [listed(parts)] if parts else []
    told += ["what ends in “…”, in full"] if shortened else []
    if not told:
        return None
    return Sentence(f"In the annex ({ANNEX}): {'; '.join(told)}.", by=(PROGRAM,))


def _plural(what: str, n: int) -> str:
    if n == 1:
        return what
    head, _, tail = what.partition(" ")
    return f"{head}s {tail}".strip()
