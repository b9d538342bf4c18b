"""What a party could do alone from a package, against the listed outcomes."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices import open_case
from goodoffices.case.model import Case
from goodoffices.outcomes.best_alone import best_alone
from goodoffices.outcomes.package_space import asked_about, packages_described
from goodoffices.outcomes.packages import possible_acceptors
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import WhoMustAccept

ACCEPT = WhoMustAccept(("RUS", "USA", "UKR", "NATO"))


def changed(case: Case, **sections: object) -> Case:
    return Case.model_validate(case.model_dump(by_alias=True, exclude_none=True) | sections)


def ruled() -> Case:
    """Give the Paris case with rules of one issue beside those of two."""
    case = open_case("paris-2014").case
    rules = [rule.model_dump(by_alias=True, exclude_none=True) for rule in case.rules]
    rules += [{"never": {"troops": ["partial"]}}, {"never": {"bloc": ["non-bloc"]}}]
    return changed(case, rules=rules)


@pytest.mark.parametrize("case", [open_case("paris-2014").case, ruled()], ids=["paris", "ruled"])
@pytest.mark.parametrize("without", [(), ("bloc",), ("constitution", "troops")])
def test_the_best_move_is_the_best_of_all_listed_moves(
    case: Case, without: tuple[str, ...]
) -> None:
    reading = Reading(without=without)
    space, described = OutcomeSpace(case, reading), packages_described(case, reading, ACCEPT)
    movers = list(space.movers)
    for state in np.random.default_rng(1).choice(space.n_states, 60, replace=False).tolist():
        package = described.package(space.outcome(state))
        for party in described.parties:
            scores = space.scores(party)
            mover = movers.index(frozenset({space.parties.index(party)}))
            reached = [state, *space.successors(mover, state).tolist()]
            best = max(int(scores[one]) for one in reached)
            target = best_alone(described, party, package)
            found = space.state(described.outcome(target))
            assert found in reached
            assert int(scores[found]) == best
            assert (target == package) == (best == int(scores[state]))


@pytest.mark.parametrize("without", [(), ("NATO posture",), ("sanctions", "NATO posture")])
def test_those_asked_are_those_whose_consent_a_listed_package_needs(
    without: tuple[str, ...],
) -> None:
    reading = Reading(without=without)
    for case in (open_case("paris-2014").case, ruled()):
        space = OutcomeSpace(case, reading)
        assert asked_about(case, reading) == possible_acceptors(space)
