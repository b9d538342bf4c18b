"""GeniusWeb and NegoLog profiles: both spellings, reservation bids, and files that are none."""

from __future__ import annotations

import json
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import SourceError
from goodoffices.interop.geniusweb_read import read_geniusweb
from goodoffices.interop.geniusweb_write import write_geniusweb
from goodoffices.interop.points_record import PointsRecord, RecordedIssue, RecordedParty

from .points_files import EVERY, PROFILES, plain, utilities, worths

NEGOLOG = [case for case in PROFILES if case["id"].startswith("negolog")]


def profile(case: dict[str, Any], party: str, spelling: str) -> dict[str, Any]:
    own = case["profiles"][party]
    return {
        "LinearAdditiveUtilitySpace": {
            "issueUtilities": {
                issue: {spelling: {"valueUtilities": values}}
                for issue, values in own["evaluations"].items()
            },
            "issueWeights": own["weights"],
            "domain": {
                "name": "d",
                "issuesValues": {i["name"]: {"values": i["options"]} for i in case["issues"]},
            },
            "name": party,
        }
    }


def saved(folder: Path, **data: Any) -> list[Path]:
    files = []
    for name, one in data.items():
        files.append(folder / f"{name}.json")
        files[-1].write_text(one if isinstance(one, str) else json.dumps(one), encoding="utf-8")
    return files


@pytest.mark.parametrize("spelling", ["discreteutils", "DiscreteValueSetUtilities"])
@pytest.mark.parametrize("case", NEGOLOG, ids=lambda c: str(c["id"]))
def test_both_spellings_give_the_known_utilities(
    case: dict[str, Any], spelling: str, tmp_path: Path
) -> None:
    files = saved(tmp_path, **{p: profile(case, p, spelling) for p in case["parties"]})
    record = read_geniusweb(files)
    assert worths(record, EVERY) == [
        tuple(100 * u for u in row) for row in utilities(case, divided=False, every=EVERY)
    ]
    assert [party.name for party in record.parties] == case["parties"]


@pytest.mark.parametrize("case", NEGOLOG, ids=lambda c: str(c["id"]))
def test_negolog_profiles_give_the_published_points(case: dict[str, Any], tmp_path: Path) -> None:
    data: dict[str, Any] = {
        f"profile{party}": {
            "reservationValue": 0.25,
            "issueWeights": own["weights"],
            "issues": own["evaluations"],
        }
        for party, own in case["profiles"].items()
    }
    record = read_geniusweb(saved(tmp_path, **data, specs={"size": 256}))
    published = case["published"]
    package = [
        issue.options.index(option)
        for issue, option in zip(record.issues, published["nash_outcome"], strict=True)
    ]
    found = [float(party.worth(package)) / 100 for party in record.parties]
    assert found == pytest.approx(published["nash_utilities"])
    assert [party.walk_away for party in record.parties] == [25, 25]
    assert any("specs.json is neither" in repair for repair in record.repairs)


def test_a_reservation_bid_is_an_outcome_and_an_open_one_a_number(tmp_path: Path) -> None:
    case = NEGOLOG[0]
    whole, part = (profile(case, p, "discreteutils") for p in "AB")
    names = [issue["name"] for issue in case["issues"]]
    for data, named in ((whole, names), (part, names[:1])):
        bid = {"issuevalues": dict.fromkeys(named, "valueB")}
        data["LinearAdditiveUtilitySpace"]["reservationBid"] = bid
    record = read_geniusweb(saved(tmp_path, a=whole, b=part))
    assert record.parties[0].walk_away == (1, 1, 1, 1)
    assert record.parties[1].walk_away == 100 * Fraction("0.38") * Fraction("0.73")
    assert any("reservation bid of B leaves issues open" in told for told in record.repairs)


def test_a_walk_away_in_points_becomes_a_bid_that_accepts_the_same(tmp_path: Path) -> None:
    values = (tuple(map(Fraction, (0, 40, 100))), tuple(map(Fraction, (70, 0))))
    party = RecordedParty("A", (Fraction(3), Fraction(1)), values, Fraction(35))
    issues = (RecordedIssue("x", ("a", "b", "c")), RecordedIssue("y", ("d", "e")))
    record = PointsRecord("t", issues, (party,), (0, 0))
    written = write_geniusweb(record, "t")
    again = read_geniusweb(saved(tmp_path, **{n[:-5]: t for n, t in written.texts.items()}))
    bid = again.parties[0].walk_away
    assert isinstance(bid, tuple)
    rows = [row[0] for row in worths(record)]
    assert [row >= 35 for row in rows] == [row >= party.worth(bid) for row in rows]
    assert any("least package worth as much" in told for told in written.repairs)


def test_weights_without_end_still_add_up_to_one_and_are_told() -> None:
    values = ((Fraction(100), Fraction(0)),) * 3
    party = RecordedParty("A", (Fraction(1),) * 3, values, "now")
    issues = tuple(RecordedIssue(name, ("y", "n")) for name in "xyz")
    written = write_geniusweb(PointsRecord("t", issues, (party,), (0, 0, 0)))
    data = json.loads(written.texts["domain-A.json"], parse_float=Fraction)
    weights = data["LinearAdditiveUtilitySpace"]["issueWeights"].values()
    assert sum(weights) == 1
    assert any("rounded to 18 places" in told for told in written.repairs)


HEAD = '{"LinearAdditiveUtilitySpace": {"issueWeights": {"i": 1.0}, "issueUtilities": {"i": '


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        "{}",
        "[1]",
        '{"LinearAdditiveUtilitySpace": 3}',
        HEAD + '{"discreteutils": {"valueUtilities": {"a": NaN}}}}}}',
        HEAD + '{"discreteutils": {"valueUtilities": {"a": 1e999999999}}}}}}',
        HEAD + '{"discreteutils": {"valueUtilities": {"a": ' + "9" * 5000 + "}}}}}",
        HEAD + '{"discreteutils": {"valueUtilities": {"a": "1"}}}}}',
        HEAD + '{"discreteutils": {"valueUtilities": {"a": true}}}}}',
        HEAD + '{"discreteutils": [1]}}}',
        HEAD + '{"other": {}}}}',
        HEAD + '{"numberutils": {"lowValue": 1}}}}',
    ],
)
def test_hostile_files_are_refused_with_words(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read_geniusweb(saved(tmp_path, odd=text))
    assert all(f.found and f.expected and f.do for f in refused.value.faults)


def test_a_key_that_stands_twice_is_told(tmp_path: Path) -> None:
    text = HEAD + '{"discreteutils": {"valueUtilities": {"a": 0.5, "b": 1, "a": 0.9}}}}}}'
    record = read_geniusweb(saved(tmp_path, twice=text))
    assert plain(record.parties[0])[1] == [[50, 100]]
    assert any("“a” stands twice" in told for told in record.repairs)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | st.sampled_from(["", "a", "values"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["issueUtilities", "issueWeights", "domain", "issuesValues", "values",
                         "discreteutils", "valueUtilities", "reservationBid", "issuevalues", "a",
                         "issues", "numberutils", "lowValue", "reservationValue", "name"]),
        inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@given(ODD, st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_file_makes_it_stumble(
    tmp_path_factory: pytest.TempPathFactory, data: Any, wrapped: bool
) -> None:
    whole = {"LinearAdditiveUtilitySpace": data} if wrapped else data
    with suppress(SourceError):
        read_geniusweb(saved(tmp_path_factory.mktemp("odd"), odd=whole), levels=3)
