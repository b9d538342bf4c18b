"""What the page rests on: every statement with speaker, quote, source and grade; every source.

Source: nato_ajp21 (grades of sources and of information).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from goodoffices.brief.plain import day, listed, when
from goodoffices.case.model import Case
from goodoffices.case.source import Source
from goodoffices.case.statement import Statement
from goodoffices.case.vocabulary import CREDIBILITY_WORDS, RELIABILITY_WORDS
from goodoffices.lenses.finding import Sentence


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
        The hash of its bytes when it was kept.
    doubt
        What became of its file, where quotes on it cannot be relied on; else empty.
    """

    id: str
    title: str
    publisher: str
    published: str
    origin: str
    grade: str
    sha256: str
    doubt: str = ""


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
        What a person decided about it, where that is not “accepted”, and whether its words are
        lost.
    """

    id: str
    who: str
    how: str
    quote: str
    sources: tuple[str, ...]
    grade: str
    review: str


CHANGED = "changed since it was kept"
GONE = "missing or cannot be read"


def sources(
    case: Case, changed: Collection[str] = (), missing: Collection[str] = ()
) -> tuple[SourceLine, ...]:
    """List the sources of a case, with what became of their files."""
    doubts = dict.fromkeys(missing, GONE) | dict.fromkeys(changed, CHANGED)
    return tuple(_source(id_, source, doubts.get(id_, "")) for id_, source in case.sources.items())


def doubts(listed_sources: Iterable[SourceLine]) -> Iterator[Sentence]:
    """Say of each source whose file is no longer what was kept that its quotes do not count."""
    says = {
        CHANGED: "has changed since it was kept; every quote on it counts as lost",
        GONE: "is missing or cannot be read; no quote on it can be checked",
    }
    for source in listed_sources:
        if source.doubt:
            yield Sentence(f"The file of {source.id} {says[source.doubt]}.", (source.id,))


def _source(id_: str, source: Source, doubt: str) -> SourceLine:
    words = f"{source.grade}, {RELIABILITY_WORDS[source.grade]}" if source.grade else "not graded"
    published = day(source.published) if source.published else "date not stated"
    title = source.title or source.file
    publisher = source.publisher or "publisher not stated"
    hash_ = source.sha256 or "no hash kept"
    return SourceLine(id_, title, publisher, published, source.origin, words, hash_, doubt)


def lost_words(lost: Collection[str]) -> Iterator[Sentence]:
    """Say which statements quote words that their source does not have."""
    if lost:
        text = f"Words quoted in {listed(lost)} are not found in their source; check them first."
        yield Sentence(text, tuple(lost))


def statements(case: Case, lost: Collection[str] = ()) -> tuple[Quoted, ...]:
    """List the statements of a case, whatever a person decided about them.

    Parameters
    ----------
    case
        The case.
    lost
        Ids of statements whose words are not found in their source; this is said beside them.
    """
    return tuple(_statement(case, id_, s, id_ in lost) for id_, s in case.statements.items())


def _statement(case: Case, id_: str, said: Statement, lost: bool) -> Quoted:
    seen = case.seen_in(said)
    doubts = ["" if said.accepted else said.review, "not found in the source" if lost else ""]
    return Quoted(
        id=id_,
        who=listed(case.name_of(name) for name in said.by) or "nobody named",
        how="; ".join(_how(case, said)),
        quote=said.words,
        sources=seen,
        grade=_grade(case, said),
        review=", ".join(filter(None, doubts)),
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
