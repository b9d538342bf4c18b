"""Quorums and vetoes through a case and the lens, and walk-aways given as values and ranges."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.outcomes.who_must_accept import WhoMustAccept

GOLD = Path(__file__).parents[2] / "gold" / "settlement.json"
IDS = ("sport", "tourism", "environment", "mayor", "cities", "union")


@cache
def harbour_gold() -> dict[str, Any]:
    cases = json.loads(GOLD.read_text(encoding="utf-8"))["cases"]
    found: dict[str, Any] = next(c for c in cases if c["id"].startswith("harbour"))
    return found


def harbour() -> Case:
    """The gold case: on every issue the points of the best option are the weight."""
    gold = harbour_gold()
    issues, names = {}, [issue["name"] for issue in gold["issues"]]
    for issue in gold["issues"]:
        options = dict.fromkeys(issue["options"], "")
        issues[issue["name"]] = {"options": options, "now": issue["options"][0], "held by": "mayor"}
    preferences = []
    for party, scores, floor in zip(IDS, gold["scores"], gold["reservation"], strict=True):
        assert sum(max(column) for column in scores) == 100
        preferences.append({
            "of": party, "by": "analyst H", "walk away": floor,
            "points": {name: max(column) for name, column in zip(names, scores, strict=True)},
            "values": {
                issue["name"]: {
                    option: f"{int(100 * score)}/{int(max(column) or 1)}"
                    for option, score in zip(issue["options"], column, strict=True)
                }
                for issue, column in zip(gold["issues"], scores, strict=True)
            },
        })  # fmt: skip
    parties = {
        party: {"name": name, "role": "at the table"}
        for party, name in zip(IDS, gold["parties"], strict=True)
    }
    return Case.model_validate(
        {"case": "harbour", "parties": parties, "issues": issues, "preferences": preferences}
    )


@cache
def found(accept: WhoMustAccept) -> Finding:
    return PackagesLens().look(harbour(), Settings(accept=accept))


FIVE = WhoMustAccept(IDS, 5, ("sport", "tourism"))


def passing(needed: int, vetoes: tuple[str, ...], willing: str = "") -> set[tuple[int, ...]]:
    gold = harbour_gold()
    kept = set()
    for package in product(*(range(len(issue["options"])) for issue in gold["issues"])):
        worth = [
            sum(column[o] for column, o in zip(scores, package, strict=True))
            for scores in gold["scores"]
        ]
        yes = {p for p, w, d in zip(IDS, worth, gold["reservation"], strict=True) if w >= d}
        yes |= {willing} & set(IDS)
        if len(yes) >= needed and yes.issuperset(vetoes):
            kept.add(package)
    return kept


def test_five_of_six_with_two_vetoes_is_counted_and_said() -> None:
    finding, gold = found(FIVE), harbour_gold()["expected"]
    assert gold["n_passing_rule"] == len(passing(5, ("sport", "tourism"))) == 55
    assert (0,) * 5 not in passing(5, ("sport", "tourism"))
    assert finding.headline.text.startswith(
        "Given these inputs, 55 of 719 packages other than now could be accepted by at least 5 of "
        "the 6 named, SportCo and Department of Tourism among them"
    )
    assert breaches(finding) == ()
    (rule,) = (s.text for s in finding.assumptions if "at least 5 of the 6 named" in s.text)
    assert "SportCo (named in the question, with a veto)" in rule
    assert "Mayor (named in the question)" in rule


def test_all_six_leave_twelve() -> None:
    assert len(passing(6, ())) == harbour_gold()["expected"]["n_unanimous"] == 12
    everyone = found(WhoMustAccept(IDS)).headline.text
    assert everyone.startswith("Given these inputs, 12 of 719 packages other than now")
    assert "could be accepted by SportCo, " in everyone


def test_the_table_says_what_each_vote_would_add() -> None:
    table, vetoes = found(FIVE).table("acceptance"), ("sport", "tourism")
    assert table.columns[4].title == "Would pass with it"
    assert "accepted them too" in table.note
    for row, party in zip(table.rows, IDS, strict=True):
        more = passing(5, vetoes, party) - passing(5, vetoes) - {(0,) * 5}
        assert row[4].text == f"{len(more):,}"


number = st.integers(0, 10)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_quorum_counts_what_the_definition_counts(data: st.DataObject) -> None:
    draw = data.draw
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    ids = ("A", "B", "C", "D")[: draw(st.integers(2, 4))]
    vetoes = tuple(p for p in ids if draw(st.integers(0, 3)) == 0)
    needed = draw(st.integers(max(len(vetoes), 1), len(ids)))
    values = {p: [[draw(number) for _ in range(n)] for n in sizes] for p in ids}
    floors = {p: draw(number) for p in ids}
    lines = {p: draw(st.booleans()) for p in ids}
    case = Case.model_validate({
        "case": "votes",
        "parties": {p: {"name": f"Party {p}", "role": "at the table"} for p in ids},
        "issues": {
            f"i{k}": {"options": {f"o{n}": "" for n in range(size)}, "now": "o0", "held by": "A"}
            for k, size in enumerate(sizes)
        },
        "preferences": [{
            "of": p, "by": "analyst V", "walk away": floors[p],
            "points": {f"i{k}": 1 for k in range(len(sizes))},
            "values": {
                f"i{k}": {f"o{n}": v for n, v in enumerate(column)}
                for k, column in enumerate(values[p])
            },
            **({"red lines": [{"i0": "o1"}]} if lines[p] else {}),
        } for p in ids],
    })  # fmt: skip
    count = 0
    for package in product(*map(range, sizes)):
        yes = {
            p for p in ids
            if sum(c[o] for c, o in zip(values[p], package, strict=True)) >= floors[p] * len(sizes)
            and not (lines[p] and package[0] == 1)
        }  # fmt: skip
        count += any(package) and len(yes) >= needed and yes.issuperset(vetoes)
    finding = PackagesLens().look(case, Settings(accept=WhoMustAccept(ids, needed, vetoes)))
    assert breaches(finding) == ()
    start = f"Given these inputs, {count or 'none'} of "
    assert finding.headline.text.startswith(start)
    assert (f"by at least {needed} of " in finding.headline.text) == (needed < len(ids))


def test_both_ends_of_a_walk_away_given_as_a_range_are_counted() -> None:
    def bargain(walk_away: object) -> Case:
        return Case.model_validate({
            "case": "range",
            "parties": {p: {"name": p, "role": "at the table"} for p in ("Anna", "Boris")},
            "issues": {"price": {
                "options": {f"o{n}": "" for n in range(11)}, "now": "o0", "held by": "Anna",
            }},
            "preferences": [
                {"of": "Anna", "by": "analyst R", "points": {"price": 1}, "walk away": walk_away,
                 "values": {"price": {f"o{n}": 10 * n for n in range(11)}}},
                {"of": "Boris", "by": "analyst R", "points": {"price": 1}, "walk away": 20,
                 "values": {"price": {f"o{n}": 100 - 10 * n for n in range(11)}}},
            ],
        })  # fmt: skip

    finding = PackagesLens().look(bargain("39..61/1"), Settings())
    (said,) = (s.text for s in finding.judgements[0].why if "low end of its range" in s.text)
    # Boris accepts o1 … o8; Anna from o4 at 39, from o7 at 61, from o5 at the midpoint of 50
    assert "walk-away of Anna at 39, the low end" in said
    assert "5 packages other than now could be accepted; at 61, the high end, 2 packages" in said
    assert finding.headline.text.startswith("Given these inputs, 4 of 10 packages")
    for end, count in ((39, 5), (61, 2)):
        alone = PackagesLens().look(bargain(end), Settings())
        assert alone.headline.text.startswith(f"Given these inputs, {count} of 10 packages")
        assert not any("low end of its range" in s.text for s in alone.judgements[0].why)
    cells = {row[0].text: row[5].text for row in finding.table("acceptance").rows}
    assert cells == {"Anna": "50.0 of 100, from 39 to 61", "Boris": "20.0 of 100"}
