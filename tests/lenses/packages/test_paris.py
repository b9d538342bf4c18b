"""The Paris case, against a count made here from the case's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from math import prod

import pytest

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.who_must_accept import WhoMustAccept
from goodoffices.samples import PARIS, sample

Outcome = dict[str, str]


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


def outcomes() -> Iterator[Outcome]:
    case = paris()
    never = [rule.never for rule in case.rules if rule.never]
    for options in product(*(issue.options for issue in case.axes.values())):
        here = dict(zip(case.axes, options, strict=True))
        if not any(all(here[i] in opts for i, opts in rule.items()) for rule in never):
            yield here


def entry(party: str, number: int = 1) -> Preference:
    return [e for e in paris().preferences if e.of == party and e.seen_by is None][number - 1]


def worth(account: Preference, outcome: Outcome) -> Fraction:
    weights = {issue: weight.midpoint for issue, weight in account.points.items()}
    gained = sum(
        (w * account.values[i][outcome[i]].midpoint for i, w in weights.items()), Fraction(0)
    )
    return gained / sum(weights.values(), Fraction(0))


class ByHand:
    """Acceptable packages and what the standards choose, straight from the definitions."""

    def __init__(self, russia: int = 1) -> None:
        case = paris()
        self.now = {name: str(issue.now) for name, issue in case.axes.items()}
        accounts = {"RUS": entry("RUS", russia)} | {p: entry(p) for p in ("USA", "UKR", "NATO")}
        self.floor = {
            p: worth(a, self.now) if a.walk_away == "now" else Fraction(str(a.walk_away))
            for p, a in accounts.items()
        }
        holders = {
            name: issue.held_by.any_of[0] for name, issue in case.axes.items() if issue.held_by
        }
        self.acceptable: list[Outcome] = []
        self.worth: list[dict[str, Fraction]] = []
        for outcome in outcomes():
            changing = {holders[i] for i, option in outcome.items() if option != self.now[i]}
            values = {p: worth(a, outcome) for p, a in accounts.items()}
            crossed = {
                p
                for p, a in accounts.items()
                for line in a.red_lines
                if all(outcome[i] in opts for i, opts in line.items())
            }
            needed = {"RUS", "USA"} | changing
            if all(values[p] >= self.floor[p] and p not in crossed for p in needed):
                self.acceptable.append(outcome)
                self.worth.append(values)

    def beyond_now(self) -> int:
        return sum(outcome != self.now for outcome in self.acceptable)

    def gains(self, number: int) -> list[Fraction]:
        return [self.worth[number][p] - self.floor[p] for p in self.floor]

    def nobody_loses(self) -> list[int]:
        return [k for k in range(len(self.acceptable)) if min(self.gains(k)) >= 0]

    def efficient(self) -> list[int]:
        among = self.nobody_loses()

        def dominated(k: int) -> bool:
            mine = self.gains(k)
            return any(
                theirs != mine and all(a >= b for a, b in zip(theirs, mine, strict=True))
                for theirs in (self.gains(other) for other in among)
            )

        return [k for k in among if not dominated(k)]

    def nash(self) -> list[int]:
        among = self.nobody_loses()
        best = max(prod(self.gains(k)) for k in among)
        return [k for k in among if prod(self.gains(k)) == best]


def named(outcome: Outcome) -> str:
    case = paris()
    changed = [
        f"{issue}: {case.issues[issue].title_of(option)}"
        for issue, option in outcome.items()
        if option != case.issues[issue].now
    ]
    return "; ".join([*changed, "all else as now"]) if changed else "everything as now"


@cache
def found(russia: int = 1) -> Finding:
    reading = Reading(entries={"RUS": russia} if russia != 1 else {})
    return PackagesLens().look(paris(), Settings(reading=reading))


@pytest.mark.parametrize("russia", [1, 2])
def test_counts_and_choices_are_those_of_the_definitions(russia: int) -> None:
    hand, finding = ByHand(russia), found(russia)
    assert breaches(finding) == ()
    assert f"{hand.beyond_now()} of 3,455 packages other than now" in finding.headline.text
    efficient = {named(hand.acceptable[k]) for k in hand.efficient()}
    assert {row[1].text for row in finding.table("efficient").rows} == efficient
    nash = hand.nash()
    row = finding.table("standards").rows[0]
    assert row[2].text in {named(hand.acceptable[k]) for k in nash}
    assert row[7].text == str(len(nash))
    shown = next(k for k in nash if named(hand.acceptable[k]) == row[2].text)
    for cell, party in zip(row[3:7], hand.floor, strict=True):
        assert abs(Fraction(cell.text) - hand.worth[shown][party]) <= Fraction(1, 20)


def test_the_colleague_s_entry_is_tried_and_told() -> None:
    count = ByHand(2).beyond_now()
    (said,) = (s for s in found().would_change if "analyst B" in s.text)
    assert f"{count} packages other than now" in said.text
    # and the other way round
    (back,) = (s for s in found(2).would_change if "analyst A" in s.text and "entry" in s.text)
    assert f"{ByHand().beyond_now()} packages other than now" in back.text


def test_the_regions_that_hold_nothing_are_not_asked() -> None:
    asked = [row[0].text for row in found().table("acceptance").rows]
    assert asked == ["Russia", "United States", "Ukraine", "NATO"]


def test_settings_narrow_the_question() -> None:
    only = PackagesLens().look(paris(), Settings(accept=WhoMustAccept(("RUS", "USA"))))
    assert [row[0].text for row in only.table("acceptance").rows] == ["Russia", "United States"]
    low = PackagesLens().look(paris(), Settings(reading=Reading(numbers="low")))
    assert "low end" in low.reading
    kept = PackagesLens().look(paris(), Settings(reading=Reading(without=("bloc",))))
    assert not any("bloc" in row[1].text for row in kept.table("efficient").rows)
