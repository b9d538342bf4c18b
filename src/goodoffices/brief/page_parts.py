"""What there is to put on the page, the most important first; what fits is decided elsewhere.

Source: none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from goodoffices.brief import events, glossary, quoted
from goodoffices.brief.plain import listed
from goodoffices.brief.quoted import SourceLine
from goodoffices.case.model import Case
from goodoffices.errors import GoodOfficesError, NeedsError
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.finding import Cell, Column, Finding, Judgement, Sentence, Table
from goodoffices.references import short
from goodoffices.version import __version__

_JUDGEMENTS_FROM = ("stability", "packages", "talks")
PROGRAM = "Good Offices"
"""Who says what the brief says of itself: what it could not answer, and what it left out."""

MOST_LETTERS = 520
"""A judgement longer than this is shortened on the page."""

MOST_METHODS = 12
"""So many sources of methods are named on the page; more are counted."""

_REASON_TITLES = ("why", "reason", "because", "what is said")


@dataclass(frozen=True)
class Offer:
    """All that could stand on the page, in order of importance within each part.

    Attributes
    ----------
    title
        The case's title.
    timing, bottom_line, watch, unknown
        Sentences.
    states
        Issue, state and reason, one row for each issue.
    judgements
        With the lens each comes from.
    sources, method
        What it was made from, and how.
    """

    title: str
    timing: tuple[Sentence, ...]
    bottom_line: tuple[Sentence, ...]
    states: Table | None
    judgements: tuple[tuple[str, Judgement], ...]
    watch: tuple[Sentence, ...]
    unknown: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
    method: tuple[tuple[str, str], ...]


def offered(
    case: Case,
    answers: Mapping[str, Finding],
    refused: Mapping[str, GoodOfficesError],
    as_of: date | None = None,
    sources: tuple[SourceLine, ...] = (),
    lost: Collection[str] = (),
) -> Offer:
    """Collect what could stand on the page.

    Parameters
    ----------
    case, answers, refused
        The case, and by lens its finding or why there is none.
    as_of
        The day up to which statements and events count.
    sources
        The sources as they are listed.
    lost
        Ids of statements whose words are not found in their source.
    """
    return Offer(
        title=case.title or case.case,
        timing=tuple(_timing(case, as_of)),
        bottom_line=tuple(finding.headline for finding in answers.values()),
        states=_states(answers.get("talks")),
        judgements=_judgements(answers),
        watch=tuple(_watch(case, answers, as_of)),
        unknown=(*quoted.lost_words(lost), *_unknown(answers, refused, sources)),
        sources=sources,
        method=tuple(_method(answers)),
    )


def _timing(case: Case, as_of: date | None) -> Iterator[Sentence]:
    event = events.latest(case, as_of)
    if event is not None:
        yield event
    # who sits where is nowhere quoted: it is how the case was set up
    yield Sentence(_roles(case), by=(AUTHOR,))


def _roles(case: Case) -> str:
    by_role: dict[str, list[str]] = {}
    for party in case.parties.values():
        name = f"{party.name} ({party.lead})" if party.lead else party.name
        by_role.setdefault(party.role, []).append(name)
    parts = [f"{role}: {listed(names)}" for role, names in by_role.items()]
    text = "; ".join(parts) or "no party is listed"
    return f"{text[:1].upper()}{text[1:]}."


def _states(talks: Finding | None) -> Table | None:
    """Keep issue, state and reason of the table on where every issue stands."""
    table = next((t for t in talks.tables if t.name == "states"), None) if talks else None
    if table is None or not table.rows or len(table.columns) < 2:
        return None
    marked = next((i for i, cell in enumerate(table.rows[0]) if cell.mark), 1)
    titles = [column.title.casefold() for column in table.columns]
    named = [i for i, t in enumerate(titles) if any(word in t for word in _REASON_TITLES)]
    reason = next(iter(named), len(titles) - 1)
    kept = tuple(dict.fromkeys((0, marked, reason)))
    columns = tuple(Column(table.columns[i].title) for i in kept)
    rows = tuple(_with_evidence(row, kept) for row in table.rows)
    return Table(table.name, table.title, columns, rows)


def _with_evidence(row: tuple[Cell, ...], kept: tuple[int, ...]) -> tuple[Cell, ...]:
    """Keep some cells of a row; the last of them carries the evidence of the whole row."""
    evidence = tuple(dict.fromkeys(chain.from_iterable(cell.evidence for cell in row)))
    by = tuple(dict.fromkeys(chain.from_iterable(cell.by for cell in row)))
    *cells, last = (row[i] for i in kept)
    bare = [Cell(cell.text, mark=cell.mark) for cell in cells]
    return (*bare, Cell(last.text, evidence, by, last.mark))


def _judgements(answers: Mapping[str, Finding]) -> tuple[tuple[str, Judgement], ...]:
    """Put the first judgement of each lens before the second of any.

    What a headline has said already, and what is too long for the page, comes last.
    """
    headlines = [finding.headline.text for finding in answers.values()]

    def rank(judgement: Judgement) -> tuple[bool, bool]:
        claim = judgement.claim.text
        told = any(headline.startswith(claim.rstrip(".")) for headline in headlines)
        return told, len(claim) > MOST_LETTERS

    first = [lens for lens in _JUDGEMENTS_FROM if lens in answers]
    lenses = (*first, *(lens for lens in answers if lens not in first))
    columns = [[(lens, j) for j in sorted(answers[lens].judgements, key=rank)] for lens in lenses]
    return tuple(pair for rank in zip_longest(*columns) for pair in rank if pair is not None)


def _in_turn(answers: Mapping[str, Finding], part: str) -> Iterator[Sentence]:
    columns: list[tuple[Sentence, ...]] = [getattr(a, part) for a in answers.values()]
    for rank in zip_longest(*columns):
        yield from (sentence for sentence in rank if sentence is not None)


def _watch(case: Case, answers: Mapping[str, Finding], as_of: date | None) -> Iterator[Sentence]:
    yield from events.planned(case, as_of)
    yield from _once(_in_turn(answers, "would_change"))


def _unknown(
    answers: Mapping[str, Finding],
    refused: Mapping[str, GoodOfficesError],
    sources: Iterable[SourceLine],
) -> Iterator[Sentence]:
    yield from quoted.doubts(sources)
    for lens, error in refused.items():
        yield Sentence(f"{lens[:1].upper()}{lens[1:]}: {_needs(error)}.", by=(PROGRAM,))
    yield from _once(chain(_in_turn(answers, "missing"), _in_turn(answers, "limits")))


def _needs(error: GoodOfficesError) -> str:
    if isinstance(error, NeedsError):
        return f"not answered; needs {listed(fault.expected for fault in error.faults)}"
    found = listed(f"found {fault.found}, expected {fault.expected}" for fault in error.faults)
    return f"not answered; {found}"


def _once(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Leave out a sentence that another lens has said already; its evidence is that of both."""
    merged: dict[str, Sentence] = {}
    for new in sentences:
        old = merged.get(new.text, Sentence(new.text))
        evidence = dict.fromkeys((*old.evidence, *new.evidence))
        merged[new.text] = Sentence(
            new.text, tuple(evidence), tuple(dict.fromkeys(old.by + new.by))
        )
    return iter(merged.values())


