"""Writing a case as GENIUS files: a domain, and a utility space for every party.

The evaluations of every issue are scaled so that the largest is 1 and the weights so that they add
up to 1: programs that divide by the maximum and programs that do not then read the same. Where this
moves the scale of a party, the file says by how much, in attributes that other programs pass over
and ours reads back; a number without end as a decimal, and what is now, are kept in the same way.

Source: lin2014.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from xml.sax.saxutils import quoteattr

from goodoffices.interop.exact_number import decimal, has_end
from goodoffices.interop.file_names import file_names
from goodoffices.interop.points_record import PointsRecord, RecordedParty, WrittenFiles
from goodoffices.interop.scaled_points import ScaledPoints, scaled


def write_genius(record: PointsRecord, stem: str = "domain") -> WrittenFiles:
    """Write a domain file and one utility space per party.

    Parameters
    ----------
    record
        What to write; every number stated.
    stem
        How the files' names begin.

    Raises
    ------
    NeedsError
        When nothing is worth anything to a party.
    """
    repairs = list(record.repairs)
    if record.now is not None:
        repairs.append(
            "What is now stands in an attribute of ours (“now” of each issue): read here it comes "
            "back, other programs pass over it."
        )
    texts = {f"{stem}.xml": _file(_domain(record))}
    names = file_names(stem, ".xml", [party.name for party in record.parties])
    for name, party in zip(names, record.parties, strict=True):
        own = scaled(party, record.now)
        repairs += _told(party, own)
        texts[name] = _file(_space(record, own))
    return WrittenFiles(texts, tuple(dict.fromkeys(repairs)))


def _told(party: RecordedParty, own: ScaledPoints) -> Iterable[str]:
    if own.factor != 1 or own.least != 0:
        yield (
            f"The points of {party.name} do not run from 0 to 100; they are moved so that they do, "
            "and the file says by how much."
        )
    if own.reservation is None:
        yield f"{party.name} states no walk-away; none is written."
    elif not isinstance(party.walk_away, Fraction):
        yield f"The walk-away of {party.name} is an outcome and is written as its worth."


def _file(lines: Iterable[str]) -> str:
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines]) + "\n"


def _domain(record: PointsRecord) -> Iterable[str]:
    yield "<negotiation_template>"
    yield f'<utility_space number_of_issues="{len(record.issues)}">'
    yield from _objective_start(record)
    for number, issue in enumerate(record.issues, 1):
        yield _issue_start(record, number)
        for k, option in enumerate(issue.options, 1):
            yield f'   <item index="{k}" value={quoteattr(option)} />'
        yield "  </issue>"
    yield " </objective>"
    yield "</utility_space>"
    yield "</negotiation_template>"


def _space(record: PointsRecord, party: ScaledPoints) -> Iterable[str]:
    moved = ""
    if party.factor != 1 or party.least != 0:
        moved = f' factor="{party.factor}" least="{party.least}"'
    count = len(record.issues)
    yield f'<utility_space number_of_issues="{count}" party={quoteattr(party.name)}{moved}>'
    yield from _objective_start(record)
    for number, issue in enumerate(record.issues, 1):
        yield _issue_start(record, number)
        own = zip(issue.options, party.evaluations[number - 1], strict=True)
        for k, (option, evaluation) in enumerate(own, 1):
            amount = _number("evaluation", evaluation)
            yield f'   <item index="{k}" value={quoteattr(option)} {amount} />'
        yield "  </issue>"
    for number, weight in enumerate(party.weights, 1):
        yield f'  <weight index="{number}" {_number("value", weight)} />'
    yield " </objective>"
    yield ' <discount_factor value="1.0" />'
    if party.reservation is not None:
        yield f" <reservation {_number('value', party.reservation)} />"
    yield "</utility_space>"


def _objective_start(record: PointsRecord) -> Iterable[str]:
    name = quoteattr(record.title or "negotiation")
    yield f' <objective index="0" description="" name={name} type="objective" etype="objective">'


def _issue_start(record: PointsRecord, number: int) -> str:
    issue, kind = record.issues[number - 1], 'type="discrete" etype="discrete" vtype="discrete"'
    now = "" if record.now is None else issue.options[record.now[number - 1]]
    kept = f" now={quoteattr(now)}" if now else ""
    return f'  <issue index="{number}" name={quoteattr(issue.name)} {kind}{kept}>'


def _number(key: str, number: Fraction) -> str:
    text = f'{key}="{decimal(number)}"'
    return text if has_end(number) else f'{text} exact="{number}"'
