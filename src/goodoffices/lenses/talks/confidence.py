"""How far a judgement can be relied on, from grades and origins alone.

* *High*: two origins or more, each graded A or B, and no statement graded worse than 2.
* *Moderate*: every source graded A, B or C, and at least half of the statements graded 3 or better.
* *Low*: anything else, a missing grade included.

A judgement that covers several issues is as weak as the weakest of them.

Credibility runs from 1, the best, to 6, which cannot be judged.

Source: nato_ajp21 (grades), icd203 (confidence is said apart from likelihood).
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.wording import count, listed, searched, supported


def confidence(
    record: Record,
    evidence: Sequence[str],
    by: Sequence[str] = (),
    parts: Sequence[Sequence[str]] = (),
) -> Sentence:
    """Say how far what rests on these statements can be relied on, and why.

    Parameters
    ----------
    evidence
        Ids of statements; ids of sources are passed over.
    by
        Analysts whose judgement it rests on.
    parts
        Where a judgement covers several issues, the statements of each: the weakest decides.
    """
    ids = record.counting(evidence)
    if not ids:
        return _ungraded(record, by)
    text = f"Confidence is {_weakest(record, parts or [ids])}: {_why(record, ids)}."
    if by:
        text = f"{text[:-1]}, and on the judgement of {listed(by)}."
    return supported(record.case, text, ids, by)


def _ungraded(record: Record, by: Sequence[str]) -> Sentence:
    if by:
        text = f"Confidence is low: it rests on the judgement of {listed(by)}, not on statements."
        return supported(record.case, text, by=by)
    if not record.statements:
        found = searched(record.case, "there is no statement that counts")
        return Sentence(f"Confidence is low: {found.text[:1].lower()}{found.text[1:]}",
                        found.evidence, found.by)  # fmt: skip
    return supported(record.case, "Confidence is low: it rests on no statement that is on record.")


def _weakest(record: Record, parts: Sequence[Sequence[str]]) -> str:
    order = ("low", "moderate", "high")
    return min((_level(record, record.counting(part)) for part in parts), key=order.index)


def _level(record: Record, ids: Sequence[str]) -> str:
    grades = [record.case.sources[id_].grade or "F" for id_ in record.sources(ids)] or ["F"]
    numbers = [record.statements[id_].credibility or 6 for id_ in ids] or [6]
    if len(record.origins(ids)) > 1 and max(grades) <= "B" and max(numbers) <= 2:
        return "high"
    fair = 2 * sum(number <= 3 for number in numbers) >= len(numbers)
    return "moderate" if max(grades) <= "C" and fair else "low"


def _why(record: Record, ids: Sequence[str]) -> str:
    origins = record.origins(ids)
    sources = record.sources(ids)
    grades = sorted({record.case.sources[id_].grade or "not graded" for id_ in sources})
    numbers = [record.statements[id_].credibility for id_ in ids]
    rests = (
        "it rests on one origin only"
        if len(origins) == 1
        else (f"it rests on {count(len(origins), 'origin', 'origins')}")
    )
    if not origins:
        rests = "it rests on no source that is named"
    words = [f"sources graded {listed(grades)}"] if grades else []
    return f"{rests}, {', '.join([*words, _credibility(numbers)])}"


def _credibility(numbers: Sequence[int | None]) -> str:
    known = sorted({number for number in numbers if number is not None})
    missing = sum(number is None for number in numbers)
    what = count(len(numbers), "statement", "statements")
    if not known:
        return f"and on {what} of unrated credibility"
    span = str(known[0]) if len(known) == 1 else f"{known[0]} to {known[-1]}"
    rest = f" ({missing} unrated)" if missing else ""
    return f"and on {what} of credibility {span}{rest}"
