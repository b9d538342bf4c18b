"""If parties look further ahead: which outcomes hold then, and whether now and the wanted ones do.

Source: zagare1984, fang1989, brams1981, stackelberg1934, soares2026, fraser1984
"""

from __future__ import annotations

from goodoffices.errors import Fault, NeedsError, TooLargeError
from goodoffices.lenses.amounts import capital, counted, listed, share
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.foresight.looking_ahead import (
    MOST_AT_ONCE,
    Look,
    among_more,
    at_once,
    between_two,
)
from goodoffices.lenses.stability.held import HOLDS, LEAVES
from goodoffices.lenses.wanted import Wanted

MOST_OUTCOMES = 200_000
"""In larger conflicts looking further ahead is left out, and said to be."""

_WAVERS = Mark("◐", "goes back and forth", "mixed")

_NONE_AGREED = (
    "No limited-move concept is agreed for more than two parties. How looking further ahead would "
    "change things is shown by Maximin_h instead, in which each party expects the worst that all "
    "the others together could do to it, whatever it costs them."
)


def section(holding: Holding, asked: Asked) -> Section:
    """Say what holds if parties look further ahead, and what if the others answer at once."""
    parties, by = len(holding.conflict.graph.parties), holding.conflict.analysts
    if parties < 2:
        return Section()
    if holding.n_outcomes > MOST_OUTCOMES:
        text = (
            f"Looking further ahead than one answer was left out: there are more than "
            f"{MOST_OUTCOMES:,} outcomes."
        )
        return Section(limits=(Sentence(text, by=by),))
    try:
        looks = between_two(holding) if parties == 2 else among_more(holding)
    except NeedsError as error:
        return Section(missing=tuple(Sentence(_unranked(fault), by=by) for fault in error.faults))
    answered, limits = _at_once(holding)
    if parties > 2:
        limits = (_NONE_AGREED, *limits)
    return Section(
        judgements=(_judgement(holding, asked, looks),),
        tables=(_table(holding, asked, (*looks, *answered)),),
        assumptions=tuple(Sentence(text, by=by) for text in _ties(looks)),
        limits=tuple(Sentence(text, by=by) for text in limits),
        methods=_methods(parties, bool(answered)),
    )


def _unranked(fault: Fault) -> str:
    return f"Looking further ahead compares all outcomes, and there is {fault.found}: {fault.do}"


def _at_once(holding: Holding) -> tuple[tuple[Look, ...], tuple[str, ...]]:
    try:
        return at_once(holding), ()
    except NeedsError:
        text = (
            "Whether outcomes hold if the others answer at the same time can be said only of a "
            "case with issues and options."
        )
        return (), (text,)
    except TooLargeError:
        text = (
            "Whether outcomes hold if the others answer at the same time was left out: there are "
            f"more than {MOST_AT_ONCE:,} combinations of moves made at once."
        )
        return (), (text,)


def _methods(parties: int, simultaneous: bool) -> tuple[str, ...]:
    two = ("brams1981", "fang1989", "stackelberg1934", "zagare1984")
    ahead = two if parties == 2 else ("howard1971", "soares2026")
    return (*ahead, *(("fraser1984",) if simultaneous else ()))


def _table(holding: Holding, asked: Asked, looks: tuple[Look, ...]) -> Table:
    by, now = holding.conflict.analysts, holding.conflict.now
    columns = [Column("How the parties look ahead"), Column("Outcomes that hold", "right")]
    columns += [Column("Now", "centre")] if now is not None else []
    columns += [Column(_heading(wanted), "centre") for wanted in asked.wanted]
    rows = []
    for look in looks:
        cells = [Cell(look.words, by=by)]
        cells.append(Cell(share(int(look.holds.sum()), holding.n_outcomes), by=by))
        if now is not None:
            cells.append(Cell("", by=by, mark=_mark(look, now)))
        cells += [_wanted_cell(holding, look, wanted) for wanted in asked.wanted]
        rows.append(tuple(cells))
    note = "An outcome holds when it holds for every party that can move alone."
    return Table(
        "further ahead", "If parties look further ahead", tuple(columns), tuple(rows), note
    )


def _heading(wanted: Wanted) -> str:
    return "Wanted" if wanted.name == "wanted" else f"Wanted: {wanted.name}"


