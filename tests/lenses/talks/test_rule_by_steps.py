"""Each step of the rule, by the smallest case that shows it."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.case.said import WISHES
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.state import IssueState, state_of

from .small_cases import ISSUE, PARTIES, say, small


def found(case: Case, issue: str = "k") -> IssueState:
    return state_of(Record(case), issue)


def state(*said: dict[str, Any], issue: str = "k", **more: Any) -> str:
    case = small({f"s{n}": s for n, s in enumerate(said, 1)}, **more)
    return found(case, issue).state


def test_override_comes_first_with_its_reason() -> None:
    override = {"k": {"state": "deadlocked", "because": "nobody meant it", "by": "analyst T"}}
    case = small({"s1": say(["A", "B"], "agree", option="x")}, states=override)
    got = found(case)
    assert (got.state, got.derived, got.overridden) == ("deadlocked", "agreed", True)
    assert "nobody meant it" in got.because.text
    assert got.because.by == ("analyst T",)


def _term(*meanings: dict[str, Any], on: str = "k") -> dict[str, Any]:
    return {"word": {"on": on, "meanings": list(meanings)}}


def test_different_meanings_come_before_agreement() -> None:
    terms = _term({"for": "A", "option": "x"}, {"for": "B", "option": "y"})
    assert state(say(["A", "B"], "agree"), terms=terms) == "same words, different meaning"


def test_meanings_of_others_than_the_table_or_alike_do_not_count() -> None:
    absent = _term({"for": "A", "option": "x"}, {"for": "C", "option": "y"})
    alike = _term({"for": "A", "option": "x"}, {"for": "B", "option": "x"})
    for terms in (absent, alike):
        assert state(say(["A", "B"], "agree"), terms=terms) == "agreed"


def test_a_meaning_nobody_has_voiced_yet_does_not_count() -> None:
    terms = _term({"for": "A", "option": "x"}, {"for": "B", "option": "y", "from": "s2"})
    late = say("B", option="y", when="2020-02-05")
    assert state(say(["A", "B"], "agree"), late, terms=terms) == "agreed"


@pytest.mark.parametrize(
    "said",
    [
        [say(["A", "B"], "agree")],
        [say("A", "agree"), say("B", "agree")],
        [say("A", option="x"), say("B", "propose", option="x")],
        [say("A", option="x"), say("B", "agree")],
        [say("A", asserts="agreed"), say("B", "agree")],
        [say("A", option="x", when="2020-01-01"), say(["A", "B"], option="y", when="2020-01-02")],
        [say("Ann", "agree"), say("Borduria", "agree")],
    ],
)
def test_agreed(said: list[dict[str, Any]]) -> None:
    assert state(*said) == "agreed"


@pytest.mark.parametrize(
    ("said", "claimed_by"),
    [
        ([say("A", "agree")], ("A",)),
        ([say("A", asserts="agreed")], ("A",)),
        ([say("expert", asserts="agreed")], ("expert",)),
        ([say("reporter", "agree")], ("reporter",)),
        ([say("C", asserts="agreed")], ("C",)),
        ([say("A", "agree", option="x"), say("B", "agree", option="y")], ("A", "B")),
        ([say("A", "agree", option="x"), say("B", option="y")], ("A",)),
        ([say("A"), say(["A", "B"], "agree", inside="s1")], ("A",)),
        ([say("reporter"), say(["A", "B"], "agree", inside="s1")], ("reporter",)),
    ],
)
def test_claimed_agreed_and_who_claims_it(
    said: list[dict[str, Any]], claimed_by: tuple[str, ...]
) -> None:
    got = found(small({f"s{n}": s for n, s in enumerate(said, 1)}))
    assert got.state == "claimed agreed"
    assert got.claimed_by == claimed_by


def test_what_others_say_a_party_agrees_to_never_confirms() -> None:
    case = small({"s1": say("A"), "s2": say(["A", "B"], "agree", option="x", inside="s1")})
    got = found(case)
    assert got.confirmed_by == ("A",)
    assert got.only_quoted_by_others == ("B",)
    assert "Borduria does not confirm it" in got.because.text


@pytest.mark.parametrize(
    "said",
    [
        [say("A", option="x"), say("B", option="y"), say("B", "refuse", option="x")],
        [say("A", option="x"), say("B", option="y"), say("B", "refuse")],
        [say("reporter", asserts="deadlocked")],
        [say("A", option="x"), say("B", asserts="deadlocked")],
        [say("A", "agree", when="2020-01-01"), say("B", "agree", when="2020-01-01"),
         say("A", asserts="deadlocked", when="2020-01-02"), say("B", asserts="deadlocked")],
    ],
)  # fmt: skip
def test_deadlocked(said: list[dict[str, Any]]) -> None:
    assert state(*said) == "deadlocked"


@pytest.mark.parametrize(
    "said",
    [
        [say("A", option="x")],
        [say("A", option="x"), say("B", option="y")],
        [say("A", option="x"), say("B", option="y"), say("B", "refuse", option="z")],
        [say("A", option="x"), say("B", "refuse", option="x")],  # B wants nothing itself
        [say("A", option="x"), say("B", option="y"), say("C", "refuse", option="x")],
        [say("A", option="x"), say("B", option="y"), say("B", "refuse", negated="true")],
        [say("A", option="x", negated="true"), say("B", option="x")],
        [say(["A", "B"], "agree", negated="true")],
        [say("reporter", asserts="agreed", negated="true")],
        [say("C", "agree")],
        [say("expert", "agree")],
        [say("reporter")],
        [say("A", "deny"), say(["A", "B"], "agree", inside="s1")],
        [say("reporter", negated="true"), say(["A", "B"], "agree", inside="s1")],
    ],
)
def test_open(said: list[dict[str, Any]]) -> None:
    assert state(*said) == "open"


@pytest.mark.parametrize("act", ["assess", "warn", "accuse", "threaten", "deny"])
def test_words_about_another_are_no_wish_of_the_speaker(act: str) -> None:
    about = say("officials of A", act, about="B", option="y")
    assert state(about, say("B", option="y")) == "open"
    assert state(about, say("B", "agree")) == "claimed agreed"
    assert state(say("A", option="x"), about, say("B", option="x")) == "agreed"
    assert state(about, say("B", option="x"), say("B", "refuse", option="y")) == "open"
    other = [{"party": "A", "issue": "k", "option": "x", "from": "s1"}]
    assert state(about, say("B", option="y"), positions=other) == "open"
    told = [{"party": "B", "issue": "k", "option": "y", "from": "s1"}]
    assert state(about, say("B", option="y"), positions=told) == "open"
    own = [{"party": "A", "issue": "k", "option": "y", "from": "s1"}]
    assert state(about, say("B", option="y"), positions=own) == "agreed"


@pytest.mark.parametrize("act", sorted(WISHES))
def test_every_other_act_says_what_the_speaker_is_for(act: str) -> None:
    assert state(say("A", act, option="y"), say("B", option="y")) == "agreed"


def test_an_assessment_that_it_is_agreed_is_a_claim_and_no_confirmation() -> None:
    assessed = say("A", "assess", asserts="agreed", when="2020-01-02")
    case = small({"s1": assessed, "s2": say("B", "agree", when="2020-01-02")})
    got = found(case)
    assert (got.state, got.claimed_by, got.confirmed_by) == ("claimed agreed", ("A", "B"), ("B",))
    assert state(assessed, say("A", option="x", when="2020-01-03")) == "open"


def test_a_denial_claims_nothing_and_a_refusal_not_that_it_is_agreed() -> None:
    for asserts in ("agreed", "deadlocked"):
        for speaker in ("A", "reporter", "expert"):
            assert state(say(speaker, "deny", asserts=asserts)) == "open"
    assert state(say("A", "refuse", asserts="agreed"), say("B", "agree")) == "claimed agreed"
    assert state(say("A", "refuse", asserts="agreed"), say("B", option="x")) == "open"
    assert state(say("A", "refuse", asserts="deadlocked")) == "deadlocked"


def test_who_says_that_it_is_stuck_no_longer_says_that_it_is_agreed() -> None:
    old = [say("A", "agree", when="2020-01-01"), say("B", "agree", when="2020-01-01")]
    stuck = say("A", "assess", asserts="deadlocked", when="2020-01-05")
    assert state(*old, stuck) == "claimed agreed"
    assert state(*old, {**stuck, "negated": "true"}) == "agreed"


@pytest.mark.parametrize("issue", ["k", "agenda"])
def test_a_party_that_names_two_options_confirms_none(issue: str) -> None:
    said = [say("A", option="x"), say("A", option="y"), say("B", option="y")]
    case = small({f"s{n}": {**s, "on": issue} for n, s in enumerate(said)})
    got = found(case, issue)
    assert got.state == "open"
    assert "Aland names more than one " in got.because.text
    agreeing = [say("A", option="x"), say("A", option="y"), say("B", "agree")]
    assert state(*agreeing) == "claimed agreed"
    both = [say(["A", "B"], option="x"), say(["A", "B"], option="y")]
    assert state(*both) == "open"


def test_a_refusal_can_be_taken_back() -> None:
    wants = [say("A", option="x", when="2020-01-01"), say("B", option="y", when="2020-01-01")]
    no = say("B", "refuse", option="x", when="2020-01-02")
    back = {**no, "negated": "true", "when": "2020-01-03"}
    assert state(*wants, no) == "deadlocked"
    assert state(*wants, no, back) == "open"
    assert state(*wants, back, {**no, "when": "2020-01-04"}) == "deadlocked"


def test_each_thing_said_to_be_agreed_is_confirmed_apart() -> None:
    said = {
        "s1": say("A", "agree", option="y"),
        "s2": say("reporter", asserts="agreed", option="x"),
    }
    got = found(small(said))
    assert (got.state, got.confirmed_by) == ("claimed agreed", ())
    assert [(c.option, c.said_by, c.by, c.silent) for c in got.confirmations] == [
        ("y", ("A",), ("A",), ("B",)),
        ("x", ("reporter",), (), ("A", "B")),
    ]
    assert got.because.text == (
        "Aland says that it is agreed on “Option Y” (confirmed in its own words by Aland); "
        "the reporter says that it is agreed on “Option X” (confirmed by nobody at the table)."
    )


def test_not_addressed() -> None:
    elsewhere = say("A", on="agenda")
    waiting = say(["A", "B"], "agree", review="proposed")
    rejected = say(["A", "B"], "agree", review="rejected")
    late = say(["A", "B"], "agree", when="2020-02-01")
    assert state(elsewhere, waiting, rejected, late) == "not addressed"


def test_a_position_alone_opens_an_issue() -> None:
    position = {"party": "A", "issue": "k", "option": "x"}
    assert state(positions=[position]) == "open"
    resting = [{**position, "from": "s1"}]
    assert state(say("A", on="agenda", when="2020-02-01"), positions=resting) == "not addressed"


def test_positions_count_as_own_words_only_where_stated() -> None:
    said = [say("A", option="x"), say("B"), say("expert")]
    stated = [{"party": "B", "issue": "k", "option": "x", "from": "s2"}]
    told = [{"party": "B", "issue": "k", "option": "x", "from": "s3"}]
    assert state(*said, positions=stated) == "agreed"
    assert state(*said, positions=told) == "open"


def test_points_of_an_agenda_item_are_compared_as_text() -> None:
    said = [
        say("A", on="agenda", option="Meet in  May"),
        say("B", on="agenda", option="meet in May"),
    ]
    assert state(*said, issue="agenda") == "agreed"
    said[1]["option"] = "meet in June"
    assert state(*said, issue="agenda") == "open"


def test_the_latest_words_of_each_party_count() -> None:
    old = [say("A", option="x", when="2020-01-01"), say("B", option="x", when="2020-01-01")]
    assert state(*old) == "agreed"
    assert state(*old, say("A", option="y", when="2020-01-05")) == "open"
    assert state(*old, say("A", option="y", when="2020-02-05")) == "agreed"
    assert state(*old, say("A", option="x", negated="true", when="2020-01-05")) == "open"
    assert state(*old, say("A", "assess", when="2020-01-05")) == "agreed"


def test_a_later_refusal_takes_back_what_it_refuses_and_nothing_else() -> None:
    old = [say("A", option="x", when="2020-01-01"), say("B", option="x", when="2020-01-01")]
    assert state(*old, say("A", "refuse", option="x", when="2020-01-05")) == "open"
    assert state(*old, say("A", "refuse", option="y", when="2020-01-05")) == "agreed"
    agreeing = [say("A", "agree", when="2020-01-01"), say("B", option="x", when="2020-01-01")]
    assert state(*agreeing, say("A", "refuse", when="2020-01-05")) == "open"


def test_a_refusal_that_a_position_rests_on_names_what_is_wanted_instead() -> None:
    wants = [{"party": "B", "issue": "k", "option": "y", "from": "s2"}]
    said = [say("A", option="x"), say("B", "refuse", option="y")]
    assert state(*said) == "open"
    assert state(*said, positions=wants) == "deadlocked"


def test_undated_words_come_before_all_others() -> None:
    source = {"r": {"file": "sources/r.txt", "origin": "one"}}
    said = [say("A", option="x"), say("A", option="y", when="2019-01-01"), say("B", option="x")]
    assert state(*said, sources=source) == "open"
    assert state(said[0], said[2], sources=source) == "agreed"


def test_absent_parties_never_block_and_are_listed() -> None:
    issue = {**ISSUE, "held by": "C"}
    case = small(
        {"s1": say(["A", "B"], "agree", option="x"), "s2": say("C", "refuse", option="x")},
        issues={"k": issue},
    )
    got = found(case)
    assert (got.state, got.absent) == ("agreed", ("C",))


@pytest.mark.parametrize("at_the_table", [0, 1])
def test_fewer_than_two_at_the_table_never_agree(at_the_table: int) -> None:
    parties = {
        p: {**entry, "role": "at the table" if n < at_the_table else "absent"}
        for n, (p, entry) in enumerate(PARTIES.items())
    }
    assert state(say("A", option="x"), parties=parties) == "open"
    assert state(say("reporter", asserts="agreed"), parties=parties) == "claimed agreed"


def test_three_at_the_table_must_all_agree() -> None:
    parties = {p: {**entry, "role": "at the table"} for p, entry in PARTIES.items()}
    assert state(say(["A", "B"], "agree", option="x"), parties=parties) == "claimed agreed"
    both = [say(["A", "B"], "agree", option="x"), say("C", option="x")]
    assert state(*both, parties=parties) == "agreed"


def test_unnamed_officials_count_and_are_marked() -> None:
    case = small({"s1": say(["officials of A", "B"], "agree")})
    got = found(case)
    assert got.state == "agreed"
    assert "only unnamed officials speak" in got.because.text


def test_a_refusal_of_what_is_said_to_be_agreed_is_told() -> None:
    case = small(
        {
            "s1": say("Bo", "agree", option="y", asserts="agreed"),
            "s2": say("Ann", "refuse", option="y"),
        }
    )
    found = state_of(Record(case), "k")
    assert found.state == "claimed agreed"
    assert "Aland refuses it" in found.because.text
    assert "s2" in found.because.evidence


def test_who_claims_it_is_not_said_to_leave_it_unconfirmed() -> None:
    case = small(
        {
            "s1": say("Bo", "state"),
            "s2": say("Ann", "agree", option="y", inside="s1"),
        }
    )
    text = state_of(Record(case), "k").because.text
    assert "Borduria says that it is agreed" in text
    assert "Aland does not confirm it" in text
    assert "Borduria do" not in text.partition(";")[2]
