"""The analysts' numbers: what freezes an issue, what contradicts itself, what is still missing.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from goodoffices.case.document import place
from goodoffices.case.load import Loaded
from goodoffices.check.remark import Remark, Topic, Weight
from goodoffices.errors import GoodOfficesError, UseError
from goodoffices.lenses import registry
from goodoffices.lenses.contract import Settings
from goodoffices.outcomes.axis import one_way_options
from goodoffices.outcomes.packages import packages
from goodoffices.outcomes.space import OutcomeSpace


def remarks(loaded: Loaded) -> Iterator[Remark]:
    """Say what is odd about the judgements and what the lenses still need."""
    yield from _frozen(loaded)
    yield from _single(loaded)
    yield from _red_lines(loaded)
    yield from _lenses(loaded)


def _frozen(loaded: Loaded) -> Iterator[Remark]:
    for issue, options in one_way_options(loaded.case).items():
        now = loaded.case.issues[issue].now
        if now in options:
            where = place(loaded.document, ("issues", issue, "now"), loaded.file.name)
            says = f"“{issue}” is frozen: it is at “{now}” now, which a rule says is never left."
            do = "take back the rule, or correct what is now."
            yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, do, (issue,))


def _single(loaded: Loaded) -> Iterator[Remark]:
    for name, issue in loaded.case.axes.items():
        if len(issue.options) == 1:
            where = place(loaded.document, ("issues", name), loaded.file.name)
            says = f"“{name}” has one option only, so there is nothing to settle."
            do = "add an option, or make it an agenda item without options."
            yield Remark(Topic.JUDGEMENT, Weight.NOTE, where, says, do, (name,))


def _red_lines(loaded: Loaded) -> Iterator[Remark]:
    if not any(entry.red_lines for entry in loaded.case.preferences):
        return
    try:
        space = OutcomeSpace(loaded.case)
    except GoodOfficesError:
        return
    for number, entry in enumerate(loaded.case.preferences):
        if not entry.red_lines or space.entry(entry.of) is not entry:
            continue
        if space.gaps(entry.of) or space.walk_away_gap(entry.of) or entry.walk_away is None:
            continue
        above = space.scores(entry.of) > space.walk_away(entry.of)
        count = int(np.count_nonzero(above & space.red_lines(entry.of) & packages(space)))
        if count:
            path = ("preferences", number, "red lines")
            crossing = "package that crosses" if count == 1 else "packages that cross"
            says = (
                f"By its numbers {entry.of} ranks {count:,} {crossing} its red lines above its "
                "walk-away; the red lines decide."
            )
            where = place(loaded.document, path, loaded.file.name)
            do = "nothing, if the red line is absolute; else lower the value behind it."
            yield Remark(Topic.JUDGEMENT, Weight.NOTE, where, says, do, (entry.of,))


def _lenses(loaded: Loaded) -> Iterator[Remark]:
    where = place(loaded.document, (), loaded.file.name)
    for name in registry.names():
        try:
            gaps = registry.lens(name).missing(loaded.case, Settings())
        except UseError as error:
            fault = error.faults[0]
            says = f"The lens {name} does not load."
            yield Remark(Topic.LENS, Weight.NOTE, where, says, fault.do)
            continue
        for gap in gaps:
            says = f"The lens {name} still needs: {gap.what}."
            yield Remark(Topic.LENS, Weight.NOTE, where, says, gap.do)
