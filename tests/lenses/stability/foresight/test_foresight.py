"""What is said of parties that look further ahead, on cases whose answers are known."""

from __future__ import annotations

import pytest
from tests.lenses.stability.test_paris import paris
from tests.lenses.stability.test_small_cases import CHICKEN, DILEMMA, two_by_two

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Finding, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import asked_of
from goodoffices.lenses.stability.foresight import foresight, looking_ahead
from goodoffices.references import keys


def look(case: Case, **settings: str) -> Section:
    conflict = conflict_of(case)
    section = foresight.section(Holding(conflict), asked_of(conflict, settings))
    whole = Finding(
        "stability", "?", case.case, case.title, Sentence("What holds.", by=("T",)),
        judgements=section.judgements, tables=section.tables, assumptions=section.assumptions,
        limits=section.limits, missing=section.missing, methods=section.methods,
    )  # fmt: skip
    assert breaches(whole) == ()
    assert set(section.methods) <= keys()
    return section


def rows(section: Section) -> dict[str, list[str]]:
    """Read the table: per row, its cells in words."""
    (table,) = section.tables
    assert all(len(row) == len(table.columns) for row in table.rows)
    return {
        row[0].text.split(" (")[0]: [
            cell.text.split(" (")[0] or (cell.mark.word if cell.mark else "") for cell in row[1:]
        ]
        for row in table.rows
    }


def claim(section: Section) -> str:
    (judgement,) = section.judgements
    return judgement.claim.text


def test_prisoners_that_look_ahead_keep_quiet() -> None:
    section = look(two_by_two(DILEMMA))
    found = rows(section)
    # keeping quiet holds as soon as each thinks of the other's answer, but not where one leads
    assert found["1 move ahead"] == ["1 of 4", "does not hold"]
    for h in (2, 3, 4, 5):
        assert found[f"{h} moves ahead"] == ["2 of 4", "holds"]
    assert found["as far as anybody could"] == ["2 of 4", "holds"]
    assert found["Anna leads, Boris follows"] == ["1 of 4", "does not hold"]
    assert found["Boris leads, Anna follows"] == ["1 of 4", "does not hold"]
    assert found["the others answer at the same time"] == ["2 of 4", "holds"]
    assert claim(section) == (
        "Given these inputs, what is now holds if the parties look 2 to 5 moves ahead, but not if "
        "they look 1 move; as far ahead as anybody could look, it holds."
    )
    assert section.limits == ()
    assert section.assumptions == ()


def test_chicken_and_an_outcome_asked_about() -> None:
    section = look(two_by_two(CHICKEN), outcome="a: tell; b: tell")
    found = rows(section)
    assert [found[f"{h} move{'s' * (h > 1)} ahead"] for h in (1, 2, 3)] == [
        ["2 of 4", "does not hold", "does not hold"],
        ["0 of 4", "does not hold", "does not hold"],
        ["1 of 4", "holds", "does not hold"],
    ]
    (judgement,) = section.judgements
    texts = [sentence.text for sentence in judgement.why]
    assert texts[0] == (
        "(a: Tells on the other; b: Tells on the other) does not hold, however far ahead the "
        "parties look (1 to 5 moves, or as far as anybody could)."
    )
    assert texts[1] == (
        "2 outcomes hold if the parties look 1 move ahead, no outcome holds if the parties look "
        "2 moves ahead and 1 outcome holds if the parties look 3 to 5 moves ahead."
    )


def test_several_outcomes_asked_about_are_counted() -> None:
    section = look(two_by_two(DILEMMA), outcome="a: tell")
    assert section.tables[0].columns[-1].title == "Wanted"
    assert rows(section)["2 moves ahead"] == ["2 of 4", "holds", "1 of 2"]


def test_equally_good_ends_are_said_to_have_been_decided() -> None:
    # telling and leaving are the same to Anna, and both better than keeping quiet
    quiet_or_tell = {"quiet": "Keeps quiet", "tell": "Tells"}
    case = two_by_two(
        DILEMMA,
        issues={
            "a": {"options": {**quiet_or_tell, "flee": "Leaves"}, "now": "quiet", "held by": "A"},
            "b": {"options": quiet_or_tell, "now": "quiet", "held by": "B"},
        },
        preferences=[
            {
                "of": "A",
                "by": "T",
                "ranking": [{"a": ["tell", "flee"]}, {"a": "quiet"}],
                "indifferent": ["b"],
            },
            {
                "of": "B",
                "by": "U",
                "ranking": [{"b": "quiet"}, {"b": "tell"}],
                "indifferent": ["a"],
            },
        ],
    )
    (sentence,) = look(case).assumptions
    assert "likes several ends equally" in sentence.text


