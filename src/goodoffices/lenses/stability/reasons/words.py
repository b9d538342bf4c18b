"""Why nothing deters a party from a move, or what does, in sentences.

Source: fang1993.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.lenses.amounts import counted
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.concept import Answer
from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.why.account import Account, Escape, Undeterred, Way


def answers(holding: Holding, start: int, steps: Iterable[Step]) -> str:
    """Spell answers to a move: "Ukraine could change …, then NATO could change …"."""
    words, names, parts = holding.conflict.words, holding.conflict.names, []
    for step in steps:
        parts.append(f"{names[step.party]} could {words.move(start, step.to)}")
        start = step.to
    return ", then ".join(parts)


def nothing_deters(holding: Holding, concept: Concept, place: str, account: Account) -> str:
    """Say what a party would do, and why nothing deters it."""
    way, name = account.ways[0], holding.conflict.names[account.party]
    move = holding.conflict.words.move(account.state, way.improvement)
    text = f"{name} would {move}: {reason(holding, concept, place, account.party, way)}."
    deterred = account.improvements - account.free
    if deterred:
        text += (
            f" Of {counted(account.improvements, 'move')} it prefers to staying, "
            f"{deterred:,} {'is' if deterred == 1 else 'are'} deterred."
        )
    return text


def reason(holding: Holding, concept: Concept, place: str, party: int, way: Way) -> str:
    """Say why nothing deters a party from a move, as a clause."""
    name, gaining = holding.conflict.names[party], concept.answer is Answer.IMPROVEMENTS
    if way.undeterred is Undeterred.NOT_LOOKED_AT:
        return f"{concept.name} asks only whether {name} gains, not how others answer"
    if way.undeterred is Undeterred.NOBODY_ANSWERS:
        return f"nobody else {'would gain by a move' if gaining else 'can move'} in answer"
    if way.escape is not None:
        return _escaped(holding, name, way.improvement, way.escape)
    how = ", each gaining by every move it makes," if gaining else ""
    return f"whatever the others do in answer{how} leaves {name} better off than {place}"


def _escaped(holding: Holding, name: str, improvement: int, escape: Escape) -> str:
    end = escape.answer[-1].to
    return (
        f"{answers(holding, improvement, escape.answer)}, which would leave it no better off than "
        f"staying, but {name} could get out of that: it could "
        f"{holding.conflict.words.move(end, escape.to)}; and so with every other answer that would"
    )


def deterred_how(holding: Holding, concept: Concept, account: Account) -> Sentence:
    """Say of a party with several moves it prefers what deters it, with the one it likes most."""
    way, party = account.ways[0], account.party
    assert way.sanction is not None
    words, name = holding.conflict.words, holding.conflict.names[party]
    moves = counted(account.improvements, "move")
    text = (
        f"Under {concept.name} {name} stays although it would prefer {moves}, as each can be "
        f"answered. The one it likes most: if it were to "
        f"{words.move(account.state, way.improvement)}, "
        f"{answers(holding, way.improvement, way.sanction.steps)}, "
        f"which is no better for {name} than staying."
    )
    involved = (party, *(step.party for step in way.sanction.steps))
    return Sentence(text, by=holding.analysts(involved))
