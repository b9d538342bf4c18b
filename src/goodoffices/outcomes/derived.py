"""Preferences derived from positions: only when the case asks, and labelled wherever shown.

The latest stated option is worth 100; on a scale the value falls in equal steps to 0 at the
farthest option; otherwise every other option is worth 0. All issues weigh the same. Several stated
options at once are a gap, and so is an issue without one. What is negated, or told inside a denial,
makes no value; nor does what was said after the case's *as of*.

Source: none; the house's own convention.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from goodoffices.case.issue import Issue
from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.case.said import counted, denied, said_on
from goodoffices.case.voice import Voice, Voices

Basis = Literal["stated", "attributed"]


def derived(case: Case, party: str, basis: Basis) -> Preference | None:
    """Derive one party's points; ``None`` when it takes no position anywhere.

    Parameters
    ----------
    case
        The case.
    party
        Whose preferences.
    basis
        Whether *stated* or *attributed* positions make the values.
    """
    wanted = {
        name: options
        for name in case.axes
        if len(options := latest_options(case, party, name, basis)) == 1
    }
    if not wanted:
        return None
    one = Range(Fraction(1), Fraction(1))
    return Preference(
        of=party,
        by=f"derived from {basis} positions",
        points=dict.fromkeys(wanted, one),
        values={name: _values(case.issues[name], options[0]) for name, options in wanted.items()},
    )


def latest_options(case: Case, party: str, issue: str, basis: Basis) -> tuple[str, ...]:
    """List the options a party's latest positions on an issue favour."""
    voices = Voices(case)
    wanted_voice = Voice.STATED if basis == "stated" else Voice.ATTRIBUTED
    counting = counted(case)
    dated: list[tuple[date, str]] = []
    for position in case.positions:
        if (position.party, position.issue) != (party, issue):
            continue
        for id_ in position.from_:
            statement = counting.get(id_)
            if statement is None or statement.negated or denied(case, statement):
                continue
            if voices.of(statement, party) is wanted_voice:
                dated.append((said_on(case, statement) or date.min, position.option))
    latest = max((day for day, _ in dated), default=None)
    return tuple(dict.fromkeys(option for day, option in dated if day == latest))


def _values(issue: Issue, wanted: str) -> dict[str, Range]:
    options = list(issue.options)
    at = options.index(wanted)
    farthest = max(at, len(options) - 1 - at) or 1

    def worth(index: int) -> Fraction:
        if not issue.scale:
            return Fraction(100 if index == at else 0)
        return Fraction(100 * (farthest - abs(index - at)), farthest)

    return {option: Range(worth(k), worth(k)) for k, option in enumerate(options)}
