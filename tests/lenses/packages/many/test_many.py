"""Packages that nobody lists: the same answers as with a list where both can be had."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from goodoffices import open_case
from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.conformance import LensConformance
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.packages.asked import Asked, ask
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.lenses.packages.many import finding
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.standards import EGALITARIAN, KALAI_SMORODINSKY, NASH, UTILITARIAN
from goodoffices.lenses.packages.zone import zone
from goodoffices.methods.stability import NASH as NASH_STABILITY
from goodoffices.outcomes.package_space import packages_described
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import WhoMustAccept
from goodoffices.run import SILENT

ACCEPT = WhoMustAccept(("RUS", "USA", "UKR", "NATO"))
READINGS = [Reading(), Reading(numbers="low"), Reading(entries={"RUS": 2})]


@cache
def listed(number: int) -> Asked:
    space = OutcomeSpace(open_case("paris-2014").case, READINGS[number])
    return ask(zone(space, ACCEPT), SILENT)


@cache
def described(number: int) -> AmongMany:
    case = open_case("paris-2014").case
    return AmongMany(packages_described(case, READINGS[number], ACCEPT), ACCEPT)


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_counts_and_efficient_packages_are_those_of_the_list(number: int) -> None:
    one, other = listed(number), described(number)
    assert other.total == one.space.n_states
    assert other.count.lowest == other.count.highest == int(one.zone.acceptable.sum())
    assert other.front.exact
    assert other.front.n_packages == int(one.zone.efficient.sum())


@pytest.mark.parametrize("standard", [NASH, KALAI_SMORODINSKY, EGALITARIAN, UTILITARIAN])
@pytest.mark.parametrize("number", range(len(READINGS)))
def test_the_standards_choose_the_same_with_every_tie(number: int, standard: object) -> None:
    one, other = listed(number), described(number)
    assert one.chosen is not None
    for key, solution in one.chosen.solutions.items():
        if key is standard:
            found = other.optima[key]
            outcomes = [one.space.outcome(state) for state in solution.packages]
            assert [other.described.outcome(package) for package in found.packages] == outcomes
            assert (found.value, found.exhausted) == (solution.value, True)
            assert solution.leximin is not None
            assert found.leximin is not None
            leximin = one.space.outcome(solution.leximin)
            assert other.described.outcome(found.leximin) == leximin


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_the_same_parties_would_leave(number: int) -> None:
    one, other = listed(number), described(number)
    assert one.holding is not None
    names = {other.name(party): party for party in other.described.parties}
    for state in range(0, one.space.n_states, 101):
        package = other.described.package(one.space.outcome(state))
        leaving = one.holding.leavers(NASH_STABILITY, state)
        expected = {names[one.holding.conflict.names[party]] for party in leaving}
        assert set(other.leavers(package)) == expected


def test_a_draft_is_improved_on_by_as_many_as_the_list_says() -> None:
    one = listed(0)
    draft = {"troops": "withdrawn", "constitution": "decentralised", "bloc": "non-bloc"}
    state = one.space.state(draft)
    assert state is not None
    assert one.chosen is not None
    totals = one.chosen.payoffs.table.totals
    better = (totals >= totals[state]).all(axis=1) & one.zone.acceptable
    assert better.any()
    settings = Settings(
        accept=ACCEPT, wanted={"outcome": "; ".join(f"{i}: {o}" for i, o in draft.items())}
    )
    found = finding.finding(open_case("paris-2014").case, settings)
    claims = [judgement.claim.text for judgement in found.judgements]
    (claim,) = [claim for claim in claims if "such as" in claim]
    assert f"{int(better.sum())} acceptable package, such as" in claim
    named = [s for s in np.flatnonzero(better).tolist() if one.words.outcome(s) in claim]
    assert named


def test_where_nothing_improves_on_a_draft_no_package_is_named() -> None:
    one = listed(0)
    state = one.space.state({"troops": "withdrawn", "sanctions": "eased"})
    assert one.chosen is not None
    totals = one.chosen.payoffs.table.totals
    assert not ((totals >= totals[state]).all(axis=1) & one.zone.acceptable).any()
    wanted = {"outcome": "troops: withdrawn; sanctions: eased"}
    found = finding.finding(open_case("paris-2014").case, Settings(accept=ACCEPT, wanted=wanted))
    claims = [judgement.claim.text for judgement in found.judgements]
    assert any("no acceptable package is better for somebody" in claim for claim in claims)


def large(folder: Path, walk_away: str = "40", *, opposed: bool = False) -> Case:
    """Write a case of 2^21 packages: too many to list."""
    issues, parties = [f"issue {k}" for k in range(21)], "AB"
    lines = ["case: large", "title: A large case", "sharing: clear", "parties:"]
    lines += [f"  {p}: {{name: Land {p}, role: at the table}}" for p in parties]
    lines.append("issues:")
    for k, issue in enumerate(issues):
        lines += [f"  {issue}:", "    question: What of it?", "    options: {no: No, yes: Yes}"]
        lines += ["    now: no", f"    held by: {parties[k % len(parties)]}"]
    lines.append("preferences:")
    for n, party in enumerate(parties):
        lines += [f"  - of: {party}", f"    by: analyst {n}"]
        points = ", ".join(
            f"{issue}: {1 if opposed else 1 + (k * (n + 3)) % 7}" for k, issue in enumerate(issues)
        )
        lines += [f"    points: {{{points}}}", "    values:"]
        for k, issue in enumerate(issues):
            no, yes = 50 * ((k + n) % 3), 100 * ((k + n) % 2)
            if opposed:
                no, yes = 100 * n, 100 * (1 - n)
            lines.append(f"      {issue}: {{no: {no}, yes: {yes}}}")
        lines.append(f"    walk away: {walk_away}")
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(folder).case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return large(tmp_path_factory.mktemp("large"))


def test_a_case_too_large_to_list_is_answered_and_says_how(case: Case) -> None:
    found = PackagesLens().look(case, Settings())
    assert "of 2,097,151 packages other than now" in found.headline.text
    assert any("too many to be listed" in limit.text for limit in found.limits)
    names = [table.name for table in found.tables]
    assert names[:3] == ["acceptance", "standards", "efficient"]
    assert set(names[3:]) == {"exchanges", "one text"}
    assert found.seed is None


def test_when_nothing_is_acceptable_it_says_so(tmp_path: Path) -> None:
    found = PackagesLens().look(large(tmp_path, walk_away="100"), Settings())
    assert "none of 2,097,151" in found.headline.text
    assert "there is no Nash package" in found.headline.text
    assert _impasse(found) == "no package respects the walk-away of Land A; " + (
        "no package respects the walk-away of Land B"
    )


def test_two_walk_aways_that_exclude_one_another_are_named_with_what_would_do(
    tmp_path: Path,
) -> None:
    # each could have its own 60, both together cannot
    found = PackagesLens().look(large(tmp_path, walk_away="60", opposed=True), Settings())
    told = "no package at once respects the walk-away of Land A and the walk-away of Land B"
    assert _impasse(found) == told
    (judgement,) = [one for one in found.judgements if told in one.claim.text]
    assert all("lower, (" in why.text for why in judgement.why)


def _impasse(found: Finding) -> str:
    claims = (judgement.claim.text for judgement in found.judgements)
    (told,) = (claim for claim in claims if "nothing could be accepted: " in claim)
    return told.partition("accepted: ")[2].rstrip(".")


def test_one_text_goes_where_the_listed_one_goes() -> None:
    case = open_case("paris-2014").case
    settings = Settings(accept=ACCEPT)
    long, short = PackagesLens().look(case, settings), finding.finding(case, settings)
    steps = [row[0].text for row in short.table("one text").rows]
    claim = next(j.claim.text for j in short.judgements if "a single text" in j.claim.text)
    begun = claim.partition(", none of which")[0]
    assert f"{len(steps)} steps" in begun
    assert any(judgement.claim.text.startswith(begun) for judgement in long.judgements)


class TestTheLensOnALargeCase(LensConformance):
    lens = "packages"

    def cases(self) -> dict[str, Case]:
        with TemporaryDirectory() as folder:
            return {"large": large(Path(folder))}