def euphrates() -> Case:
    """Syria and Iraq over the Euphrates, 1975, spelled out state by state."""
    syria = [("NNN", "YNN"), ("NNN", "NYN"), ("YNN", "NYN")]
    syria += [("NNY", "YNY"), ("NNY", "NYY"), ("YNY", "NYY")]
    iraq = [("NNN", "NNY"), ("YNN", "YNY"), ("NYN", "NYY")]

    def both(pairs: list[tuple[str, str]]) -> list[list[str]]:
        return [list(pair) for pair in pairs] + [[b, a] for a, b in pairs]

    graph = {
        "states": ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"],
        "moves": {"S": both(syria), "I": both(iraq)},
        "preferences": {
            "S": ["NNN", "NYN", "NYY", "YNN", "NNY", "YNY"],
            "I": ["YNN", "NNY", "NYY", "NNN", "YNY", "NYN"],
        },
        "now": "NNN",
        "by": "analyst T",
    }
    parties = {
        "S": {"name": "Syria", "role": "at the table"},
        "I": {"name": "Iraq", "role": "at the table"},
    }
    return Case.model_validate({"case": "euphrates", "parties": parties, "graph": graph})


def test_an_answer_that_never_settles() -> None:
    section = look(euphrates())
    found = rows(section)
    # the horizons of the literature: 4 moves ahead is the only one at which now holds
    assert [found[f"{h} move{'s' * (h > 1)} ahead"] for h in (1, 2, 3, 4, 5)] == [
        ["1 of 6", "does not hold"],
        ["1 of 6", "does not hold"],
        ["0 of 6", "does not hold"],
        ["2 of 6", "holds"],
        ["1 of 6", "does not hold"],
    ]
    assert found["as far as anybody could"] == ["0 of 6", "goes back and forth"]
    assert claim(section) == (
        "Given these inputs, what is now holds if the parties look 4 moves ahead, but not if they "
        "look 1, 2, 3 or 5 moves; the further they look beyond that, the answer goes back and "
        "forth and never settles."
    )
    (limit,) = section.limits
    assert "only of a case with issues and options" in limit.text


def test_where_nothing_is_known_of_now_outcomes_are_counted() -> None:
    raw = euphrates().model_dump(by_alias=True, exclude_none=True)
    del raw["graph"]["now"]
    section = look(Case.model_validate(raw))
    assert [column.title for column in section.tables[0].columns][-1] == "Outcomes that hold"
    assert claim(section) == (
        "Given these inputs, 1 outcome holds if the parties look 1, 2 or 5 moves ahead, no outcome "
        "holds if the parties look 3 moves ahead and 2 outcomes hold if the parties look 4 moves "
        "ahead."
    )


def test_the_paris_case_has_a_named_variant_only() -> None:
    section = look(paris())
    found = rows(section)
    assert [label for label in found if "leads" in label or "anybody" in label] == []
    names = [row[0].text for row in section.tables[0].rows]
    assert names[1] == "2 moves ahead (Maximin_2, the same as general metarationality)"
    assert names[4] == "5 moves ahead (Maximin_5)"
    # Nash, GMR and SMR, as they stand in the other tables
    assert [found[f"{h} move{'s' * (h > 1)} ahead"][:2] for h in (1, 2, 3)] == [
        ["1 of 3,456", "does not hold"],
        ["483 of 3,456", "does not hold"],
        ["483 of 3,456", "does not hold"],
    ]
    assert claim(section) == (
        "Given these inputs, where each party expects the worst of all the others, what is now "
        "does not hold, however far ahead the parties look (1 to 5 moves)."
    )
    assert section.limits[0].text.startswith(
        "No limited-move concept is agreed for more than two parties."
    )


def test_what_is_too_large_is_left_out_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_ahead, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(foresight, "MOST_AT_ONCE", 1)
    section = look(two_by_two(DILEMMA))
    assert "the others answer at the same time" not in rows(section)
    (limit,) = section.limits
    assert "was left out: there are more than 1 combinations" in limit.text
    monkeypatch.setattr(foresight, "MOST_OUTCOMES", 3)
    section = look(two_by_two(DILEMMA))
    assert section.tables == ()
    assert section.judgements == ()
    (limit,) = section.limits
    assert "more than 3 outcomes" in limit.text


def test_an_incomplete_ranking_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = conflict_of(two_by_two(DILEMMA))
    holding = Holding(conflict)
    monkeypatch.setattr(type(conflict.graph), "order", lambda self, party: None)
    section = foresight.section(holding, asked_of(conflict, {}))
    assert section.tables == ()
    (missing,) = section.missing
    assert missing.text == (
        "Looking further ahead compares all outcomes, and there is no complete ranking of A: "
        "complete the ranking of A, or ask about sequential stability."
    )
    with pytest.raises(NeedsError):
        looking_ahead.between_two(holding)


def test_one_party_alone_has_nobody_to_reckon_with() -> None:
    case = two_by_two(DILEMMA).model_dump(by_alias=True, exclude_none=True)
    case["issues"]["b"]["held by"] = "A"
    assert look(Case.model_validate(case)) == Section()
