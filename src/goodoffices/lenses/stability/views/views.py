"""Several views of the same words: what each side thinks it agrees to, and what surprises whom.

The verdict on an agreement whose word means several things is always given; the tables, and what
holds in each party's view, only when they are asked for.

Source: bennett1977, wang1988.
"""

from __future__ import annotations

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import as_gaps, conflict_of
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section, joined
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.views import (
    same_words,
    same_words_figure,
    same_words_tables,
    seen_differently,
)
from goodoffices.lenses.stability.views.agreement import Agreement, agreements
from goodoffices.lenses.stability.views.each_view import EachView, each_view
from goodoffices.outcomes.own_views import as_seen_by, option_terms, own_views
from goodoffices.run import SILENT, Progress

_ASSUMED = (
    "In its own view a party values a word as what it means by it, and what it was entered to take "
    "others to want counts; who can change what is the same in every view.",
)
_LIMIT = (
    "What a party takes another to see, and what it takes another to mean by a word, was not "
    "entered and not looked at."
)


def section(holding: Holding, asked: Asked, progress: Progress = SILENT) -> Section:
    """Say whether agreements on words with several meanings survive their discovery.

    Parameters
    ----------
    holding
        What holds in the reading in use.
    asked
        What is asked; its ``views`` for the tables and what holds in each view.
    progress
        Is told how far the analysis of each view is.
    """
    case = holding.conflict.case
    if holding.conflict.space is None or not (option_terms(case) or own_views(case)):
        return Section()
    try:
        plain = _plain(holding, asked, progress)
    except NeedsError as error:
        return Section(missing=_missing(holding, error, "How others than the viewer see the case"))
    lacking, found = Section(), list[Agreement]()
    try:
        found = _agreements(holding, plain, asked)
    except NeedsError as error:
        what = "Whether an agreement on a word with several meanings survives their discovery"
        lacking = Section(missing=_missing(holding, error, what))
    words = joined((_words(plain, asked, found), lacking))
    if not asked.views:
        return joined((words, _not_shown(plain)))
    names = _singled_out(holding, plain, asked, found)
    return joined((words, *_shown(plain, asked, found, names, progress)))


def _agreements(holding: Holding, plain: Holding, asked: Asked) -> list[Agreement]:
    """List the agreements whose word means several things to those who must accept."""
    assert plain.conflict.space is not None
    found = agreements(holding.conflict, plain.conflict.space, asked)
    return [one for one in found if len(one.meanings) > 1]


def _plain(holding: Holding, asked: Asked, progress: Progress) -> Holding:
    """Take what holds in nobody's view, under the concept asked among others."""
    conflict = holding.conflict
    if conflict.reading.view is None and asked.concept.key in holding.results:
        return holding
    reading = as_seen_by(conflict.case, conflict.reading, None)
    concepts = tuple(dict.fromkeys((*holding.concepts, asked.concept)))
    return Holding(conflict_of(conflict.case, reading), progress, concepts)


def _missing(holding: Holding, error: NeedsError, what: str) -> tuple[Sentence, ...]:
    lacking = "; ".join(gap.what for gap in as_gaps(error))
    text = f"{what} could not be said: it needs {lacking}."
    return (Sentence(text, by=holding.conflict.analysts),)


def _words(plain: Holding, asked: Asked, found: list[Agreement]) -> Section:
    """Say for every agreement whether it survives."""
    return joined(_verdict(one, plain, asked) for one in found)


def _verdict(agreement: Agreement, plain: Holding, asked: Asked) -> Section:
    tried = same_words.otherwise(agreement)
    return Section(
        judgements=(same_words.judgement(agreement, tried, plain, asked.concept),),
        would_change=same_words.would_change(agreement, tried),
        methods=("bennett1977", "raiffa1982"),
    )


def _not_shown(plain: Holding) -> Section:
    """Say whose own view was not looked into."""
    names = [plain.conflict.case.name_of(party) for party in own_views(plain.conflict.case)]
    if not names:
        return Section()
    has = "has a view of its" if len(names) == 1 else "have views of their"
    text = f"{listed(names)} {has} own; what would hold in such a view was not asked (“--views”)."
    return Section(limits=(Sentence(text, by=plain.conflict.analysts),))


def _shown(
    plain: Holding,
    asked: Asked,
    found: list[Agreement],
    names: dict[int, str],
    progress: Progress,
) -> tuple[Section, ...]:
    """Show every agreement in tables, and what holds in each view."""
    try:
        views = each_view(plain, progress)
    except NeedsError as error:
        return (Section(missing=_missing(plain, error, "What holds in each party’s own view")),)
    return (*(_agreed(one, views, asked) for one in found), _seen(views, asked, names))


def _agreed(agreement: Agreement, views: EachView, asked: Asked) -> Section:
    """Show one agreement in tables and as a picture."""
    thought = same_words_tables.thought_table(agreement, views, asked.concept)
    discovery = same_words_tables.discovery_table(agreement, views.plain, asked.concept)
    figure = same_words_figure.figure(agreement, discovery)
    return Section(tables=(thought, discovery), figures=(figure,) if figure is not None else ())


def _seen(views: EachView, asked: Asked, names: dict[int, str]) -> Section:
    if not views.own:
        return Section()
    by = views.analysts
    return Section(
        judgements=(seen_differently.judgement(views, asked.concept),),
        tables=(
            seen_differently.views_table(views, asked.concept),
            seen_differently.standings_table(views, asked.concept),
            seen_differently.surprises_table(views, asked.concept, names),
        ),
        assumptions=tuple(Sentence(text, by=by) for text in _ASSUMED),
        limits=(Sentence(_LIMIT, by=by),),
        methods=("aljefri2020", "bennett1977", "wang1988"),
    )


def _singled_out(
    holding: Holding, plain: Holding, asked: Asked, found: list[Agreement]
) -> dict[int, str]:
    """Name the outcomes in which surprises are looked for one by one."""
    names = {one.state: one.words for one in found}
    seen, space = holding.conflict.space, plain.conflict.space
    assert seen is not None
    assert space is not None
    for wanted in asked.wanted:
        if wanted.focus is not None:
            outcome = space.state(seen.outcome(wanted.focus))
            assert outcome is not None, "a view leaves outcomes out and adds none"
            names[outcome] = f"the outcome asked about ({plain.conflict.words.outcome(outcome)})"
    return {space.now: "what is now"} | {s: words for s, words in names.items() if s != space.now}
