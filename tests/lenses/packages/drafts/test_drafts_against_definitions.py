"""Drafts at random: what the section says against the definitions, read here from the case."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.lenses.finding import Finding, Sentence
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages import drafts, trades
from goodoffices.lenses.packages.asked import ask
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section, joined
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.run import SILENT

PARTIES = ("A", "B", "C")
Outcome = tuple[int, ...]


@st.composite
def cases(draw: st.DrawFn, orders: bool = False) -> Case:
    """Three parties at the table; weights 1 to 9, values 0 to 10; a draft to look at."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    issues = {
        f"i{k}": {
            "options": {f"o{n}": "" for n in range(size)},
            "now": "o0",
            "held by": draw(st.sampled_from(PARTIES)),
        }
        for k, size in enumerate(sizes)
    }
    number = st.integers(0, 10)
    preferences = []
    for party in PARTIES:
        entry: dict[str, Any] = {
            "of": party,
            "by": f"analyst {party}",
            "points": {f"i{k}": draw(st.integers(1, 9)) for k, _ in enumerate(sizes)},
            "values": {
                f"i{k}": {f"o{n}": draw(number) for n in range(size)}
                for k, size in enumerate(sizes)
            },
            "walk away": draw(st.one_of(st.just("now"), number)),
        }
        if orders and draw(st.booleans()):
            tiers = draw(st.permutations([f"o{n}" for n in range(sizes[0])]))
            entry = {
                "of": party,
                "by": f"analyst {party}",
                "ranking": [{"i0": tier} for tier in tiers],
                "walk away": "now",
                "indifferent": [f"i{k}" for k in range(1, len(sizes))],
            }
        if draw(st.booleans()):
            entry["red lines"] = [{"i0": "o1"}]
        preferences.append(entry)
    wanted = {f"i{k}": draw(st.sampled_from(["o0", "o1"])) for k, _ in enumerate(sizes)}
    return Case.model_validate(
        {
            "case": "random",
            "parties": {p: {"name": f"Party {p}", "role": "at the table"} for p in PARTIES},
            "issues": issues,
            "preferences": preferences,
            "wanted": {"draft": wanted},
        }
    )


class ByHand:
    """Worth, red lines and improvements, straight from the case."""

    def __init__(self, case: Case) -> None:
        self.entries = {entry.of: entry for entry in case.preferences}
        sizes = [len(issue.options) for issue in case.issues.values()]
        self.outcomes = list(product(*map(range, sizes)))
        self.now: Outcome = (0,) * len(sizes)
        wanted = case.wanted["draft"]
        self.draft: Outcome = tuple(int(wanted[f"i{k}"][0][1:]) for k in range(len(sizes)))

    def worth(self, party: str, x: Outcome) -> int:
        entry = self.entries[party]
        if entry.ranking:
            order = [tier[0]["i0"][0] for tier in entry.ranking]
            return -order.index(f"o{x[0]}")
        return sum(
            int(entry.points[f"i{k}"].low * entry.values[f"i{k}"][f"o{n}"].low)
            for k, n in enumerate(x)
        )

    def accepts(self, party: str, x: Outcome) -> bool:
        entry = self.entries[party]
        if entry.red_lines and x[0] == 1:
            return False
        if entry.walk_away == "now":
            return self.worth(party, x) >= self.worth(party, self.now)
        total = sum(int(weight.low) for weight in entry.points.values())
        return self.worth(party, x) >= int(str(entry.walk_away)) * total

    def improves(self, x: Outcome, y: Outcome) -> bool:
        pairs = [(self.worth(p, x), self.worth(p, y)) for p in PARTIES]
        barred = any(e.red_lines for e in self.entries.values()) and y[0] == 1 != x[0]
        return not barred and all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)

    def better(self, x: Outcome) -> list[Outcome]:
        could = [y for y in self.outcomes if all(self.accepts(p, y) for p in PARTIES)]
        return [y for y in could if self.improves(x, y)]

    def efficient(self, found: list[Outcome]) -> list[Outcome]:
        worth = {y: [self.worth(p, y) for p in PARTIES] for y in found}

        def beaten(y: Outcome) -> bool:
            others = (own for own in worth.values() if own != worth[y])
            return any(all(a >= b for a, b in zip(own, worth[y], strict=True)) for own in others)

        return [y for y in found if not beaten(y)]

    def stuck(self, x: Outcome) -> bool:
        near = (y for y in self.outcomes if 0 < sum(a != b for a, b in zip(x, y, strict=True)) <= 2)
        return not any(self.improves(x, y) for y in near)


def named(y: Outcome) -> str:
    moved = [f"i{k}: o{n}" for k, n in enumerate(y) if n]
    if not moved:
        return "everything as now"
    return "; ".join(moved + (["all else as now"] if len(moved) < len(y) else []))


def look(case: Case) -> Section:
    asked = ask(zone(OutcomeSpace(case)), SILENT)
    found = joined([trades.section(asked), drafts.section(asked)])
    whole = Finding("packages", "What?", "random", "", Sentence("This.", by=("analyst A",)),
                    found.judgements, found.tables, found.figures, found.assumptions,
                    found.would_change, found.limits, found.missing)  # fmt: skip
    assert breaches(whole) == ()
    names = [table.name for table in whole.tables]
    assert len(names) == len(set(names))
    assert all(len(row) == len(t.columns) for t in whole.tables for row in t.rows)
    return found


def check(case: Case) -> None:
    hand, found = ByHand(case), look(case)
    told = [judgement.claim.text for judgement in found.judgements]
    if hand.draft != hand.now:
        (text,) = (t for t in told if "nobody below" in t and "draft “draft”" in t)
        counted = re.search(r"(?:inputs,|;) (\d+) packages? that all could accept leaves? ", text)
        better = hand.better(hand.draft)
        assert int(counted[1] if counted else 0) == len(better)
        (judgement,) = (j for j in found.judgements if j.claim.text == text)
        efficient = [s.text for s in judgement.why if s.text.startswith("Of these")]
        if better:
            efficient_ones = hand.efficient(better)
            assert any(f"({named(y)})" in text for y in efficient_ones)
            (table,) = (t for t in found.tables if t.name == "better than draft 1")
            names = [row[0].text for row in table.rows]
            first = len(efficient_ones)
            assert set(names[:first]) <= {named(y) for y in efficient_ones}
            assert [row[-3].text for row in table.rows] == [
                "yes" if k < first else "no" for k, _ in enumerate(names)
            ]
        if len(better) > 1:
            assert re.findall(r"\d+", efficient[0]) == [
                str(len(better)),
                str(len(hand.efficient(better))),
            ]
    for name, x in (("what is now", hand.now), ("the draft “draft”", hand.draft)):
        for text in told:
            if f"begins with {name} " in text:
                assert ("stuck at once" in text) == hand.stuck(x)


@given(cases())
@settings(max_examples=40, deadline=None)
def test_drafts_with_points(case: Case) -> None:
    check(case)


@given(cases(orders=True))
@settings(max_examples=40, deadline=None)
def test_drafts_where_some_have_an_order_only(case: Case) -> None:
    check(case)
