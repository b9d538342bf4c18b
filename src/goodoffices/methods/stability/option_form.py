"""A conflict written as options: who may take what, and which combinations can be.

A state says for every option whether it is taken (Y) or not (N). A party may change any non-empty
set of its own options in one move, from one feasible state to another. An option may be
irreversible: once taken it stays (``fwd``), or once given up it is gone (``back``).

Source: howard1971, fraser1984
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError, UseError, did_you_mean, one_of
from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.explicit_graph import ExplicitGraph, Mover, Tier, explicit_graph

MOST_OPTIONS = 20
"""Up to so many options (about a million combinations) are written out."""


class Reversible(Enum):
    """Which way an option may be changed."""

    BOTH = "both"
    """Taken and given up again."""
    FWD = "fwd"
    """Only from N to Y."""
    BACK = "back"
    """Only from Y to N."""

    def allows(self, before: str, after: str) -> bool:
        """Say whether an option may go from ``before`` to ``after``, each Y or N.

        Examples
        --------
        >>> Reversible.FWD.allows("N", "Y"), Reversible.FWD.allows("Y", "N")
        (True, False)
        """
        steps = {Reversible.FWD: "NY", Reversible.BACK: "YN"}
        return before == after or self is Reversible.BOTH or steps[self] == before + after


@dataclass(frozen=True)
class Option:
    """Something one party can do or leave undone.

    Attributes
    ----------
    name
        What it is.
    owner
        The party that decides on it.
    reversible
        Which way it may be changed.
    """

    name: str
    owner: str
    reversible: Reversible = Reversible.BOTH


def feasible_patterns(n_options: int, infeasible: Iterable[str] = ()) -> list[str]:
    """List every combination of options that can be, as Y/N strings.

    Parameters
    ----------
    n_options
        How many options there are.
    infeasible
        Combinations that cannot be, one letter per option: Y, N, or ``-`` for either.

    Returns
    -------
    list of str
        In the order in which the first option changes fastest: N before Y.

    Raises
    ------
    UseError
        If a pattern has the wrong length or another letter.
    TooLargeError
        If there are more than :data:`MOST_OPTIONS` options.

    Examples
    --------
    >>> feasible_patterns(2, ["YY"])
    ['NN', 'YN', 'NY']
    """
    if n_options > MOST_OPTIONS:
        found, expected = f"{n_options} options", f"at most {MOST_OPTIONS} to write out"
        raise TooLargeError(Fault(Place(field="options"), found, expected, "list the states."))
    excluded = [tuple(pattern) for pattern in infeasible]
    faults = [
        _bad_pattern("".join(p), n_options) for p in excluded if not _fits(p, n_options, "YN-")
    ]
    if faults:
        raise UseError(faults)
    return [
        "".join(state)
        for state in (backwards[::-1] for backwards in product("NY", repeat=n_options))
        if not any(_matches(state, pattern) for pattern in excluded)
    ]


def graph_from_options(
    options: Sequence[Option],
    states: Mapping[str, str],
    preferences: Mapping[str, Sequence[Tier]],
) -> ExplicitGraph:
    """Build the conflict graph of a conflict in option form.

    Parameters
    ----------
    options
        The options, in the order of the letters in a state.
    states
        Per feasible state its label and its Y/N string; what is not listed cannot be.
    preferences
        Per party the tiers of state labels, most preferred first. The order of the parties is
        theirs.

    Raises
    ------
    UseError
        If an owner is not among the parties, a state's string does not fit the options, two states
        have the same string, or the ranking is faulty (see :func:`explicit_graph`).

    Examples
    --------
    >>> dilemma = graph_from_options(
    ...     [Option("confess", "A"), Option("confess", "B")],
    ...     {"1": "NN", "2": "YN", "3": "NY", "4": "YY"},
    ...     {"A": ["2", "1", "4", "3"], "B": ["3", "1", "4", "2"]})
    >>> dilemma.successors(0, dilemma.state("1")).tolist()
    [1]
    """
    faults = _option_faults(options, states, list(preferences))
    if faults:
        raise UseError(faults)
    moves: dict[Mover, Iterable[Sequence[str]]] = {
        party: _moves(options, states, party) for party in preferences
    }
    graph = explicit_graph(list(states), moves, preferences)
    return replace(graph, axis_form=_axis_form(options, list(states.values()), graph.parties))


def _axis_form(
    options: Sequence[Option], states: Sequence[str], parties: Sequence[str]
) -> AxisForm:
    steps = [np.array([[o.reversible.allows(a, b) for b in "NY"] for a in "NY"]) for o in options]
    reaches = tuple(
        tuple(AxisMove(k, steps[k]) for k, o in enumerate(options) if o.owner == party)
        for party in parties
    )
    binary = [int("".join("01"[y == "Y"] for y in state) or "0", 2) for state in states]
    return AxisForm((2,) * len(options), reaches, np.array(binary, dtype=np.int64))


def _moves(
    options: Sequence[Option], states: Mapping[str, str], party: str
) -> list[tuple[str, str]]:
    own = [place for place, option in enumerate(options) if option.owner == party]
    same_for_others: dict[str, list[str]] = defaultdict(list)
    for label, state in states.items():
        others = "".join(y for place, y in enumerate(state) if place not in own)
        same_for_others[others].append(label)
    return [
        (start, end)
        for group in same_for_others.values()
        for start, end in product(group, repeat=2)
        if start != end
        and all(options[o].reversible.allows(states[start][o], states[end][o]) for o in own)
    ]


def _fits(pattern: Sequence[str], length: int, letters: str) -> bool:
    return len(pattern) == length and set(pattern) <= set(letters)


def _matches(state: Sequence[str], pattern: Sequence[str]) -> bool:
    return all(want in ("-", is_) for is_, want in zip(state, pattern, strict=True))


def _bad_pattern(pattern: str, n_options: int) -> Fault:
    expected = f"{n_options} letters, each Y, N or -"
    return Fault(
        Place(field="infeasible"), f"“{pattern}”", expected, "write one letter per option."
    )


def _option_faults(
    options: Sequence[Option], states: Mapping[str, str], parties: Sequence[str]
) -> list[Fault]:
    faults = []
    for option in options:
        if option.owner not in parties:
            do = did_you_mean(option.owner, parties, "give this party a ranking.")
            place = Place(field=f"options › {option.name}")
            faults.append(Fault(place, f"the party “{option.owner}”", one_of(parties), do))
    taken: dict[str, str] = {}
    for label, state in states.items():
        place = Place(field=f"states › {label}")
        if not _fits(state, len(options), "YN"):
            expected = f"{len(options)} letters, each Y or N"
            faults.append(Fault(place, f"“{state}”", expected, "write one letter per option."))
        elif state in taken:
            found, do = f"the same options as “{taken[state]}”", "keep one of the two."
            faults.append(Fault(place, found, "each combination once", do))
        taken.setdefault(state, label)
    return faults
