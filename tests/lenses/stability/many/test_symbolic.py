"""The stability lens where outcomes are too many to be listed: same answers, and a large case."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, Table, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.stability.lens import StabilityLens
from goodoffices.lenses.stability.many.symbolic import finding
from goodoffices.methods.stability import SWEPT
from goodoffices.methods.stability.symbolic import Limits
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.samples import PARIS, sample

pytest.importorskip("dd", reason="needs the extra “symbolic”")

N = 30


def thirty_issues(**more: Any) -> Case:
    """Three parties with ten issues each; A and B want everything done, C wants nothing done."""
    names = [f"issue {k:02}" for k in range(N)]
    issues: dict[str, Any] = {
        name: {
            "options": {"open": "Left open", "done": "Done in full"},
            "now": "open",
            "held by": "ABC"[k // 10],
        }
        for k, name in enumerate(names)
    }
    issues["treaty"] = {
        "options": {"none": "No treaty", "signed": "Treaty signed"},
        "now": "none",
        "held by": {"all of": ["A", "B"]},
    }
    wants = {"A": "done", "B": "done", "C": "open"}
    preferences = [
        {
            "of": party,
            "by": f"analyst {party}",
            "priorities": [f"{name} is {option}" for name in names[::3]] + [
                f"not {name} is {option}" for name in names[1::3]
            ],
            "indifferent": [*names, "treaty"],
        }
        for party, option in wants.items()
    ]  # fmt: skip
    base: dict[str, Any] = {
        "case": "large",
        "title": "A large case",
        "parties": {
            p: {"name": f"Party {p}", "role": "at the table"} for p in ("A", "B", "C", "D")
        },
        "issues": issues,
        "preferences": preferences,
        "rules": [
            {"never": {names[0]: ["done"], names[10]: ["done"]}},
            {"one way": {names[1]: ["done"]}},
        ],
    }
    return Case.model_validate(base | more)


def column(table: Table, number: int) -> list[str]:
    return [row[number].text or (row[number].mark.word if row[number].mark else "")  # type: ignore[union-attr]
            for row in table.rows]  # fmt: skip


@pytest.fixture(scope="module")
def large() -> Finding:
    return finding(thirty_issues(), Settings(wanted={"outcome": "issue 00: done"}))


def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


def test_paris_gets_the_same_answers_as_from_the_lens() -> None:
    listed, described = StabilityLens().look(paris(), Settings()), finding(paris(), Settings())
    assert described.table("concepts").rows == listed.table("concepts").rows
    by_move = listed.table("now")
    assert column(described.table("now"), 1) == column(by_move, 1)
    nash = described.table("outcomes").rows
    assert [row[1].text for row in nash] == [row[1].text for row in listed.table("outcomes").rows]
    assert not breaches(described)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_small_cases_get_the_same_answers_as_from_the_lens(data: st.DataObject) -> None:
    case = data.draw(small_cases())
    listed, described = StabilityLens().look(case, Settings()), finding(case, Settings())
    assert described.table("concepts").rows == listed.table("concepts").rows
    assert not breaches(described)
    outcomes = [row[1].text.split(" (rests on")[0] for row in described.table("outcomes").rows]
    assert outcomes == [row[1].text for row in listed.table("outcomes").rows]


@st.composite
def small_cases(draw: st.DrawFn) -> Case:
    number = st.integers(0, 3)
    issues, sizes = {}, draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    holder = st.sampled_from(["A", "B", {"any of": ["A", "B"]}, {"all of": ["A", "B"]},
                              {"enter": ["A", "B"], "leave": ["B"]}])  # fmt: skip
    for k, size in enumerate(sizes):
        options = {f"o{n}": f"Option {n}" for n in range(size)}
        issues[f"i{k}"] = {"options": options, "now": "o0", "held by": draw(holder)}
    preferences = [
        {
            "of": party,
            "by": f"analyst {party}",
            "points": {name: draw(number) for name in issues},
            "values": {
                name: {o: draw(number) for o in issue["options"]} for name, issue in issues.items()
            },
        }
        for party in ("A", "B")
    ]
    return Case.model_validate(
        {
            "case": "small",
            "parties": {p: {"name": f"Party {p}", "role": "at the table"} for p in "AB"},
            "issues": issues,
            "preferences": preferences,
        }
    )


def test_the_listed_space_is_too_large_for_it() -> None:
    with pytest.raises(TooLargeError):
        OutcomeSpace(thirty_issues())


def test_a_large_case_is_answered_exactly(large: Finding) -> None:
    # 2^31 combinations, a quarter of them excluded by the rule on two issues
    assert f"of {2**31 * 3 // 4:,} outcomes hold" in large.headline.text
    assert "what is now is not among them" in large.headline.text
    assert from_json(large.to_json()) == large
    assert not breaches(large)
    names = [table.name for table in large.tables]
    assert names == ["concepts", "parties", "outcomes", "now", "wanted"]
    assert len(large.table("outcomes").rows) == 20
    assert column(large.table("parties"), 0) == ["Party A", "Party B", "Party C"]


def test_it_says_what_it_was_done_with_and_what_is_not_shown(large: Finding) -> None:
    limits = " ".join(sentence.text for sentence in large.limits)
    for said in ("decision diagram", "none is a sample",
                 "what it would take", "treaty moved only by consent",
                 "outcomes that hold are counted but not listed"):  # fmt: skip
        assert said in limits
    assumed = " ".join(sentence.text for sentence in large.assumptions)
    assert "Party D can change nothing alone" in assumed
    assert "issue 01, “Done in full” is never left once reached" in assumed


def test_who_leaves_now_and_to_what(large: Finding) -> None:
    (row,) = [row for row in large.table("now").rows if row[0].text == "Party A"]
    # A gains by doing every third of its issues; the first tie in the options' order is taken
    assert row[1].text == (
        "would change issue 00 to “Done in full”, issue 03 to “Done in full”, issue 06 to "
        "“Done in full” and issue 09 to “Done in full”"
    )
    assert row[1].mark is not None
    assert row[1].mark.word == "would leave"


def test_the_outcomes_asked_about_are_counted(large: Finding) -> None:
    (row,) = large.table("wanted").rows
    # with issue 00 done, issue 10 cannot be: half of what is left of 2^29 outcomes on the others
    assert [cell.text for cell in row[:2]] == ["issue 00: Done in full", f"{2**29:,}"]
    claim = large.judgements[2].claim.text
    assert "of the outcomes with (issue 00: Done in full)" in claim


def test_outcomes_named_in_the_case_and_whole_ones() -> None:
    case = thirty_issues(wanted={"signature": {"treaty": ["signed"], "issue 00": ["open", "done"]}})
    named = finding(case, Settings())
    assert column(named.table("wanted"), 0) == [
        "treaty: Treaty signed; issue 00: Left open or Done in full"
    ]
    whole = finding(case, Settings(wanted={"outcome": "treaty: signed; all else: now"}))
    claim = whole.judgements[2].claim.text
    assert "the wanted outcome (treaty: Treaty signed; all else as now) does not hold" in claim
    assert any("rests on treaty" in why.text for why in whole.judgements[2].why)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"outcome": "issue 99: done"}, "issue 99"),
        ({"outcome": "issue 00: done; issue 10: done"}, "the rules of the case allow"),
        ({"concept": "sim"}, "too many to be listed"),
        ({"concpet": "seq"}, "concpet"),
    ],
)
def test_what_cannot_be_asked_is_refused(wanted: dict[str, str], said: str) -> None:
    with pytest.raises(UseError, match=said):
        finding(thirty_issues(), Settings(wanted=wanted))


def test_what_is_not_stated_is_refused() -> None:
    case = thirty_issues()
    lacking = case.model_copy(update={"preferences": case.preferences[:2]})
    with pytest.raises(NeedsError, match="preferences of C"):
        finding(lacking, Settings())


def test_beyond_its_limits_nothing_is_said() -> None:
    with pytest.raises(TooLargeError, match="timed out"):
        finding(thirty_issues(), Settings(), limits=Limits(seconds=0))


def test_every_concept_and_its_counts_are_shown(large: Finding) -> None:
    assert column(large.table("concepts"), 0) == [concept.name for concept in SWEPT]
