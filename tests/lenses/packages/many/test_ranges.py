"""Numbers drawn from their ranges where nobody lists the packages, against listed readings."""

from __future__ import annotations

from collections import Counter

import pytest

from goodoffices import open_case
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.packages.many import finding, ranges
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.standards import NASH, choose
from goodoffices.lenses.packages.zone import zone
from goodoffices.methods.settlement.imprecision.readings import GRID, drawn
from goodoffices.outcomes.drawn_numbers import fixed, open_numbers
from goodoffices.outcomes.package_space import packages_described
from goodoffices.outcomes.reading import Numbers, Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import WhoMustAccept

CASE = open_case("paris-2014").case
ACCEPT = WhoMustAccept(("RUS", "USA", "UKR", "NATO"))
ENTRIES = [entry for entry in CASE.preferences if entry.of in ACCEPT.parties][:4]


@pytest.mark.parametrize(
    ("position", "numbers"), [(0, "low"), (GRID // 2, "midpoint"), (GRID, "high")]
)
def test_an_end_of_every_range_is_the_reading_of_that_end(position: int, numbers: Numbers) -> None:
    case = fixed(CASE, CASE.preferences, [position] * open_numbers(CASE.preferences))
    one = packages_described(case, Reading(), ACCEPT).space
    other = packages_described(CASE, Reading(numbers=numbers), ACCEPT).space
    assert open_numbers(case.preferences) == 0
    for package in [(0,) * len(one.shape), tuple(n - 1 for n in one.shape)]:
        scaled = [worth * other.denominator for worth in one.worth(package)]
        assert scaled == [worth * one.denominator for worth in other.worth(package)]
    assert [floor * other.denominator for floor in one.reservation] == [
        floor * one.denominator for floor in other.reservation
    ]


def test_shares_are_those_of_the_same_readings_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranges, "READINGS", 12)
    among = AmongMany(packages_described(CASE, Reading(), ACCEPT), ACCEPT)
    found = ranges.tally(among)
    assert found is not None
    described = among.described
    entries = [entry for p in described.parties if (entry := described.entry(p)) is not None]
    expected: Counter[tuple[int, ...]] = Counter()
    for positions in drawn(12, open_numbers(entries), [ranges.SEED]).tolist():
        space = OutcomeSpace(fixed(CASE, entries, positions))
        state = choose(zone(space, ACCEPT)).solutions[NASH].leximin
        assert state is not None
        expected[described.package(space.outcome(state))] += 1
    assert found.packages == expected
    assert found.without == found.unfinished == 0


def test_the_finding_says_what_is_firm_and_with_which_seed() -> None:
    told = finding.finding(CASE, Settings(accept=ACCEPT))
    assert told.seed == ranges.SEED
    table = told.table("firm options")
    assert [row[0].text for row in table.rows] == list(CASE.axes)
    assert any("chosen most often by the Nash standard" in j.claim.text for j in told.judgements)
