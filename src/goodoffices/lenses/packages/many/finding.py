"""What all could accept where packages are too many to be listed: counted, folded, optimised.

Source: raiffa1982; nash1950, kalai1975, kalai1977, harsanyi1955 (the standards); horowitz1974 and
nemhauser1969 (how they are found without a list).
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Finding, Judgement, Sentence
from goodoffices.lenses.packages.asked import concept_asked
from goodoffices.lenses.packages.many import (
    acceptance,
    drafts,
    efficient,
    exchanges,
    impasse,
    premises,
    ranges,
    standards,
    text,
)
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Told
from goodoffices.lenses.packages.many.tried import Tried, tried
from goodoffices.lenses.packages.powers import powers_asked
from goodoffices.lenses.section import Section, joined
from goodoffices.outcomes.package_space import packages_described
from goodoffices.run import SILENT, Progress

QUESTION = (
    "What could all accept, what is efficient, what is fair by which standard, and would it hold?"
)
"""The lens's question."""

_METHODS = (
    "clopper1934",
    "fisher1981",
    "froman1970",
    "harsanyi1955",
    "horowitz1974",
    "kalai1975",
    "kalai1977",
    "lahdelma2001",
    "lax1986",
    "nash1950",
    "nash1951",
    "nemhauser1969",
    "raiffa1953",
    "raiffa1982",
    "reiter1987",
    "wilson1927",
    "wolsey1998",
)


def finding(case: Case, settings: Settings, progress: Progress = SILENT) -> Finding:
    """Say what all could accept, without a list of packages.

    Raises
    ------
    NeedsError
        Naming everything that is not stated: points, walk-aways, holders.
    UseError
        When a draft names something that is not in the case.
    """
    concept_asked(settings.wanted)
    described = packages_described(case, settings.reading, settings.accept)
    powers = powers_asked(case, settings.wanted)
    among = AmongMany(described, settings.accept, powers, progress)
    others, redrawn = tried(among), ranges.tally(among)
    parts = joined(
        (
            _with_confidence(among, acceptance.section(among), None),
            _with_confidence(among, impasse.section(among), None),
            _with_confidence(among, standards.section(among), others),
            _with_confidence(among, efficient.section(among), None),
            _with_confidence(among, drafts.section(among, settings.wanted), None),
            _with_confidence(among, exchanges.section(among), None),
            _with_confidence(among, text.section(among), None),
            _with_confidence(among, ranges.section(among, redrawn), others),
            premises.section(among, others),
        )
    )
    return Finding(
        lens="packages",
        question=QUESTION,
        case=case.case,
        title=case.title,
        headline=_headline(among),
        judgements=parts.judgements,
        tables=parts.tables,
        figures=parts.figures,
        assumptions=parts.assumptions,
        would_change=parts.would_change,
        limits=parts.limits,
        methods=_METHODS,
        reading=settings.reading.name,
        inputs=input_hash(case, settings),
        seed=ranges.SEED if redrawn is not None or among.count.sample is not None else None,
    )


def _headline(among: AmongMany) -> Sentence:
    text = f"Given these inputs, {acceptance.how_many(among)}{standards.headline_clause(among)}."
    return Sentence(text, by=among.by())


def _with_confidence(among: AmongMany, told: Told, others: Tried | None) -> Section:
    """Say of each judgement how far it can be relied on."""
    labels = others.labels if others is not None else None
    changed = others.changed if others is not None else ()
    sure = confidence(among.case, among.described.reading, among.by(), labels, changed)
    judgements = [Judgement(one.claim, sure, one.why) for one in told.claims]
    return Section(judgements=tuple(judgements), tables=told.tables)
