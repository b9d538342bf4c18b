"""Where nothing other than now could be accepted: what is told, against the case read by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.brief import finding_html
from goodoffices.case.model import Case
from goodoffices.conformance.kit import paris
from goodoffices.conformance.page import page_faults
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.asked import Asked, ask
from goodoffices.lenses.packages.impasse import section
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.references import keys
from goodoffices.run import SILENT


def entry(party: str, values: dict[str, list[int]], walk_away: Any, lines: Any = ()) -> Any:
    return {
        "of": party,
        "by": f"analyst {party}",
        "points": dict.fromkeys(values, 1),
        "values": {
            issue: {f"o{n}": value for n, value in enumerate(column)}
            for issue, column in values.items()
        },
        "walk away": walk_away,
        **({"red lines": list(lines)} if lines else {}),
    }


def bargain(entries: list[Any], sizes: dict[str, int], **more: Any) -> Case:
    ids = [one["of"] for one in entries]
    return Case.model_validate({
        "case": "stuck",
        "parties": {p: {"name": f"Party {p}", "role": "at the table"} for p in ids},
        "issues": {
            issue: {"options": {f"o{n}": "" for n in range(size)}, "now": "o0",
                    "held by": {"all of": ids}}
            for issue, size in sizes.items()
        },
        "preferences": entries,
        **more,
    })  # fmt: skip


def asked_about(case: Case, accept: WhoMustAccept = USUAL) -> Asked:
    return ask(zone(OutcomeSpace(case), accept), SILENT)


def whole(case: Case, accept: WhoMustAccept = USUAL) -> Finding:
    """The lens's finding with the section in it, whether or not the lens itself shows it."""
    from dataclasses import replace

    finding, part = PackagesLens().look(case, Settings(accept=accept)), section(
        asked_about(case, accept)
    )  # fmt: skip
    own = {table.name for table in part.tables}
    tables = tuple(table for table in finding.tables if table.name not in own)
    return replace(
        finding,
        judgements=(*finding.judgements, *part.judgements),
        tables=(*tables, *part.tables),
        assumptions=(*finding.assumptions, *part.assumptions),
        missing=(*finding.missing, *part.missing),
        methods=tuple(sorted({*finding.methods, *part.methods})),
    )


def checked(case: Case, accept: WhoMustAccept = USUAL) -> Section:
    finding = whole(case, accept)
    assert breaches(finding) == ()
    assert from_json(finding.to_json()) == finding
    assert page_faults(finding_html.page(finding)) == ()
    assert set(finding.methods) <= keys()
    for table in finding.tables:
        assert len(table.rows) <= 20 or table.name not in ("conflicts", "ways-out", "concessions")
        assert all(len(row) == len(table.columns) for row in table.rows)
    return section(asked_about(case, accept))


def texts(part: Section, table: str) -> list[list[str]]:
    (found,) = (one for one in part.tables if one.name == table)
    return [[cell.text for cell in row] for row in found.rows]


def test_a_walk_away_and_a_red_line_that_exclude_one_another() -> None:
    # A wants the town, and without it gets 30 at most; to B the town is beyond anything.
    case = bargain(
        [
            entry("A", {"town": [0, 100], "road": [0, 60]}, 33),
            entry("B", {"town": [50, 100], "road": [50, 50]}, 0, [{"town": "o1"}]),
        ],
        {"town": 2, "road": 2},
    )
    part = checked(case)
    (told,) = part.judgements
    assert told.claim.text == (
        "Given these inputs, nothing other than now could be accepted, because the walk-away of "
        "Party A and the red line of Party B (town is o1) exclude one another."
    )
    why = [sentence.text for sentence in told.why]
    assert why == [
        "If the walk-away of Party A were 3.0 points lower, (road: o1; all else as now) could be "
        "accepted.",
        "If Party B gave up its red line (town is o1), (town: o1; all else as now) could be "
        "accepted, and 1 more.",
    ]
    assert told.why[0].by == ("analyst A",)
    assert texts(part, "conflicts") == [
        ["The walk-away of Party A and the red line of Party B (town is o1)", "2"]
    ]
    rows = {row[0]: row[1:] for row in texts(part, "concessions")}
    assert rows["The walk-away of Party A"] == ["3.0 points", "road: o1; all else as now"]
    assert rows["The walk-away of Party B"] == ["–", "nothing, however low it is"]
    assert [row[0] for row in texts(part, "ways-out")] == [
        "The walk-away of Party A", "The red line of Party B (town is o1)"
    ]  # fmt: skip


def test_a_shortfall_is_rounded_up_so_that_what_is_told_is_enough() -> None:
    case = bargain([entry("A", {"x": [0, 33]}, "100/3"), entry("B", {"x": [0, 50]}, 0)], {"x": 2})
    (told,) = checked(case).judgements
    assert "the walk-away of Party A alone excludes every package" in told.claim.text
    assert told.why[0].text.startswith("If the walk-away of Party A were 0.4 points lower")


