"""Choosing what stands on the one page; whatever is left over is counted and said.

Heights are estimated from the number of letters, on the safe side, so that the same choice holds
for the printed page and for the PDF.

Source: none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goodoffices.brief.page_parts import Offer
from goodoffices.brief.plain import listed, shorten, support
from goodoffices.lenses.finding import Cell, Judgement, Sentence, Table

# points, as in the style sheet and the PDF template: A4 less its margins, its title and its foot
_ROOM = 590.0
_MOST_JUDGEMENTS = 3
_MOST_LETTERS = 420
_ROW_LETTERS = 86


@dataclass(frozen=True)
class _Style:
    letters: int
    pitch: float
    gap: float

    def height(self, text: str) -> float:
        return math.ceil(max(len(text), 1) / self.letters) * self.pitch + self.gap


_FULL = _Style(letters=112, pitch=12.4, gap=3.0)
_SMALL = _Style(letters=118, pitch=11.6, gap=4.0)
_HALF = _Style(letters=56, pitch=11.6, gap=2.5)
_ROW = 13.2
_HEADING = 22.0


@dataclass(frozen=True)
class Chosen:
    """What stands on the page.

    Attributes
    ----------
    timing, bottom_line, states, judgements, watch, unknown
        As offered, less what has no room.
    left_over
        What the annex has and the page has not.
    """

    timing: tuple[Sentence, ...]
    bottom_line: tuple[Sentence, ...]
    states: Table | None
    judgements: tuple[tuple[str, Judgement], ...]
    watch: tuple[Sentence, ...]
    unknown: tuple[Sentence, ...]
    left_over: Sentence | None


class _Room:
    """The height still free on the page."""

    def __init__(self, height: float) -> None:
        self.left = height
        self.shortened = 0

    def take(self, height: float) -> bool:
        if height > self.left:
            return False
        self.left -= height
        return True

    def short(self, sentence: Sentence) -> Sentence:
        text = shorten(sentence.text, _MOST_LETTERS)
        self.shortened += text != sentence.text
        return replace(sentence, text=text)


def on_one_page(offer: Offer) -> Chosen:
    """Choose what stands on the page, the most important first."""
    room = _Room(_ROOM)
    timing = _fill(offer.timing, _FULL, room)
    bottom_line = _fill(offer.bottom_line, _FULL, room, heading=True)
    judged = _judged(offer.judgements, room, reserve=_rows_height(offer.states))
    states = _state_rows(offer.states, room)
    half = room.left
    left, right = _Room(half), _Room(half)
    watch = _fill(offer.watch, _HALF, left, heading=True)
    unknown = _fill(offer.unknown, _HALF, right, heading=True)
    shortened = room.shortened + left.shortened + right.shortened
    over = {
        "sentence of the bottom line": len(offer.bottom_line) - len(bottom_line),
        "issue": _rows(offer.states) - _rows(states),
        "judgement": len(offer.judgements) - len(judged),
        "thing to watch": len(offer.watch) - len(watch),
        "thing not known": len(offer.unknown) - len(unknown),
    }
    said = _left_over(over, shortened, offer.named)
    return Chosen(timing, bottom_line, states, judged, watch, unknown, said)


def _fill(
    sentences: Iterable[Sentence], style: _Style, room: _Room, *, heading: bool = False
) -> tuple[Sentence, ...]:
    if heading:
        room.take(_HEADING)
    kept = []
    for sentence in map(room.short, sentences):
        if not room.take(style.height(_written(sentence))):
            break
        kept.append(sentence)
    return tuple(kept)


def _written(sentence: Sentence) -> str:
    return f"{sentence.text} [{support(sentence.evidence, sentence.by)}]"


def _judged(
    offer: Sequence[tuple[str, Judgement]], room: _Room, reserve: float
) -> tuple[tuple[str, Judgement], ...]:
    room.take(_HEADING)
    kept = []
    for lens, judgement in offer[:_MOST_JUDGEMENTS]:
        short = replace(
            judgement, claim=room.short(judgement.claim), confidence=room.short(judgement.confidence)
        )
        height = _FULL.height(f"{lens}. {_written(short.claim)}")
        height += _SMALL.height(_written(short.confidence))
        if height > room.left - reserve and kept:
            break
        room.take(height)
        kept.append((lens, replace(short, why=())))
    return tuple(kept)


def _rows(table: Table | None) -> int:
    return len(table.rows) if table else 0


def _rows_height(table: Table | None) -> float:
    return _HEADING + _ROW * (_rows(table) + 1) if table else 0.0


def _state_rows(table: Table | None, room: _Room) -> Table | None:
    """Keep one line for each issue."""
    if table is None:
        return None
    room.take(_HEADING + _ROW)
    count = min(len(table.rows), int(room.left / _ROW))
    room.take(count * _ROW)
    return replace(table, rows=tuple(_one_line(row, room) for row in table.rows[:count]))


def _one_line(row: tuple[Cell, ...], room: _Room) -> tuple[Cell, ...]:
    last = row[-1]
    ids = support(last.evidence, last.by)
    text = shorten(last.text, max(20, _ROW_LETTERS - len(ids)))
    room.shortened += text != last.text
    return (*row[:-1], replace(last, text=text))


def _left_over(over: dict[str, int], shortened: int, named: Sentence) -> Sentence | None:
    parts = [f"{n} more {_plural(what, n)}" for what, n in over.items() if n > 0]
    told = [f"In the annex: {listed(parts)}"] if parts else []
    told += ["what ends in “…” is there in full"] if shortened else []
    if not told:
        return None
    text = "; ".join(told)
    return replace(named, text=f"{text[:1].upper()}{text[1:]}.")


def _plural(what: str, n: int) -> str:
    if n == 1:
        return what
    head, _, tail = what.partition(" ")
    return f"{head}s {tail}".strip()