def _mark(look: Look, state: int) -> Mark:
    if look.unsettled is not None and look.unsettled[state]:
        return _WAVERS
    return HOLDS if look.holds[state] else LEAVES


def _wanted_cell(holding: Holding, look: Look, wanted: Wanted) -> Cell:
    by = holding.conflict.analysts
    if len(wanted.states) == 1:
        return Cell("", by=by, mark=_mark(look, int(wanted.states[0])))
    return Cell(share(int(look.holds[wanted.states].sum()), len(wanted.states)), by=by)


def _judgement(holding: Holding, asked: Asked, looks: tuple[Look, ...]) -> Judgement:
    """Say whether looking further ahead changes the answer: for now, and for the wanted ones."""
    by, now = holding.conflict.analysts, holding.conflict.now
    two = len(holding.conflict.graph.parties) == 2
    how = "" if two else "where each party expects the worst of all the others, "
    claim = f"what is now {_over(looks, now)}" if now is not None else _counts(looks)
    sure = (
        "Confidence is as for the outcomes that hold: every outcome was looked at, and the answer "
        "rests on the same preferences; other readings were not tried here."
    )
    why = []
    for wanted in asked.wanted:
        if len(wanted.states) == 1 and int(wanted.states[0]) != now:
            why.append(f"({wanted.words}) {_over(looks, int(wanted.states[0]))}.")
    if now is not None:
        why.append(f"{capital(_counts(looks))}.")
    return Judgement(
        Sentence(f"Given these inputs, {how}{claim}.", by=by),
        Sentence(sure, by=by),
        tuple(Sentence(text, by=by) for text in why),
    )


def _over(looks: tuple[Look, ...], state: int) -> str:
    """Say over which horizons an outcome holds, and whether it does in the long run."""
    horizons = {look.horizon: bool(look.holds[state]) for look in looks if look.horizon}
    yes = [h for h, holds in horizons.items() if holds]
    no = [h for h, holds in horizons.items() if not holds]
    farthest = next((look for look in looks if look.unsettled is not None), None)
    if yes and no:
        text = f"holds if the parties look {_moves(yes)} ahead, but not if they look {_moves(no)}"
        return text + (f"; {_farthest(farthest, state)}" if farthest else "")
    if farthest and (_mark(farthest, state) is _WAVERS or bool(yes) != farthest.holds[state]):
        text = f"{_verb(bool(yes))} if the parties look {_moves(list(horizons))} ahead"
        return f"{text}; {_farthest(farthest, state)}"
    far = ", or as far as anybody could" if farthest else ""
    return f"{_verb(bool(yes))}, however far ahead the parties look ({_moves(list(horizons))}{far})"


def _farthest(look: Look, state: int) -> str:
    if _mark(look, state) is _WAVERS:
        return "the further they look beyond that, the answer goes back and forth and never settles"
    return f"as far ahead as anybody could look, it {_verb(bool(look.holds[state]))}"


def _counts(looks: tuple[Look, ...]) -> str:
    """Say how many outcomes hold at each horizon, equal numbers together."""
    horizons: dict[int, list[int]] = {}
    for look in looks:
        if look.horizon:
            horizons.setdefault(int(look.holds.sum()), []).append(look.horizon)
    texts = [
        f"{_outcomes(count)} if the parties look {_moves(found)} ahead"
        for count, found in horizons.items()
    ]
    return listed(texts)


def _outcomes(count: int) -> str:
    if not count:
        return "no outcome holds"
    return f"{counted(count, 'outcome')} {'holds' if count == 1 else 'hold'}"


def _moves(horizons: list[int]) -> str:
    """Write numbers of moves, three or more in a row as a span."""
    if horizons == [1]:
        return "1 move"
    if len(horizons) > 2 and horizons == list(range(horizons[0], horizons[-1] + 1)):
        return f"{horizons[0]} to {horizons[-1]} moves"
    return f"{listed([str(h) for h in horizons], 'or')} moves"


def _ties(looks: tuple[Look, ...]) -> tuple[str, ...]:
    """Say that the order of the outcomes decided somewhere, where it did."""
    if not any(look.ties for look in looks):
        return ()
    text = (
        "Where a party that looks ahead likes several ends equally, it is taken to go for the one "
        "that is listed first; another choice may give other answers."
    )
    return (text,)


def _verb(holds: bool) -> str:
    return "holds" if holds else "does not hold"
