"""Strength of preference and attitudes, asked through the stability lens."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.conformance.page import page_faults
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.stability.lens import StabilityLens
from goodoffices.methods.stability.kinds_of_preference import reckoning


def points(of: str, by: str, **more: Any) -> dict[str, Any]:
    """Points that make a prisoners' dilemma: the other's silence weighs most."""
    other, own = ("b", "a") if of == "A" else ("a", "b")
    return {
        "of": of,
        "by": by,
        "points": {other: "80", own: "20"},
        "values": {other: {"quiet": "100", "tell": "0"}, own: {"quiet": "0", "tell": "100"}},
        **more,
    }


def case(**more: Any) -> Case:
    options = {"quiet": "Keeps quiet", "tell": "Tells on the other"}
    data: dict[str, Any] = {
        "case": "two",
        "parties": {
            "A": {"name": "Anna", "role": "at the table"},
            "B": {"name": "Boris", "role": "at the table"},
            "C": {"name": "Clara", "role": "mediator"},
        },
        "issues": {
            "a": {"options": options, "now": "quiet", "held by": "A"},
            "b": {"options": options, "now": "quiet", "held by": "B"},
        },
        "preferences": [points("A", "analyst T"), points("B", "analyst U")],
    }
    return Case.model_validate(data | more)


def strengths(first: str, second: str) -> Case:
    entries = [points("A", "analyst T", **{"much better": first})]
    entries.append(points("B", "analyst U", **({"much better": second} if second else {})))
    return case(preferences=entries)


def look(asked: Case, **more: Any) -> Finding:
    from goodoffices.brief import finding_html

    finding = StabilityLens().look(asked, Settings(**more))
    assert breaches(finding) == ()
    assert page_faults(finding_html.page(finding)) == ()
    return finding


def names(finding: Finding) -> set[str]:
    return {table.name for table in finding.tables}


def cells(finding: Finding, table: str, row: str) -> list[str]:
    (found,) = (r for r in finding.table(table).rows if r[0].text == row)
    return [cell.mark.word if cell.mark else cell.text for cell in found[1:]]


def text_of(finding: Finding) -> str:
    parts = [s.text for j in finding.judgements for s in (j.claim, *j.why, j.confidence)]
    rest = (*finding.assumptions, *finding.limits, *finding.missing)
    return " ".join([*parts, *(s.text for s in rest)])


def test_neither_is_said_where_the_case_does_not_speak_of_it() -> None:
    finding = look(case())
    assert not names(finding) & {"strength", "attitudes"}


def test_a_threat_that_is_much_worse_holds_strongly() -> None:
    # keeping quiet is worth 80; whoever tells is told on, which is worth 20: a loss of 60
    finding = look(strengths("60", "60"))
    row = cells(finding, "strength", "Sequential stability")
    assert row == ["2 of 4 (50.0 %)", "2", "holds strongly"]
    assert "What is now holds strongly under sequential stability." in text_of(finding)
    assert "worth at least 60 of 100 points more" in text_of(finding)
    assert {"hamouda2004", "hamouda2006"} <= set(finding.methods)


def test_a_threat_that_is_only_worse_holds_weakly() -> None:
    finding = look(strengths("60", "61"))
    row = cells(finding, "strength", "General metarationality")
    assert row == ["2 of 4 (50.0 %)", "1", "holds weakly"]
    said = text_of(finding)
    assert "holds only weakly under sequential stability" in said
    assert "at least one move of Boris would be much worse for it" in said


def test_a_party_whose_strength_is_not_stated_is_named() -> None:
    finding = look(strengths("60", ""))
    assert cells(finding, "strength", "Sequential stability")[1:] == ["1", "holds weakly"]
    assert "How strong the preferences of Boris are is not stated" in text_of(finding)


def test_a_wanted_outcome_is_counted_too() -> None:
    finding = look(strengths("60", "60"), wanted={"outcome": "a: tell"})
    said = text_of(finding)
    assert "Of 2 outcomes with (a: Tells on the other), 1 holds under" in said
    assert "1 of them strongly" in said


def attitude(of: str, towards: str, regard: str) -> dict[str, str]:
    return {"of": of, "towards": towards, "is": regard, "by": "analyst Z"}


def test_friends_keep_quiet() -> None:
    friends = [attitude("A", "B", "devoted"), attitude("B", "A", "devoted")]
    finding = look(case(attitudes=friends))
    # telling helps one and harms the other, and so does falling silent: each stays where it is
    assert cells(finding, "attitudes", "Nash stability") == ["1", "4", "1", "holds"]
    said = text_of(finding)
    assert "Anna is taken to be devoted towards Boris" in said
    assert "the judgement of analyst Z" in said
    assert "inohara2007" in finding.methods


def test_selfless_friends_only_keep_quiet() -> None:
    given = [attitude("A", "A", "indifferent"), attitude("B", "B", "indifferent")]
    given += [attitude("A", "B", "devoted"), attitude("B", "A", "devoted")]
    finding = look(case(attitudes=given), wanted={"concept": "nash"})
    assert cells(finding, "attitudes", "Nash stability") == ["1", "1", "0", "holds"]
    said = text_of(finding)
    assert "(everything as now) newly holds" in said
    assert "(a: Tells on the other; b: Tells on the other) no longer holds" in said
    assert "holds under Nash stability given the attitudes, but does not hold without them" in said


def test_enemies_tell_as_anybody_does() -> None:
    foes = [attitude("A", "B", "hostile"), attitude("B", "A", "hostile")]
    finding = look(case(attitudes=foes))
    assert cells(finding, "attitudes", "Nash stability") == ["1", "1", "1", "does not hold"]


def test_an_attitude_of_somebody_who_cannot_move_changes_nothing() -> None:
    finding = look(case(attitudes=[attitude("C", "A", "hostile")]))
    assert "attitudes" not in names(finding)
    assert "The attitude of Clara towards Anna changes nothing" in text_of(finding)


def test_an_attitude_to_somebody_whose_wishes_are_not_stated() -> None:
    finding = look(case(attitudes=[attitude("A", "C", "devoted")]))
    assert "attitudes" not in names(finding)
    assert "it needs preferences of C (Clara)" in text_of(finding)


def test_an_attitude_to_somebody_who_cannot_move() -> None:
    clara = points("A", "analyst V") | {"of": "C"}  # Clara likes what Anna likes
    entries = [points("A", "analyst T"), points("B", "analyst U"), clara]
    given = [attitude("A", "C", "hostile"), attitude("A", "A", "indifferent")]
    finding = look(case(preferences=entries, attitudes=given))
    # Anna now keeps quiet, to spite Clara; Boris tells
    assert cells(finding, "attitudes", "Nash stability")[:2] == ["1", "1"]


def test_too_large_a_conflict_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "MOST_STATES", 3)
    asked = strengths("60", "60").model_copy(
        update={"attitudes": case(attitudes=[attitude("A", "B", "hostile")]).attitudes}
    )
    finding = look(asked)
    assert not names(finding) & {"strength", "attitudes"}
    said = [sentence.text for sentence in finding.missing]
    assert any("hold strongly was not looked at: there are 4 outcomes" in text for text in said)
    assert any("given attitudes was not looked at" in text for text in said)
