"""Tables of points from spreadsheets: what is read, repaired, neutralised and refused."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import SourceError
from goodoffices.interop.points_as_case import points_as_case
from goodoffices.interop.points_record import PointsRecord, RecordedIssue, RecordedParty
from goodoffices.interop.points_table_read import read_points_table
from goodoffices.interop.points_table_write import write_points_table
from goodoffices.interop.spreadsheet_cells import shielded, unshielded

from .points_files import case_of, plain

TABLE = (
    "issue;option;now;North;South\n"
    "aid;weight;;60;40\n"
    "aid;half;x;0;100\n"
    "aid;all;;100;2,5\n"
    "years;weight;;40;60\n"
    "years;two;;0;\n"
    "years;four;;100;0\n"
    "years;four;;7;7\n"
    "walk away;;;now;30\n"
)


def read(text: str, folder: Path) -> PointsRecord:
    file = folder / "points.csv"
    file.write_bytes(text.encode())
    return read_points_table(file)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_as_a_spreadsheet_saves_it(mark: str, tmp_path: Path) -> None:
    record = read(mark + TABLE.replace("\n", "\r\n"), tmp_path)
    north, south = record.parties
    assert plain(north) == ([60, 40], [[0, 100], [0, 100]], "now")
    assert plain(south) == ([40, 60], [[100, 2.5], [None, 0]], 30)
    assert record.now == (0, 0)
    told = " ".join(record.repairs)
    for words in (
        "“2,5” is read with a decimal comma",
        "lists “four” on “years” a second time",
        "South lacks a weight or a value on “years”",
        "Nothing on “years” is marked as now",
    ):
        assert words in told


def test_what_is_missing_stays_open_in_the_case(tmp_path: Path) -> None:
    case = case_of(read(TABLE, tmp_path), tmp_path / "case", years="four")
    assert "two" not in case.preferences[1].values["years"]
    assert case.issues["years"].now == "four"
    assert case.issues["aid"].held_by is not None
    assert case.issues["aid"].held_by.all_of == ("North", "South")


def test_cells_without_a_heading_are_told(tmp_path: Path) -> None:
    text = TABLE.replace("aid;half;x;0;100", "aid;half;x;0;100;9;;8").replace(
        "aid;all;;100;2,5", "aid;all;;100;2,5;;7"
    )
    record = read(text, tmp_path)
    assert record.parties == read(TABLE, tmp_path).parties
    said = [one for one in record.repairs if "without a heading" in one]
    assert said == [
        "Line 3: “9”, “8” stand in columns without a heading and are left out.",
        "Line 4: “7” stands in a column without a heading and is left out.",
    ]
    unnamed = read("issue,option,,A\nx,weight,,1\nx,a,note,2\n", tmp_path)
    assert any("Line 3: “note” stands in a column" in one for one in unnamed.repairs)


FORMULAS = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "1/3", "10-12", "3:4", "'=1", "''+"]


@pytest.mark.parametrize("name", FORMULAS)
def test_no_text_is_run_or_turned_into_a_date(name: str, tmp_path: Path) -> None:
    party = RecordedParty("A", (Fraction(1),), ((Fraction(0), Fraction(100)),), Fraction(0))
    record = PointsRecord("t", (RecordedIssue("i", (name, "no")),), (party,), (0,))
    text = write_points_table(record).texts["points.csv"]
    assert not any(cell.strip('"').startswith(tuple("=+-@\t"))
                   for line in text.splitlines() for cell in line.split(",")[:2])  # fmt: skip
    assert unshielded(shielded(name)) == name
    if name == name.strip():
        assert read(text, tmp_path).issues == record.issues


@given(st.text(max_size=12))
def test_shielding_is_undone_for_any_text(text: str) -> None:
    assert unshielded(shielded(text)) == text


HEAD = "issue,option,now,A\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "issue,option\n",
        "issue,party,A\n",
        "issue,option,A,A\nx,y,1,1\n",
        HEAD,
        HEAD + "x,weight,,1\n",
        HEAD + "x,a,x,1\nx,b,x,1\n",
        HEAD + "x,a,,nan\n",
        HEAD + "x,a,,1e999999999\n",
        HEAD + "x,a,," + "9" * 5000 + "\n",
        HEAD + "x,a,,1.234,5\n,b,,1\n",
        HEAD + "x,a,,1\nwalk away,,,never\n",
        HEAD + "x,a,,1\nwalk away,,,x: b\n",
        HEAD + "x,a,,1\nwalk away,,,1\nwalk away,,,2\n",
        HEAD + "x,weight,,-1\nx,a,,1\n",
        HEAD + "x,a,,101\n",
        HEAD + "x,a,,-1\n",
        HEAD + "x,a,,1\nwalk away,,,-1\n",
        HEAD + '"' + "x" * 200_000,
    ],
)
def test_hostile_tables_are_refused_with_words(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(text, tmp_path)
    assert all(f.found and f.expected and f.do for f in refused.value.faults)


@given(st.text(alphabet="xyabweight,;\n\"'=12. now", max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_table_makes_it_stumble(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with suppress(SourceError):
        points_as_case(read(HEAD + text, tmp_path_factory.mktemp("odd")), "odd", "odd.csv")


def test_the_table_in_the_documents_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")
    record = read(text.split("```csv\n")[2].split("```")[0], tmp_path)
    assert record.repairs == ()
    assert len(record.parties) == 2
    assert len(case_of(record, tmp_path / "case").axes) == 2
