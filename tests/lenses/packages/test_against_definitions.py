"""Small bargains at random: what the lens says against the definitions, read here from the case."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.lens import PackagesLens

PARTIES = ("A", "B", "C")
Outcome = tuple[int, ...]

holders = st.one_of(
    st.sampled_from(PARTIES).map(lambda p: [p]), st.just(["A", "B"]), st.just(["B", "C"])
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Two parties at the table and one nearby; weights that add up to 10, values 0 to 10."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    issues = {
        f"i{k}": {
            "options": {f"o{n}": "" for n in range(size)},
            "now": "o0",
            "held by": {draw(st.sampled_from(["any of", "all of"])): draw(holders)},
        }
        for k, size in enumerate(sizes)
    }
    number = st.integers(0, 10)
    walk_away: st.SearchStrategy[Any] = st.one_of(st.just("now"), st.integers(0, 10))
    preferences = []
    for party in PARTIES:
        weights = [draw(st.integers(1, 9)) for _ in sizes]
        entry: dict[str, Any] = {
            "of": party,
            "by": f"analyst {party}",
            "points": {f"i{k}": weight for k, weight in enumerate(weights)},
            "values": {
                f"i{k}": {f"o{n}": draw(number) for n in range(size)}
                for k, size in enumerate(sizes)
            },
            "walk away": draw(walk_away),
        }
        if draw(st.booleans()):
            entry["red lines"] = [{"i0": "o1"}]
        preferences.append(entry)
    roles = {"A": "at the table", "B": "at the table", "C": "decides nearby"}
    parties = {p: {"name": f"Party {p}", "role": roles[p]} for p in PARTIES}
    return Case.model_validate(
        {"case": "random", "parties": parties, "issues": issues, "preferences": preferences}
    )


class Definitions:
    """Who must accept what, and what is chosen, written down from the case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        sizes = [len(issue.options) for issue in case.issues.values()]
        self.now: Outcome = (0,) * len(sizes)
        self.acceptable = []
        weighed = set()
        for outcome in product(*map(range, sizes)):
            needed = self.needed(outcome)
            if all(self.accepts(party, outcome) for party in needed):
                self.acceptable.append(outcome)
                weighed |= needed
        self.weighed = sorted(weighed)
        self.fair = [o for o in self.acceptable if all(self.accepts(p, o) for p in self.weighed)]

    def needed(self, outcome: Outcome) -> set[str]:
        found = {"A", "B"}
        for issue, option in zip(self.case.issues.values(), outcome, strict=True):
            if option and issue.held_by is not None:
                found |= set(issue.held_by.parties)
        return found

    def gain(self, party: str, outcome: Outcome) -> int:
        """Gain over the walk-away times the sum of the weights."""
        (entry,) = (e for e in self.case.preferences if e.of == party)

        def worth(of: Outcome) -> int:
            return sum(
                int(entry.points[f"i{k}"].low * entry.values[f"i{k}"][f"o{n}"].low)
                for k, n in enumerate(of)
            )

        total = sum(int(weight.low) for weight in entry.points.values())
        if entry.walk_away == "now":
            return worth(outcome) - worth(self.now)
        return worth(outcome) - int(str(entry.walk_away)) * total

    def accepts(self, party: str, outcome: Outcome) -> bool:
        (entry,) = (e for e in self.case.preferences if e.of == party)
        return self.gain(party, outcome) >= 0 and not (entry.red_lines and outcome[0] == 1)

    def gains(self, outcome: Outcome) -> tuple[int, ...]:
        return tuple(self.gain(party, outcome) for party in self.weighed)

    def efficient(self) -> list[Outcome]:
        vectors = {self.gains(o) for o in self.fair}

        def dominated(mine: tuple[int, ...]) -> bool:
            return any(
                v != mine and all(a >= b for a, b in zip(v, mine, strict=True)) for v in vectors
            )

        return [o for o in self.fair if not dominated(self.gains(o))]


def named(outcome: Outcome) -> str:
    changed = [f"i{k}: o{n}" for k, n in enumerate(outcome) if n]
    if not changed:
        return "everything as now"
    return "; ".join(changed + (["all else as now"] if len(changed) < len(outcome) else []))


@given(cases())
@settings(max_examples=60, deadline=None)
def test_counts_efficiency_and_the_nash_package(case: Case) -> None:
    by_hand = Definitions(case)
    finding = PackagesLens().look(case, Settings())
    assert breaches(finding) == ()
    beyond = sum(outcome != by_hand.now for outcome in by_hand.acceptable)
    words = f"{beyond} of" if beyond else "none of"
    assert finding.headline.text.startswith(f"Given these inputs, {words} ")
    efficient = {named(o) for o in by_hand.efficient()}
    tables = {table.name: table for table in finding.tables}
    listed = {row[1].text for row in tables["efficient"].rows} if "efficient" in tables else set()
    assert listed == efficient or (len(listed) == 20 and listed < efficient)
    products = {o: prod(by_hand.gains(o)) for o in by_hand.fair}
    best = max(products.values(), default=0)
    if not by_hand.weighed:
        assert "standards" not in tables
    elif best:
        row = tables["standards"].rows[0]
        nash = {named(o) for o, value in products.items() if value == best}
        assert row[2].text in nash
        assert row[-3].text == str(len(nash))
    else:
        assert tables["standards"].rows[0][2].text.startswith("none: ")
