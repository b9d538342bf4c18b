"""Trades and drafts in small cases: whole, in plain words, and honest about what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.brief import finding_html
from goodoffices.case.model import Case
from goodoffices.conformance.kit import tiny
from goodoffices.conformance.page import page_faults
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, Sentence, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages import drafts, trades
from goodoffices.lenses.packages.asked import ask
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section, joined
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import who_must_accept
from goodoffices.references import keys
from goodoffices.run import SILENT


def look(case: Case, accept: str = "", wanted: str = "", reading: Reading | None = None) -> Section:
    """Ask for both sections and check that what they say can be shown."""
    settings = Settings(reading=reading or Reading())
    must = who_must_accept(accept) if accept else settings.accept
    asked_of = zone(OutcomeSpace(case, settings.reading), must)
    asked = ask(asked_of, SILENT, {"outcome": wanted} if wanted else None)
    found = joined([trades.section(asked), drafts.section(asked)])
    whole = Finding(
        lens="packages", question="What?", case=case.case, title=case.title,
        headline=Sentence("Given these inputs, this.", by=("analyst T",)),
        judgements=found.judgements, tables=found.tables, figures=found.figures,
        assumptions=found.assumptions, limits=found.limits, missing=found.missing,
        methods=found.methods,
    )  # fmt: skip
    assert breaches(whole) == ()
    assert from_json(whole.to_json()) == whole
    assert page_faults(finding_html.page(whole)) == ()
    assert set(found.methods) <= keys()
    names = [table.name for table in found.tables]
    assert len(names) == len(set(names))
    for table in found.tables:
        assert 0 < len(table.rows) <= 20
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(cell.by for row in table.rows for cell in row)
    assert all(figure.alt and figure.table in names for figure in found.figures)
    return found


def claims(found: Section) -> str:
    return " ".join(judgement.claim.text for judgement in found.judgements)


def reasons(found: Section) -> str:
    return " ".join(s.text for judgement in found.judgements for s in judgement.why)


def entry(of: str, weights: Any, values: Any, **more: Any) -> Any:
    found = {"of": of, "by": f"analyst {of}", "points": weights, "values": values}
    return found | {"walk away": "now"} | {key.replace("_", " "): v for key, v in more.items()}


def sinai(**changes: Any) -> Case:
    """Land against security: one side wants the land back, the other wants no army near."""
    options = {"land": {"kept": "", "returned": ""}, "army": {"near": "", "far": ""}}
    egypt = {"land": {"kept": 0, "returned": 100}, "army": {"near": 100, "far": 0}}
    israel = {"land": {"kept": 100, "returned": 0}, "army": {"near": 0, "far": 100}}
    case: dict[str, Any] = {
        "case": "sinai",
        "parties": {
            "E": {"name": "Egypt", "role": "at the table"},
            "I": {"name": "Israel", "role": "at the table"},
        },
        "issues": {
            "land": {"options": options["land"], "now": "kept", "held by": "I"},
            "army": {"options": options["army"], "now": "near", "held by": "E"},
        },
        "preferences": [
            entry("E", {"land": 75, "army": 25}, egypt),
            entry("I", {"land": 40, "army": 60}, israel),
        ],
    }
    return Case.model_validate(case | changes)


def test_land_for_security() -> None:
    found = look(sinai())
    first = found.judgements[0].claim.text
    assert "Israel gives on land (“returned”), against which Egypt gives on army (“far”)" in first
    # Egypt gives 25 and gets 75; Israel gives 40 and gets 60
    assert "It gives Egypt +50.0 and Israel +20.0" in first
    assert "the least to Israel" in first
    said = reasons(found)
    assert "for every point it gives, Israel gets 1.5 and Egypt 3.0 of its own points" in said
    assert "1 exchange of two issues would let two parties pay one another; 1 of them hurts" in said
    assert "Who would have to act: Israel (land); Egypt (army)." in said
    assert "no issue would move from what is now" in claims(found)
    # 75/40 against 25/60
    assert "land counts 4.5 times as much for Egypt as for Israel" in claims(found)


def test_one_text_finds_the_exchange_in_one_step() -> None:
    found = look(sinai())
    (text,) = (j for j in found.judgements if "a single text" in j.claim.text)
    assert "improved in 1 step" in text.claim.text
    assert "so the text is efficient" in text.claim.text
    assert "another order of steps may end elsewhere" in text.why[-1].text


def test_a_draft_that_cannot_be_improved() -> None:
    found = look(sinai(wanted={"swap": {"land": "returned", "army": "far"}}))
    told = claims(found)
    assert "no package leaves nobody below the draft “swap” and somebody better off: this" in told
    assert "begins with the draft “swap” is stuck at once" in told


def test_a_draft_named_on_the_way() -> None:
    found = look(sinai(), wanted="land: returned; all else: now")
    told = claims(found)
    assert "the draft (land: returned; all else as now) could not itself be accepted" in told
    assert "Israel 40.0 below its walk-away" in reasons(found)
    # nothing gives Israel back anything without taking from Egypt
    assert "no package leaves nobody below it and somebody better off: it is efficient" in told


def test_a_draft_over_a_red_line() -> None:
    case = sinai(
        preferences=[
            sinai().preferences[0].model_dump(by_alias=True, exclude_none=True),
            entry(
                "I", {"land": 40, "army": 60},
                {"land": {"kept": 100, "returned": 0}, "army": {"near": 0, "far": 100}},
                red_lines=[{"land": "returned"}],
            ),
        ],
        wanted={"land back": {"land": "returned"}},
    )  # fmt: skip
    found = look(case)
    assert "a red line of Israel crossed" in reasons(found)
    assert "no trade of any number of issues, from what is now," in claims(found)


def test_an_order_is_enough_for_better_drafts() -> None:
    case = sinai(
        preferences=[
            sinai().preferences[0].model_dump(by_alias=True, exclude_none=True),
            {
                "of": "I", "by": "analyst I", "walk away": "now",
                "ranking": [{"army": "far"}, {"land": "kept"}, {"land": "returned"}],
            },
        ]
    )  # fmt: skip
    found = look(case)
    assert any("needs points for I" in s.text for s in found.missing)
    assert "better for Egypt and Israel" in claims(found)
    assert "1 package that all could accept leaves nobody below what is now" in claims(found)
    assert any("only an order is entered" in s.text for s in found.limits)
    assert not found.figures
    cells = [c.text for t in found.tables for row in t.rows for c in row]
    assert not any("+" in text for text in cells)


def test_places_in_an_order_are_no_points() -> None:
    """Both o1 and o2 are better for both; how many places better says nothing."""
    orders = {"E": ("o1", "o2", "o0", "o3"), "I": ("o2", "o3", "o1", "o0")}
    case = sinai(
        issues={"price": {"options": {f"o{n}": "" for n in range(4)}, "now": "o0", "held by": "E"}},
        preferences=[
            {"of": p, "by": "analyst T", "walk away": "now", "ranking": [{"price": o} for o in own]}
            for p, own in orders.items()
        ],
    )
    found = look(case)
    assert "one of those that are efficient and better for most is (price: o1)" in claims(found)
    assert "Of these 2 improvements, 2 are efficient." in reasons(found)


def test_a_quorum_and_parties_named() -> None:
    assert "Israel" in claims(look(sinai(), accept="1 of E, I"))
    alone = look(sinai(), accept="E")
    # one party has nobody to trade with, and its best package is a better draft
    assert "trade" not in claims(alone)
    assert "army: near" not in claims(alone)
    assert "(land: returned; all else as now)" in claims(alone)


def test_nothing_to_agree_on() -> None:
    found = look(tiny())
    assert found.judgements


def test_an_issue_kept_at_now_is_not_traded() -> None:
    found = look(sinai(), reading=Reading(without=("army",)))
    assert "no trade of any number of issues" in claims(found)


def test_more_drafts_than_are_looked_at_are_named() -> None:
    options = {f"o{n}": "" for n in range(7)}
    values = {"E": {f"o{n}": n for n in range(7)}, "I": {f"o{n}": 2 * n for n in range(7)}}
    case = sinai(
        issues={"price": {"options": options, "now": "o0", "held by": "E"}},
        preferences=[entry(p, {"price": 1}, {"price": values[p]}) for p in values],
        wanted={f"at {n}": {"price": f"o{n}"} for n in range(1, 7)},
    )
    found = look(case)
    assert any("2 drafts (“at 5” and “at 6”) were not looked at" in s.text for s in found.limits)
    assert "1 change of one issue" not in reasons(found)
    assert "6 changes of one issue from what is now cost nobody anything" in reasons(found)
    assert "no trade does more for whoever gains least than the changes that cost" in claims(found)


@pytest.mark.parametrize("n_rules", [0, 1, 2])
def test_what_the_rules_tie_together(n_rules: int) -> None:
    """Each of two changes needs the other; only the pair can be made."""
    rules = [
        {"never": {"land": "returned", "army": "near"}},
        {"never": {"land": "kept", "army": "far"}},
    ]
    found = look(sinai(rules=rules[:n_rules]))
    assert "Israel gives on land" in claims(found)
