"""The brief: findings of one case put in the order in which a minister reads them.

Nothing is computed about the conflict here. What does not fit one page stands in the annex, and
the page says so.

Source: none; issue first, evidence behind every sentence, and confidence said apart follow icd203.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from goodoffices.brief import fit, page_parts, quoted
from goodoffices.brief.plain import day, shown
from goodoffices.brief.quoted import Quoted, SourceLine
from goodoffices.case.model import Case
from goodoffices.errors import GoodOfficesError
from goodoffices.lenses.finding import Finding, Judgement, Sentence, Table

Answer = Finding | GoodOfficesError


@dataclass(frozen=True)
class Judged:
    """A judgement and the lens it comes from."""

    lens: str
    judgement: Judgement


@dataclass(frozen=True)
class Fact:
    """One entry of the line on method."""

    label: str
    text: str


@dataclass(frozen=True)
class Brief:
    """What stands on the page, and the annex behind it.

    Attributes
    ----------
    case, title
        The case's short name and title.
    sharing
        How far it may be passed on, as a TLP label.
    as_of
        The day up to which statements count; empty when not stated.
    timing
        What it is about, where, when, who.
    bottom_line
        The answers, one sentence each.
    states
        Where every issue stands; ``None`` when nobody asked.
    judgements
        The two or three that matter most.
    watch, unknown
        What to watch; what is not known.
    sources
        The first documents, with grade and hash.
    method
        How it was made, so that it can be made again.
    left_over
        What the page has no room for and the annex has; ``None`` when it has it all.
    continued
        For the annex: the sentences in full that the page has shortened or left out.
    answers
        For the annex: the findings in full.
    statements, all_sources
        For the annex: every statement and every source.
    """

    case: str
    title: str
    sharing: str
    as_of: str
    timing: tuple[Sentence, ...]
    bottom_line: tuple[Sentence, ...]
    states: Table | None
    judgements: tuple[Judged, ...]
    watch: tuple[Sentence, ...]
    unknown: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
    method: tuple[Fact, ...]
    left_over: Sentence | None
    continued: tuple[Sentence, ...]
    answers: tuple[Finding, ...]
    statements: tuple[Quoted, ...]
    all_sources: tuple[SourceLine, ...]


def compose(
    case: Case,
    findings: Mapping[str, Answer],
    as_of: date | None = None,
    changed: Collection[str] = (),
    missing: Collection[str] = (),
    lost: Collection[str] = (),
) -> Brief:
    """Put findings in the order in which a minister reads them, on one page.

    Parameters
    ----------
    case
        The case they are about.
    findings
        By lens: its finding, or the error it raised (what it needs is then said on the page).
    as_of
        The day up to which the findings and events count; the case's own when none is given.
    changed, missing
        Ids of sources whose file has changed since it was kept, and of those whose file is gone or
        cannot be read. The page says so where it says what is not known, and beside the source.
    lost
        Ids of statements whose words are not found in their source; said in the same places.
    """
    answers = {lens: a for lens, a in findings.items() if isinstance(a, Finding)}
    refused = {lens: a for lens, a in findings.items() if not isinstance(a, Finding)}
    limit = as_of or case.as_of
    sources = quoted.sources(case, changed, missing)
    offer = page_parts.offered(case, answers, refused, limit, sources, lost)
    chosen = fit.on_one_page(offer)
    return shown(
        Brief(
            case=case.case,
            title=offer.title,
            sharing=f"TLP:{case.sharing.upper()}",
            as_of=day(limit) if limit else "",
            timing=chosen.timing,
            bottom_line=chosen.bottom_line,
            states=chosen.states,
            judgements=tuple(Judged(*pair) for pair in chosen.judgements),
            watch=chosen.watch,
            unknown=chosen.unknown,
            sources=chosen.sources,
            method=tuple(Fact(*pair) for pair in offer.method),
            left_over=chosen.left_over,
            continued=chosen.continued,
            answers=tuple(answers.values()),
            statements=quoted.statements(case, lost),
            all_sources=offer.sources,
        )
    )
