"""``goodoffices check``: is every quote found, is every claim supported, what is one-sided?

Source: none.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goodoffices.commands import console, options

if TYPE_CHECKING:
    from goodoffices.check.remark import CheckReport, QuoteCount, Remark


def check(case: options.CaseArgument, json: options.Json = False) -> None:
    """Check a case: quotes, support, numbers, and what each lens still needs."""
    from goodoffices.errors import CaseError
    from goodoffices.opened_case import open_case

    try:
        opened = open_case(case)
    except CaseError as error:
        if not _is_there(case):
            raise
        console.tell(error, as_json=json)
        raise typer.Exit(console.ATTENTION) from None
    with console.progress() as progress:
        report = opened.check(progress)
    if json:
        console.print_json({**asdict(report), "needs attention": report.needs_attention})
    else:
        _print(report)
    raise typer.Exit(console.ATTENTION if report.needs_attention else console.FINE)


def _is_there(case: str) -> bool:
    """Say whether a path leads to a case file: a fault inside one is a finding, not wrong use."""
    from goodoffices.case.load import CASE_FILE

    try:
        return Path(case).is_file() or (Path(case) / CASE_FILE).is_file()
    except (OSError, ValueError):
        return False


def _print(report: CheckReport) -> None:
    from goodoffices.check.remark import Topic

    print(_quotes(report.quotes))
    topic = None
    for remark in report.remarks:
        if remark.topic != topic:
            topic = remark.topic
            print(f"\n{topic[0].upper()}{topic[1:]}")
        print(console.safe(_line(remark)))
    wanting = sum(remark.weight == "attention" for remark in report.remarks)
    print()
    count = len(report.remarks)
    remarks = f"{count} remark{'' if count == 1 else 's'}"
    if wanting:
        print(f"{wanting} of {remarks} need{'s' if wanting == 1 else ''} attention (marked “!”).")
    else:
        print(f"Nothing needs attention; {remarks} worth knowing.")
    open_ = sum(remark.topic is Topic.LENS for remark in report.remarks)
    if open_:
        print(f"{open_} of them must be settled before every lens can be looked through.")


def _quotes(count: QuoteCount) -> str:
    if not count.pieces:
        return "No quotes to look for."
    parts = {
        "found exactly once": count.exact,
        "found once white space and quotation marks are made alike": count.normalised,
        "standing in several places": count.ambiguous,
        "lost": count.lost,
    }
    shown = ", ".join(f"{number} {what}" for what, number in parts.items() if number)
    return f"{count.pieces} quoted piece{'' if count.pieces == 1 else 's'}: {shown}."


def _line(remark: Remark) -> str:
    sign = "!" if remark.weight == "attention" else "·"
    where = f"{remark.where}: " if remark.where.line is not None else ""
    do = f" → {remark.do[0].upper()}{remark.do[1:]}" if remark.do else ""
    return f"  {sign} {where}{remark.says}{do}"
