"""How far a judgement can be relied on, worked out from what it rests on and said with the reason.

*Low*: the answer changes under another reading of what was entered, or rests on preferences nobody
entered, or one analyst's account of one origin is all there is. *High*: at least two analysts and
two origins of the accepted statements, and the answer is the same under every other reading tried,
at least one. *Moderate*: anything between. A source in which no statement stands confirms nothing.

Source: icd203.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case import said
from goodoffices.case.model import Case
from goodoffices.case.origin import origins
from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Sentence
from goodoffices.outcomes.reading import Reading


def confidence(
    case: Case,
    reading: Reading,
    analysts: Sequence[str],
    tried: Sequence[str] | None = (),
    changed: Sequence[str] = (),
) -> Sentence:
    """Write the sentence of confidence.

    Parameters
    ----------
    case, reading
        The case and the reading in use.
    analysts
        Whose preferences the judgement rests on.
    tried
        The other readings that were asked, by their labels; ``None`` where none was looked for.
    changed
        Those of them under which the judgement is another one.
    """
    known = origins(case, said.counted(case))
    assumed = _assumed(case, reading, analysts)
    reasons = [_whose(analysts), *assumed, _agreement(tried, changed)]
    if len(known) == 1:
        reasons.append("the record has one origin only")
    if not known:
        reasons.append("no statement in any source stands behind it")
    level = _level(bool(changed or assumed), len(set(analysts)), len(tried or ()), len(known))
    return Sentence(f"Confidence is {level}: {'; '.join(reasons)}.", by=tuple(analysts))


def _level(weak: bool, analysts: int, tried: int, origins: int) -> str:
    if weak or (analysts < 2 and origins < 2):
        return "low"
    return "high" if analysts > 1 and tried and origins > 1 else "moderate"


def _whose(analysts: Sequence[str]) -> str:
    if len(analysts) == 1:
        return f"the preferences are the judgement of {analysts[0]} alone"
    return f"the preferences are the judgements of {listed(analysts)}"


def _assumed(case: Case, reading: Reading, analysts: Sequence[str]) -> list[str]:
    found = []
    if case.derive and any(name.startswith("derived from") for name in analysts):
        found.append("some are derived from positions, not entered")
    if reading.gaps == "indifferent":
        found.append("what is not stated was taken for indifference")
    if reading.walk_away == "now":
        found.append("walk-aways not stated were taken to be now")
    return found


def _agreement(tried: Sequence[str] | None, changed: Sequence[str]) -> str:
    if tried is None:
        return "other readings of what was entered were not tried"
    if len(changed) == len(tried) > 1:
        return (
            f"the answer is another under each of {len(tried)} other readings of what was entered"
        )
    if changed:
        labels = [label[:1].lower() + label[1:] for label in changed]
        return f"the answer is another {listed(labels)}"
    if tried:
        others = counted(len(tried), "other reading")
        return f"the answer is the same under {others} of what was entered"
    return "no second account of anybody’s preferences and no range was entered to test it against"
