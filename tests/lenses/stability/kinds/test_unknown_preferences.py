"""The stability lens where preferences are not stated and are left unknown."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.conformance.kit import paris, tiny
from goodoffices.conformance.page import page_faults
from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.lenses.stability.lens import StabilityLens
from goodoffices.methods.stability.kinds_of_preference import reckoning
from goodoffices.opened_case import settings
from goodoffices.outcomes.reading import Reading

UNKNOWN = Reading(gaps="unknown")


def look(case: Case, **more: Any) -> Finding:
    finding = StabilityLens().look(case, Settings(reading=UNKNOWN, **more))
    assert StabilityLens().missing(case, Settings(reading=UNKNOWN)) == ()
    assert breaches(finding) == ()
    assert from_json(finding.to_json()) == finding
    assert {figure.table for figure in finding.figures} <= {t.name for t in finding.tables}
    for table in finding.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
    return finding


def rows(finding: Finding, table: str) -> dict[str, list[str]]:
    """Read a table: per first cell the texts of the others, or the words of their marks."""
    return {
        row[0].text: [cell.mark.word if cell.mark else cell.text for cell in row[1:]]
        for row in finding.table(table).rows
    }


def case(preferences: list[dict[str, Any]], **more: Any) -> Case:
    """Anna can open the road, Boris can pay the toll; now is shut and unpaid."""
    return Case.model_validate(
        {
            "case": "road",
            "parties": {
                "A": {"name": "Anna", "role": "at the table"},
                "B": {"name": "Boris", "role": "at the table"},
            },
            "issues": {
                "road": {
                    "options": {"shut": "Shut", "open": "Open"},
                    "now": "shut",
                    "held by": "A",
                },
                "toll": {"options": {"no": "Unpaid", "yes": "Paid"}, "now": "no", "held by": "B"},
            },
            "preferences": preferences,
        }
        | more
    )


# Anna wants the toll and cares for the road; of Boris only the road is stated
ANNA = {"of": "A", "by": "analyst T", "priorities": ["toll is yes", "road is shut"]}
BORIS = {"of": "B", "by": "analyst U", "priorities": ["road is open"]}


def test_what_a_party_cannot_be_known_to_want() -> None:
    finding = look(case([ANNA, BORIS]))
    # Boris' own move, the toll, is what is not stated: two outcomes hold if he rests, none for sure
    assert rows(finding, "concepts")["Nash stability"][1:] == ["0 of 4 (0.0 %)", "2", "may hold"]
    ways = rows(finding, "extensions")
    assert {way: cells[1] for way, cells in ways.items()} == {
        "a": "0",
        "b": "2",
        "c": "0",
        "d": "2",
    }
    assert {way: cells[-1] for way, cells in ways.items()} == {
        "a": "Boris", "b": "nobody", "c": "Boris", "d": "nobody",
    }  # fmt: skip
    assert "none of 4 outcomes holds" in finding.headline.text
    assert "2 may hold" in finding.headline.text
    listed = [cells[0] for cells in rows(finding, "outcomes").values()]
    assert listed == ["everything as now", "toll: Paid; all else as now"]
    said = " ".join(sentence.text for sentence in finding.assumptions)
    assert "Not stated for Boris, and left unknown: mention of “toll”" in said
    assert "Not stated for Anna" not in said
    assert "what is not stated left unknown" in finding.reading


def test_what_holds_whatever_is_not_stated() -> None:
    fixed = {"of": "B", "by": "analyst U", "priorities": ["toll is no"]}
    finding = look(case([ANNA, fixed]))
    # the road is not Boris' to change, so that it is unknown how he likes it changes nothing
    assert "1 of 4 outcomes holds" in finding.headline.text
    assert "(everything as now)" in finding.headline.text
    assert rows(finding, "concepts")["Nash stability"][1:] == ["1 of 4 (25.0 %)", "0", "holds"]
    now = next(j for j in finding.judgements if "what is now" in j.claim.text)
    assert "holds, whatever is not stated" in now.claim.text
    assert now.why == ()


def test_a_party_without_an_entry() -> None:
    finding = look(case([ANNA]))
    said = " ".join(sentence.text for sentence in finding.assumptions)
    assert "Not stated for Boris, and left unknown: preferences of B (Boris)." in said
    assert "analyst T alone" in finding.judgements[0].confidence.text


def test_nobody_has_an_entry() -> None:
    finding = look(case([]))
    assert rows(finding, "extensions")["d"][1] == "4"
    assert "nobody has stated the preferences" in finding.judgements[0].confidence.text


def test_where_nothing_is_unknown_the_answer_is_the_usual_one() -> None:
    plain = StabilityLens().look(tiny(), Settings())
    finding = look(tiny())
    shares = {row[0].text: row[2].text for row in plain.table("concepts").rows}
    for name, cells in rows(finding, "concepts").items():
        assert (cells[1], cells[2]) == (shares[name], "0")
    assert any("Nothing about the preferences" in s.text for s in finding.assumptions)
    assert finding.would_change == ()


def test_an_outcome_asked_about() -> None:
    finding = look(case([ANNA, BORIS]), wanted={"outcome": "toll: yes"})
    claims = [judgement.claim.text for judgement in finding.judgements]
    assert any("the wanted outcome (toll: Paid; all else as now) may hold" in c for c in claims)
    why = [sentence.text for sentence in finding.judgements[0].why]
    assert any(text.startswith("Of 2 outcomes with (toll: Paid)") for text in why)
    with pytest.raises(UseError):
        look(case([ANNA]), wanted={"outcome": "bridge: yes"})


def test_a_graph_that_ranks_some_states_only() -> None:
    graph = {
        "states": ["peace", "talks", "war"],
        "moves": {"A": [["talks", "peace"], ["talks", "war"]]},
        "preferences": {"A": ["peace", "talks"]},
        "now": "talks",
        "by": "analyst G",
    }
    parties = {"A": {"name": "Anna", "role": "at the table"}}
    finding = look(Case.model_validate({"case": "g", "parties": parties, "graph": graph}))
    said = " ".join(sentence.text for sentence in finding.assumptions)
    assert "place of war in the ranking of A" in said
    assert rows(finding, "concepts")["Nash stability"][-1] == "does not hold"
    with pytest.raises(NeedsError, match="place of war"):
        StabilityLens().look(Case.model_validate({"case": "g", "parties": parties, "graph": graph}),
                             Settings())  # fmt: skip


def test_who_holds_what_is_still_asked() -> None:
    issues = {"road": {"options": {"shut": "Shut", "open": "Open"}, "now": "shut"}}
    unheld = case([], issues=issues)
    assert [gap.what for gap in StabilityLens().missing(unheld, Settings(reading=UNKNOWN))] == [
        "holder of “road”"
    ]
    with pytest.raises(NeedsError, match="holder of “road”"):
        StabilityLens().look(unheld, Settings(reading=UNKNOWN))


def test_more_outcomes_than_can_be_compared_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "MOST_STATES", 3)
    asked = Settings(reading=UNKNOWN)
    (gap,) = StabilityLens().missing(case([ANNA, BORIS]), asked)
    assert "at most 3 to compare in pairs" in gap.what
    with pytest.raises(TooLargeError, match="4 outcomes"):
        StabilityLens().look(case([ANNA, BORIS]), asked)


def test_packages_still_refuse_and_say_what_is_missing() -> None:
    asked = settings(gaps="unknown", walk_away="now")
    with pytest.raises(NeedsError, match="mention of “toll”"):
        PackagesLens().look(case([ANNA, BORIS]), asked)
    assert PackagesLens().missing(case([ANNA, BORIS]), asked)


def test_paris_with_one_judgement_taken_out() -> None:
    from goodoffices.brief import finding_html

    whole = paris()
    first, *others = whole.preferences
    issue = next(iter(first.points))
    without = {key: value for key, value in first.points.items() if key != issue}
    values = {key: value for key, value in first.values.items() if key != issue}
    shorter = first.model_copy(update={"points": without, "values": values})
    kept = [name for name in whole.axes if name in (issue, "troops", "sanctions", "constitution")]
    reading = Reading(gaps="unknown", without=tuple(n for n in whole.axes if n not in kept))
    case = whole.model_copy(update={"preferences": (shorter, *others)})
    finding = StabilityLens().look(case, Settings(reading=reading))
    assert breaches(finding) == ()
    assert any(f"on “{issue}”" in sentence.text for sentence in finding.assumptions)
    assert page_faults(finding_html.page(finding)) == ()