def test_where_two_have_to_give_it_is_said() -> None:
    case = bargain(
        [entry("A", {"x": [0, 40, 10]}, 50), entry("B", {"x": [0, 30, 60]}, 90)], {"x": 3}
    )
    part = checked(case)
    (told,) = part.judgements
    why = " ".join(sentence.text for sentence in told.why)
    assert "the walk-away of Party A alone excludes" in told.claim.text
    assert "The walk-away of Party B alone excludes" in why
    assert "No single walk-away lowered and no single red line given up" in why
    assert (
        "at least 2 parties would have to come down: if the walk-away of Party A were 10.0 points "
        "lower and the walk-away of Party B were 60.0 points lower, (x: o1) could be accepted"
    ) in why


def test_nothing_is_said_where_something_could_be_accepted() -> None:
    assert section(asked_about(paris())) == Section()
    easy = bargain([entry("A", {"x": [0, 10]}, 0), entry("B", {"x": [0, 10]}, 0)], {"x": 2})
    assert section(asked_about(easy)) == Section()


def test_rankings_have_conflicts_but_no_amounts() -> None:
    ranking = {"of": "B", "by": "analyst B", "ranking": [{"x": "o0"}, {"x": "o1"}],
               "walk away": "now"}  # fmt: skip
    case = bargain([entry("A", {"x": [0, 10]}, 5), ranking], {"x": 2})
    part = checked(case)
    assert "the walk-away of Party B alone excludes" in part.judgements[0].claim.text
    (lacking,) = part.missing
    assert "needs points from everyone" in lacking.text


def test_a_quorum_is_stuck_only_where_too_few_could_accept() -> None:
    entries = [
        entry("A", {"x": [0, 40]}, 50),
        entry("B", {"x": [0, 40]}, 60),
        entry("C", {"x": [0, 40]}, 10),
    ]
    case = bargain(entries, {"x": 2})
    two = WhoMustAccept(("A", "B", "C"), 2)
    part = checked(case, two)
    assert "the walk-away of Party A and the walk-away of Party B exclude" in (
        part.judgements[0].claim.text
    )
    rows = {row[0]: row[1] for row in texts(part, "concessions")}
    assert rows["The walk-away of Party A"] == "10.0 points"
    assert rows["The walk-away of Party B"] == "20.0 points"
    assert rows["The walk-away of Party C"] == "–"
    assert section(asked_about(case, WhoMustAccept(("A", "B", "C"), 1))) == Section()


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_told_of_random_impasses_is_what_the_definitions_say(data: st.DataObject) -> None:
    draw = data.draw
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=2))
    issues = {f"i{k}": size for k, size in enumerate(sizes)}
    ids = ("A", "B", "C")[: draw(st.integers(2, 3))]
    number = st.integers(0, 9)
    values = {p: {i: [draw(number) for _ in range(n)] for i, n in issues.items()} for p in ids}
    floors = {p: draw(st.integers(3, 12)) for p in ids}
    lines = {p: draw(st.booleans()) for p in ids}
    case = bargain(
        [entry(p, values[p], floors[p], [{"i0": "o1"}] if lines[p] else ()) for p in ids], issues
    )
    others = [x for x in product(*map(range, sizes)) if any(x)]

    def lacking(p: str, x: tuple[int, ...]) -> Fraction:
        got = sum(column[o] for column, o in zip(values[p].values(), x, strict=True))
        return max(floors[p] - Fraction(got, len(sizes)), Fraction(0))

    def crossed(p: str, x: tuple[int, ...]) -> bool:
        return lines[p] and x[0] == 1

    part = section(asked_about(case))
    if any(all(not lacking(p, x) and not crossed(p, x) for p in ids) for x in others):
        assert part == Section()
        return
    rows = {row[0]: row[1] for row in texts(part, "concessions")}
    for p in ids:
        costs = [
            lacking(p, x) for x in others
            if not any(crossed(q, x) or (q != p and lacking(q, x)) for q in ids)
        ]  # fmt: skip
        told = rows[f"The walk-away of Party {p}"]
        if costs:
            amount = Fraction(told.removesuffix(" points"))
            assert min(costs) <= amount < min(costs) + Fraction(1, 10)
        else:
            assert told == "–"


def test_thousands_of_packages_are_looked_through() -> None:
    values = {f"i{k}": [0, 10] for k in range(13)}
    against = {f"i{k}": [10, 0] for k in range(13)}
    case = bargain([entry("A", values, 6), entry("B", against, 5)], dict.fromkeys(values, 2))
    rows = {row[0]: row[1] for row in texts(section(asked_about(case)), "concessions")}
    # A needs 8 of 13 issues and B 7. Alone A goes down to 60/13 or B to 50/13; together they go
    # down to 70/13 and 60/13, which asks 1 point in all.
    both = "The walk-away of Party A and the walk-away of Party B"
    assert rows == {
        "The walk-away of Party A": "1.4 points",
        "The walk-away of Party B": "1.2 points",
        both: "Party A 0.7 points; Party B 0.4 points",
    }
