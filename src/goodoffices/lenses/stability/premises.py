"""What the answer takes for granted, and where it stops.

Source: fang1993; joint issues are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from goodoffices.case.model import Case
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import holder, leavers, quoted
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held import LISTED, strictest
from goodoffices.outcomes.axis import Axis, one_way_options

ALWAYS = (
    "Every party that can move is taken to know what the others can do and what they prefer.",
    "A party may be answered by any sequence of the others’ moves in which nobody moves twice "
    "running; each moves alone.",
    "A party is deterred from a move when the others can bring about something no better for it "
    "than where it began; as good is not better.",
)

_EACH_ALONE = "What parties could do together was not looked at; each moves alone."


def assumptions(holding: Holding) -> tuple[Sentence, ...]:
    """List what was assumed, the reading first."""
    return assumed(holding.conflict)


def assumed(conflict: Conflict) -> tuple[Sentence, ...]:
    """List what is assumed of a conflict, the reading first."""
    texts = [conflict.reading.explained] if conflict.space is not None else []
    if conflict.space is not None:
        texts += who_holds_what(conflict.case, conflict.space.axes)
    texts += left_out(conflict.case, conflict.graph.parties)
    if conflict.case.attitudes:
        texts.append("The parties’ attitudes count only where “given the attitudes” is said.")
    return tuple(Sentence(text, by=conflict.analysts) for text in (*texts, *ALWAYS))


def who_holds_what(case: Case, axes: Sequence[Axis]) -> list[str]:
    """Say who can change which issue, what is kept at now, and what is never left."""
    by_holder: dict[str, list[str]] = {}
    for axis in axes:
        if not axis.fixed:
            by_holder.setdefault(_held(case, axis.issue), []).append(axis.issue)
    who = [f"{holders}: {listed(issues)}" for holders, issues in by_holder.items()]
    texts = [f"Who can change what: {'; '.join(who)}."] if who else []
    fixed = [axis.issue for axis in axes if axis.fixed]
    if fixed:
        texts.append(f"These issues are kept at now: {listed(fixed)}.")
    for issue, options in one_way_options(case).items():
        titles = [f"“{case.issues[issue].title_of(o)}”" for o in options]
        texts.append(f"On {issue}, {listed(titles, 'or')} is never left once reached.")
    return texts


def _held(case: Case, issue: str) -> str:
    out = leavers(case, issue)
    return holder(case, issue) + (f" (and back to now {out} alone)" if out else "")


def left_out(case: Case, movers: Collection[str]) -> list[str]:
    """Say which parties can change nothing alone, and what that means for them."""
    names = [party.name for id_, party in case.parties.items() if id_ not in movers]
    if not names:
        return []
    return [
        f"{listed(names)} can change nothing alone, so every outcome holds as far as "
        f"{'it is' if len(names) == 1 else 'they are'} concerned, and no preferences were asked of "
        f"{'it' if len(names) == 1 else 'them'}."
    ]


def limits(holding: Holding, asked: Asked) -> tuple[Sentence, ...]:
    """Say where the answer stops."""
    space = holding.conflict.space
    texts = [
        "That an outcome holds says that nobody would break away alone, not that it will come "
        "about or how it is reached.",
    ]
    if not asked.coalitions:
        texts.append(each_alone(space.case, space.axes) if space is not None else _EACH_ALONE)
    texts += [
        f"The wanted outcome {quoted(name)} cannot be in this reading, and was not looked at."
        for name in asked.out_of_reach
    ]
    rest = holding.count(strictest(holding)) - LISTED
    if rest > 0:
        texts.append(f"{rest:,} outcomes that hold are counted but not listed.")
    return tuple(Sentence(text, by=holding.conflict.analysts) for text in texts)


def each_alone(case: Case, axes: Sequence[Axis]) -> str:
    """Say that nothing done together was looked at, and which issues that leaves unmoved."""
    joint = []
    for axis in axes:
        held = case.issues[axis.issue].held_by
        if held is not None and held.joint and not axis.fixed:
            joint.append(axis.issue)
    if not joint:
        return _EACH_ALONE
    return (
        f"What parties could do together was not looked at: {listed(joint)} moved only by "
        "consent is never moved here, neither by a party nor in an answer to one."
    )
