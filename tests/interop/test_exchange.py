"""Conflicts from the literature through the formats of others and back, and files that are none."""

from __future__ import annotations

import csv
import io
import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.commands.new import fill
from goodoffices.errors import SourceError, TooLargeError
from goodoffices.interop.as_case import as_case
from goodoffices.interop.gmcr_read import read_gmcr
from goodoffices.interop.gmcr_write import write_gmcr
from goodoffices.interop.option_conflict import OptionConflict
from goodoffices.interop.option_table import read_option_table
from goodoffices.methods.stability import feasible_patterns
from goodoffices.methods.stability.oracle import Oracle
from goodoffices.opened_case import open_case
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

GOLD = Path(__file__).parents[1] / "gold" / "stability.json"
CONFLICTS = [
    c
    for c in json.loads(GOLD.read_text(encoding="utf-8"))["conflicts"]
    if c["form"] == "option" and len(c["states"]) <= 60
]
WITH_PATTERNS = [c for c in CONFLICTS if "infeasible" in c]


def as_gmcr(conflict: dict[str, Any]) -> dict[str, Any]:
    """Write a conflict from the literature the way the format's own programs do."""
    count = len(conflict["options"])
    order = feasible_patterns(count, conflict["infeasible"])
    number = {state["label"]: order.index(state["yn"]) + 1 for state in conflict["states"]}
    return {
        "program": "another",
        "options": [
            {"name": o["name"], "permittedDirection": o["reversible"]} for o in conflict["options"]
        ],
        "decisionMakers": [
            {
                "name": name,
                "options": [k for k, o in enumerate(conflict["options"]) if o["dm"] == dm],
                "preferences": [],
                "preferenceRanking": [
                    [number[label] for label in tier] if len(tier) > 1 else number[tier[0]]
                    for tier in conflict["preferences"][dm]
                ],
            }
            for dm, name in enumerate(conflict["decision_makers"])
        ],
        "infeasibles": [
            [[k, letter] for k, letter in enumerate(pattern) if letter != "-"]
            for pattern in conflict["infeasible"]
        ],
        "useManualPreferenceRanking": True,
    }


def as_csv(conflict: dict[str, Any], sign: str = ",") -> str:
    labels = [state["label"] for state in conflict["states"]]
    out = io.StringIO()
    table = csv.writer(out, delimiter=sign)
    table.writerow(["party", "option", "reversible", *labels])
    for k, option in enumerate(conflict["options"]):
        maker = conflict["decision_makers"][option["dm"]]
        letters = [state["yn"][k] for state in conflict["states"]]
        table.writerow([maker, option["name"], option["reversible"], *letters])
    for dm, maker in enumerate(conflict["decision_makers"]):
        tiers = conflict["preferences"][dm]
        rank = {label: n for n, tier in enumerate(tiers, 1) for label in tier}
        table.writerow([maker, "rank", "", *(rank[label] for label in labels)])
    return out.getvalue()


def case_of(conflict: OptionConflict, folder: Path) -> Case:
    return load(fill(folder, as_case(conflict, "made", "a file").text)).case


def equilibria(case: Case) -> dict[str, list[str]]:
    """Per concept, the states that hold, written Y and N in the order of the issues."""
    space = OutcomeSpace(case)
    results = Oracle(space).analyse()
    names = ["".join(space.outcome(s).values()) for s in range(space.n_states)]
    return {
        key: sorted(name for name, holds in zip(names, r.equilibria, strict=True) if holds)
        for key, r in results.items()
    }


def expected(conflict: dict[str, Any]) -> dict[str, list[str]]:
    known = next(r for r in conflict["results"] if r["kind"] == "computed_by_definition")
    letters = {state["label"]: state["yn"] for state in conflict["states"]}
    return {
        key: sorted(letters[label] for label in known["equilibria"][key])
        for key in ("nash", "gmr", "smr", "seq")
    }


