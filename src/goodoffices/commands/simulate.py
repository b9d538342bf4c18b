"""``goodoffices simulate``: talks in which the parties make offers in turn, where NegMAS is there.

Source: none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goodoffices.commands import console, options

if TYPE_CHECKING:
    from goodoffices.case.model import Case
    from goodoffices.interop.negmas_sessions import Session
    from goodoffices.interop.points_record import PointsRecord

SHOWN = 12
NO_FORECAST = (
    "What comes out follows from the tactics put in, which nobody observed: it shows how much "
    "depends on them, not what the parties will do."
)


def simulate(
    case: options.CaseArgument,
    tactics: Annotated[
        list[str] | None,
        typer.Option(help="A tactic the parties may use: boulware (late), linear or conceder."),
    ] = None,
    rounds: Annotated[
        list[int] | None, typer.Option(min=1, max=10_000, help="After how many rounds talks end.")
    ] = None,
    entry: options.Entry = None,
    numbers: options.NumbersOption = "midpoint",
    without: options.Without = None,
    json: options.Json = False,
) -> None:
    """Simulate alternating offers with NegMAS, which you install yourself."""
    from goodoffices.interop.case_as_points import case_as_points
    from goodoffices.interop.negmas_sessions import DEADLINES, TACTICS, simulated
    from goodoffices.opened_case import open_case

    settings = options.settings(
        entry, numbers, None, "refused", "stated", "stated", without, "", None
    )
    opened = open_case(case).case
    record = case_as_points(opened, settings.reading)
    with console.progress() as progress:
        sessions = simulated(
            record, tuple(tactics or TACTICS), tuple(rounds or DEADLINES), progress
        )
    if json:
        console.print_json(_as_data(opened, record, sessions))
        return
    for repair in record.repairs:
        console.say(repair)
    _show(opened, record, sessions)


def _as_data(case: Case, record: PointsRecord, sessions: Sequence[Session]) -> Mapping[str, Any]:
    return {
        "parties": [party.name for party in record.parties],
        "sessions": [
            {
                "tactics": session.tactics,
                "order": session.order,
                "deadline": session.deadline,
                "agreement": _outcome(record, session.agreement),
                "against": _against(case, record, session.agreement),
                "worth": None if session.worth is None else [str(w) for w in session.worth],
                "offers": [
                    {"round": o.round_number, "by": o.by, "outcome": _outcome(record, o.package)}
                    for o in session.offers
                ],
            }
            for session in sessions
        ],
        "left out": record.repairs,
        "note": NO_FORECAST,
    }


def _outcome(record: PointsRecord, package: tuple[int, ...] | None) -> dict[str, str] | None:
    if package is None:
        return None
    return {i.name: i.options[k] for i, k in zip(record.issues, package, strict=True)}


def _against(case: Case, record: PointsRecord, package: tuple[int, ...] | None) -> list[str]:
    """Say what an agreement meets that the simulation knew nothing of: red lines and rules."""
    from goodoffices.case.partial_outcome import matches

    outcome = _outcome(record, package)
    if outcome is None:
        return []
    names = [party.name for party in record.parties]
    crossed = {
        entry.of
        for entry in case.preferences
        if entry.seen_by is None and any(matches(line, outcome) for line in entry.red_lines)
    }
    found = [f"crosses a red line of {name}" for name in names if name in crossed]
    if any(rule.never and matches(rule.never, outcome) for rule in case.rules):
        found.append("the case says that this cannot be")
    return found


def _show(case: Case, record: PointsRecord, sessions: Sequence[Session]) -> None:
    """Print the agreements, the most frequent first."""
    from rich.table import Table

    ends = Counter(session.agreement for session in sessions)
    worth = {session.agreement: session.worth for session in sessions}
    table = Table(
        "sessions", "agreement (what differs from now)", *(p.name for p in record.parties)
    )
    for agreement, count in ends.most_common(SHOWN):
        points = worth[agreement] or ()
        cells = [f"{float(own):.1f}" for own in points] or ["–"] * len(record.parties)
        against = "".join(f" ({clause})" for clause in _against(case, record, agreement))
        table.add_row(str(count), console.safe(_changed(record, agreement) + against), *cells)
    console.console().print(table)
    if len(ends) > SHOWN:
        console.say(f"{len(ends) - SHOWN} more agreements are in --json.")
    console.say(NO_FORECAST)


def _changed(record: PointsRecord, agreement: tuple[int, ...] | None) -> str:
    if agreement is None:
        return "none: the rounds ran out"
    now = record.now or (-1,) * len(record.issues)
    rows = zip(record.issues, agreement, now, strict=True)
    changed = [f"{issue.name}: {issue.options[k]}" for issue, k, was in rows if k != was]
    return "; ".join(changed) or "all as now"
