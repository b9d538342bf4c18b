"""The stability lens: which outcomes hold, and who would leave the others and to what.

Source: fang1993 (the graph model), nash1951, howard1971 and fraser1984 (the concepts).
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.errors import TooLargeError
from goodoffices.lenses.conflict import as_gaps, conflict_gaps, conflict_of, is_graph
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.known_names import check_names
from goodoffices.lenses.section import Section, joined
from goodoffices.lenses.stability import (
    held,
    in_groups,
    one_outcome,
    packages_that_hold,
    premises,
    side_by_side,
)
from goodoffices.lenses.stability.asked import QUESTION, Asked, asked_of
from goodoffices.lenses.stability.foresight import foresight
from goodoffices.lenses.stability.held_packages import held_packages
from goodoffices.lenses.stability.kinds import kinds_of_preference, unknown_preferences
from goodoffices.lenses.stability.many import symbolic
from goodoffices.lenses.stability.paths import paths_from_now
from goodoffices.lenses.stability.reasons import reasons
from goodoffices.lenses.stability.takes import what_it_takes
from goodoffices.lenses.stability.together import together
from goodoffices.lenses.stability.under_other_readings import Robustness, robustness
from goodoffices.lenses.stability.views import views
from goodoffices.methods.stability import SWEPT
from goodoffices.outcomes.gap import Gap
from goodoffices.run import SILENT, Progress


class StabilityLens:
    """Says which outcomes would hold and who would leave the others.

    Examples
    --------
    >>> StabilityLens().name
    'stability'
    """

    name = "stability"
    question = QUESTION
    needs = frozenset(
        {
            "parties",
            "issues",
            "rules",
            "preferences",
            "attitudes",
            "terms",
            "views",
            "wanted",
            "graph",
            "positions",
            "statements",
            "speakers",
            "sources",
        }
    )

    def missing(self, case: Case, settings: Settings) -> tuple[Gap, ...]:
        """List what the case must still state: who holds what, and what those who move prefer."""
        try:
            return conflict_gaps(case, settings.reading)
        except TooLargeError as error:
            if settings.reading.gaps == "unknown":
                return as_gaps(error)
            return symbolic.missing(case, settings)

    def look(self, case: Case, settings: Settings, progress: Progress = SILENT) -> Finding:
        """Say which outcomes would hold.

        Raises
        ------
        NeedsError
            When an issue has no holder, or preferences of a party that can move are not complete.
        TooLargeError
            When there are more outcomes than the method can look at.
        UseError
            When the settings name something that is not in the case.
        """
        check_names(case, settings)
        if settings.reading.gaps == "unknown":
            return unknown_preferences.finding(case, settings, progress)
        try:
            conflict = conflict_of(case, settings.reading)
        except TooLargeError:
            if is_graph(case):
                raise
            return symbolic.finding(case, settings, progress)
        asked = asked_of(conflict, settings.wanted)
        concepts = tuple(dict.fromkeys((*SWEPT, asked.concept)))
        return _finding(case, settings, Holding(conflict, progress, concepts), asked, progress)


def _finding(
    case: Case, settings: Settings, holding: Holding, asked: Asked, progress: Progress
) -> Finding:
    packages = held_packages(holding, asked.concept)
    tested = robustness(holding, asked, packages)
    parts = joined(
        (
            what_it_takes.section(holding, asked),
            packages_that_hold.section(holding, packages, tested),
            _what_holds(holding, asked, tested),
            paths_from_now.section(holding, asked),
            reasons.section(holding, asked),
            views.section(holding, asked, progress),
            together.section(holding, asked, progress),
            _around(holding, asked, tested),
            in_groups.section(holding, asked),
            foresight.section(holding, asked) if asked.foresight else Section(),
            kinds_of_preference.section(holding, asked),
        )
    )
    return Finding(
        lens=StabilityLens.name,
        question=StabilityLens.question,
        case=case.case,
        title=case.title,
        headline=held.headline(holding, packages_that_hold.in_short(packages)),
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
    )


def _what_holds(holding: Holding, asked: Asked, tested: Robustness) -> Section:
    """Say which outcomes hold, and whether now and the wanted ones do."""
    judgements = [held.judgement(holding, tested)]
    tables = [held.concepts_table(holding), held.outcomes_table(holding)]
    for name, state in _singled_out(holding, asked).items():
        judgements.append(one_outcome.judgement(holding, name, state, tested))
        tables.append(one_outcome.table(holding, name, state))
    return Section(tuple(judgements), tuple(tables))


def _singled_out(holding: Holding, asked: Asked) -> dict[str, int]:
    """Name the outcomes looked at one by one: now, and the wanted ones with all else as now."""
    found = {"now": holding.conflict.now}
    found |= {wanted.name: wanted.focus for wanted in asked.wanted}
    return {name: state for name, state in found.items() if state is not None}


def _around(holding: Holding, asked: Asked, tested: Robustness) -> Section:
    """Say how much each concept tells, show the outcomes side by side, and what all rests on."""
    shown = side_by_side.table(holding, asked)
    return Section(
        judgements=(held.selectivity(holding),),
        tables=(shown,) if shown else (),
        figures=(side_by_side.figure(holding, shown),),
        assumptions=(*premises.assumptions(holding), *tested.without_effect()),
        would_change=tested.sentences(),
        limits=premises.limits(holding, asked),
        methods=("fang1993", "fraser1984", "howard1971", "kilgour1987", "nash1951"),
    )
