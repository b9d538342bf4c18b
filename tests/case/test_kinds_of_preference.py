"""How strong preferences are, and attitudes: what a case may say of them."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from goodoffices.case.model import Case
from goodoffices.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]
CaseOf = Callable[[str], Case]

HEAD = dedent("""\
    case: kinds
    parties:
      RUS: {name: Russia, role: at the table}
      USA: {name: United States, role: at the table}
    issues:
      troops: {options: {massed: a, gone: b}, now: massed, held by: RUS}
    """)
POINTS = "of: RUS, by: me, points: {troops: 1}, values: {troops: {massed: 0, gone: 9}}"


def test_both_are_read(case_of: CaseOf) -> None:
    case = case_of(
        HEAD + f"preferences:\n  - {{{POINTS}, much better: 20..30}}\n"
        "attitudes:\n"
        "  - {of: USA, towards: RUS, is: hostile, by: analyst A, because: so}\n"
        "  - {of: USA, towards: USA, is: indifferent, by: analyst A}\n"
    )
    assert str(case.preferences[0].much_better) == "20..30"
    assert [(a.of, a.towards, a.is_, a.by) for a in case.attitudes] == [
        ("USA", "RUS", "hostile", "analyst A"),
        ("USA", "USA", "indifferent", "analyst A"),
    ]
    assert Case.model_validate(case.model_dump(by_alias=True)) == case


@pytest.mark.parametrize("number", ["0", "0..20", "101", "-5"])
def test_a_strong_preference_is_above_nothing_and_at_most_everything(
    faults_of: FaultsOf, number: str
) -> None:
    (fault,) = faults_of(HEAD + f"preferences:\n  - {{{POINTS}, much better: {number}}}\n")
    assert fault.where.field.endswith("much better")
    assert fault.expected == "a number above 0 and up to 100"


@pytest.mark.parametrize("form", ["priorities: [troops is gone]", "ranking: [{troops: gone}]"])
def test_an_order_does_not_say_how_much_better(faults_of: FaultsOf, form: str) -> None:
    entry = f"preferences:\n  - {{of: RUS, by: me, {form}, much better: 20}}\n"
    (fault,) = faults_of(HEAD + entry)
    assert "“much better” only with “points”" in fault.expected


def test_attitudes_are_of_parties_and_told_once(faults_of: FaultsOf) -> None:
    found = faults_of(
        HEAD + "attitudes:\n"
        "  - {of: USE, towards: RUS, is: hostile, by: me}\n"
        "  - {of: USA, towards: RSU, is: hostile, by: me}\n"
        "  - {of: RUS, towards: USA, is: devoted, by: me}\n"
        "  - {of: RUS, towards: USA, is: hostile, by: you}\n"
    )
    assert [fault.found for fault in found] == [
        "the party “USE”, which is not in this case",
        "the party “RSU”, which is not in this case",
        "a second attitude of RUS towards USA",
    ]


def test_an_attitude_is_one_of_three(faults_of: FaultsOf) -> None:
    (fault,) = faults_of(HEAD + "attitudes:\n  - {of: RUS, towards: USA, is: cold, by: me}\n")
    assert "devoted" in fault.expected
    assert "hostile" in fault.expected
