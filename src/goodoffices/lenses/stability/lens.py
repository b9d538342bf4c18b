"""The stability lens: which outcomes hold, and who would leave the others and to what.

Source: fang1993 (the graph model), nash1951, howard1971 and fraser1984 (the concepts).
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_gaps, conflict_of
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Finding, Judgement
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.known_names import check_names
from goodoffices.lenses.stability import held, one_outcome, premises, side_by_side
from goodoffices.lenses.stability.under_other_readings import Robustness, robustness
from goodoffices.lenses.stability.wanted import wanted_state
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
    question = (
        "Which outcomes would hold, against whose moves, "
        "and who would leave the others and to what?"
    )
    needs = frozenset(
        {
            "parties",
            "issues",
            "rules",
            "preferences",
            "terms",
            "views",
            "graph",
            "positions",
            "statements",
            "speakers",
            "sources",
        }
    )

    def missing(self, case: Case, settings: Settings) -> tuple[Gap, ...]:
        """List what the case must still state: who holds what, and what those who move prefer."""
        return conflict_gaps(case, settings.reading)

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
        holding = Holding(conflict_of(case, settings.reading), progress)
        wanted = wanted_state(holding.conflict, settings.wanted)
        return _finding(case, settings, holding, wanted, robustness(holding, wanted))


def _finding(
    case: Case, settings: Settings, holding: Holding, wanted: int | None, tested: Robustness
) -> Finding:
    judgements: list[Judgement] = [held.judgement(holding, tested)]
    tables = [held.concepts_table(holding), held.outcomes_table(holding)]
    singled_out = {"now": holding.conflict.now, "wanted": wanted}
    for name, state in singled_out.items():
        if state is not None:
            judgements.append(one_outcome.judgement(holding, name, state, tested))
            tables.append(one_outcome.table(holding, name, state))
    judgements.append(held.selectivity(holding))
    shown = side_by_side.table(holding, wanted)
    figure = side_by_side.figure(holding, shown)
    return Finding(
        lens=StabilityLens.name,
        question=StabilityLens.question,
        case=case.case,
        title=case.title,
        headline=held.headline(holding),
        judgements=tuple(judgements),
        tables=(*tables, *((shown,) if shown else ())),
        figures=(figure,),
        assumptions=(*premises.assumptions(holding), *tested.without_effect()),
        would_change=tested.sentences(),
        limits=premises.limits(holding),
        methods=("fang1993", "fraser1984", "howard1971", "kilgour1987", "nash1951"),
        reading=settings.reading.name,
        inputs=input_hash(case, settings),
    )
