"""What can be reached from now, by whose moves, and where the conflict would drift by itself.

Source: li2005.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.one_outcome import called
from goodoffices.lenses.stability.paths import shown as paths_shown
from goodoffices.lenses.stability.paths.drift_words import NAMED, drifts, illustration, traps
from goodoffices.lenses.stability.paths.shown import Shown
from goodoffices.lenses.stability.paths.ways_ahead import WaysAhead
from goodoffices.lenses.stability.paths.words import asks, spelled
from goodoffices.lenses.stability.reasons.under_others import under_others
from goodoffices.lenses.wanted import Wanted
from goodoffices.methods.stability import NASH, Concept
from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.paths.drift import Drift, drift
from goodoffices.methods.stability.paths.status_quo import Going
from goodoffices.outcomes.movers_together import unstated_joint_movers


@dataclass(frozen=True, eq=False)
class _Asking:
    """What this part of the lens works on."""

    holding: Holding
    concept: Concept
    ways: WaysAhead


def section(holding: Holding, asked: Asked) -> Section:
    """Say where the conflict would drift, and how what holds and what is wanted can be reached."""
    conflict = holding.conflict
    if conflict.now is None or not conflict.graph.parties:
        return Section()
    asking = _Asking(holding, asked.concept, WaysAhead(conflict, conflict.now))
    found = drift(conflict.graph, conflict.now)
    judgements, shown = [_drifting(asking, found)], _to_ends(asking, found)
    for wanted in asked.wanted:
        judgement, way = _to_wanted(asking, wanted)
        judgements.append(judgement)
        shown += [way] if way is not None else []
    shown = [one for one in shown if one.path.steps]
    table = paths_shown.table(holding, asked.concept, asking.ways, shown)
    return Section(
        judgements=tuple(judgements),
        tables=(table,) if shown else (),
        figures=(paths_shown.figure(holding, asked.concept, asking.ways, shown, table),)
        if shown
        else (),
        missing=_left_out(conflict),
        methods=("fang1993", "li2005"),
    )


def _drifting(asking: _Asking, found: Drift) -> Judgement:
    conflict = asking.holding.conflict
    by = conflict.analysts
    texts = [traps(found), *_ways_to_ends(asking, found), _reachable(asking, NASH)]
    if asking.concept is not NASH:
        texts.append(_reachable(asking, asking.concept))
    texts.append(illustration(conflict, found))
    return Judgement(
        Sentence(f"Given these inputs, {drifts(conflict, found)}.", by=by),
        _confidence(conflict, found),
        tuple(Sentence(text, by=by) for text in texts if text),
    )


def _confidence(conflict: Conflict, found: Drift) -> Sentence:
    """Say how sure the drift is: the same ends and circles under the other readings?"""
    tried, changed = [], []
    for label, after in under_others(conflict):
        tried.append(label)
        if not _same(found, drift(after.graph, found.start)):
            changed.append(label)
    return confidence(conflict.case, conflict.reading, conflict.analysts, tried, changed)


def _same(one: Drift, other: Drift) -> bool:
    return np.array_equal(one.ends, other.ends) and one.always_ends == other.always_ends


def _ways_to_ends(asking: _Asking, found: Drift) -> list[str]:
    """Spell the shortest way to each end, where they are few."""
    ends = [end for end in found.ends.tolist() if end != found.start]
    if len(ends) > NAMED:
        return []
    reach = asking.ways.quo().reach(Going.IMPROVEMENTS)
    texts = []
    for end in ends:
        path = reach.path(end)
        # an end that only a party moving twice running comes to has no legal sequence
        if path is not None:
            where = "there" if len(ends) == 1 else f"to ({asking.ways.conflict.words.outcome(end)})"
            texts.append(f"A shortest way {where}: {spelled(asking.ways, path)}.")
    return texts


def _to_ends(asking: _Asking, found: Drift) -> list[Shown]:
    reach = asking.ways.quo().reach(Going.IMPROVEMENTS)
    ends = [end for end in found.ends.tolist() if end != found.start]
    paths = [path for end in ends[:NAMED] if (path := reach.path(end)) is not None]
    titles = [f"To where it may drift, {number}" for number in range(1, len(paths) + 1)]
    if len(ends) == 1:
        titles = ["To where it drifts"] * len(paths)
    return [Shown(title, path) for title, path in zip(titles, paths, strict=True)]


def _reachable(asking: _Asking, concept: Concept) -> str:
    """Count the outcomes that hold by what it takes to reach them from now."""
    holding, quo = asking.holding, asking.ways.quo()
    holds = holding.results[concept.key].equilibria
    total, left, parts = int(holds.sum()), holds.copy(), []
    if not total:
        return ""
    for going, words in _STEPS.items():
        if going.joint and not quo.has_joint_moves:
            continue
        now_reached = left & quo.reach(going).reached
        count = int(now_reached.sum())
        left &= ~now_reached
        if count or (going is Going.IMPROVEMENTS and total > 1):
            parts.append(f"{count:,} {words}")
    if left.any():
        parts.append(f"{int(left.sum()):,} in no way")
    if total == 1:
        how = parts[-1].removeprefix("1 ")
        able = f"can be reached from now {how}" if not left.any() else "cannot be reached from now"
        return f"The one outcome that holds under {concept.name} {able}."
    first, *rest = parts
    first = first.replace(" ", " can be reached ", 1)
    first = first.replace("0 ", "none ", 1) if first.startswith("0 ") else first
    return (
        f"From now, of {total:,} outcomes that hold under {concept.name}, {listed([first, *rest])}."
    )


_STEPS = {
    Going.IMPROVEMENTS: "by moves from which each mover gains",
    Going.JOINT_IMPROVEMENTS: "only with joint moves from which all gain",
    Going.ANY_MOVES: "only if somebody moves without gaining by the move",
    Going.ANY_JOINT_MOVES: "only with joint moves and if somebody moves without gaining by it",
}


def _to_wanted(asking: _Asking, wanted: Wanted) -> tuple[Judgement, Shown | None]:
    """Say how the nearest wanted outcome that holds can be reached, or else the nearest one."""
    conflict = asking.holding.conflict
    matching = np.zeros(asking.holding.n_outcomes, dtype=np.bool_)
    matching[wanted.states] = True
    aim, of_which = _aim(asking, matching)
    path = asking.ways.path(aim)
    name = f"{called(wanted.name)} ({wanted.words})"
    by = conflict.analysts
    if path is None:
        claim = f"Given these inputs, no moves lead from now to {name}{of_which}."
        return Judgement(Sentence(claim, by=by), _arithmetic(by)), None
    if not path.steps:
        claim = f"Given these inputs, {name} is already so now."
        return Judgement(Sentence(claim, by=by), _arithmetic(by)), None
    moves = counted(len(path.steps), "move")
    claim = f"Given these inputs, {name}{of_which} can be reached from now in {moves}: "
    claim += f"{asks(asking.ways, path)}."
    why = Sentence(f"{capital(spelled(asking.ways, path))}.", by=asking.ways.analysts(path))
    shown = Shown(f"To {called(wanted.name)}", path)
    return Judgement(Sentence(claim, by=by), _arithmetic(by), (why,)), shown


def _aim(asking: _Asking, matching: StateMask) -> tuple[StateMask, str]:
    """Choose what to look for: what holds under the strictest concept that lets any hold."""
    for concept in dict.fromkeys((NASH, asking.concept)):
        held = matching & asking.holding.results[concept.key].equilibria
        if held.any():
            return held, f", in a form that holds under {concept.name},"
    return matching, f", though no form of it holds under {asking.concept.name},"


def _arithmetic(by: tuple[str, ...]) -> Sentence:
    text = (
        "Confidence in the path is high as arithmetic: of those that ask no more of the parties "
        "none is shorter; what each move means to them rests on the preferences entered."
    )
    return Sentence(text, by=by)


def _left_out(conflict: Conflict) -> tuple[Sentence, ...]:
    """Say which joint moves were left out, because somebody's preferences are not stated."""
    if conflict.space is None:
        return ()
    left_out = [
        listed([conflict.case.name_of(party) for party in members])
        for members in unstated_joint_movers(conflict.space)
    ]
    return tuple(
        Sentence(
            f"Paths by joint moves of {who} were not looked for: they need the preferences of "
            "each of them.",
            by=conflict.analysts,
        )
        for who in left_out
    )
