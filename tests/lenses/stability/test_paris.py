"""The Paris case, against a reading of the definitions made here from the case's own numbers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.stability.lens import StabilityLens
from goodoffices.outcomes.reading import Reading
from goodoffices.samples import PARIS, sample

Outcome = tuple[str, ...]


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


@cache
def found() -> Finding:
    return StabilityLens().look(paris(), Settings())


def outcomes() -> Iterator[Outcome]:
    case = paris()
    issues = list(case.axes)
    never = [rule.never for rule in case.rules if rule.never]
    for options in product(*(case.issues[issue].options for issue in issues)):
        here = dict(zip(issues, options, strict=True))
        if not any(all(here[i] in opts for i, opts in rule.items()) for rule in never):
            yield options


def now() -> Outcome:
    return tuple(str(issue.now) for issue in paris().axes.values())


def worth(party: str, outcome: Outcome) -> Fraction:
    entry = next(e for e in paris().preferences if e.of == party and e.seen_by is None)
    here = dict(zip(paris().axes, outcome, strict=True))
    parts = {issue: entry.points[issue].midpoint for issue in entry.points}
    total = sum(parts.values(), Fraction(0))
    gained = sum(
        (w * entry.values[issue][here[issue]].midpoint for issue, w in parts.items()), Fraction(0)
    )
    return gained / total


def moves(party: str, outcome: Outcome, feasible: set[Outcome]) -> set[Outcome]:
    """Every change of a party's own issues, except that secured rights are not taken back."""
    case = paris()
    choices = []
    for (issue, entry), option in zip(case.axes.items(), outcome, strict=True):
        held = entry.held_by is not None and entry.held_by.any_of == (party,)
        stuck = (issue, option) == ("minority rights", "protected")
        choices.append(list(entry.options) if held and not stuck else [option])
    return {o for o in product(*choices) if o in feasible and o != outcome}


MOVERS = ("RUS", "USA", "UKR", "NATO")


def named(outcome: Outcome) -> str:
    case, changed = paris(), []
    for (issue, entry), option in zip(case.axes.items(), outcome, strict=True):
        if option != entry.now:
            changed.append(f"{issue}: {entry.title_of(option)}")
    return "; ".join([*changed, "all else as now"])


def test_which_outcomes_are_nash_and_who_leaves_now() -> None:
    feasible = set(outcomes())
    scores = {p: {o: worth(p, o) for o in feasible} for p in MOVERS}

    def better(party: str, here: Outcome) -> list[Outcome]:
        reach = moves(party, here, feasible)
        return [o for o in reach if scores[party][o] > scores[party][here]]

    nash = {o for o in feasible if not any(better(p, o) for p in MOVERS)}
    assert {row[1].text for row in found().table("outcomes").rows} == set(map(named, nash))
    cells = {row[0].text: row[1].text for row in found().table("now").rows}
    for party in MOVERS:
        ways = better(party, now())
        text = cells[paris().name_of(party)]
        assert bool(ways) == bool(text)
        if ways:
            best = max(ways, key=lambda o: scores[party][o])
            options = zip(paris().axes.items(), best, now(), strict=True)
            for (issue, entry), option, before in options:
                assert (f"{issue} to “{entry.title_of(option)}”" in text) == (option != before)


def test_every_weaker_concept_holds_where_nash_does() -> None:
    counts = [
        int(r[2].text.split(" of ")[0].replace(",", "")) for r in found().table("concepts").rows
    ]
    nash, gmr, smr, seq, sseq = counts
    assert nash <= sseq <= smr <= gmr
    assert sseq <= seq <= gmr
    assert all(
        c.mark and c.mark.word == "holds" for r in found().table("outcomes").rows for c in r[2:]
    )


def test_it_is_quick_enough_and_clean() -> None:
    begin = time.monotonic()
    finding = StabilityLens().look(paris(), Settings(wanted={"outcome": "troops: withdrawn"}))
    assert time.monotonic() - begin < 60  # a few seconds on an idle machine
    assert breaches(finding) == ()
    assert {"now", "wanted"} <= {table.name for table in finding.tables}


def test_it_says_whose_preferences_were_not_asked_for() -> None:
    assert any("Eastern and southern Ukraine can change nothing" in a.text
               for a in found().assumptions)  # fmt: skip
    assert StabilityLens().missing(paris(), Settings()) == ()


def test_in_a_party_s_view_and_with_issues_kept_at_now() -> None:
    view = StabilityLens().look(paris(), Settings(reading=Reading(view="UKR")))
    assert "of 2,880 outcomes" in view.headline.text
    kept = StabilityLens().look(paris(), Settings(reading=Reading(without=("constitution",))))
    assert "of 1,152 outcomes" in kept.headline.text
    assert "constitution to" not in kept.headline.text
    assert any("kept at now: constitution" in a.text for a in kept.assumptions)


def test_the_colleague_s_entry_is_named() -> None:
    (said,) = [sentence for sentence in found().assumptions if "analyst B" in sentence.text]
    assert "without effect" in said.text
    assert "analyst B (illustrative)" in said.by
