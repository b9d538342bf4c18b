"""From a case to points per party and issue, as the formats of other programs keep them.

What those formats have no place for is told: rules between issues, red lines, who holds what, and
where the numbers come from.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.interop.points_record import (
    PointsRecord,
    RecordedIssue,
    RecordedParty,
    WalkAway,
)
from goodoffices.outcomes import unstated
from goodoffices.outcomes.axis import Axis, axes
from goodoffices.outcomes.entries import chosen
from goodoffices.outcomes.gap import refuse
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.weights import weight
from goodoffices.outcomes.worth import PointsWorth, worth


def case_as_points(case: Case, reading: Reading = DEFAULT) -> PointsRecord:
    """Write down what every option is worth to every party with points.

    Parameters
    ----------
    case
        The case.
    reading
        Which entries and which numbers of ranges count, and which issues stay at now.

    Raises
    ------
    NeedsError
        When no party has points, or points lack a number.
    """
    issues = axes(case, reading.without)
    entries = {party: chosen(case, party, reading) for party in case.parties}
    pointed = {p: e for p, e in entries.items() if e is not None and e.form == "points"}
    if not pointed:
        do = "add an entry with points and values for each party."
        raise NeedsError(Fault(Place("case.yaml", field="preferences"), "no points", "some", do))
    for entry in pointed.values():
        own = worth(issues, {}, entry, reading)
        assert isinstance(own, PointsWorth), "only points are written"
        refuse(unstated.gaps_in_words(issues, entry, own))
    kept = [_kept(case, axis) for axis in issues]
    recorded = tuple(
        RecordedIssue(axis.issue, tuple(axis.options[k] for k in own))
        for axis, own in zip(issues, kept, strict=True)
    )
    parties = tuple(_party(p, e, issues, kept, reading) for p, e in pointed.items())
    now = tuple(own.index(axis.now) for axis, own in zip(issues, kept, strict=True))
    repairs = tuple(dict.fromkeys(_left_out(case, issues, kept, entries)))
    return PointsRecord(case.title or case.case, recorded, parties, now, repairs)


def _kept(case: Case, axis: Axis) -> list[int]:
    """List the options of an issue that can be reached at all."""
    if axis.fixed or axis.now in axis.one_way:
        return [axis.now]
    rules = [rule.never for rule in case.rules if rule.never]
    never = {o for rule in rules if set(rule) == {axis.issue} for o in rule[axis.issue]}
    return [k for k, option in enumerate(axis.options) if k == axis.now or option not in never]


def _party(
    party: str,
    entry: Preference,
    issues: Sequence[Axis],
    kept: Sequence[Sequence[int]],
    reading: Reading,
) -> RecordedParty:
    weights, values = [], []
    for axis, own in zip(issues, kept, strict=True):
        own_weight = weight(entry, axis.issue, reading.number)
        stated = own_weight is not None and axis.issue in entry.values
        weights.append(own_weight if stated and own_weight is not None else Fraction(0))
        given = entry.values.get(axis.issue, {}) if stated else {}
        numbers = (given.get(axis.options[k]) for k in own)
        values.append(tuple(reading.number(n) if n is not None else Fraction(0) for n in numbers))
    without = RecordedParty(party, tuple(weights), tuple(values))
    return RecordedParty(
        party, without.weights, without.values, _walk_away(entry, issues, kept, without, reading)
    )


def _walk_away(
    entry: Preference,
    issues: Sequence[Axis],
    kept: Sequence[Sequence[int]],
    party: RecordedParty,
    reading: Reading,
) -> WalkAway:
    given = entry.walk_away
    if given is None:
        return "now" if reading.walk_away == "now" else None
    if given == "now":
        return "now"
    if isinstance(given, Range):
        return reading.number(given)
    named = [
        axis.options.index(given[axis.issue]) if axis.issue in given else axis.now
        for axis in issues
    ]
    if all(k in own for k, own in zip(named, kept, strict=True)):
        return tuple(own.index(k) for k, own in zip(named, kept, strict=True))
    return _worth_of(entry, issues, named, party.shares, reading)


def _worth_of(
    entry: Preference,
    issues: Sequence[Axis],
    named: Sequence[int],
    shares: Sequence[Fraction],
    reading: Reading,
) -> Fraction:
    """Add up a walk-away that is no outcome of the file, since an option of it cannot be."""
    total = Fraction(0)
    for axis, k, share in zip(issues, named, shares, strict=True):
        value = entry.values.get(axis.issue, {}).get(axis.options[k])
        total += share * (reading.number(value) if value is not None else 0)
    return total


def _left_out(
    case: Case,
    issues: Sequence[Axis],
    kept: Sequence[Sequence[int]],
    entries: Mapping[str, Preference | None],
) -> Iterator[str]:
    for party, entry in entries.items():
        if entry is None:
            yield f"{party} has no preferences and is left out."
        elif entry.form != "points":
            yield f"{party} has {entry.form}, not points, and is left out."
        else:
            yield from _lost_of(party, entry)
    for axis, own in zip(issues, kept, strict=True):
        if len(own) < len(axis):
            yield f"Options of “{axis.issue}” that cannot be reached are left out."
    if any(rule.never and len(rule.never) > 1 for rule in case.rules):
        yield "Rules between issues have no place in the format: some packages cannot be."
    yield (
        "Only issues, options, points and walk-aways are written: who holds which issue, sources, "
        "statements, positions and all else of the case have no place in the format."
    )


def _lost_of(name: str, entry: Preference) -> Iterator[str]:
    numbers = [*entry.points.values(), *(n for own in entry.values.values() for n in own.values())]
    numbers += [swing.worth for swing in entry.swings.values() if swing.worth is not None]
    if any(not number.exact for number in numbers):
        yield f"Ranges of {name} are written as one number each; “--numbers” chooses which."
    if entry.red_lines:
        yield f"Red lines of {name} have no place in the format."
    if isinstance(entry.walk_away, Range) and not entry.walk_away.exact:
        yield f"The walk-away of {name} is a range and is written as one number."
