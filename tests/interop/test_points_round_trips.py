"""What is written and read again is worth the same, to the last digit, in every format."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.interop.case_as_points import case_as_points
from goodoffices.interop.genius_read import read_genius
from goodoffices.interop.genius_write import write_genius
from goodoffices.interop.geniusweb_read import read_geniusweb
from goodoffices.interop.geniusweb_write import write_geniusweb
from goodoffices.interop.points_record import (
    PointsRecord,
    RecordedIssue,
    RecordedParty,
    WalkAway,
    WrittenFiles,
)
from goodoffices.interop.points_table_read import read_points_table
from goodoffices.interop.points_table_write import write_points_table
from goodoffices.opened_case import open_case
from goodoffices.outcomes.reading import Reading

from .points_files import case_of, worths

Write = Callable[[PointsRecord], WrittenFiles]
Read = Callable[[list[Path]], PointsRecord]

ANY_VALUE = st.fractions(-50, 150, max_denominator=99)
IN_A_CASE = st.fractions(0, 100, max_denominator=99)
PERCENT = st.integers(0, 10_000).map(lambda n: Fraction(n, 100))
ODD_NAMES = st.text(alphabet="=+-@'1/<&\"a;: ,", min_size=1, max_size=6).map(
    lambda name: " ".join(name.split()) or "b"
)


@st.composite
def records(
    draw: st.DrawFn, values: st.SearchStrategy[Fraction], decimal_weights: bool
) -> PointsRecord:
    names = draw(st.lists(ODD_NAMES, min_size=1, max_size=3, unique_by=str.casefold))
    issues = tuple(
        RecordedIssue(
            name, tuple(draw(st.lists(ODD_NAMES, min_size=2, max_size=4, unique_by=str.casefold)))
        )
        for name in names
    )
    shape = [len(issue.options) for issue in issues]
    parties = tuple(
        RecordedParty(
            party,
            draw(_weights(len(shape), decimal_weights)),
            tuple(tuple(draw(values) for _ in range(count)) for count in shape),
            draw(_walk_away(shape, values)),
        )
        for party in ("A", "B b")
    )
    now = tuple(draw(st.integers(0, count - 1)) for count in shape)
    return PointsRecord("talks", issues, parties, now)


def _weights(count: int, decimal: bool) -> st.SearchStrategy[tuple[Fraction | None, ...]]:
    if decimal:  # weights that add up to a hundred
        cuts = st.lists(st.integers(0, 100), min_size=count - 1, max_size=count - 1).map(sorted)
        return cuts.map(
            lambda c: tuple(Fraction(b - a) for a, b in zip([0, *c], [*c, 100], strict=True))
        )
    return st.lists(
        st.fractions(Fraction(1, 9), 40, max_denominator=9), min_size=count, max_size=count
    ).map(tuple)


def _walk_away(
    shape: list[int], values: st.SearchStrategy[Fraction]
) -> st.SearchStrategy[WalkAway]:
    package = st.tuples(*(st.integers(0, count - 1) for count in shape))
    return st.one_of(values, package, st.just("now"))


def again(record: PointsRecord, write: Write, read: Read, folder: Path) -> PointsRecord:
    files = []
    for name, text in write(record).texts.items():
        files.append(folder / name)
        files[-1].write_text(text, encoding="utf-8", newline="")
    return read(files)


def floors(record: PointsRecord, now: tuple[int, ...] | None) -> list[Fraction | None]:
    """What the walk-aways are worth."""
    found: list[Fraction | None] = []
    for party in record.parties:
        floor = party.walk_away
        outcome = now if floor == "now" else floor
        found.append(party.worth(outcome) if isinstance(outcome, tuple) else outcome)
    return found


def same(first: PointsRecord, second: PointsRecord) -> None:
    assert [p.name for p in second.parties] == [p.name for p in first.parties]
    assert [i.name for i in second.issues] == [i.name for i in first.issues]
    assert [i.options for i in second.issues] == [i.options for i in first.issues]
    assert worths(second) == worths(first)


@given(record=records(ANY_VALUE, decimal_weights=False))
@settings(max_examples=60, deadline=None)
def test_genius(record: PointsRecord, tmp_path_factory: pytest.TempPathFactory) -> None:
    if all(value == party.worth((0,) * len(record.issues)) for party in record.parties
           for own in party.values for value in own):  # fmt: skip
        return
    if any(len({v for own in p.values for v in own}) == 1 for p in record.parties):
        return
    read = again(record, write_genius, read_genius, tmp_path_factory.mktemp("g"))
    same(record, read)
    assert floors(read, record.now) == floors(record, record.now)
    assert read.now == record.now


@given(record=records(PERCENT, decimal_weights=True))
@settings(max_examples=60, deadline=None)
def test_geniusweb(record: PointsRecord, tmp_path_factory: pytest.TempPathFactory) -> None:
    read = again(record, write_geniusweb, read_geniusweb, tmp_path_factory.mktemp("w"))
    same(record, read)
    # a walk-away in points becomes a bid; what could be accepted stays the same
    for before, after, floor, bid in zip(
        zip(*worths(record), strict=True), zip(*worths(read), strict=True),
        floors(record, record.now), floors(read, record.now), strict=True,
    ):  # fmt: skip
        assert floor is not None
        if bid is not None:
            assert [w >= floor for w in before] == [w >= bid for w in after]
        else:
            assert max(before) < floor


@given(record=records(IN_A_CASE, decimal_weights=False))
@settings(max_examples=60, deadline=None)
def test_table(record: PointsRecord, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("t")
    read = again(record, write_points_table, lambda files: read_points_table(files[0]), folder)
    same(record, read)
    assert read.now == record.now
    assert floors(read, record.now) == floors(record, record.now)
    assert read.repairs == ()


@pytest.mark.parametrize("numbers", ["low", "high"])
def test_paris_goes_out_and_comes_back(numbers: str, tmp_path: Path) -> None:
    case = open_case("paris-2014").case
    record = case_as_points(case, Reading(numbers=numbers))  # type: ignore[arg-type]
    assert any("Eastern" in told or "EAST" in told for told in record.repairs)
    assert any("Red lines" in told for told in record.repairs)
    read = again(record, write_points_table, lambda files: read_points_table(files[0]), tmp_path)
    back = case_as_points(case_of(read, tmp_path / "case"))
    assert worths(back, 97) == worths(record, 97)
    assert back.now == record.now
    assert [p.walk_away for p in back.parties] == ["now"] * 4
