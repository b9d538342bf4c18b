"""What weighing the parties by power chooses, and how much rests on that judgement.

Source: nash1950, roth1979.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.powers import doubled, power_of
from goodoffices.lenses.packages.standards import NASH, POWERS, Chosen, with_powers

JUDGEMENT = (
    "How much power a party has is a judgement, not a measurement; where a party is strong because "
    "of what it has without a settlement, its walk-away says so already, and counting that twice "
    "would favour it twice."
)


def judgements(asked: Asked) -> tuple[Judgement, ...]:
    """Say what the powers choose and what doubling each would change; empty without powers."""
    chosen = asked.chosen
    if chosen is None or POWERS not in chosen.solutions:
        return ()
    state = chosen.solutions[POWERS].leximin
    if state is None:
        return ()
    by = asked.by(asked.zone.weighed)
    sure = confidence(asked.case, asked.space.reading, by, None)
    why = [Sentence(JUDGEMENT, by=by), *_idle(asked, chosen), *_if_doubled(asked, chosen, state)]
    return (Judgement(Sentence(_claim(asked, chosen, state), by=by), sure, tuple(why)),)


def _claim(asked: Asked, chosen: Chosen, state: int) -> str:
    powers = power_of(chosen.powers, asked.zone.weighed)
    names = asked.names(asked.zone.weighed)
    said = listed([f"{name} {one}" for name, one in zip(names, powers, strict=True)])
    text = f"Given these inputs, with powers of {said}, the package that weighs gains by power is"
    if state == chosen.solutions[NASH].leximin:
        return f"{text} the Nash package itself."
    return f"{text} ({asked.words.outcome(state)}){_tied(chosen)}."


def _idle(asked: Asked, chosen: Chosen) -> list[Sentence]:
    """Say whose power changes nothing, because no acceptable package needs their consent."""
    idle = [asked.name(party) for party in chosen.powers if party not in asked.zone.weighed]
    if not idle:
        return []
    text = f"The power given to {listed(idle)} has no effect: no acceptable package needs "
    return [Sentence(f"{text}{'its' if len(idle) == 1 else 'their'} consent.", by=asked.by())]


def _tied(chosen: Chosen) -> str:
    ties = len(chosen.solutions[POWERS].packages)
    return f", the one best for the worst off of {ties:,} that tie" if ties > 1 else ""


def _if_doubled(asked: Asked, chosen: Chosen, state: int) -> list[Sentence]:
    """Say, party by party, what a doubled power would change."""
    same, said = [], []
    for party in asked.zone.weighed:
        other = with_powers(chosen.payoffs, asked.zone.fair, doubled(chosen.powers, party)).leximin
        assert other is not None
        if other == state:
            same.append(asked.name(party))
            continue
        said.append(_changed(asked, chosen, party, state, other))
    if same:
        whose = listed([f"the power of {name}" for name in same], "or")
        said.append(f"Doubling {whose} would change nothing.")
    return [Sentence(text, by=asked.by(asked.zone.weighed)) for text in said]


def _changed(asked: Asked, chosen: Chosen, party: str, state: int, other: int) -> str:
    before, after = chosen.worth(state), chosen.worth(other)
    moves = [
        f"{one_digit(abs(after[one] - before[one]))} "
        f"{'more' if after[one] > before[one] else 'less'} to {asked.name(one)}"
        for one in before
        if after[one] != before[one]
    ]
    worth = f", worth {listed(moves)} on scales from 0 to 100" if moves else ""
    words = asked.words.outcome(other)
    return f"With the power of {asked.name(party)} doubled it would be ({words}){worth}."
