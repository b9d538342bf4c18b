"""The brief says what the findings say, in a minister's order, and loses nothing on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodoffices.brief import content
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.errors import Fault, NeedsError, Place, SourceError
from goodoffices.lenses.finding import Finding, Sentence

NEEDS = NeedsError(
    Fault(Place("case.yaml"), "no points", "points for UKR on “language”", "enter points")
)


def every_sentence(brief: Brief) -> list[Sentence]:
    on_page = [*brief.timing, *brief.bottom_line, *brief.watch, *brief.unknown, *brief.continued]
    judged = [s for j in brief.judgements for s in (j.judgement.claim, j.judgement.confidence)]
    return [*on_page, *judged, *([brief.left_over] if brief.left_over else [])]


def test_every_sentence_names_what_it_rests_on(brief: Brief) -> None:
    assert every_sentence(brief)
    assert all(sentence.supported for sentence in every_sentence(brief))


def test_the_parts_stand_in_the_order_of_the_lenses(
    brief: Brief, findings: dict[str, Finding]
) -> None:
    assert brief.bottom_line == tuple(f.headline for f in findings.values())
    assert [j.lens for j in brief.judgements] == ["stability", "packages", "talks"]
    assert brief.states is not None
    assert [row[0].text for row in brief.states.rows] == [
        row[0].text for row in findings["talks"].table("states").rows
    ]


def test_timing_says_what_where_and_when(brief: Brief) -> None:
    assert brief.timing[0] == Sentence(
        "Meeting of Russia and United States in Paris on 30 March 2014.", ("s1",)
    )
    assert "absent: Ukraine and Eastern and southern Ukraine" in brief.timing[1].text


def test_planned_events_are_watched(brief: Brief) -> None:
    watched = [sentence.text for sentence in brief.watch]
    assert "Meeting of NATO from 1 April 2014 to 2 April 2014." in watched
    assert "Meeting of Russia and United States, no date set." in watched


def test_a_lens_that_lacks_something_is_said_to_lack_it(
    case: Case, findings: dict[str, Finding]
) -> None:
    brief = compose(case, {"talks": findings["talks"], "packages": NEEDS})
    assert brief.unknown[0].text == ("Packages: not answered; needs points for UKR on “language”.")
    # no source says so: the program does
    assert (brief.unknown[0].evidence, brief.unknown[0].by) == ((), ("Good Offices",))


def test_another_error_is_told_too(case: Case) -> None:
    error = SourceError(Fault(Place("x"), "no such file", "a file", "check"))
    brief = compose(case, {"talks": error})
    assert brief.unknown[0].text == "Talks: not answered; found no such file, expected a file."
    assert brief.states is None


def test_without_any_finding_there_is_still_a_brief(case: Case) -> None:
    brief = compose(case, {})
    assert brief.bottom_line == ()
    assert all(sentence.supported for sentence in every_sentence(brief))


def test_a_case_without_sources_still_names_where_a_sentence_comes_from() -> None:
    brief = compose(Case(case="empty"), {"talks": NEEDS})
    assert all(sentence.by and not sentence.evidence for sentence in every_sentence(brief))
    assert brief.sharing == "TLP:RED"


def _texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(_texts, items))


@pytest.mark.parametrize("many", [3, 40])
def test_nothing_is_lost_however_much_there_is(
    case: Case, findings: dict[str, Finding], many: int
) -> None:
    long = tuple(Sentence(f"{n} " + "would change it " * 40 + ".", ("s1",)) for n in range(many))
    more = {k: replace(f, would_change=long, missing=long) for k, f in findings.items()}
    brief = compose(case, more)
    texts = _texts(content.of_brief(brief, lambda f: None))
    assert {sentence.text for sentence in long} <= texts
    assert brief.left_over is not None
    assert "…" in brief.left_over.text


def test_what_is_left_over_is_counted(case: Case, findings: dict[str, Finding]) -> None:
    many = tuple(Sentence(f"Thing {n}.", ("s1",)) for n in range(100))
    brief = compose(case, {"talks": replace(findings["talks"], would_change=many)})
    assert brief.left_over is not None
    left = 102 - len(brief.watch)
    assert f"{left} more things to watch" in brief.left_over.text
    assert len(brief.continued) >= left


def test_a_table_of_states_without_rows_is_no_table(
    case: Case, findings: dict[str, Finding]
) -> None:
    states = replace(findings["talks"].table("states"), columns=(), rows=())
    brief = compose(case, {"talks": replace(findings["talks"], tables=(states,))})
    assert brief.states is None
