"""What the page rests on: every statement with speaker, quote, source and grade; every source.

Source: nato_ajp21 (grades of sources and of information).
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.brief.plain import day, listed, when
from goodoffices.case.model import Case
from goodoffices.case.source import Source
from goodoffices.case.statement import Statement
from goodoffices.case.vocabulary import CREDIBILITY_WORDS, RELIABILITY_WORDS


@dataclass(frozen=True)
class SourceLine:
    """A source as it is listed.

    Attributes
    ----------
    id, title, publisher, published, origin
        As in the case; empty where not stated.
    grade
        The letter and what it means.
    sha256
        The hash of its bytes.
    """

    id: str
    title: str
    publisher: str
    published: str
    origin: str
    grade: str
    sha256: str


@dataclass(frozen=True)
class Quoted:
    """A statement as it is listed.

    Attributes
    ----------
    id
        The id that sentences name.
    who
        The speakers.
    how
        What is done by saying it, how it is reported, when, to whom, inside which other statement.
    quote
        The exact words, pieces joined by an ellipsis.
    sources
        Ids of the sources in which it stands.
    grade
        Source letter and credibility number; words for both follow in the list of sources.
    review
        What a person decided about it, where that is not “accepted”.
    """

    id: str
    who: str
    how: str
    quote: str
    sources: tuple[str, ...]
    grade: str
    review: str


def sources(case: Case) -> tuple[SourceLine, ...]:
    """List the sources of a case."""
    return tuple(_source(id_, source) for id_, source in case.sources.items())


def _source(id_: str, source: Source) -> SourceLine:
    words = f"{source.grade}, {RELIABILITY_WORDS[source.grade]}" if source.grade else "not graded"
    published = day(source.published) if source.published else "date not stated"
    title = source.title or source.file
    publisher = source.publisher or "publisher not stated"
    hash_ = source.sha256 or "no hash kept"
    return SourceLine(id_, title, publisher, published, source.origin, words, hash_)


def statements(case: Case) -> tuple[Quoted, ...]:
    """List the statements of a case, whatever a person decided about them."""
    return tuple(_statement(case, id_, said) for id_, said in case.statements.items())


def _statement(case: Case, id_: str, said: Statement) -> Quoted:
    seen = case.seen_in(said)
    return Quoted(
        id=id_,
        who=listed(case.name_of(name) for name in said.by) or "nobody named",
        how="; ".join(_how(case, said)),
        quote=said.words,
        sources=seen,
        grade=_grade(case, said),
        review="" if said.accepted else said.review,
    )


def _how(case: Case, said: Statement) -> list[str]:
    to = listed(case.name_of(name) for name in said.to)
    parts = [
        said.act + (" (negated)" if said.negated else ""),
        said.how or "",
        when(said.when) if said.when else "",
        said.setting,
        f"to {to}" if to else "",
        f"inside {said.inside}" if said.inside else "",
    ]
    return [part for part in parts if part]


def _grade(case: Case, said: Statement) -> str:
    letters = {case.sources[id_].grade or "–" for id_ in case.seen_in(said) if id_ in case.sources}
    number = str(said.credibility) if said.credibility else "–"
    return ", ".join(f"{letter}{number}" for letter in sorted(letters)) or f"–{number}"


def grade_words() -> str:
    """Explain the grades in one line."""
    letters = ", ".join(f"{letter} {words}" for letter, words in RELIABILITY_WORDS.items())
    numbers = ", ".join(f"{number} {words}" for number, words in CREDIBILITY_WORDS.items())
    return f"Source: {letters}. Information: {numbers}. A dash: not graded."
