"""What a preference entry leaves unstated: issues it is silent on, outcomes it does not rank.

An issue that an entry neither values, mentions nor lists under *indifferent* is a gap.

Source: none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from goodoffices.case.preference import Preference
from goodoffices.case.priority import issues_of
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.cells import Digits
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.worth import PrioritiesWorth, RankingWorth, Worth


def gaps(axes: Sequence[Axis], entry: Preference, worth: Worth, digits: Digits) -> tuple[Gap, ...]:
    """List what an entry does not state.

    Parameters
    ----------
    axes
        The issues; fixed ones count too, as their worth still enters.
    entry
        The entry.
    worth
        Its scores.
    digits
        The feasible outcomes.
    """
    silent = [axis for axis in axes if axis.issue not in entry.indifferent]
    if isinstance(worth, RankingWorth):
        mentioned = {issue for tier in worth.tiers for partial in tier for issue in partial}
        return (*_unmentioned(entry, silent, mentioned), *_unranked(entry, worth, digits))
    if isinstance(worth, PrioritiesWorth):
        mentioned = {issue for statement in worth.statements for issue in issues_of(statement)}
        return _unmentioned(entry, silent, mentioned)
    return tuple(gap for axis in silent for gap in _unvalued(entry, axis))


def _unmentioned(
    entry: Preference, silent: Sequence[Axis], mentioned: Collection[str]
) -> tuple[Gap, ...]:
    return tuple(
        Gap(
            f"mention of “{axis.issue}” in the {entry.form} of {entry.of}",
            f"say where it stands in the {entry.form} of {entry.of} ({entry.by}), or list it "
            "under “indifferent”; not stated is not indifferent.",
        )
        for axis in silent
        if axis.issue not in mentioned
    )


def _unvalued(entry: Preference, axis: Axis) -> list[Gap]:
    weight, values = entry.points.get(axis.issue), entry.values.get(axis.issue)
    if weight is not None and weight.high == 0:
        return []
    where = f"to the entry of {entry.of} ({entry.by}), or list it under “indifferent”"
    if weight is None and values is None:
        what = f"points for {entry.of} on “{axis.issue}”"
        return [Gap(what, f"add “{axis.issue}” to points and values {where}.")]
    if weight is None:
        what = f"weight for {entry.of} on “{axis.issue}”"
        return [Gap(what, f"add “{axis.issue}: …” under “points” {where}.")]
    lacking = [option for option in axis.options if option not in (values or {})]
    return [
        Gap(
            f"value for {entry.of} of “{option}” on “{axis.issue}”",
            f"add “{option}: …” under values › {axis.issue} {where}.",
        )
        for option in lacking
    ]


def _unranked(entry: Preference, worth: RankingWorth, digits: Digits) -> tuple[Gap, ...]:
    unmatched = worth.scores(digits) == 0
    count = int(np.count_nonzero(unmatched))
    if not count:
        return ()
    row = digits[int(np.argmax(unmatched))]
    example = ", ".join(
        f"{axis.issue}: {axis.options[int(k)]}" for axis, k in zip(worth.axes, row, strict=True)
    )
    return (
        Gap(
            f"place in the ranking of {entry.of} for {count:,} of {len(digits):,} outcomes",
            f"add tiers that match them (for one: {example}); not ranked is not indifferent.",
        ),
    )
