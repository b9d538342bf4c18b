"""Tables: what cells rest on is said once but never lost; columns get the room they need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.brief.told_once import told_once
from goodoffices.brief.widths import widths
from goodoffices.lenses.finding import Cell, Column, Finding, Table

IDS = st.lists(st.sampled_from(["s1", "s2", "report"]), max_size=2).map(tuple)
CELLS = st.builds(Cell, text=st.text(max_size=60), evidence=IDS)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    n = draw(st.integers(1, 6))
    titles = draw(st.lists(st.text(max_size=20), min_size=n, max_size=n))
    rows = draw(st.lists(st.lists(CELLS, min_size=n, max_size=n).map(tuple), max_size=5))
    return Table("t", "T", tuple(map(Column, titles)), tuple(rows))


def _ids(cells: tuple[Cell, ...]) -> set[str]:
    return {id_ for cell in cells for id_ in cell.evidence}


@given(tables())
def test_nothing_that_a_row_rests_on_is_lost(table: Table) -> None:
    once = told_once(table)
    for before, after in zip(table.rows, once.table.rows, strict=True):
        assert _ids(before) <= _ids(after) | set(once.evidence)
        assert [c.text for c in before] == [c.text for c in after]


@given(tables())
def test_every_column_gets_some_room(table: Table) -> None:
    shares = widths(table).shares
    assert len(shares) == len(table.columns)
    assert all(share > 0 for share in shares)


def test_one_support_for_all_is_said_below_the_table() -> None:
    by = ("analyst A",)
    rows = tuple((Cell("a", by=by), Cell("b", by=by)) for _ in range(2))
    once = told_once(Table("t", "T", (Column("x"), Column("y")), rows))
    assert once.by == by
    assert not any(cell.by for row in once.table.rows for cell in row)


def test_two_cells_that_share_a_statement_both_keep_it() -> None:
    row = (Cell("talks go on"), Cell("agrees", ("s2",)), Cell("agrees", ("s2",)), Cell("–"))
    other = (Cell("troops"), Cell("demands", ("s4",)), Cell("–"), Cell("–"))
    table = Table("t", "T", tuple(map(Column, "abcd")), (row, other))
    assert told_once(table).table.rows == (row, other)


def test_many_columns_need_a_page_on_its_side(findings: dict[str, Finding]) -> None:
    assert not widths(findings["talks"].table("states")).on_its_side
    many = Table("t", "T", tuple(Column(f"c{n}") for n in range(12)), ())
    assert widths(many).on_its_side
