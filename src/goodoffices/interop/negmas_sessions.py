"""Alternating offers simulated by NegMAS, where it is installed, and told in our own records.

The parties make offers in turn; each begins with what is best for it and concedes as the rounds run
out: late (boulware), evenly (linear) or early (conceder). The tactics leave nothing to chance, so
what is varied is who uses which, who begins, and how many rounds there are. NegMAS gets points on a
scale from 0 to 1, the largest of every issue 1, and a walk-away that is always a number; what the
agreements are worth is worked out here, exactly. No solution of its own is used. Nothing of NegMAS
is part of this program; it has a licence of its own.

Source: faratin1998.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from goodoffices.errors import Fault, NeedsError, Place, TooLargeError, UseError, one_of
from goodoffices.interop.points_record import PointsRecord
from goodoffices.interop.scaled_points import ScaledPoints, scaled
from goodoffices.run import SILENT, Progress

TACTICS = ("boulware", "linear", "conceder")
DEADLINES = (20, 100)
MOST_PACKAGES = 100_000
MOST_SESSIONS = 1_000
_HAIR = 1e-9


@dataclass(frozen=True)
class Offer:
    """One offer of a session.

    Attributes
    ----------
    round_number
        From 1.
    by
        Who made it.
    package
        The option of each issue by number.
    """

    round_number: int
    by: str
    package: tuple[int, ...]


@dataclass(frozen=True)
class Session:
    """One simulated negotiation.

    Attributes
    ----------
    tactics
        Per party, in the order of the record.
    order
        Who makes offers, the first first.
    deadline
        How many rounds there were at most.
    offers
        What was offered, in order.
    agreement
        The package all accepted; ``None`` where the rounds ran out.
    worth
        What it is worth to each party, from 0 to 100, exactly; ``None`` without agreement.
    """

    tactics: tuple[str, ...]
    order: tuple[str, ...]
    deadline: int
    offers: tuple[Offer, ...]
    agreement: tuple[int, ...] | None
    worth: tuple[Fraction, ...] | None


def simulated(
    record: PointsRecord,
    tactics: Sequence[str] = TACTICS,
    deadlines: Sequence[int] = DEADLINES,
    progress: Progress = SILENT,
) -> tuple[Session, ...]:
    """Let the parties make alternating offers, once for every choice of tactics, turns and rounds.

    Parameters
    ----------
    record
        The negotiation in points, with a walk-away for every party.
    tactics
        Which tactics the parties may use; every party each, in all combinations.
    deadlines
        After how many rounds talks end.
    progress
        Is told of every session and may stop the work.

    Raises
    ------
    UseError
        When NegMAS is not installed, fewer than two parties take part, or a tactic is not known.
    NeedsError
        When a party states no walk-away, or nothing is worth anything to it.
    TooLargeError
        When there are more packages than :data:`MOST_PACKAGES` or more sessions than
        :data:`MOST_SESSIONS`.
    """
    _possible(record, tactics, deadlines)
    points = _points(record)
    program = _program()
    choices = list(_choices(len(record.parties), tactics, deadlines))
    if len(choices) > MOST_SESSIONS:
        found, expected = f"{len(choices):,} sessions", f"at most {MOST_SESSIONS:,}"
        do = "name fewer tactics (“--tactics”) or deadlines (“--rounds”)."
        raise TooLargeError(Fault(Place(field="simulate"), found, expected, do))
    progress.start("simulating talks", len(choices))
    sessions = []
    try:
        for used, first, deadline in choices:
            sessions.append(_session(program, record, points, used, first, deadline))
            progress.advance()
    finally:
        progress.finish()
    return tuple(sessions)


def _choices(
    parties: int, tactics: Sequence[str], deadlines: Sequence[int]
) -> Iterator[tuple[tuple[str, ...], int, int]]:
    return product(product(tactics, repeat=parties), range(parties), deadlines)


def _possible(record: PointsRecord, tactics: Sequence[str], deadlines: Sequence[int]) -> None:
    faults = [
        Fault(Place(field="tactics"), f"“{word}”", one_of(TACTICS), "use one of these words.")
        for word in tactics
        if word not in TACTICS
    ]
    if not tactics or not deadlines or min(deadlines) < 1:
        expected, do = "at least one tactic and one round", "name some."
        faults.append(Fault(Place(field="simulate"), "nothing to play", expected, do))
    if len(record.parties) < 2:
        found, do = f"{len(record.parties)} parties with points", "add points for another party."
        faults.append(Fault(Place(field="simulate"), found, "at least two", do))
    if faults:
        raise UseError(faults)
    packages = prod(len(issue.options) for issue in record.issues)
    if packages > MOST_PACKAGES:
        found, expected = f"{packages:,} packages", f"at most {MOST_PACKAGES:,} for a simulation"
        do = "keep some issues at now (“--without ISSUE”)."
        raise TooLargeError(Fault(Place(field="simulate"), found, expected, do))


def _points(record: PointsRecord) -> list[ScaledPoints]:
    points = [scaled(party, record.now) for party in record.parties]
    silent = [own.name for own in points if own.reservation is None]
    if silent:
        raise NeedsError(
            Fault(Place("case.yaml", field="preferences"), "no walk-away", f"one for {name}",
                  "add “walk away: now”, a number or an outcome.")
            for name in silent
        )  # fmt: skip
    return points


def _program() -> Any:
    """Find NegMAS, or say how to get it."""
    try:
        import negmas
        import negmas.outcomes
        import negmas.preferences
        import negmas.sao
    except ImportError:
        expected = "NegMAS, which simulates the talks and is no part of Good Offices"
        do = "install it: pip install 'goodoffices[negmas]' (its licence is the AGPL)."
        fault = Fault(Place(field="simulate"), "no NegMAS in this environment", expected, do)
        raise UseError(fault) from None
    return negmas


def _session(
    program: Any,
    record: PointsRecord,
    points: Sequence[ScaledPoints],
    tactics: tuple[str, ...],
    first: int,
    deadline: int,
) -> Session:
    """Play one session; options are named by their numbers, so that no name can be mistaken."""
    issues = [
        program.make_issue([str(k) for k in range(len(issue.options))], name=str(number))
        for number, issue in enumerate(record.issues)
    ]
    space = program.outcomes.make_os(issues)
    mechanism = program.sao.SAOMechanism(outcome_space=space, n_steps=deadline)
    order = [(first + k) % len(points) for k in range(len(points))]
    for number in order:
        speaker = program.sao.AspirationNegotiator(
            name=str(number), aspiration_type=tactics[number]
        )
        mechanism.add(speaker, preferences=_preferences(program, points[number], space))
    state = mechanism.run()
    agreement = None if state.agreement is None else _package(state.agreement)
    worth = None
    if agreement is not None:
        worth = tuple(party.worth(agreement) for party in record.parties)
    names = tuple(record.parties[number].name for number in order)
    offers = tuple(_offers(record, mechanism.full_trace))
    return Session(tactics, names, deadline, offers, agreement, worth)


def _preferences(program: Any, own: ScaledPoints, space: Any) -> Any:
    assert own.reservation is not None, "walk-aways not stated were refused"
    return program.preferences.LinearAdditiveUtilityFunction(
        values={
            str(issue): {str(k): float(value) for k, value in enumerate(values)}
            for issue, values in enumerate(own.evaluations)
        },
        weights={str(issue): float(weight) for issue, weight in enumerate(own.weights)},
        outcome_space=space,
        # a hair lower, so that a package exactly as good is not lost to rounding
        reserved_value=float(own.reservation) - _HAIR,
    )


def _offers(record: PointsRecord, trace: Sequence[Any]) -> Iterator[Offer]:
    for element in trace:
        if element.offer is not None:
            by = record.parties[int(str(element.negotiator).partition("-")[0])].name
            yield Offer(element.step + 1, by, _package(element.offer))


def _package(outcome: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(option) for option in outcome)