def _method(answers: Mapping[str, Finding]) -> Iterator[tuple[str, str]]:
    """Say how the brief was made, so that it can be made again."""
    yield "Made with", f"Good Offices {__version__}"
    yield "Lenses", listed(answers) or "none"
    for label, part in (("Reading", "reading"), ("Inputs", "inputs")):
        yield label, _same_or_each({lens: str(getattr(a, part)) for lens, a in answers.items()})
    seeds = {lens: str(a.seed) for lens, a in answers.items() if a.seed is not None}
    if seeds:
        yield "Seed", _same_or_each(seeds)
    keys = dict.fromkeys(key for a in answers.values() for key in a.methods)
    if len(keys) > MOST_METHODS:
        yield "Methods", f"{len(keys)}, named with each finding in the annex"
    elif keys:
        yield "Methods", ", ".join(map(short, keys))
    words = glossary.used(a.headline.text for a in answers.values())
    if words:
        yield "Words", words


def _same_or_each(values: Mapping[str, str]) -> str:
    """Say a value once where all lenses have the same, else for each lens."""
    values = {lens: value for lens, value in values.items() if value}
    different = set(values.values())
    if len(different) <= 1:
        return next(iter(different), "") or "not given"
    return "; ".join(f"{lens}: {value}" for lens, value in values.items())
