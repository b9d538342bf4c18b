"""Powers given to the parties: read, weighed, said to be a judgement, and doubled one by one."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.errors import UseError
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.lens import PackagesLens

SHARES = {f"s{k}": f"Anna gets {k} of ten" for k in range(11)}


def division(**changes: Any) -> Case:
    """Ten equal parts to share; Anna's worth rises evenly, Boris's too; both start with nothing.

    With powers a and b the product x^a (10 − x)^b is greatest where Anna gets 10 a / (a + b).
    """
    options: dict[str, Any] = {"none": "Nothing is shared", **SHARES}
    worth = {"A": {"none": 0}, "B": {"none": 0}}
    for k in range(11):
        worth["A"][f"s{k}"], worth["B"][f"s{k}"] = 10 * k, 100 - 10 * k
    case: dict[str, Any] = {
        "case": "division",
        "parties": {
            "A": {"name": "Anna", "role": "at the table"},
            "B": {"name": "Boris", "role": "at the table"},
        },
        "issues": {"parts": {"options": options, "now": "none", "held by": {"all of": ["A", "B"]}}},
        "preferences": [
            {
                "of": party,
                "by": f"analyst {party}",
                "points": {"parts": 100},
                "values": {"parts": worth[party]},
                "walk away": "now",
            }
            for party in ("A", "B")
        ],
    }
    return Case.model_validate(case | changes)


def look(powers: str) -> Finding:
    finding = PackagesLens().look(division(), Settings(wanted={"powers": powers}))
    assert breaches(finding) == ()
    assert from_json(finding.to_json()) == finding
    return finding


@pytest.mark.parametrize(
    ("powers", "anna"), [("A=4", 8), ("A=1, B=1", 5), ("B=3/2", 4), ("A = 0.25", 2), ("B=9", 1)]
)
def test_shares_follow_the_powers(powers: str, anna: int) -> None:
    rows = {row[0].text: row[2].text for row in look(powers).table("standards").rows}
    assert f"Anna gets {anna} of ten" in rows["Power-weighted Nash"]
    assert "Anna gets 5 of ten" in rows["Nash"]
    assert "Anna gets 5 of ten" in rows["Raiffa sequential"]


def test_power_is_said_to_be_a_judgement_and_doubled() -> None:
    finding = look("A=2, B=2")
    (said,) = (one for one in finding.judgements if "with powers of" in one.claim.text)
    assert "with powers of Anna 2 and Boris 2" in said.claim.text
    assert said.claim.text.endswith("is the Nash package itself.")
    why = [sentence.text for sentence in said.why]
    assert why[0].startswith("How much power a party has is a judgement")
    # doubling moves the even split to two thirds: 7 parts of ten, 7² · 3 > 6² · 4
    assert "With the power of Anna doubled" in why[1]
    assert "Anna gets 7 of ten" in why[1]
    assert "20.0 more to Anna and 20.0 less to Boris" in why[1]
    assert "Anna gets 3 of ten" in why[2]
    assert "roth1979" in finding.methods


def test_without_powers_none_are_weighed() -> None:
    finding = PackagesLens().look(division(), Settings())
    assert [row[0].text for row in finding.table("standards").rows][4:] == [
        "Raiffa sequential",
        "(what is now)",
    ]
    assert not any("power" in one.claim.text for one in finding.judgements)


@pytest.mark.parametrize(
    ("powers", "words"),
    [
        ("C=2", "did you mean|one of A, B"),
        ("A", "PARTY=POWER"),
        ("=2", "PARTY=POWER"),
        ("A=", "PARTY=POWER"),
        ("A=0", "above zero"),
        ("A=-1", "above zero"),
        ("A=1/0", "above zero"),
        ("A=nan", "above zero"),
        ("A=1e99", "above zero"),
        ("A=²", "above zero"),
        ("A=1, A=2", "twice"),
        ("A=3.14159, B=2.71828", "round the powers|Round the powers"),
    ],
)
def test_what_is_no_power_is_told(powers: str, words: str) -> None:
    with pytest.raises(UseError, match=words):
        look(powers)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(UseError) as refused:
        look("C=1, A=x, B")
    assert len(refused.value.faults) == 3
