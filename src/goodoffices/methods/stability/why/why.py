"""Why a state holds for a party or not, looked up for one state at a time, however many there are.

Gives what the oracle gives, without analysing any other state.

Source: fang1993, howard1971
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.bulk.preferences import Preferences
from goodoffices.methods.stability.concept import Answer, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray
from goodoffices.methods.stability.verdict import Departure, Sanction
from goodoffices.methods.stability.why.account import Account, Escape, Undeterred, Way
from goodoffices.methods.stability.why.deterring import Deterrents, Deterring, Question
from goodoffices.methods.stability.workings import Workings
from goodoffices.run import SILENT, Progress

MOST_WAYS = 5
"""So many improvements are explained unless more are asked for."""


class Why:
    """Explains one state for one party at a time, without analysing the others.

    Gives what :class:`~goodoffices.methods.stability.oracle.Oracle` gives, for conflicts of any
    size and every concept in which the others answer in turn.

    Parameters
    ----------
    graph
        The conflict. Joint moves are not used.
    progress
        Is told that a search is on its way, and may stop it.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> why = Why(explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                          {"A": ["fight", "talk"], "B": ["talk", "fight"]}))
    >>> why.departure(NASH, 0, 0).to, why.account(NASH, 0, 1).stays
    (1, True)
    """

    def __init__(self, graph: ConflictGraph, progress: Progress = SILENT) -> None:
        self._graph = graph
        self._preferences = Preferences(graph)
        self._deterring = Deterring(graph, self._preferences, progress)

    def improvements(self, party: int, state: int) -> StateArray:
        """Give the states that are unilateral improvements of ``party`` from ``state``."""
        return self._deterring.improvements(party, state)

    def best_improvement(self, party: int, state: int) -> int | None:
        """Give what ``party`` likes most of its improvements, of equals the lowest number."""
        improvements = self.improvements(party, state)
        if not len(improvements):
            return None
        return int(self._preferences.best_first(party, improvements)[0])

    def is_stable(self, concept: Concept, party: int, state: int) -> bool:
        """Say whether a state holds for a party."""
        return not len(self._free(concept, party, state))

    def departure(self, concept: Concept, party: int, state: int) -> Departure | None:
        """Find where ``party`` would go from ``state``, if nothing deters it.

        Returns
        -------
        Departure or None
            To the most preferred of its improvements that no answer sanctions (of several liked
            equally, the lowest state number); ``None`` if the state holds for the party.
        """
        free = self._free(concept, party, state)
        if not len(free):
            return None
        to = int(self._preferences.best_first(party, free)[0])
        return Departure(concept.key, party, state, to)

    def sanction(
        self, concept: Concept, party: int, state: int, improvement: int
    ) -> Sanction | None:
        """Show how the opponents would answer an improvement, in as few moves as possible.

        Returns
        -------
        Sanction or None
            ``None`` if no answer sanctions the improvement.

        Raises
        ------
        UseError
            If ``improvement`` is no unilateral improvement of ``party`` from ``state``, or the
            answers of this concept are no sequences.
        """
        self._check(concept, party, state, improvement)
        if concept.answer is Answer.NOTHING:
            return None
        steps = self._deterring.sequence(self._answers(concept, party, state), improvement)
        return Sanction(concept.key, party, state, improvement, steps) if steps else None

    def escape(self, concept: Concept, party: int, state: int, improvement: int) -> Escape | None:
        """Show how the party gets out of an answer that would otherwise have deterred it.

        Returns
        -------
        Escape or None
            ``None`` where no answer to the improvement would have left the party no better off, or
            the one that would in the fewest moves leaves it no way out.

        Raises
        ------
        UseError
            If ``improvement`` is no unilateral improvement of ``party`` from ``state``, or the
            answers of this concept are no sequences.
        """
        self._check(concept, party, state, improvement)
        if concept.answer is Answer.NOTHING:
            return None
        answer = self._deterring.sequence(self._answers(concept, party, state, False), improvement)
        if not answer:
            return None
        ways = self._deterring.moves(party, answer[-1].to)
        out = ways[self._preferences.better(party, ways, state)]
        return (
            Escape(answer, int(self._preferences.best_first(party, out)[0])) if len(out) else None
        )

    def account(self, concept: Concept, party: int, state: int, most: int = MOST_WAYS) -> Account:
        """Say why a state holds for a party or not.

        Parameters
        ----------
        concept
            How far the party looks ahead.
        party, state
            Who, and where.
        most
            So many improvements are explained; how many there are is always told.

        Raises
        ------
        UseError
            If the answers of this concept are no sequences.
        """
        if concept.answer is Answer.AT_ONCE:
            raise UseError(_no_sequence(concept))
        improvements = self.improvements(party, state)
        free = self._free(concept, party, state)
        deterred = np.setdiff1d(improvements, free)
        ranked = [
            *self._preferences.best_first(party, free).tolist(),
            *self._preferences.best_first(party, deterred).tolist(),
        ]
        ways = tuple(self._way(concept, party, state, to) for to in ranked[:most])
        return Account(concept.key, party, state, len(improvements), len(free), ways)

    def _way(self, concept: Concept, party: int, state: int, improvement: int) -> Way:
        sanction = self.sanction(concept, party, state, improvement)
        if sanction is not None:
            return Way(improvement, sanction)
        if concept.answer is Answer.NOTHING:
            return Way(improvement, undeterred=Undeterred.NOT_LOOKED_AT)
        improving = concept.answer is Answer.IMPROVEMENTS
        others = self._deterring.others(party)
        if not any(len(self._deterring.steps(o, improvement, improving)) for o in others):
            return Way(improvement, undeterred=Undeterred.NOBODY_ANSWERS)
        escape = self.escape(concept, party, state, improvement) if concept.no_escape else None
        reason = Undeterred.STILL_BETTER if escape is None else Undeterred.EACH_ESCAPED
        return Way(improvement, undeterred=reason, escape=escape)

    def _free(self, concept: Concept, party: int, state: int) -> StateArray:
        """List the improvements that no answer sanctions, ascending."""
        improvements = self.improvements(party, state)
        if concept.answer is Answer.NOTHING or not len(improvements):
            return improvements
        if concept.answer is Answer.AT_ONCE:
            marks = concept.sanctions(self._workings, party, state, improvements)
            return improvements[~marks.any(axis=1)]
        answers = self._answers(concept, party, state)
        return improvements[(answers.distances[:, improvements] < 0).all(axis=0)]

    @cached_property
    def _workings(self) -> Workings:
        return Workings(self._graph)

    def _answers(
        self, concept: Concept, party: int, state: int, no_escape: bool | None = None
    ) -> Deterrents:
        strict = concept.no_escape if no_escape is None else no_escape
        improving = concept.answer is Answer.IMPROVEMENTS
        return self._deterring.deterrents(Question(party, state, improving, strict))

    def _check(self, concept: Concept, party: int, state: int, improvement: int) -> None:
        if improvement not in self.improvements(party, state):
            raise UseError(self._no_improvement(party, state, improvement))
        if concept.answer is Answer.AT_ONCE:
            raise UseError(_no_sequence(concept))

    def _no_improvement(self, party: int, state: int, improvement: int) -> Fault:
        name = self._graph.parties[party]
        found = f"state {improvement}, no unilateral improvement of {name} from state {state}"
        improvements = self.improvements(party, state).tolist()
        listed = ", ".join(map(str, improvements[:12])) or "none: the party has no improvement here"
        return Fault(Place(field="improvement"), found, listed, "choose one of these.")


def _no_sequence(concept: Concept) -> Fault:
    found = f"{concept.name}, in which the others answer at the same time"
    do = "ask the oracle's sanction_at_once instead."
    return Fault(Place(field="concept"), found, "a concept in which they answer in turn", do)
