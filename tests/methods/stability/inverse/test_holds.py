"""Which holds would have to go, against trying every set of holds."""

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.stability import (
    GMR,
    NASH,
    SEQ,
    SMR,
    SSEQ,
    ExplicitGraph,
    Option,
    explicit_graph,
    graph_from_options,
)
from goodoffices.methods.stability.concept import Concept
from goodoffices.methods.stability.inverse import Hold, LookedUp, holds_to_give_up
from goodoffices.methods.stability.option_form import Reversible

CONCEPTS = (NASH, GMR, SMR, SEQ, SSEQ)


class Drawn:
    """Options with owners, the patterns that can be, and what each is worth to whom."""

    def __init__(
        self, options: list[Option], states: list[str], worth: dict[str, dict[str, Fraction]]
    ) -> None:
        self.options, self.states, self.worth = options, states, worth

    def moves(self, party: str, here: str, gone: frozenset[int]) -> list[str]:
        return [end for end in self.states if end != here and self.may(party, here, end, gone)]

    def may(self, party: str, here: str, end: str, gone: frozenset[int]) -> bool:
        return all(
            here[o] == end[o]
            or (
                option.owner == party
                and o not in gone
                and option.reversible.allows(here[o], end[o])
            )
            for o, option in enumerate(self.options)
        )

    def holds(self, concept: str, s: str, gone: frozenset[int]) -> bool:
        return all(self.stays(concept, party, s, gone) for party in self.worth)

    def stays(self, concept: str, party: str, s: str, gone: frozenset[int]) -> bool:
        mine = self.worth[party]
        for q in self.moves(party, s, gone):
            if mine[q] > mine[s] and not any(
                mine[k] <= mine[s]
                and (
                    concept not in ("smr", "sseq")
                    or all(mine[h] <= mine[s] for h in self.moves(party, k, gone))
                )
                for k in self.answers(concept, party, q, gone)
            ):
                return False
        return True

    def answers(self, concept: str, party: str, q: str, gone: frozenset[int]) -> set[str]:
        reached: set[tuple[str, str]] = set()
        waiting = [(q, "")] if concept != "nash" else []
        while waiting:
            here, last = waiting.pop()
            for other, worth in self.worth.items():
                if other in (party, last):
                    continue
                for end in self.moves(other, here, gone):
                    allowed = concept in ("gmr", "smr") or worth[end] > worth[here]
                    if allowed and (end, other) not in reached:
                        reached.add((end, other))
                        waiting.append((end, other))
        return {state for state, _ in reached}


@st.composite
def conflicts(draw: st.DrawFn) -> Drawn:
    parties = "ABC"[: draw(st.integers(2, 3))]
    n_options = draw(st.integers(2, 4))
    options = [
        Option(
            f"o{k}",
            draw(st.sampled_from(parties)),
            draw(st.sampled_from([Reversible.BOTH, Reversible.BOTH, Reversible.FWD])),
        )
        for k in range(n_options)
    ]
    patterns = ["".join("NY"[n >> k & 1] for k in range(n_options)) for n in range(2**n_options)]
    states = [p for p in patterns if draw(st.integers(0, 4))] or patterns[:1]
    number = st.integers(0, 5).map(Fraction)
    worth = {p: {s: draw(number) for s in states} for p in parties}
    return Drawn(options, states, worth)


@given(conflicts(), st.sampled_from(CONCEPTS))
@settings(max_examples=150, deadline=None)
def test_against_every_set_of_holds(drawn: Drawn, concept: Concept) -> None:
    tiers = {
        p: [[s for s in drawn.states if w[s] == level] for level in sorted(set(w.values()))[::-1]]
        for p, w in drawn.worth.items()
    }
    graph = graph_from_options(drawn.options, {s: s for s in drawn.states}, tiers)
    numbers = range(len(drawn.options))
    sets = map(frozenset, chain.from_iterable(combinations(numbers, n) for n in range(5)))
    enough = [gone for gone in sets if drawn.holds(concept.key, drawn.states[0], gone)]
    minimal = {gone for gone in enough if not any(other < gone for other in enough)}
    found = holds_to_give_up(LookedUp(graph), concept, 0)
    assert found.complete
    assert {frozenset(hold.axis for hold in one) for one in found.sets} == minimal
    parties = list(drawn.worth)
    for hold in chain.from_iterable(found.sets):
        assert parties[hold.party] == drawn.options[hold.axis].owner


def two_levers() -> ExplicitGraph:
    options = [Option("a", "A"), Option("b", "A")]
    states = {"0": "NN", "a": "YN", "b": "NY", "ab": "YY"}
    return graph_from_options(options, states, {"A": ["ab", ["a", "b"], "0"]})


def test_every_issue_by_which_it_gains_must_go() -> None:
    found = holds_to_give_up(LookedUp(two_levers()), NASH, 0)
    assert found.sets == (frozenset({Hold(0, 0), Hold(0, 1)}),)


def test_what_was_not_tried_is_said() -> None:
    found = holds_to_give_up(LookedUp(two_levers()), NASH, 0, most_tried=2)
    assert not found.complete
    assert found.tried == 2


def test_a_conflict_without_issues_has_no_holds() -> None:
    graph = explicit_graph(["a", "b"], {"A": [("a", "b")]}, {"A": ["b", "a"], "B": ["a", "b"]})
    found = holds_to_give_up(LookedUp(graph), NASH, 0)
    assert (found.sets, found.complete) == ((), True)