@pytest.mark.parametrize("conflict", WITH_PATTERNS, ids=lambda c: str(c["id"]))
def test_a_gmcr_file_gives_the_known_equilibria(conflict: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "known.gmcr"
    file.write_text(json.dumps(as_gmcr(conflict)), encoding="utf-8")
    case = case_of(read_gmcr(file), tmp_path / "case")
    assert equilibria(case) == expected(conflict)


@pytest.mark.parametrize("conflict", WITH_PATTERNS[:4], ids=lambda c: str(c["id"]))
def test_written_and_read_again_it_is_the_same(conflict: dict[str, Any], tmp_path: Path) -> None:
    file, again = tmp_path / "known.gmcr", tmp_path / "again.gmcr"
    file.write_text(json.dumps(as_gmcr(conflict)), encoding="utf-8")
    first = read_gmcr(file)
    space = OutcomeSpace(case_of(first, tmp_path / "case"))
    again.write_text(write_gmcr(space).text, encoding="utf-8")
    second = read_gmcr(again)
    assert [(o.owners, o.reversible) for o in second.options] == [
        (o.owners, o.reversible) for o in first.options
    ]
    assert [p.ranking for p in second.parties] == [
        tuple(tuple(sorted(t, key=lambda s: s[::-1])) for t in p.ranking) for p in first.parties
    ]
    assert sorted(second.infeasible) == sorted(first.infeasible)


@pytest.mark.parametrize("sign", [",", ";"])
@pytest.mark.parametrize("conflict", CONFLICTS, ids=lambda c: str(c["id"]))
def test_an_option_table_gives_the_known_equilibria(
    conflict: dict[str, Any], sign: str, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(as_csv(conflict, sign), encoding="utf-8")
    case = case_of(read_option_table(file), tmp_path / "case")
    assert equilibria(case) == expected(conflict)


def test_a_dash_stands_for_either_and_is_told(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "party,option,1,2,3\nAnn,stay,Y,Y,N\nBen,join,Y,N,–\nAnn,rank,1,2,3\nBen,rank,2,1,3\n"
        "now,,,x,\n",
        encoding="utf-8",
    )
    conflict = read_option_table(file)
    assert conflict.now == "YN"
    assert conflict.infeasible == ()
    assert conflict.parties[0].ranking == (("YY",), ("YN",), ("NN", "NY"))
    assert any("“3” stands for 2 combinations" in repair for repair in conflict.repairs)


def test_prioritised_statements_and_what_they_are_silent_on(tmp_path: Path) -> None:
    file = tmp_path / "p.gmcr"
    data = {
        "options": [{"name": "a"}, {"name": "a"}, {"name": "c (1)"}],
        "decisionMakers": [
            {"name": "One", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
            {"name": "Two", "options": [1], "preferences": [
                {"compound": True, "members": [[[0, "Y"], [1, "N"]], [[2, "Y"]]]}]},
        ],
        "infeasibles": [[[0, "N"], [1, "N"], [2, "N"]]],
    }  # fmt: skip
    file.write_text(json.dumps(data), encoding="utf-8")
    conflict = read_gmcr(file)
    text = as_case(conflict, "p", "p.gmcr")
    case = case_of(conflict, tmp_path / "case")
    assert case.preferences[1].priorities == ("(a One is Y and a Two is N) or (c 1 is Y)",)
    assert case.preferences[0].indifferent == ("c 1",)
    told = " ".join(text.repairs)
    for word in ("“a (One)”", "“a (Two)”", "Nobody holds “c (1)”", "states nothing on c 1", "now"):
        assert word in told
    assert case.issues["c 1"].held_by is not None
    assert case.issues["c 1"].held_by.all_of == ("One", "Two")


def test_paris_is_written_whole(tmp_path: Path) -> None:
    space = OutcomeSpace(open_case("paris-2014").case)
    written = write_gmcr(space)
    data = json.loads(written.text)
    flat = [n for tier in data["decisionMakers"][0]["preferenceRanking"]
            for n in (tier if isinstance(tier, list) else [tier])]  # fmt: skip
    assert sorted(flat) == list(range(1, space.n_states + 1))
    assert any("“constitution” has 4 options" in repair for repair in written.repairs)
    names = [option["name"] for option in data["options"]]
    assert sum(name.startswith("constitution: ") for name in names) == 4
    kept = write_gmcr(OutcomeSpace(space.case, Reading(without=("constitution", "troops"))))
    assert len(json.loads(kept.text)["infeasibles"]) > len(data["infeasibles"])


def test_too_many_states_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    file = tmp_path / "big.gmcr"
    data = {
        "options": [{"name": f"o{k}"} for k in range(16)],
        "decisionMakers": [
            {"name": "One", "options": list(range(16)), "preferenceRanking": [1]},
        ],
        "useManualPreferenceRanking": True,
    }
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SourceError, match="one by one"):
        read_gmcr(file)
    options = {f"o{k}": f"O{k}" for k in range(10)}
    issues = {f"i{k}": {"options": options, "now": "o0", "held by": "A"} for k in range(5)}
    parties = {"A": {"name": "A", "role": "at the table"}}
    case = Case.model_validate({"case": "x", "parties": parties, "issues": issues})
    with pytest.raises(TooLargeError):
        write_gmcr(OutcomeSpace(case))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 5) | st.sampled_from(["Y", "N", "both", "", "x"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["options", "decisionMakers", "infeasibles", "name", "preferences",
             "preferenceRanking", "misperceptions", "members", "permittedDirection"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip


@given(st.fixed_dictionaries({"options": JSON, "decisionMakers": JSON}), JSON, JSON)
@settings(max_examples=250, deadline=None)
def test_no_file_makes_it_stumble(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any], rules: Any, flag: Any
) -> None:
    file = tmp_path_factory.mktemp("odd") / "odd.gmcr"
    whole = data | {"infeasibles": rules, "useManualPreferenceRanking": flag}
    file.write_text(json.dumps(whole), encoding="utf-8")
    with suppress(SourceError):
        as_case(read_gmcr(file), "odd", "odd.gmcr")


@given(st.text(alphabet='partyoinYN-–,;12\n"x ', max_size=80))
@settings(max_examples=250, deadline=None)
def test_no_table_makes_it_stumble(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("odd") / "odd.csv"
    for head in ("", "party,option,1,2\n", "party;option;reversible;1\n"):
        file.write_text(head + text, encoding="utf-8")
        with suppress(SourceError):
            as_case(read_option_table(file), "odd", "odd.csv")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]", b"{}", b"[" * 100_000])
def test_what_is_no_such_file_is_said(content: bytes, tmp_path: Path) -> None:
    for name, read in (("odd.gmcr", read_gmcr), ("odd.csv", read_option_table)):
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(SourceError):
            read(file)
    with pytest.raises(SourceError):
        read_gmcr(tmp_path / "missing.gmcr")


def test_many_options_with_exactly_one_of_five_find_what_is_now(tmp_path: Path) -> None:
    groups = [list(range(5 * k, 5 * k + 5)) for k in range(8)]
    patterns = [[[a, "Y"], [b, "Y"]] for g in groups for a in g for b in g if a < b]
    data = {
        "options": [{"name": f"o{k}"} for k in range(40)],
        "decisionMakers": [{"name": "One", "options": list(range(40)), "preferences": []}],
        "infeasibles": [*patterns, *([[k, "N"] for k in g] for g in groups)],
    }
    file = tmp_path / "wide.gmcr"
    file.write_text(json.dumps(data), encoding="utf-8")
    now = read_gmcr(file).now
    assert [now[5 * k : 5 * k + 5].count("Y") for k in range(8)] == [1] * 8


def test_repairs_of_a_table_are_told(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("party,option,1,2\nAnn,Lift (some),Y,–\nAnn,go,Y,N\nnow,,,x\n", "utf-8")
    conflict = read_option_table(file)
    assert any("marked as now stands for 2" in repair for repair in conflict.repairs)
    told = as_case(conflict, "t", "t.csv").repairs
    assert "“Lift (some)” is called “Lift some” here." in told


def test_cells_of_a_table_without_a_heading_are_told(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("party,option,1,2,\nA,go,Y,N,,Y\nA,rank,1,2,3\nnow,,,x\n", encoding="utf-8")
    said = [one for one in read_option_table(file).repairs if "without a heading" in one]
    assert said == [
        "Line 2: “Y” stands in a column without a heading and is left out.",
        "Line 3: “3” stands in a column without a heading and is left out.",
    ]


def test_a_table_that_lists_too_little_of_too_much_is_refused(tmp_path: Path) -> None:
    draw = random.Random(4)
    states = {"".join(draw.choice("YN") for _ in range(30)) for _ in range(300)}
    rows = [",".join(["Ann", f"o{k}", *(s[k] for s in states)]) for k in range(30)]
    head = ",".join(["party", "option", *map(str, range(len(states)))])
    file = tmp_path / "wide.csv"
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match="rules needed"):
        read_option_table(file)


def test_the_table_in_the_documents_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")
    file = tmp_path / "doc.csv"
    file.write_text(text.split("```csv\n")[1].split("```")[0], encoding="utf-8")
    conflict = read_option_table(file)
    assert conflict.now == "YN"
    assert len(case_of(conflict, tmp_path / "case").axes) == 2


def test_options_nobody_holds_make_a_case_that_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "n.gmcr"
    makers: list[Any] = [{"name": n, "options": [], "preferences": []} for n in ("One", "Two")]
    data = {"options": [{"name": "a"}, {"name": "b"}], "decisionMakers": makers}
    file.write_text(json.dumps(data), encoding="utf-8")
    case = case_of(read_gmcr(file), tmp_path / "case")
    assert [case.issues[i].held_by.all_of for i in "ab"] == [("One", "Two")] * 2  # type: ignore[union-attr]
