"""Small cases at random: what the lens says against the definitions, read here from the case."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.language import breaches
from goodoffices.lenses.stability.lens import StabilityLens

PARTIES = ("A", "B", "C")
Outcome = tuple[int, ...]

holders = st.one_of(
    st.sampled_from(PARTIES).map(lambda p: {"any of": [p]}),
    st.just({"any of": ["A", "B"]}),
    st.just({"all of": ["A", "B"]}),
    st.sampled_from(PARTIES).map(lambda p: {"enter": ["A", "B"], "leave": [p]}),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    issues = {
        f"i{k}": {
            "options": {f"o{n}": f"Option {n}" for n in range(size)},
            "now": "o0",
            "held by": draw(holders),
        }
        for k, size in enumerate(sizes)
    }
    number = st.integers(0, 4)
    preferences = [
        {
            "of": party,
            "by": f"analyst {party}",
            "points": {f"i{k}": draw(number) for k in range(len(sizes))},
            "values": {
                f"i{k}": {f"o{n}": draw(number) for n in range(size)}
                for k, size in enumerate(sizes)
            },
        }
        for party in PARTIES
    ]
    rules: list[dict[str, Any]] = []
    if draw(st.booleans()):
        rules.append({"one way": {"i0": ["o1"]}})
    if len(sizes) > 1 and draw(st.booleans()):
        rules.append({"never": {"i0": ["o1"], "i1": ["o1"]}})
    return Case.model_validate(
        {
            "case": "random",
            "parties": {p: {"name": f"Party {p}", "role": "at the table"} for p in PARTIES},
            "issues": issues,
            "preferences": preferences,
            "rules": rules,
        }
    )


CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


class Definitions:
    """Who can move where and who likes what, written down from the case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.issues = list(case.issues.values())
        everything = product(*(range(len(issue.options)) for issue in self.issues))
        self.outcomes = [o for o in everything if self._feasible(o)]

    def _feasible(self, outcome: Outcome) -> bool:
        never = any(rule.never for rule in self.case.rules)
        return not (never and outcome[0] == 1 and outcome[1] == 1)

    def moves(self, party: str, here: Outcome) -> list[Outcome]:
        choices = []
        for k, (issue, option) in enumerate(zip(self.issues, here, strict=True)):
            held = issue.held_by
            assert held is not None
            choice = {option}
            stuck = k == 0 and option == 1 and any(rule.one_way for rule in self.case.rules)
            if not stuck and party in held.any_of:
                choice |= set(range(len(issue.options)))
            if not stuck and party in held.leave:
                choice.add(0)
            choices.append(sorted(choice))
        return [o for o in product(*choices) if o != here and o in self.outcomes]

    def worth(self, party: str, outcome: Outcome) -> int:
        (entry,) = (e for e in self.case.preferences if e.of == party)
        return sum(
            int(entry.points[f"i{k}"].low * entry.values[f"i{k}"][f"o{n}"].low)
            for k, n in enumerate(outcome)
        )

    def better(self, party: str, here: Outcome) -> list[Outcome]:
        worth = self.worth(party, here)
        return [o for o in self.moves(party, here) if self.worth(party, o) > worth]

    def answers(self, party: str, after: Outcome, improving: bool) -> set[Outcome]:
        """Everything the others reach by moving one after the other, nobody twice running."""
        found: set[tuple[Outcome, str]] = set()
        waiting = [(after, "")]
        while waiting:
            here, last = waiting.pop()
            for other in PARTIES:
                if other in (party, last):
                    continue
                for there in (self.better if improving else self.moves)(other, here):
                    if (there, other) not in found:
                        found.add((there, other))
                        waiting.append((there, other))
        return {outcome for outcome, _ in found}

    def holds_for(self, concept: str, party: str, here: Outcome) -> bool:
        worth = self.worth(party, here)

        def sanctions(answer: Outcome) -> bool:
            no_escape = concept not in ("smr", "sseq") or all(
                self.worth(party, out) <= worth for out in self.moves(party, answer)
            )
            return self.worth(party, answer) <= worth and no_escape

        return all(
            concept != "nash"
            and any(map(sanctions, self.answers(party, after, concept in ("seq", "sseq"))))
            for after in self.better(party, here)
        )


@given(cases())
@settings(max_examples=40, deadline=None)
def test_counts_and_who_would_leave_now(case: Case) -> None:
    by_hand = Definitions(case)
    finding = StabilityLens().look(case, Settings())
    assert breaches(finding) == ()
    now = (0,) * len(by_hand.issues)
    rows = dict(zip(CONCEPTS, finding.table("concepts").rows, strict=True))
    for concept, row in rows.items():
        holding = [
            o
            for o in by_hand.outcomes
            if all(by_hand.holds_for(concept, party, o) for party in PARTIES)
        ]
        assert row[2].text.startswith(f"{len(holding)} of {len(by_hand.outcomes)} ")
        leavers = [f"Party {p}" for p in PARTIES if not by_hand.holds_for(concept, p, now)]
        assert row[4].text.replace(" and ", ", ") == ", ".join(leavers)
