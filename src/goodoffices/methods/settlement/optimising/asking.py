"""Asking the solver again, without the packages that whole numbers refuse.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.model import Model, Numbers, Row
from goodoffices.methods.settlement.optimising.objective import Proposal, meets
from goodoffices.methods.settlement.optimising.solver import NONE, Further, maximise

TRIES = 12
"""After so many refused packages the solver is asked no more; listing decides."""


def ask(
    model: Model,
    objective: Numbers,
    limits: Limits,
    rows: Sequence[Row] = (),
    further: Further = NONE,
) -> Proposal:
    """Maximise a linear function until the answer is acceptable in whole numbers.

    A package that the solver proposes within its tolerance, and that crosses a red line or misses a
    demand when looked at exactly, is left out by a no-good cut.
    """
    cuts: list[Row] = []
    said: list[str] = []
    for rounds in range(1, TRIES + 1):
        answer = maximise(model, objective, limits, rows=(*rows, *cuts), further=further)
        said += answer.said
        if answer.package is None:
            return Proposal(None, rounds, tuple(said))
        if meets(model.space, model.demands, answer.package):
            return Proposal(answer.package, rounds, tuple(said))
        cuts.append(model.other_than(answer.package))
    return Proposal(None, TRIES, tuple(said))
