"""What a preference entry leaves unstated: issues it is silent on, outcomes it does not rank.

An issue that an entry neither values, mentions nor lists under *indifferent* is a gap.

Source: none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.case.priority import issues_of
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.digits import Digits
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.worth import PointsWorth, PrioritiesWorth, RankingWorth, Worth


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
    found = gaps_in_words(axes, entry, worth)
    if isinstance(worth, RankingWorth):
        unmatched = worth.scores(digits) == 0
        count = int(np.count_nonzero(unmatched))
        row = digits[int(np.argmax(unmatched))] if count else ()
        return (*found, *unranked(axes, entry, count, len(digits), row))
    return found


def gaps_in_words(axes: Sequence[Axis], entry: Preference, worth: Worth) -> tuple[Gap, ...]:
    """List the issues and options that an entry is silent on, without looking at outcomes."""
    silent = [axis for axis in axes if axis.issue not in entry.indifferent]
    if isinstance(worth, RankingWorth):
        mentioned = {issue for tier in worth.tiers for partial in tier for issue in partial}
        return _unmentioned(entry, silent, mentioned)
    if isinstance(worth, PrioritiesWorth):
        mentioned = {issue for statement in worth.statements for issue in issues_of(statement)}
        return _unmentioned(entry, silent, mentioned)
    assert isinstance(worth, PointsWorth)
    return tuple(gap for axis in silent for gap in _unvalued(entry, axis, worth))


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


def _unvalued(entry: Preference, axis: Axis, worth: PointsWorth) -> list[Gap]:
    swing, values = entry.swings.get(axis.issue), entry.values.get(axis.issue)
    if axis.issue in worth.outdated:
        return [_ask_again(entry, axis.issue, worth.outdated[axis.issue])]
    weight = swing.worth if swing is not None else entry.points.get(axis.issue)
    if weight is not None and weight.high == 0:
        return []
    where = f"to the entry of {entry.of} ({entry.by}), or list it under “indifferent”"
    if weight is None and values is None and swing is not None:
        what = f"weight and values for {entry.of} on “{axis.issue}”"
        do = f"add “worth: …” to its swing and “{axis.issue}” to values {where}."
        return [Gap(what, do)]
    if weight is None and values is None:
        what = f"points for {entry.of} on “{axis.issue}”"
        return [Gap(what, f"add “{axis.issue}” to points and values {where}.")]
    if weight is None and swing is not None:
        what = f"weight for {entry.of} on “{axis.issue}”"
        return [Gap(what, f"add “worth: …” to its swing {where}.")]
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


def _ask_again(entry: Preference, issue: str, why: str) -> Gap:
    swing = entry.swings[issue]
    step = f"it was judged for the step from “{swing.from_}” to “{swing.to}”, and {why}"
    do = "ask again how much the step from its worst to its best option is worth, and correct the "
    return Gap(
        f"weight of “{issue}” for {entry.of} ({step})",
        f"{do}swing in the entry of {entry.of} ({entry.by}).",
    )


def unranked(
    axes: Sequence[Axis], entry: Preference, count: int, total: int, row: Iterable[int]
) -> tuple[Gap, ...]:
    """Say that a ranking does not place some outcomes; empty where it places all.

    Parameters
    ----------
    axes, entry
        The issues and the entry.
    count, total
        How many outcomes no tier matches, of how many.
    row
        The first of them, by the positions of its options.
    """
    if not count:
        return ()
    example = ", ".join(
        f"{axis.issue}: {axis.options[int(k)]}" for axis, k in zip(axes, row, strict=True)
    )
    return (
        Gap(
            f"place in the ranking of {entry.of} for {count:,} of {total:,} outcomes",
            f"add tiers that match them (for one: {example}); not ranked is not indifferent.",
        ),
    )


def no_entry(case: Case, party: str) -> Gap:
    """Say that nothing at all is stated of a party's preferences."""
    what = f"preferences of {party} ({case.name_of(party)})"
    return Gap(what, f"add an entry “of: {party}” under “preferences”.")


def unheld(case: Case, axes: Sequence[Axis]) -> tuple[Gap, ...]:
    """List the issues that could move but do not say who holds them."""
    return tuple(
        Gap(
            f"holder of “{axis.issue}”",
            f"add “held by: …” to the issue “{axis.issue}”, or keep it at now.",
        )
        for axis in axes
        if not axis.fixed and case.issues[axis.issue].held_by is None
    )
