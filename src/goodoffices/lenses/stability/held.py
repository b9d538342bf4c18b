"""Which outcomes hold under each concept, and how much each concept tells.

Source: fang1993.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import capital, counted, listed, share
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import rests_on_joint
from goodoffices.lenses.stability.under_other_readings import Robustness
from goodoffices.methods.stability import GMR, NASH, SEQ, SMR, SSEQ, Concept

WEAKER = (SSEQ, SEQ, SMR, GMR)
"""The concepts weaker than Nash stability, in the order in which they are told."""

LISTED = 20
"""So many outcomes are listed in a table; the rest are counted."""

NAMED = 3
"""So many outcomes are named in a sentence; of more, only the number is."""

HOLDS = Mark("●", "holds", "good")
LEAVES = Mark("○", "does not hold", "bad")


def headline(holding: Holding, further: str) -> Sentence:
    """Give the answer in one sentence, with what is to be said further, if anything."""
    now, states = holding.conflict.now, holding.states(NASH)
    space = holding.conflict.space
    text = f"Given these inputs, {_which(holding, most=1)}"
    rests = rests_on_joint(space, states[0]) if space is not None and len(states) == 1 else ""
    text += f", which {rests}" if rests and holding.conflict.graph.parties else ""
    if now is not None and len(states) == 1 and states[0] != now:
        text += "; what is now does not hold"
    elif now is not None and len(states) > 1 and holding.conflict.graph.parties:
        text += f", and what is now is {'' if now in states else 'not '}among them"
    text += f"; {further}" if further else ""
    return Sentence(f"{text}.", by=holding.conflict.analysts)


def judgement(holding: Holding, tested: Robustness) -> Judgement:
    """Say which outcomes hold under Nash stability, and how they compare with what is now."""
    conflict, states = holding.conflict, holding.states(NASH)
    claim = f"Given these inputs, {_which(holding, most=NAMED)}."
    named = states[:NAMED] if len(states) <= NAMED else ()
    return Judgement(
        Sentence(claim, by=conflict.analysts),
        confidence(
            conflict.case,
            conflict.reading,
            conflict.analysts,
            tested.labels(),
            tested.outcomes_change(),
        ),
        tuple(sentence for state in named for sentence in _about(holding, state, len(named) == 1)),
    )


def _which(holding: Holding, most: int) -> str:
    total, states = counted(holding.n_outcomes, "outcome"), holding.states(NASH)
    if not holding.conflict.graph.parties:
        return f"nobody can change anything alone, so each of {total} holds"
    if not states:
        return f"none of {total} holds under Nash stability: from each of them somebody would leave"
    text = (
        f"{len(states):,} of {total} hold{'s' if len(states) == 1 else ''} against every move a "
        "party could make alone (Nash stability)"
    )
    if len(states) > most:
        return text
    return f"{text}: {', or '.join(f'({holding.conflict.words.outcome(s)})' for s in states)}"


def _about(holding: Holding, state: int, alone: bool) -> tuple[Sentence, ...]:
    """Compare an outcome that holds with now, and say whether it rests on a joint issue."""
    conflict, found = holding.conflict, []
    outcome = "this outcome" if alone else f"({conflict.words.outcome(state)})"
    if conflict.now is not None and state != conflict.now and conflict.graph.parties:
        text = f"Against what is now, {outcome} is {_compared(holding, state, conflict.now)}."
        found.append(Sentence(text, by=conflict.analysts))
    found += joint_sentence(holding, state)
    return tuple(found)


def _compared(holding: Holding, state: int, now: int) -> str:
    groups: dict[str, list[str]] = {"better for": [], "worse for": [], "the same to": []}
    graph = holding.conflict.graph
    for party, name in enumerate(holding.conflict.names):
        if graph.relation(party, state, now).is_better:
            groups["better for"].append(name)
        elif graph.relation(party, now, state).is_better:
            groups["worse for"].append(name)
        else:
            groups["the same to"].append(name)
    return listed([f"{how} {listed(names)}" for how, names in groups.items() if names])


def joint_sentence(holding: Holding, state: int) -> list[Sentence]:
    """Say that nobody can leave an outcome's joint issues alone; empty when it has none."""
    space = holding.conflict.space
    rests = rests_on_joint(space, state) if space is not None else ""
    if not rests:
        return []
    text = f"({holding.conflict.words.outcome(state)}) {rests}."
    return [Sentence(text, by=holding.conflict.analysts)]


