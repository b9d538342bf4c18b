"""Packages described issue by issue say the same as packages listed one by one."""

import numpy as np
import pytest

from goodoffices import open_case
from goodoffices.errors import NeedsError
from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.outcomes import packages as pk
from goodoffices.outcomes.package_space import packages_described
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import WhoMustAccept

ACCEPT = WhoMustAccept(("RUS", "USA", "UKR"))


@pytest.mark.parametrize(
    "reading",
    [
        Reading(),
        Reading(numbers="low"),
        Reading(entries={"RUS": 2}),
        Reading(view="RUS"),
        Reading(without=("crimea", "troops")),
    ],
    ids=lambda reading: reading.name,
)
def test_the_paris_packages_are_the_same_either_way(reading: Reading) -> None:
    case = open_case("paris-2014").case
    space = OutcomeSpace(case, reading)
    described = packages_described(case, reading, ACCEPT)
    payoffs = pk.payoffs(space, described.parties)
    assert described.parties == ("RUS", "USA", "UKR")
    factor = described.space.denominator // payoffs.table.denominator
    assert described.space.reservation == tuple(f * factor for f in payoffs.walk_away)
    rows = np.random.default_rng(0).choice(space.n_states, 300, replace=False)
    acceptable = pk.acceptable(space, ACCEPT.parties)
    for state in (int(row) for row in rows):
        package = described.package(space.outcome(state))
        assert described.outcome(package) == space.outcome(state)
        assert described.space.can_be(package) == bool(pk.packages(space)[state])
        worth = payoffs.table.totals[state].tolist()
        assert described.space.worth(package) == tuple(w * factor for w in worth)
        assert described.space.acceptable(package) == bool(acceptable[state])


def test_as_many_packages_can_be_as_are_listed() -> None:
    case = open_case("paris-2014").case
    described = packages_described(case, accept=ACCEPT).space
    combinations = np.ndindex(*described.shape)
    assert sum(map(described.can_be, combinations)) == OutcomeSpace(case).n_states


def test_a_quorum_is_a_rule_of_the_space() -> None:
    accept = WhoMustAccept(("RUS", "USA", "UKR"), 2, ("RUS",))
    space = packages_described(open_case("paris-2014").case, accept=accept).space
    now = packages_described(open_case("paris-2014").case, accept=accept).now
    assert space.who_must_accept == AcceptanceRule(2, frozenset({0}))
    assert space.acceptable(now)


def test_an_order_only_is_refused_by_name() -> None:
    with pytest.raises(NeedsError, match="points for EAST"):
        packages_described(open_case("paris-2014").case, accept=WhoMustAccept(("RUS", "EAST")))
