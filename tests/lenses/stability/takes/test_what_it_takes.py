"""What it would take in the Paris case: the answers are carried out, and the outcome then holds."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from goodoffices.case.issue import Held
from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.lenses.conflict import Conflict, conflict_of
from goodoffices.lenses.finding import Finding, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked, asked_of
from goodoffices.lenses.stability.takes.ways_to_hold import Takes, what_it_takes
from goodoffices.lenses.stability.takes.what_it_takes import section
from goodoffices.methods.stability import NASH, SEQ, SMR, SWEPT, Concept, Oracle, concept_named
from goodoffices.methods.stability.inverse import ChangedGraph
from goodoffices.samples import PARIS, sample

WANTED = {"troops": "withdrawn", "constitution": "decentralised", "bloc": "non-bloc"}
CALM = {**WANTED, "minority rights": "protected", "militias": "demobilised",
        "NATO posture": "reinforced"}  # fmt: skip


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


@cache
def conflict() -> Conflict:
    return conflict_of(paris())


def state(of: Conflict, outcome: Mapping[str, str]) -> int:
    assert of.space is not None
    found = of.space.state(outcome)
    assert found is not None
    return found


@cache
def takes(concept: str) -> Takes:
    return what_it_takes(conflict(), concept_named(concept), state(conflict(), WANTED))


def holds(case: Case, concept: Concept, outcome: Mapping[str, str]) -> bool:
    """Look anew at a changed case, all outcomes, with the lens's own verdicts."""
    changed = conflict_of(case)
    return Holding(changed, concepts=(concept,)).holds(concept, state(changed, outcome))


def valued(party: str, issue: str, option: str, value: Fraction) -> Case:
    """Give the case with another value of one option to one party, in the entry that counts."""
    entries = list(paris().preferences)
    at = next(k for k, e in enumerate(entries) if e.of == party and e.seen_by is None)
    values = {name: dict(options) for name, options in entries[at].values.items()}
    values[issue][option] = Range(value, value)
    entries[at] = Preference.model_validate(entries[at].model_copy(update={"values": values}))
    return paris().model_copy(update={"preferences": tuple(entries)})


def out_of_sole_hands(issues: Mapping[str, str]) -> Case:
    """Give the case with each issue held jointly by its holder and somebody else."""
    changed = dict(paris().issues)
    for issue, party in issues.items():
        other = "USA" if party != "USA" else "UKR"
        held = Held.model_validate({"all of": [party, other]})
        changed[issue] = changed[issue].model_copy(update={"held_by": held})
    return paris().model_copy(update={"issues": changed})


def test_it_does_not_hold_as_things_are() -> None:
    assert not holds(paris(), SEQ, WANTED)
    assert [conflict().names[p] for p in takes("seq").leaving] == ["Russia"]


def test_every_value_told_is_enough_and_a_little_less_is_not() -> None:
    [russia] = takes("seq").parties
    told = [value for value in russia.values if value.possible]
    assert told
    for value in told:
        assert value.rise is not None
        option, new = value.option, value.option.value + value.rise.amount
        exact = value.option.value + value.rise.least
        assert holds(valued("RUS", option.issue, option.option, new), SEQ, WANTED)
        assert holds(valued("RUS", option.issue, option.option, exact), SEQ, WANTED)
        less = exact - Fraction(1, 1000)
        assert not holds(valued("RUS", option.issue, option.option, less), SEQ, WANTED)


def test_an_option_said_not_to_be_enough_is_not_even_at_the_top() -> None:
    [russia] = takes("seq").parties
    others = [value for value in russia.values if not value.possible]
    assert {value.option.issue for value in others} >= {"crimea", "bloc"}
    for value in others:
        top = valued("RUS", value.option.issue, value.option.option, Fraction(100))
        assert not holds(top, SEQ, WANTED)


@pytest.mark.parametrize("concept", [SEQ, NASH], ids=lambda c: c.key)
def test_issues_out_of_sole_hands(concept: Concept) -> None:
    parties, space = conflict().graph.parties, conflict().space
    assert space is not None
    found = takes(concept.key).holds
    assert found.complete
    for one in found.sets:
        issues = {space.axes[h.axis].issue: parties[h.party] for h in one}
        assert holds(out_of_sole_hands(issues), concept, WANTED)
        for fewer in combinations(issues, len(issues) - 1):
            assert not holds(out_of_sole_hands({i: issues[i] for i in fewer}), concept, WANTED)


def test_troops_alone_out_of_russias_hands_make_others_leave() -> None:
    changed = conflict_of(out_of_sole_hands({"troops": "RUS"}))
    leaving = Holding(changed, concepts=(SEQ,)).leavers(SEQ, state(changed, WANTED))
    names = [changed.names[p] for p in leaving]
    assert names == ["Ukraine", "NATO"]
    assert [conflict().names[p] for p in takes("seq").without_own] == names
    why = [sentence.text for sentence in judged({}).judgements[0].why]
    assert any("It is not enough that Russia could not change troops alone" in text for text in why)