def selectivity(holding: Holding) -> Judgement:
    """Say how many outcomes hold under each concept, and which concepts tell little."""
    conflict, total = holding.conflict, holding.n_outcomes
    weaker = [f"{share(holding.count(concept), total)} under {concept.name}" for concept in WEAKER]
    claim = (
        "Given these inputs, where parties reckon with answers to their moves, more may hold: "
        f"{listed(weaker)}."
    )
    loose = [concept for concept in holding.concepts if 2 * holding.count(concept) > total]
    why = [_tells_little(holding, concept) for concept in loose]
    why = why or [Sentence("No concept lets most outcomes hold, so each tells something here.",
                           by=conflict.analysts)]  # fmt: skip
    sure = Sentence(
        "Confidence in the counts is high as arithmetic: every outcome was looked at, for every "
        "party that can move; they rest on the same preferences as the rest.",
        by=conflict.analysts,
    )
    return Judgement(Sentence(claim, by=conflict.analysts), sure, tuple(why))


def _tells_little(holding: Holding, concept: Concept) -> Sentence:
    held = share(holding.count(concept), holding.n_outcomes)
    nearly_all = 20 * holding.count(concept) >= 19 * holding.n_outcomes
    tells = "nothing" if nearly_all else "little"
    text = f"{capital(concept.name)} tells {tells} here: {held} hold under it."
    return Sentence(text, by=holding.conflict.analysts)


def concepts_table(holding: Holding) -> Table:
    """Per concept: what it means, how many outcomes hold, and whether now does."""
    columns = [Column("Concept"), Column("When an outcome holds for a party")]
    columns += [Column("Outcomes that hold", "right"), Column("Now"), Column("Not for")]
    rows = []
    for concept in holding.concepts:
        now = holding.conflict.now
        count = share(holding.count(concept), holding.n_outcomes)
        mark = None if now is None else verdict_mark(holding, concept, now)
        not_for = "" if now is None else holding.leavers_named(concept, now)
        by = holding.conflict.analysts
        cells = (concept.name, concept.sentence, count)
        rows.append(
            (
                *(Cell(text, by=by) for text in cells),
                Cell("not stated" if now is None else "", by=by, mark=mark),
                Cell(not_for, by=by),
            )
        )
    note = (
        "An outcome holds when it holds for every party that can move alone. Every outcome was "
        f"looked at; engine: {holding.engine}."
    )
    return Table("concepts", "How many outcomes hold", tuple(columns), tuple(rows), note)


def verdict_mark(holding: Holding, concept: Concept, state: int) -> Mark:
    """Show whether an outcome holds."""
    return HOLDS if holding.holds(concept, state) else LEAVES


def strictest(holding: Holding) -> Concept:
    """Choose whose outcomes are listed: the strictest concept under which any holds."""
    some = [concept for concept in (NASH, *WEAKER) if holding.count(concept)]
    return some[0] if some else GMR


def shown_states(holding: Holding, concept: Concept, most: int) -> tuple[int, ...]:
    """List outcomes that hold, those that change least first, at most so many."""
    space = holding.conflict.space
    states = holding.states(concept)
    if space is not None:
        states = tuple(sorted(states, key=lambda s: (len(space.changed(s)), s)))
    return states[:most]


def outcomes_table(holding: Holding) -> Table:
    """List the outcomes that hold under the strictest concept, and how they do under the others."""
    concept = strictest(holding)
    states, words = shown_states(holding, concept, LISTED), holding.conflict.words
    by = holding.conflict.analysts
    columns = [Column("Outcome"), Column("What it changes against now")]
    columns += [Column(capital(one.name), "centre") for one in holding.concepts]
    rows = tuple(
        (
            Cell(str(number), by=by),
            Cell(words.outcome(state), by=by),
            *(Cell("", by=by, mark=verdict_mark(holding, one, state)) for one in holding.concepts),
        )
        for number, state in enumerate(states, 1)
    )
    title = f"Outcomes that hold under {concept.name}"
    note = _rest(holding, concept, len(states)) + _joint_note(holding, states)
    return Table("outcomes", title, tuple(columns), rows, note)


def _rest(holding: Holding, concept: Concept, shown: int) -> str:
    note = "" if concept is NASH else "No outcome holds under Nash stability. "
    rest = holding.count(concept) - shown
    return note + (f"{rest:,} more are not listed." if rest else "All are listed.")


def _joint_note(holding: Holding, states: tuple[int, ...]) -> str:
    """Say which of the listed outcomes rest on joint issues, by their numbers."""
    space = holding.conflict.space
    if space is None:
        return ""
    by_joint: dict[str, list[str]] = {}
    for number, state in enumerate(states, 1):
        rests = rests_on_joint(space, state)
        if rests:
            by_joint.setdefault(rests, []).append(str(number))
    return "".join(
        f" Outcome {numbers[0]} {rests}."
        if len(numbers) == 1
        else f" Each of outcomes {listed(numbers)} {rests}."
        for rests, numbers in by_joint.items()
    )
