"""From one file per party, as other programs keep them, to one record of all.

What the files do not agree on is told, and nothing is made up: a value that no file gives is left
for the person to add.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.interop.points_record import (
    MOST_OPTIONS,
    PointsRecord,
    RecordedIssue,
    RecordedParty,
    WalkAway,
)

MOST_PARTIES = 100


@dataclass(frozen=True)
class Profile:
    """One party's file.

    Attributes
    ----------
    name
        The party.
    weights
        By issue.
    values
        By issue and option, from 0 to 100.
    walk_away
        Points of 100, an outcome, or not stated.
    options
        By issue, where the file lists options that it does not value.
    file
        The file.
    """

    name: str
    weights: Mapping[str, Fraction]
    values: Mapping[str, Mapping[str, Fraction]]
    walk_away: Fraction | Mapping[str, str] | None
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)
    file: str = ""


def joined(
    title: str,
    domain: Mapping[str, Sequence[str]],
    profiles: Sequence[Profile],
    repairs: Sequence[str],
    now: Mapping[str, str] | None = None,
) -> PointsRecord:
    """Put the files of all parties together.

    Parameters
    ----------
    title
        What the negotiation is called.
    domain
        The options of each issue; empty where no file but the parties' own lists them.
    profiles
        The parties' files.
    repairs
        What had to be repaired before.
    now
        The option of each issue that is the case today; empty where no file says it.

    Raises
    ------
    SourceError
        When there are more than :data:`MOST_PARTIES` parties or
        :data:`~goodoffices.interop.points_record.MOST_OPTIONS` options.
    """
    _refuse_bulk(title, domain, profiles)
    told = list(repairs)
    if not domain:
        domain = _issues_of(profiles)
        told.append("No file lists the issues alone; they are taken from the parties’ files.")
    issues = tuple(RecordedIssue(name, tuple(options)) for name, options in domain.items())
    names = _told_apart([profile.name for profile in profiles], told)
    if len(names) == 1:
        told.append(
            f"Only one party came, {names[0]}: name the files of the others as well, or their "
            "folder; what all could accept needs every one of them."
        )
    parties = []
    for name, profile in zip(names, profiles, strict=True):
        told += _faults_of(name, domain, profile)
        parties.append(_party(name, issues, profile))
    here = _positions(issues, now, told) if now else None
    return PointsRecord(title, issues, tuple(parties), here, tuple(dict.fromkeys(told)))


def _positions(
    issues: Sequence[RecordedIssue], now: Mapping[str, str], told: list[str]
) -> tuple[int, ...]:
    """Find what is now on each issue; where it is not said or not known, the first and a word."""
    found = []
    for issue in issues:
        option = now.get(issue.name)
        if option not in issue.options:
            why = "is not said" if option is None else f"is said to be “{option}”, no option of it"
            told.append(f"What is now on “{issue.name}” {why}; the first option is taken.")
        found.append(issue.options.index(option) if option in issue.options else 0)
    return tuple(found)


def _refuse_bulk(
    title: str, domain: Mapping[str, Sequence[str]], profiles: Sequence[Profile]
) -> None:
    sizes = [sum(len(options) for options in domain.values())]
    sizes += [sum(len(own) for own in profile.values.values()) for profile in profiles]
    sizes += [len(profile.values) + len(profile.weights) for profile in profiles]
    if max(sizes) > MOST_OPTIONS or len(profiles) > MOST_PARTIES:
        expected = f"at most {MOST_OPTIONS:,} options and {MOST_PARTIES} parties"
        do = "leave out what is not negotiated."
        raise SourceError(Fault(Place(title[:80]), "more than a case can hold", expected, do))


def _issues_of(profiles: Sequence[Profile]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for profile in profiles:
        for issue, options in {**profile.values, **profile.options}.items():
            found.setdefault(issue, {}).update(dict.fromkeys(options))
    return {issue: tuple(options) for issue, options in found.items() if options}


def _told_apart(names: Sequence[str], told: list[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        free, number = name, 2
        while free in found:
            free, number = f"{name} {number}", number + 1
        if free != name:
            told.append(f"A second “{name}” is called “{free}”.")
        found.append(free)
    return found


def _party(name: str, issues: Sequence[RecordedIssue], profile: Profile) -> RecordedParty:
    values = tuple(
        tuple(profile.values.get(issue.name, {}).get(option) for option in issue.options)
        for issue in issues
    )
    weights = tuple(profile.weights.get(issue.name) for issue in issues)
    return RecordedParty(name, weights, values, _walk_away(issues, profile), profile.file)


def _walk_away(issues: Sequence[RecordedIssue], profile: Profile) -> WalkAway:
    given = profile.walk_away
    if given is None or isinstance(given, Fraction):
        return given
    if all(given.get(issue.name) in issue.options for issue in issues):
        return tuple(issue.options.index(given[issue.name]) for issue in issues)
    # an option that is not there counts nothing, as it does in the programs that keep such files
    total = sum(profile.weights.values()) or Fraction(1)
    parts = (
        profile.weights.get(issue, Fraction(0)) * profile.values.get(issue, {}).get(option, 0)
        for issue, option in given.items()
    )
    return Fraction(sum(parts)) / total


def _faults_of(name: str, domain: Mapping[str, Sequence[str]], profile: Profile) -> Iterator[str]:
    """Tell what one party's file lacks, has too much of, or says otherwise than the others."""
    for issue, options in domain.items():
        values, known = profile.values.get(issue, {}), frozenset(options)
        missing = [option for option in options if option not in values]
        if missing:
            yield (
                f"{name} gives no value on “{issue}” for {_few(missing)}; it is left open, and the "
                "lenses will ask for it."
            )
        unknown = [option for option in values if option not in known]
        if unknown:
            yield f"{name} values {_few(unknown)} on “{issue}”, not among its options; left out."
        if issue not in profile.weights:
            yield f"{name} gives no weight for “{issue}”; it is left open."
    extra = [issue for issue in profile.values if issue not in domain]
    if extra:
        yield f"{name} values {_few(extra)}, not among the issues; left out."
    total = sum(profile.weights.get(issue, Fraction(0)) for issue in domain)
    if total and abs(total - 1) > Fraction(1, 10**9):
        yield (
            f"The most that {name} could have adds up to {float(total):.6g} in the file, not to 1; "
            "100 points stand for it here."
        )
    if profile.walk_away is None:
        yield f"{name} states no reservation value; the lenses will ask for its walk-away."
    elif not isinstance(profile.walk_away, Fraction) and not all(
        profile.walk_away.get(issue) in options for issue, options in domain.items()
    ):
        yield (
            f"The reservation bid of {name} leaves issues open or names unknown options; its worth "
            "is taken as the walk-away, what is open counting nothing."
        )


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:5])
    return shown + (f" and {len(names) - 5} more" if len(names) > 5 else "")