@pytest.mark.parametrize("concept", [SEQ, NASH, SMR], ids=lambda c: c.key)
def test_worth_told_is_enough_for_everybody_and_less_is_not(concept: Concept) -> None:
    here, found = state(conflict(), WANTED), takes(concept.key).worth
    if concept is SMR:
        assert found.rises == ()
        return
    assert found.rises
    for short in (None, *found.rises):
        orders = {}
        for rise in found.rises:
            space = conflict().space
            assert space is not None
            name = conflict().graph.parties[rise.lever.party]
            scores = space.scores(name).astype(object) * 1000
            gain = rise.least * rise.lever.scale * 1000 - (1 if rise is short else 0)
            scores[here] += int(gain)
            tiers = np.unique(-scores, return_inverse=True)[1]
            orders[rise.lever.party] = tiers.astype(np.int64)
        oracle = Oracle(ChangedGraph(conflict().graph, orders=orders))
        everyone = range(len(conflict().names))
        assert all(oracle.is_stable(concept, p, here) for p in everyone) == (short is None)


def test_values_for_several_parties_are_enough_together() -> None:
    found = what_it_takes(conflict(), NASH, state(conflict(), CALM))
    assert found.values.rises is not None
    assert len(found.values.rises) == 2
    entries = list(paris().preferences)
    for rise in found.values.rises:
        option = next(o for o in found.options if o.lever is rise.lever)
        name = conflict().graph.parties[rise.lever.party]
        new = option.value + rise.amount
        changed = valued(name, option.issue, option.option, new).preferences
        at = next(k for k, e in enumerate(entries) if e.of == name)
        entries[at] = changed[at]
    case = paris().model_copy(update={"preferences": tuple(entries)})
    assert holds(case, NASH, CALM)


def judged(settings: Mapping[str, str]) -> Section:
    return section(holding(), asked_of(conflict(), settings))


@cache
def holding() -> Holding:
    return Holding(conflict(), concepts=SWEPT)


def as_finding(found: Section) -> Finding:
    headline = Sentence("It is asked what it would take.", by=("nobody",))
    return Finding("stability", "?", "paris", "Paris", headline, found.judgements,
                   assumptions=found.assumptions, would_change=found.would_change,
                   limits=found.limits, missing=found.missing)  # fmt: skip


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"concept": "nash"},
        {"concept": "sseq", "outcome": "troops: withdrawn; crimea: returned; all else: now"},
        {"concept": "smr", "outcome": "troops: withdrawn; sanctions: tougher; all else: now"},
        {"outcome": "sanctions: unchanged; all else: now"},
    ],
)
def test_sentences_are_plain_and_tables_whole(settings: dict[str, str]) -> None:
    found = judged(settings)
    assert breaches(as_finding(found)) == ()
    assert found.judgements
    assert len({table.name for table in found.tables}) == len(found.tables)
    for table in found.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(cell.text for row in table.rows for cell in row)


def test_the_answer_a_minister_gets() -> None:
    one, many = judged({}).judgements
    verdicts = Holding(conflict(), concepts=(SEQ,)).results["seq"].equilibria
    space = conflict().space
    assert space is not None
    meant = space.where({issue: (option,) for issue, option in WANTED.items()})
    assert f"of {meant.sum()} outcomes" in many.claim.text
    assert f"{(verdicts & meant).sum()} would hold under sequential stability" in many.claim.text
    assert "Russia would change troops to “Stays massed”" in one.claim.text
    assert "“Full pull-back” on troops had a value of 5 to Russia instead" in one.claim.text


def test_where_nothing_holds_the_nearest_is_told() -> None:
    found = judged({"concept": "nash"})
    stable = Holding(conflict(), concepts=(NASH,)).results["nash"].stable_for
    space = conflict().space
    assert space is not None
    meant = space.where({issue: (option,) for issue, option in WANTED.items()})
    fewest = int((~stable[:, meant]).sum(axis=0).min())
    assert "none of 192 outcomes" in found.judgements[1].claim.text
    assert f"which {fewest} parties would leave" in found.judgements[1].claim.text
    assert any("3 that come nearest" in limit.text for limit in found.limits)


def test_an_outcome_that_holds_needs_nothing() -> None:
    verdicts = Holding(conflict(), concepts=(NASH,)).results["nash"].equilibria
    [only] = np.flatnonzero(verdicts).tolist()
    found = what_it_takes(conflict(), NASH, only)
    assert (found.parties, found.holds.sets, found.worth.rises) == ((), (frozenset(),), ())


def test_nothing_asked_nothing_said() -> None:
    assert section(holding(), Asked()) == Section()


def test_what_is_too_large_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.methods.stability.inverse.around.MOST_ANSWERS", 1)
    found = judged({})
    assert not found.judgements
    assert "was not answered; it needs at most 1" in found.missing[0].text


def test_rankings_have_places_instead_of_points() -> None:
    case = Case.model_validate(
        {
            "case": "small",
            "parties": {"A": {"name": "Alpha", "role": "at the table"}},
            "issues": {
                "guns": {
                    "options": {"out": "Out", "half": "Half", "in": "In"},
                    "now": "out",
                    "held by": "A",
                }
            },
            "preferences": [
                {
                    "of": "A",
                    "by": "somebody",
                    "ranking": [{"guns": ["out"]}, {"guns": ["half"]}, {"guns": ["in"]}],
                }
            ],
        }
    )
    small = conflict_of(case)
    found = section(Holding(small, concepts=SWEPT), asked_of(small, {"outcome": "guns: in"}))
    [one] = found.judgements
    assert "worth at least 2 places more in the ranking to Alpha" in one.claim.text
    assert "if Alpha could not change guns alone" in one.claim.text
    assert found.tables[0].rows[0][3].text == "its preferences are no points"
