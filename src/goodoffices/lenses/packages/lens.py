"""The packages lens: what all could accept, what is efficient, what is fair, and would it hold.

Source: raiffa1982; nash1950, kalai1975, kalai1977, harsanyi1955 (the standards).
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, TooLargeError
from goodoffices.lenses.conflict import as_gaps, is_graph
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.known_names import check_names
from goodoffices.lenses.packages import (
    acceptance,
    arithmetic,
    division,
    drafts,
    efficient_figure,
    efficient_packages,
    fair,
    give_and_take,
    impasse,
    premises,
    ranges,
    side_by_side,
    that_hold,
    trades,
)
from goodoffices.lenses.packages.asked import Asked, ask
from goodoffices.lenses.packages.figure import figure
from goodoffices.lenses.packages.headline import headline
from goodoffices.lenses.packages.many import finding as many
from goodoffices.lenses.packages.under_other_readings import Robustness, robustness
from goodoffices.lenses.packages.zone import listed_outcomes, zone, zone_gaps
from goodoffices.lenses.section import Section, joined
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.package_space import gaps_of_packages
from goodoffices.run import SILENT, Progress

_ISSUES = Gap(
    "issue with options (this case spells out a graph)",
    "list issues with options instead of the graph; packages are made of issues.",
)


class PackagesLens:
    """Says what all could accept, what is efficient, what is fair by which standard.

    Examples
    --------
    >>> PackagesLens().name
    'packages'
    """

    name = "packages"
    question = many.QUESTION
    needs = frozenset(
        {
            "wanted",
            "parties",
            "issues",
            "rules",
            "preferences",
            "terms",
            "views",
            "positions",
            "statements",
            "speakers",
            "sources",
        }
    )

    def missing(self, case: Case, settings: Settings) -> tuple[Gap, ...]:
        """List what the case must still state: who holds what, preferences and walk-aways."""
        if is_graph(case):
            return (_ISSUES,)
        try:
            space = listed_outcomes(case, settings.reading)
            if space is None:
                return gaps_of_packages(case, settings.reading, settings.accept)
            return zone_gaps(space, settings.accept)
        except (NeedsError, TooLargeError) as error:
            return as_gaps(error)

    def look(self, case: Case, settings: Settings, progress: Progress = SILENT) -> Finding:
        """Say what all could accept.

        Raises
        ------
        NeedsError
            When an issue has no holder, or preferences or walk-away of somebody needed are missing.
        UseError
            When the settings name something that is not in the case.
        """
        check_names(case, settings)
        if is_graph(case):
            refuse([_ISSUES])
        space = listed_outcomes(case, settings.reading)
        if space is None:
            return many.finding(case, settings, progress)
        asked = ask(zone(space, settings.accept), progress, settings.wanted)
        return _finding(asked, settings, robustness(asked), progress)


def _finding(asked: Asked, settings: Settings, tested: Robustness, progress: Progress) -> Finding:
    case = asked.case
    compared, within_ranges = trades.bargain(asked.zone), ranges.section(asked, progress)
    parts = joined(
        (
            _premises(asked, tested),
            _what_all_accept(asked, tested),
            impasse.section(asked, progress),
            give_and_take.section(asked, tested),
            that_hold.section(asked),
            trades.section(asked, compared),
            drafts.section(asked, compared),
            arithmetic.section(asked),
            division.section(asked),
            within_ranges,
        )
    )
    return Finding(
        lens=PackagesLens.name,
        question=PackagesLens.question,
        case=case.case,
        title=case.title,
        headline=headline(asked, compared),
        judgements=parts.judgements,
        tables=parts.tables,
        figures=parts.figures,
        assumptions=parts.assumptions,
        would_change=parts.would_change,
        limits=parts.limits,
        missing=parts.missing,
        methods=tuple(sorted(parts.methods)),
        reading=settings.reading.name,
        inputs=input_hash(case, settings),
        seed=ranges.seed(within_ranges),
    )


def _what_all_accept(asked: Asked, tested: Robustness) -> Section:
    """Say what all could accept, what is fair by which standard, and what is efficient."""
    judgements = [
        acceptance.judgement(asked, tested),
        *fair.judgements(asked, tested),
        efficient_packages.judgement(asked, tested),
    ]
    tables = [
        side_by_side.table(asked, _best_that_holds(asked)),
        fair.table(asked),
        efficient_packages.table(asked),
        acceptance.table(asked),
        acceptance.pairs_table(asked),
    ]
    return Section(
        judgements=tuple(one for one in judgements if one is not None),
        tables=tuple(one for one in tables if one is not None),
        figures=tuple(one for one in (efficient_figure.figure(asked), figure(asked)) if one),
        methods=_methods(asked),
    )


def _best_that_holds(asked: Asked) -> tuple[side_by_side.Named, ...]:
    """Name the best package among those that hold, to stand beside the others."""
    best = that_hold.named_best(asked)
    return () if best is None else (side_by_side.Named((best[0],), best[1]),)


def _premises(asked: Asked, tested: Robustness) -> Section:
    """Say what all of it rests on, what would change it and where it stops."""
    return Section(
        assumptions=(*premises.assumptions(asked), *tested.without_effect()),
        would_change=(*tested.sentences(), *acceptance.without_consent(asked)),
        limits=premises.limits(asked),
        missing=premises.unanswered(asked),
    )


def _methods(asked: Asked) -> tuple[str, ...]:
    found = {"raiffa1982"}
    if asked.chosen is not None:
        found |= {"nash1950", "kalai1975", "kalai1977", "harsanyi1955", "imai1983"}
        found |= {"raiffa1953", "diskin2011"}
        if asked.chosen.powers:
            found.add("roth1979")
    if asked.holding is not None:
        found |= {"fang1993", "kilgour1987", "nash1951", "howard1971", "fraser1984"}
    return tuple(sorted(found))
