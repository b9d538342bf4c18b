"""The points that follow from an entry's swings and ranked examples, or the questions still open.

Source: edwards1994, jacquet1982, siskos1985, greco2008.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.elicit import words
from goodoffices.elicit.answer import Elicited, ElicitedIssue
from goodoffices.elicit.example_packages import example_packages
from goodoffices.elicit.known import Known, known, reference
from goodoffices.errors import Fault, NeedsError, Place, UseError, did_you_mean, one_of
from goodoffices.methods.elicitation import (
    Admissible,
    Conflict,
    Judgements,
    admissible,
    compared,
    conflict,
    judgements,
)
from goodoffices.outcomes.axis import Axis, axes
from goodoffices.outcomes.entries import candidates
from goodoffices.outcomes.examples import Package, package


def elicit(
    case: Case,
    party: str,
    number: int = 1,
    order: Sequence[Sequence[str]] = (),
    *,
    rising: bool = False,
) -> Elicited:
    """Ask about a party's points, or find the points from what was answered.

    Parameters
    ----------
    case, party
        The case and the party.
    number
        Which of the party's entries holds the answers, from 1.
    order
        Issues by how much the step from worst to best matters, the most important first.
    rising
        Whether values rise step by step along the options of a scale.

    Raises
    ------
    UseError
        When the party, the entry or an issue of the order is not there.
    NeedsError
        When the case has no issue with options, or examples differ on an issue of which the worst
        and the best option are not known.
    """
    entry = _entry(case, party, number)
    issues = [
        known(axis, entry, rising=rising and case.issues[axis.issue].scale) for axis in axes(case)
    ]
    used = [one for one in issues if one.judged is not None]
    _check_order(case, used, order)
    told = entry is not None and (entry.examples or any(s.worth for s in entry.swings.values()))
    empty = Elicited(party, entry, number, (), ())
    unit = reference(entry) if entry is not None else ""
    silent = [one.axis.issue for one in used if not _weighed(entry, one)]
    asking = words.questions(case, party, issues, unit, silent)
    if not used or not (told or order):
        suggested = example_packages(case, issues)
        return replace(empty, questions=asking, suggested=suggested, unit=unit)
    judged = _judged(case, issues, used, entry, order, unit)
    found = admissible(judged)
    if found is None:
        return _conflicting(case, used, empty, conflict(judged))
    return replace(
        empty,
        questions=asking,
        suggested=_next(case, issues, used, judged),
        issues=tuple(_issue(one, found, k) for k, one in enumerate(used)),
        unit=unit,
        margin=found.margin,
        widest=found.widest,
        left_out=tuple(_left_out(issues)),
    )


def _entry(case: Case, party: str, number: int) -> Preference | None:
    if party not in case.parties:
        do = did_you_mean(party, case.parties, "list it under “parties”.")
        fault = Fault(Place(field="PARTY"), f"“{party}”", one_of(sorted(case.parties)), do)
        raise UseError(fault)
    entries = candidates(case, party)
    if not entries and number == 1:
        return None
    if not 1 <= number <= len(entries):
        expected = f"a number from 1 to {len(entries)}" if entries else "no number: it has no entry"
        do = "choose one of its entries, or add one."
        raise UseError(Fault(Place(field="--entry"), f"entry {number} of {party}", expected, do))
    return entries[number - 1]


def _check_order(case: Case, used: Sequence[Known], order: Sequence[Sequence[str]]) -> None:
    usable = [one.axis.issue for one in used]
    named = [issue for tied in order for issue in tied]
    faults = []
    for issue in dict.fromkeys(named):
        if issue not in case.axes:
            do = did_you_mean(issue, case.axes, "name issues with options.")
            faults.append(Fault(Place(field="--order"), f"“{issue}”", one_of(list(case.axes)), do))
        elif issue not in usable:
            expected = "issues whose worst and best option are known"
            do = f"add “{issue}: {{from: …, to: …}}” under “swings” of the entry."
            faults.append(Fault(Place(field="--order"), f"“{issue}”", expected, do))
    if len(set(named)) < len(named):
        do = "name each once; write “a = b” where two matter alike."
        faults.append(Fault(Place(field="--order"), "an issue twice", "each issue once", do))
    if faults:
        raise UseError(faults)


def _weighed(entry: Preference | None, one: Known) -> bool:
    if entry is None:
        return False
    swing = entry.swings.get(one.axis.issue)
    return one.axis.issue in entry.points or (swing is not None and swing.worth is not None)


def _judged(
    case: Case,
    issues: Sequence[Known],
    used: Sequence[Known],
    entry: Preference | None,
    order: Sequence[Sequence[str]],
    unit: str,
) -> Judgements:
    every = [one.axis for one in issues]
    tiers = [[package(every, p) for p in tier] for tier in (entry.examples if entry else ())]
    _refuse_open(case, issues, [p for tier in tiers for p in tier])
    places = {one.axis.issue: k for k, one in enumerate(used)}
    return judgements(
        [one.judged for one in used if one.judged is not None],
        [[_part(every, used, p) for p in tier] for tier in tiers],
        places.get(unit),
        [[places[issue] for issue in tied] for tied in order],
    )


def _part(every: Sequence[Axis], used: Sequence[Known], whole: Package) -> Package:
    """Keep of a package the issues that are known."""
    at = {axis.issue: option for axis, option in zip(every, whole, strict=True)}
    return tuple(at[one.axis.issue] for one in used)


def _refuse_open(case: Case, issues: Sequence[Known], examples: Sequence[Package]) -> None:
    faults = []
    for k, one in enumerate(issues):
        differs = len({example[k] for example in examples}) > 1
        if differs and one.judged is None and not one.indifferent:
            name = one.axis.issue
            found = f"examples that differ on “{name}”, {one.lacking or 'of which nothing is said'}"
            expected = "which of its options is the worst and which the best"
            do = f"add “{name}: {{from: WORST, to: BEST}}” under “swings”, or all its “values”."
            faults.append(Fault(Place("case.yaml", field="examples"), found, expected, do))
    if faults:
        raise NeedsError(faults)


def _issue(one: Known, found: Admissible, k: int) -> ElicitedIssue:
    assert one.judged is not None
    return ElicitedIssue(
        one.axis.issue,
        one.axis.options[one.judged.worst],
        one.axis.options[one.judged.best],
        found.central.weights[k],
        found.weights[k],
        one.axis.options,
        found.central.values[k],
        found.values[k],
    )


def _left_out(issues: Sequence[Known]) -> list[str]:
    return [
        f"{one.axis.issue}: {one.lacking or 'nothing is said of its worst and best option'}"
        for one in issues
        if one.judged is None and not one.indifferent and len(one.axis) > 1
    ]


def _conflicting(case: Case, used: Sequence[Known], empty: Elicited, found: Conflict) -> Elicited:
    said = []
    for one in found.comparisons:
        packages = [_changes(used, p) for p in (one.better, one.worse)]
        first, second = (words.package_in_words(case, p) for p in packages)
        said.append(
            f"({first}) and ({second}) alike" if one.alike else f"({first}) above ({second})"
        )
    said = said or ["the worths of the steps and the order of the issues"]
    return replace(empty, conflicting=tuple(said), error=found.error)


def _changes(used: Sequence[Known], part: Package) -> dict[str, str]:
    pairs = zip(used, part, strict=True)
    return {one.axis.issue: one.axis.options[o] for one, o in pairs if o != one.axis.now}


def _next(
    case: Case, issues: Sequence[Known], used: Sequence[Known], judged: Judgements
) -> tuple[dict[str, str], ...]:
    """Choose two packages of which the answers leave most open which is better."""
    offered = example_packages(case, [_kept(one) for one in issues])
    every = [one.axis for one in issues]
    open_by, best = 0.0, tuple[dict[str, str], ...]()
    for a, b in itertools.combinations(offered, 2):
        parts = [_part(every, used, package(every, one)) for one in (a, b)]
        between = compared(judged, parts[0], parts[1])
        if between is not None and min(-between.least, between.most) > open_by + 1e-6:
            open_by, best = min(-between.least, between.most), (a, b)
    return best


def _kept(one: Known) -> Known:
    """Keep an issue at now in examples where its worst and best option are not known."""
    return replace(one, indifferent=True) if one.judged is None else one
