"""GENIUS files: gold utilities under both normalisations, repairs, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import SourceError
from goodoffices.interop.case_as_points import case_as_points
from goodoffices.interop.genius_read import Normalisation, read_genius
from goodoffices.interop.genius_write import write_genius
from goodoffices.interop.points_as_case import points_as_case
from goodoffices.outcomes.space import OutcomeSpace

from .points_files import EVERY, PROFILES, case_of, genius_files, plain, utilities, worths

BY_ID = {case["id"]: case for case in PROFILES}
DIVIDED = [case for case in PROFILES if "max_evaluation" in case["utility_rule"]]


@pytest.mark.parametrize("normalisation", ["genius", "raw"])
@pytest.mark.parametrize("case", PROFILES, ids=lambda c: str(c["id"]))
def test_every_package_is_worth_what_the_rule_says(
    case: dict[str, Any], normalisation: Normalisation, tmp_path: Path
) -> None:
    record = read_genius(genius_files(case, tmp_path), normalisation)
    expected = utilities(case, normalisation == "genius", EVERY)
    found = worths(record, EVERY)
    for party in range(len(case["parties"])):
        # points of 100 stand for the most that could be had, which is 1 in files that are whole
        per = {
            row[party] / own[party] for row, own in zip(found, expected, strict=True) if own[party]
        }
        assert len(per) == 1
        if normalisation == "genius":
            assert abs(per.pop() - 100) < Fraction(1, 10**9)


@pytest.mark.parametrize("case", DIVIDED, ids=lambda c: str(c["id"]))
def test_the_gold_utilities_come_out(case: dict[str, Any], tmp_path: Path) -> None:
    record = read_genius(genius_files(case, tmp_path))
    known = [issue.options for issue in record.issues]
    for key in ("nash", "egalitarian_maxmin", "kalai_smorodinsky_maxmin_ratio", "utilitarian"):
        gold = case["expected"][key]
        package = [options.index(o) for options, o in zip(known, gold["outcome"], strict=True)]
        found = [float(party.worth(package)) / 100 for party in record.parties]
        assert found == pytest.approx(gold["utilities"], abs=6e-7)


def test_the_case_made_has_the_same_worth(tmp_path: Path) -> None:
    files = genius_files(BY_ID["grocery_2011"], tmp_path)
    record = read_genius(files)
    space = OutcomeSpace(case_of(record, tmp_path / "case"))
    axes = range(len(record.issues))
    for state in range(0, space.n_states, 37):
        package = [int(space.axis_form.digit(axis)[state]) for axis in axes]
        for k, party in enumerate(space.parties):
            own = Fraction(int(space.scores(party)[state]), space.worth(party).scale or 1)
            assert own == record.parties[k].worth(package)


def test_the_two_normalisations_differ_where_the_maxima_do(tmp_path: Path) -> None:
    files = genius_files(BY_ID["england_zimbabwe_2010"], tmp_path)
    divided, raw = (worths(read_genius(files, n)) for n in ("genius", "raw"))
    assert _efficient(divided) == 25
    assert _efficient(raw) == 23


def _efficient(points: list[tuple[Fraction, ...]]) -> int:
    distinct = set(points)
    return sum(
        not any(q != p and all(b >= a for a, b in zip(p, q, strict=True)) for q in distinct)
        for p in distinct
    )


def test_written_files_say_the_same_to_either_kind_of_reader(tmp_path: Path) -> None:
    record = read_genius(genius_files(BY_ID["jobs"], tmp_path))
    case = case_of(record, tmp_path / "case")
    _save(write_genius(case_as_points(case)).texts, tmp_path / "again")
    files = sorted((tmp_path / "again").iterdir())
    for normalisation in ("genius", "raw"):
        again = read_genius(files, normalisation)
        assert worths(again, EVERY) == worths(record, EVERY)
        assert [p.walk_away for p in again.parties] == [0, 0]


def _save(texts: dict[str, str], folder: Path) -> None:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _element(tag: str, attributes: dict[str, str], inside: list[str] | None = None) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{written}>{''.join(inside or [])}</{tag}>"


SPACE = """<utility_space><objective index="0" name="any">
<issue index="1" name="aid" type="discrete">
<item index="1" value="half" evaluation="2"/><item index="2" value="half" evaluation="9"/>
<item index="3" value="all"/><item index="4" value="odd" evaluation="4" colour="red"/></issue>
<issue index="2" name="years" type="integer"><range lowerbound="2" upperbound="4"/>
<evaluator ftype="linear" slope="0.25" offset="0.5"/></issue>
<weight index="1" value="0.5"/><weight index="7" value="0.5"/></objective>
<discount_factor value="0.9"/><reservation value="0.1"/><flags/></utility_space>"""


def test_every_repair_is_told(tmp_path: Path) -> None:
    file = tmp_path / "north.xml"
    file.write_text(SPACE, encoding="utf-8")
    record = read_genius([file])
    told = " ".join(record.repairs)
    for words in (
        "Normalisation “genius”",
        "lists “half” twice; the first counts",
        "no value on “aid” for “all”",
        "range of numbers; 3 of them",
        "issue number “7”",
        "no weight for “years”",
        "discount factor 0.9 is left out",
        "not known and left out: flags",
        "No file lists the issues alone",
        "adds up to 0.5 in the file",
    ):
        assert words in told, words
    assert [issue.options for issue in record.issues] == [("half", "all", "odd"), ("2", "3", "4")]
    assert record.parties[0].name == "north"
    weights, values = [Fraction(1, 2), None], [[50, None, 100], [50, 75, 100]]
    assert plain(record.parties[0]) == (weights, values, 20)


def test_what_is_now_is_read_where_it_was_noted(tmp_path: Path) -> None:
    file = tmp_path / "north.xml"
    noted = SPACE.replace('name="aid"', 'name="aid" now="odd"')
    file.write_text(noted.replace('name="years"', 'name="years" now="9"'), encoding="utf-8")
    record = read_genius([file])
    assert record.now == (2, 0)
    assert any("“years” is said to be “9”, no option of it" in told for told in record.repairs)
    file.write_text(noted, encoding="utf-8")
    record = read_genius([file])
    assert record.now == (2, 0)
    assert any("What is now on “years” is not said" in told for told in record.repairs)
    assert any("Only one party came, north" in told for told in record.repairs)


def test_numbers_no_case_can_hold_name_the_file(tmp_path: Path) -> None:
    file = tmp_path / "north.xml"
    file.write_text(SPACE.replace('evaluation="4"', 'evaluation="-4"'), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        read_genius([file])
    (fault,) = refused.value.faults
    assert (fault.where.file, fault.where.line) == (str(file), 4)
    file.write_text(SPACE.replace('value="0.1"', 'value="2"'), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        points_as_case(read_genius([file]), "x", "a folder")
    (fault,) = refused.value.faults
    assert (fault.where.file, fault.where.field) == (str(file), "walk away")


def test_real_numbers_are_refused_unless_levels_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "r.xml"
    file.write_text(
        "<utility_space><issue index='1' name='price' type='real'>"
        "<range lowerbound='0' upperbound='10'/>"
        "<evaluator ftype='linear' parameter0='0' parameter1='0.1'/></issue>"
        "<weight index='1' value='1'/></utility_space>",
        encoding="utf-8",
    )
    with pytest.raises(SourceError, match="--levels 11"):
        read_genius([file])
    record = read_genius([file], levels=5)
    assert record.issues[0].options == ("0", "2.5", "5", "7.5", "10")
    assert plain(record.parties[0])[1] == [[0, 25, 50, 75, 100]]


BOMB = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>'


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "<utility_space>&y;</utility_space>",
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><utility_space/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "x.dtd">%p;]><utility_space/>',
        "<a>" * 50 + "</a>" * 50,
        "<utility_space>&unknown;</utility_space>",
        "<utility_space>",
        "",
        "no xml",
        "<html/>",
        "<utility_space/>",
        "<?xml version='1.0' encoding='klingon'?><utility_space/>",
        SPACE.replace("'2'", "'two'").replace('"0.25"', '"NaN"'),
        SPACE.replace('"0.25"', '"1e999999999"'),
        SPACE.replace('"0.25"', '"' + "9" * 10_000 + '"'),
        SPACE.replace('upperbound="4"', 'upperbound="999999999"'),
        SPACE.replace('type="integer"', 'type="hypercube"'),
        SPACE.replace('value="0.5"', 'value="-0.5"'),
    ],
)
def test_hostile_files_are_refused_with_words(text: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.xml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        read_genius([file])
    assert all(f.found and f.expected and f.do for f in refused.value.faults)


def test_more_than_a_case_can_hold_is_refused_at_once(tmp_path: Path) -> None:
    items = "".join(f"<item value='{':' * k}a' evaluation='1'/>" for k in range(1, 6_000))
    file = tmp_path / "many.xml"
    file.write_text(
        f"<utility_space><issue index='1' name='x'>{items}</issue></utility_space>", "utf-8"
    )
    with pytest.raises(SourceError, match="at most 5,000 options"):
        read_genius([file])


TAGS = st.sampled_from(
    ["issue", "item", "weight", "reservation", "evaluator", "range", "objective"]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["index", "name", "value", "evaluation", "type", "lowerbound", "upperbound",
                     "slope", "offset", "exact", "ftype", "parameter0", "party", "factor"]),
    st.sampled_from(["1", "0", "-2", "0.5", "1/3", "a", "", "integer", "real", "linear", "NaN"]),
    max_size=6,
)  # fmt: skip
TREES = st.recursive(
    st.builds(_element, TAGS, ATTRIBUTES),
    lambda inner: st.builds(_element, TAGS, ATTRIBUTES, st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=5), st.sampled_from(["genius", "raw"]), st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_file_makes_it_stumble(
    tmp_path_factory: pytest.TempPathFactory,
    inside: list[str],
    normalisation: Normalisation,
    levels: bool,
) -> None:
    file = tmp_path_factory.mktemp("odd") / "odd.xml"
    file.write_text(f"<utility_space>{''.join(inside)}</utility_space>", encoding="utf-8")
    with suppress(SourceError):
        record = read_genius([file], normalisation, 3 if levels else None)
        points_as_case(record, "odd", "odd.xml")


def test_a_domain_alone_asks_for_the_parties(tmp_path: Path) -> None:
    domain, *_ = genius_files(BY_ID["jobs"], tmp_path)
    with pytest.raises(SourceError, match="a domain alone"):
        read_genius([domain])
    with pytest.raises(SourceError, match="a second domain"):
        read_genius([domain, domain, tmp_path / "domain_A.xml"])
