"""The named packages side by side, who gives what, and the picture: against the numbers entered."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations

from goodoffices import open_case
from goodoffices.lenses.packages import efficient_figure, efficient_packages, side_by_side
from goodoffices.lenses.packages.asked import Asked, ask
from goodoffices.lenses.packages.give_and_take import changes, section
from goodoffices.lenses.packages.under_other_readings import robustness
from goodoffices.lenses.packages.zone import zone
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import WhoMustAccept
from goodoffices.run import SILENT


@cache
def paris(*accept: str) -> Asked:
    space = OutcomeSpace(open_case("paris-2014").case)
    return ask(zone(space, WhoMustAccept(accept)), SILENT)


def test_what_the_issues_add_makes_up_the_whole_gain() -> None:
    asked = paris()
    assert asked.chosen is not None
    now = asked.chosen.worth(asked.space.now)
    for state in range(0, asked.space.n_states, 97):
        there = asked.chosen.worth(state)
        for party in asked.zone.weighed:
            found = changes(asked.space, party, state)
            assert set(found) == set(asked.space.changed(state))
            assert sum(found.values(), Fraction()) == there[party] - now[party]


def test_one_issue_adds_weight_times_difference_of_values() -> None:
    asked = paris()
    state = asked.space.state({"troops": "withdrawn", "bloc": "non-bloc"})
    assert state is not None
    # 20 of 100 points times a fall from 100 to 0, and 10 times a rise from 0 to 100
    assert changes(asked.space, "RUS", state) == {"troops": -20, "bloc": 10}


def test_side_by_side_shows_every_named_package_once_and_only_what_differs() -> None:
    asked = paris()
    table = side_by_side.table(asked)
    assert table is not None
    named = side_by_side.named_packages(asked)
    assert len({one.state for one in named}) == len(named)
    assert [column.title for column in table.columns[1:]] == [one.title for one in named]
    issues = [row[0].text for row in table.rows]
    differing = {issue for one in named for issue in asked.space.changed(one.state)}
    assert differing <= set(issues)
    assert not (set(asked.case.axes) - differing) & set(issues)


def test_the_most_a_party_could_gain_is_the_most_of_any_package_in_which_nobody_loses() -> None:
    asked = paris()
    assert asked.chosen is not None
    floors = asked.chosen.walk_away()
    most = dict.fromkeys(floors, Fraction())
    for state in asked.zone.fair.nonzero()[0].tolist():
        gains = {p: w - floors[p] for p, w in asked.chosen.worth(state).items()}
        if min(gains.values()) >= 0:
            most = {party: max(most[party], gains[party]) for party in most}
    assert side_by_side.ideal_gains(asked, asked.chosen) == most


def test_the_picture_has_every_listed_package_in_every_pair_of_parties() -> None:
    asked = paris()
    figure = efficient_figure.figure(asked)
    assert figure is not None
    listed = efficient_packages.states(asked)[: efficient_packages.LISTED]
    values = figure.spec["data"]["values"]
    assert [value["label"] for value in values] == [*map(str, range(1, len(listed) + 1)), "now"]
    pairs = list(combinations(asked.zone.weighed, 2))
    assert len(figure.spec["concat"]) == len(pairs)
    for number in range(len(pairs)):
        told = ", ".join(value[f"label{number}"] for value in values if value[f"label{number}"])
        assert sorted(told.split(", ")) == sorted(value["label"] for value in values)


def test_where_there_is_nothing_to_weigh_nothing_is_drawn() -> None:
    assert efficient_figure.figure(paris("EAST")) is None
    asked = paris("EAST")
    assert not section(asked, robustness(asked)).judgements


def test_the_claim_names_everybody_weighed() -> None:
    asked = paris()
    (judgement,) = section(asked, robustness(asked)).judgements
    assert all(name in judgement.claim.text for name in asked.names(asked.zone.weighed))
    assert len(judgement.claim.text) < 520
