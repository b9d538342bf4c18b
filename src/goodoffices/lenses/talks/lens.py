"""The talks lens: where does each issue stand, who says so, what is one-sided, what moved?

Source: icd203, nato_ajp21.
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Figure, Finding, Table
from goodoffices.lenses.talks import remarks, scales, sentences, tables
from goodoffices.lenses.talks.grid import grid
from goodoffices.lenses.talks.moved import earlier_record, moved
from goodoffices.lenses.talks.moved_words import moved_judgement, moved_table
from goodoffices.lenses.talks.next_meeting import coming
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.state import state_of
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.run import SILENT, Progress, watched


class TalksLens:
    """Says where each issue stands, and who says so.

    Examples
    --------
    >>> case = Case.model_validate({"case": "x", "issues": {"troops": {}}})
    >>> TalksLens().look(case, Settings()).headline.text
    'Of 1 issue, none is agreed and 1 is not addressed.'
    """

    name = "talks"
    question = "Where does each issue stand, who says so, what is one-sided, what moved?"
    needs = frozenset(
        {
            "sources",
            "parties",
            "speakers",
            "issues",
            "positions",
            "terms",
            "events",
            "states",
            "statements",
        }
    )

    def missing(self, case: Case, settings: Settings) -> tuple[Gap, ...]:
        """List what is needed before anything can be said: issues, and nothing else."""
        if case.issues:
            return ()
        return (Gap("issues", "list under “issues” what is to be settled."),)

    def look(self, case: Case, settings: Settings, progress: Progress = SILENT) -> Finding:
        """Say where each issue stands, who says so, what is one-sided, and what moved.

        Raises
        ------
        NeedsError
            When the case has no issues.
        """
        refuse(self.missing(case, settings))
        record = Record(case, settings.as_of)
        work = watched(case.issues, "issues", len(case.issues), progress)
        states = tuple(state_of(record, issue) for issue in work)
        before = earlier_record(case, settings)
        change = moved(before, record) if before is not None else None
        told = moved_judgement(change) if change is not None else None
        figures, twins = _figures(record)
        ahead = coming(record)
        return Finding(
            lens=self.name,
            question=self.question,
            case=case.case,
            title=case.title,
            headline=told.claim if told else sentences.headline(record, states, ahead),
            judgements=(
                *((told,) if told else ()),
                *sentences.judgements(record, states),
            ),
            tables=(
                tables.states_table(record, states),
                *((moved_table(change),) if change is not None else ()),
                grid(record),
                tables.nearby_table(record),
                tables.heard_table(record),
                tables.next_table(record, ahead),
                *twins,
            ),
            figures=figures,
            assumptions=remarks.assumptions(record, states),
            would_change=remarks.would_change(record, states),
            limits=remarks.limits(record),
            missing=remarks.missing(record, states),
            methods=("icd203", "nato_ajp21"),
            inputs=input_hash(case, settings),
        )


def _figures(record: Record) -> tuple[tuple[Figure, ...], tuple[Table, ...]]:
    drawn = scales.figure(record)
    return ((drawn,), (scales.table(record),)) if drawn is not None else ((), ())
