"""Whether one state holds for one party, given the states it prefers to it.

For a fixed state s and party i, four of the concepts, and sequential stability once the other
parties' orders are given, depend on nothing but the *lower set* D of the states that i does not
like better than s. The larger D is, the better for stability. Everything about what it would take
follows from this one fact.

Source: kinsara2015 (the inverse question); the lower sets are the house's own derivation.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.stability.concept import Answer, Concept
from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.inverse.looked_up import LookedUp

MOST_ANSWERS = 1_000_000
"""So many answers to one move are followed, one by one; beyond that the question is refused."""

_Pair = tuple[int, int]
"""A state and who moved last; -1 where that makes no difference."""


class Around:
    """What surrounds a state for one party under one concept, looked up as far as it is needed.

    Parameters
    ----------
    conflict
        The conflict.
    concept
        Nash stability, GMR, SMR, SEQ or SSEQ.
    party
        For whom the state is to hold.
    state
        The state s.

    Raises
    ------
    UseError
        When the concept is another one.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk"], "B": ["talk", "fight"]})
    >>> around = Around(LookedUp(graph), NASH, 0, 0)
    >>> around.departures(around.preferred())
    (1,)
    """

    def __init__(self, conflict: LookedUp, concept: Concept, party: int, state: int) -> None:
        if concept.answer not in (Answer.NOTHING, Answer.ANY_MOVES, Answer.IMPROVEMENTS):
            found, expected = concept.name, "Nash stability, GMR, SMR, SEQ or SSEQ"
            do = "ask what it would take under one of these."
            raise UseError(Fault(Place(field="concept"), found, expected, do))
        self.conflict, self.concept = conflict, concept
        self.party, self.state = party, state
        self.moves = tuple(conflict.moves(party, state))
        self._others = [p for p in range(conflict.n_parties) if p != party]
        self._responses: dict[int, tuple[int, ...]] = {}

    def preferred(self) -> StateMask:
        """Mark the states that the party likes better than s today: all but the lower set."""
        order = self.conflict.orders[self.party]
        return np.asarray(order < order[self.state])

    def holds(self, preferred: StateMask) -> bool:
        """Say whether s holds for the party when it prefers these states to it, and no others."""
        deterred = _Search(self, preferred)
        return all(deterred.from_(q) for q in self._improvements(preferred))

    def departures(self, preferred: StateMask) -> tuple[int, ...]:
        """List the moves to preferred states from which nothing deters the party."""
        deterred = _Search(self, preferred)
        return tuple(q for q in self._improvements(preferred) if not deterred.from_(q))

    def responses(self, after: int) -> tuple[int, ...]:
        """List all that the others can bring about in answer to a move, ascending.

        Raises
        ------
        TooLargeError
            When there are more than :data:`MOST_ANSWERS`.
        """
        if after not in self._responses:
            begin = (after, -1)
            seen = {begin}
            queue = deque([begin])
            while queue:
                for pair in self.answers(queue.popleft()):
                    if pair not in seen:
                        seen.add(pair)
                        queue.append(pair)
                _refuse_too_many(len(seen))
            found = {state for state, _ in seen - {begin}}
            self._responses[after] = tuple(sorted(found))
        return self._responses[after]

    def needed(self, answer: int, preferred: StateMask) -> frozenset[int]:
        """List what must stop being preferred to s for an answer to deter the party.

        That is the answer itself and, where the concept asks that there be no way out of it, all
        that one own move of the party leads to from it.
        """
        own = self.conflict.moves(self.party, answer) if self.concept.no_escape else ()
        return frozenset(state for state in (answer, *own) if preferred[state])

    def answers(self, pair: _Pair) -> Iterable[_Pair]:
        """Give what one step of the others leads to from a state and its last mover."""
        state, last = pair
        conflict = self.conflict
        if self.concept.answer is Answer.NOTHING:
            return
        improving = self.concept.answer is Answer.IMPROVEMENTS
        step = conflict.improvements if improving else conflict.moves
        for other in self._others:
            if other != last:
                # where two moves running are one move, who moved last makes no difference
                mark = -1 if conflict.transitive else other
                for end in step(other, state):
                    yield end, mark

    def _improvements(self, preferred: StateMask) -> list[int]:
        return [q for q in self.moves if preferred[q]]


class _Search:
    """Looks for answers that deter; remembers from where there are some and from where none."""

    def __init__(self, around: Around, preferred: StateMask) -> None:
        self._around, self._preferred = around, preferred
        self._deters: dict[int, bool] = {}
        self._leads: set[_Pair] = set()
        self._dead: set[_Pair] = set()

    def from_(self, improvement: int) -> bool:
        begin = (improvement, -1)
        came_from = {begin: begin}
        queue = deque([begin])
        while queue:
            pair = queue.popleft()
            for step in self._around.answers(pair):
                if step in came_from or step in self._dead:
                    continue
                came_from[step] = pair
                if step in self._leads or self._deters_at(step[0]):
                    self._remember(came_from, step, begin)
                    return True
                queue.append(step)
            _refuse_too_many(len(came_from))
        self._dead.update(came_from.keys() - {begin})
        return False

    def _deters_at(self, answer: int) -> bool:
        if answer not in self._deters:
            self._deters[answer] = not self._around.needed(answer, self._preferred)
        return self._deters[answer]

    def _remember(self, came_from: dict[_Pair, _Pair], pair: _Pair, begin: _Pair) -> None:
        while pair != begin:
            self._leads.add(pair)
            pair = came_from[pair]


def _refuse_too_many(number: int) -> None:
    if number > MOST_ANSWERS:
        found, expected = "more answers to one move than that", f"at most {MOST_ANSWERS:,}"
        do = "fix some issues as they are now, or ask under Nash stability."
        raise TooLargeError(Fault(Place(field="what it would take"), found, expected, do))


def leavers(conflict: LookedUp, concept: Concept, state: int) -> tuple[int, ...]:
    """List the parties for which a state does not hold."""
    return tuple(
        party
        for party in range(conflict.n_parties)
        if not stays(Around(conflict, concept, party, state))
    )


def stays(around: Around) -> bool:
    """Say whether the state holds for the party as things are."""
    return around.holds(around.preferred())
