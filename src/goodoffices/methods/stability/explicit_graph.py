"""A conflict written down arc by arc: its states, each party's moves and each party's ranking.

This is how the literature prints small conflicts. Every fault in the input is told in one go.

Source: fang1993
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.conflict_graph import Relation, StateArray

Tier = str | Sequence[str]
"""One state, or several that are liked equally."""

Mover = str | tuple[str, ...]
"""One party, or several that must consent together."""


@dataclass(frozen=True, eq=False)
class ExplicitGraph:
    """A conflict given arc by arc; build it with :func:`explicit_graph`.

    Attributes
    ----------
    labels
        What each state is called.
    parties
        The parties' names.
    movers
        Who moves, each a set of party numbers.
    arcs
        Per mover and state, the states it can move to, sorted.
    tiers
        Per party, the tier of every state; 0 is the most preferred.
    axis_form
        The states as cells of an array, where the conflict was written down as options.
    """

    labels: tuple[str, ...]
    parties: tuple[str, ...]
    movers: tuple[frozenset[int], ...]
    arcs: tuple[tuple[StateArray, ...], ...]
    tiers: tuple[StateArray, ...]
    axis_form: AxisForm | None = None

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return len(self.labels)

    def state(self, label: str) -> int:
        """Give the number of the state called ``label``.

        Raises
        ------
        UseError
            If no state is called so.
        """
        if label not in self.labels:
            raise UseError(_unknown("", label, self.labels, "state"))
        return self.labels.index(label)

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move."""
        return self.arcs[mover][state]

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how ``party`` likes ``a`` against ``b``: better, same or worse."""
        first, second = self.tiers[party][a], self.tiers[party][b]
        if first == second:
            return Relation.SAME
        return Relation.BETTER if first < second else Relation.WORSE

    def order(self, party: int) -> StateArray:
        """Give the party's tier for every state."""
        return self.tiers[party]


def explicit_graph(
    labels: Sequence[str],
    moves: Mapping[Mover, Iterable[Sequence[str]]],
    preferences: Mapping[str, Sequence[Tier]],
) -> ExplicitGraph:
    """Write a conflict down from its states, moves and rankings.

    Parameters
    ----------
    labels
        What each state is called; no two alike.
    moves
        Per mover the pairs (from, to). A mover is a party, or a tuple of parties whose moves
        happen only with everyone's consent. A party without moves may be left out.
    preferences
        Per party the tiers, most preferred first. A tier is a state or a list of states that are
        liked equally. Every state stands in exactly one tier. The order of the parties is theirs.

    Raises
    ------
    UseError
        With all faults at once: no states, a label given twice, an unknown state or party, a move
        that leads nowhere, a state in no tier or in two.

    Examples
    --------
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["talk", "fight"], "B": [["talk", "fight"]]})
    >>> graph.successors(0, 0).tolist(), graph.relation(1, 0, 1).value
    ([1], 'same')
    """
    moves = {mover: list(pairs) for mover, pairs in moves.items()}
    faults = _label_faults(labels)
    faults += _move_faults(labels, moves, preferences)
    for party, tiers in preferences.items():
        faults += _tier_faults(labels, party, tiers)
    if faults:
        raise UseError(faults)
    numbers = {label: number for number, label in enumerate(labels)}
    parties = tuple(preferences)
    movers = {
        frozenset(map(parties.index, _members(mover))): pairs for mover, pairs in moves.items()
    }
    return ExplicitGraph(
        labels=tuple(labels),
        parties=parties,
        movers=tuple(movers),
        arcs=tuple(_arcs(numbers, pairs) for pairs in movers.values()),
        tiers=tuple(_tiers(numbers, tiers) for tiers in preferences.values()),
    )


def _members(mover: Mover) -> tuple[str, ...]:
    return (mover,) if isinstance(mover, str) else tuple(mover)


def _states(tier: Tier) -> tuple[str, ...]:
    return (tier,) if isinstance(tier, str) else tuple(tier)


def _arcs(numbers: Mapping[str, int], pairs: Iterable[Sequence[str]]) -> tuple[StateArray, ...]:
    targets: list[set[int]] = [set() for _ in numbers]
    for start, end in pairs:
        targets[numbers[start]].add(numbers[end])
    return tuple(np.array(sorted(reached), dtype=np.int64) for reached in targets)


def _tiers(numbers: Mapping[str, int], tiers: Sequence[Tier]) -> StateArray:
    order = np.empty(len(numbers), dtype=np.int64)
    for place, tier in enumerate(tiers):
        for label in _states(tier):
            order[numbers[label]] = place
    return order


def _unknown(field: str, word: str, known: Sequence[str], what: str) -> Fault:
    otherwise = f"list it among the {'parties' if what == 'party' else what + 's'}."
    do = did_you_mean(word, known, otherwise)
    return Fault(Place(field=field), f"the {what} “{word}”", one_of(list(known)), do)


def _label_faults(labels: Sequence[str]) -> list[Fault]:
    if not labels:
        do = "name at least one state."
        return [Fault(Place(field="states"), "no states", "at least one state", do)]
    expected, do = "every state named once", "give each state a name of its own."
    return [
        Fault(Place(field="states"), f"“{label}” {count} times", expected, do)
        for label, count in Counter(labels).items()
        if count > 1
    ]


def _move_faults(
    labels: Sequence[str],
    moves: Mapping[Mover, Iterable[Sequence[str]]],
    preferences: Mapping[str, Sequence[Tier]],
) -> list[Fault]:
    faults = []
    seen: set[frozenset[str]] = set()
    for mover, pairs in moves.items():
        members = _members(mover)
        field = f"moves › {' + '.join(members)}"
        for party in members:
            if party not in preferences:
                faults.append(_unknown(field, party, list(preferences), "party"))
        if not members or frozenset(members) in seen:
            found = "the same mover twice" if members else "a mover without parties"
            do = "put all its moves into one list."
            faults.append(Fault(Place(field=field), found, "each mover once", do))
        seen.add(frozenset(members))
        for pair in pairs:
            faults += _pair_faults(labels, field, pair)
    return faults


def _pair_faults(labels: Sequence[str], field: str, pair: Sequence[str]) -> list[Fault]:
    if isinstance(pair, str) or len(pair) != 2:
        do = "write it as [from, to]."
        return [Fault(Place(field=field), f"the move {pair!r}", "a pair of states", do)]
    faults = [_unknown(field, label, labels, "state") for label in pair if label not in labels]
    if not faults and pair[0] == pair[1]:
        found, do = f"a move from “{pair[0]}” to itself", "leave it out; a party may always stay."
        faults.append(Fault(Place(field=field), found, "a move to another state", do))
    return faults


def _tier_faults(labels: Sequence[str], party: str, tiers: Sequence[Tier]) -> list[Fault]:
    field = f"preferences › {party}"
    counts = Counter(label for tier in tiers for label in _states(tier))
    faults = [_unknown(field, label, labels, "state") for label in counts if label not in labels]
    for label, count in counts.items():
        if count > 1:
            found, do = f"“{label}” in {count} places", "keep it in one tier."
            faults.append(Fault(Place(field=field), found, "each state in one tier", do))
    missing = [label for label in labels if label not in counts]
    if missing:
        do = "rank them too; not stated is never the same as indifferent."
        found = f"no rank for {', '.join(missing[:8])}" + (" and others" if missing[8:] else "")
        faults.append(Fault(Place(field=field), found, "a rank for every state", do))
    return faults
