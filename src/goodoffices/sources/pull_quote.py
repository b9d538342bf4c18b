"""Pull quotes: words of the article, set again in large type, mostly with the speaker's name.

A pull quote is a line wholly in quotation marks whose words stand again elsewhere in the text. They
are often trimmed, so that a run of them counts: six words in ten, in runs of four.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.case.fold import QUOTATION_MARKS
from goodoffices.sources.lines import SHORT, Line

_RUN = 4  # words in a row that count as a repetition
_COVERED = 0.6  # share of the quote's words that must stand elsewhere
_NAME_LINE = re.compile(r"[—–-]?\s*[^\W\d_][^.!?;:\"“”«»]{1,100}")


def pull_quotes(lines: list[Line]) -> Iterator[tuple[int, int, str]]:
    """Find the pull quotes among the lines of a text.

    Yields
    ------
    int, int, str
        Start, end and what each was recognised by.
    """
    quotes = {i: _words(line.text) for i, line in enumerate(lines) if _all_quoted(line)}
    elsewhere = _repeated(quotes, lines)
    for i, words in quotes.items():
        covered = {at + step for at in elsewhere.get(i, ()) for step in range(_RUN)}
        if len(covered) < _COVERED * len(words):
            continue
        line, after = lines[i], lines[i + 1] if i + 1 < len(lines) else None
        if after is not None and _is_name(after):
            yield line.start, after.end, "a quoted line with a name under it repeats the article"
        elif len(covered) == len(words):
            yield line.start, line.end, "a quoted line repeats words of the article"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text)]


def _all_quoted(line: Line) -> bool:
    """Whether a line is one quotation from its first to its last mark."""
    text = line.text.rstrip(" .")
    if len(text) > 1.5 * SHORT or len(_words(text)) < _RUN + 1:
        return False
    if text[0] not in QUOTATION_MARKS or text[-1] not in QUOTATION_MARKS:
        return False
    double = text[0] in '"“„«»'
    inside = text[1:-1]
    return not any(mark in inside for mark in ('"“”„«»' if double else "‘‹›"))


def _is_name(line: Line) -> bool:
    """Whether a line reads like a name and an office, not like a sentence."""
    words = line.text.split()
    names = sum(word[:1].isupper() for word in words)
    return (
        len(words) <= 14
        and _NAME_LINE.fullmatch(line.text) is not None
        and names >= 2
        and 3 * names >= len(words)
    )


def _repeated(quotes: dict[int, list[str]], lines: list[Line]) -> dict[int, set[int]]:
    """For each quote, which of its runs of words stand in a line that is no such quote."""
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for i, words in quotes.items():
        for at in range(len(words) - _RUN + 1):
            runs.setdefault(tuple(words[at : at + _RUN]), []).append((i, at))
    found: dict[int, set[int]] = {}
    if not runs:
        return found
    for i, line in enumerate(lines):
        words = [] if i in quotes else _words(line.text)
        for at in range(len(words) - _RUN + 1):
            for quote, place in runs.pop(tuple(words[at : at + _RUN]), ()):
                found.setdefault(quote, set()).add(place)
    return found
