"""Several views of the same words: Paris from the case's own numbers, and small cases."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked, asked_of
from goodoffices.lenses.stability.views.views import section
from goodoffices.methods.stability import NASH
from goodoffices.outcomes.reading import Reading
from goodoffices.samples import PARIS, sample

AGREED = {
    "troops": "partial",
    "constitution": "federal",
    "militias": "demobilised",
    "regional seat": "with",
}
MEANT = {"RUS": "confederal", "USA": "decentralised", "UKR": "federal"}
TITLES = {
    "decentralised": "“Regions run more of their own affairs”",
    "federal": "“A federation with wide powers for its regions”",
    "confederal": "“Regions can block national decisions”",
}
NAMES = {"RUS": "Russia", "USA": "United States", "UKR": "Ukraine"}


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


@cache
def holding() -> Holding:
    return Holding(conflict_of(paris()))


@cache
def shown(views: bool) -> Section:
    return section(holding(), Asked(views=views))


def worth(party: str, **changes: str) -> Fraction:
    entry = next(e for e in paris().preferences if e.of == party and e.seen_by is None)
    here = {issue: str(axis.now) for issue, axis in paris().axes.items()} | changes
    total = sum((w.midpoint for w in entry.points.values()), Fraction(0))
    return sum(
        (w.midpoint * entry.values[i][here[i]].midpoint for i, w in entry.points.items()),
        Fraction(0),
    ) / total  # fmt: skip


def accepts(party: str, meaning: str) -> bool:
    crossed = party in ("USA", "UKR") and meaning == "confederal"
    gain = worth(party, **(AGREED | {"constitution": meaning})) - worth(party)
    return gain >= 0 and not crossed


def table(found: Section, name: str) -> Table:
    return next(one for one in found.tables if one.name == name)


def as_finding(found: Section) -> Finding:
    headline = Sentence("Given these inputs, there is something to say.", by=("the author",))
    parts: dict[str, Any] = {
        name: getattr(found, name)
        for name in ("judgements", "tables", "assumptions", "would_change", "limits", "missing")
    }
    return Finding("stability", "?", "x", "x", headline, **parts)


def test_paris_the_agreement_does_not_survive_the_discovery() -> None:
    claim = shown(False).judgements[0].claim
    walk = {m: [NAMES[p] for p in MEANT if not accepts(p, m)] for m in TITLES}
    assert walk == {"decentralised": ["Russia"], "federal": [],
                    "confederal": ["United States", "Ukraine"]}  # fmt: skip
    assert all(accepts(party, meaning) for party, meaning in MEANT.items())
    assert "would not survive the discovery" in claim.text
    assert f"mean {TITLES['decentralised']}, Russia would walk away" in claim.text
    assert f"mean {TITLES['confederal']}, United States and Ukraine would walk away" in claim.text
    assert TITLES["federal"] not in claim.text
    assert set(claim.evidence) == {"s25", "s26"}


def test_paris_what_each_thinks_and_loses() -> None:
    texts = [sentence.text for sentence in shown(False).judgements[0].why]
    for party, meaning in MEANT.items():
        gain = worth(party, **(AGREED | {"constitution": meaning})) - worth(party)
        points = f"{float(gain):.1f} points above" if gain else "exactly at its walk-away"
        (said,) = [t for t in texts if f"{NAMES[party]} takes “federal”" in t
                   or f"What {NAMES[party]} means" in t]  # fmt: skip
        assert points in said
        assert TITLES[meaning] in said
        assert ("not stated" in said) == (party == "UKR")
    for meaning, title in TITLES.items():
        (said,) = [
            t for t in texts if t.startswith(f"Had everybody taken “federal” to mean {title}")
        ]
        for party in MEANT:
            if not accepts(party, meaning):
                thought, found = (
                    worth(party, **(AGREED | {"constitution": m})) for m in (MEANT[party], meaning)
                )
                assert f"{NAMES[party]} would walk away" in said
                assert f"{float(thought - found):.1f} points worse than it thought" in said
        assert ("a red line is crossed" in said) == (meaning == "confederal")


def test_paris_no_such_package_survives() -> None:
    (said,) = [s.text for s in shown(False).judgements[0].why if "such packages" in s.text]
    assert said.startswith("Of 21 such packages, none would be accepted")


def test_paris_tables_when_views_are_asked_for() -> None:
    assert shown(False).tables == ()
    found = shown(True)
    rows = {row[0].text: row for row in table(found, "same words: federal").rows}
    assert list(rows) == list(NAMES.values())
    assert all(row[2].mark and row[2].mark.word == "accepts" for row in rows.values())
    assert "taken literally" in rows["Ukraine"][1].text
    for row, meaning in zip(table(found, "discovery: federal").rows, TITLES, strict=True):
        assert row[0].text == TITLES[meaning]
        marks = [cell.mark.word for cell in row[1:4] if cell.mark]
        assert marks == ["accepts" if accepts(p, meaning) else "walks away" for p in MEANT]


def test_paris_each_view() -> None:
    rows = {row[0].text: [c.text for c in row] for row in table(shown(True), "views").rows}
    assert rows["nobody’s view"][2:7] == ["3,456", "1", "483", "483", "206"]
    assert rows["Ukraine"][2] == "2,880"
    own = Holding(conflict_of(paris(), Reading(view="USA")))
    assert rows["United States"][3:7] == [f"{own.count(c):,}" for c in own.concepts[:4]]
    assert "does not see “Regions can block national decisions”" in rows["Ukraine"][1]
    assert "its own idea of what Russia wants" in rows["United States"][1]
    stands = table(shown(True), "standings").rows
    assert sum(int(row[-1].text.replace(",", "")) for row in stands) == 3456


def test_the_language_is_kept() -> None:
    for found in (shown(False), shown(True)):
        assert breaches(as_finding(found)) == ()


def test_the_same_whatever_view_was_in_use() -> None:
    seen = Holding(conflict_of(paris(), Reading(view="UKR")), concepts=(NASH,))
    again = section(seen, Asked())
    assert [j.claim for j in again.judgements] == [j.claim for j in shown(False).judgements]


def test_an_outcome_asked_about_that_leaves_room_for_the_word() -> None:
    asked = asked_of(holding().conflict, Settings(wanted={"outcome": "troops: withdrawn"}).wanted)
    (judgement,) = section(holding(), asked).judgements
    assert "on “federal” with (troops: Full pull-back)" in judgement.claim.text
    assert "troops: Full pull-back" in judgement.why[0].text
    no_room = {"outcome": "constitution: decentralised"}
    asked = asked_of(holding().conflict, no_room)
    assert section(holding(), asked).judgements[0].claim == shown(False).judgements[0].claim


OPTIONS = ("none", "some", "word", "all")


def small(**more: Any) -> Case:
    def entry(party: str, values: tuple[int, ...], **rest: Any) -> dict[str, Any]:
        worth = dict(zip(OPTIONS, values, strict=True))
        points: dict[str, Any] = {"points": {"share": 100}, "values": {"share": worth}}
        return {"of": party, "by": f"analyst of {party}", "walk away": "now"} | points | rest

    base: dict[str, Any] = {
        "case": "x",
        "parties": {p: {"name": f"Land {p}", "role": "at the table"} for p in "AB"},
        "issues": {"share": {"options": dict.fromkeys(OPTIONS, ""), "now": "none", "held by": "A"}},
        "terms": {
            "word": {
                "on": "share",
                "meanings": [{"for": "A", "option": "some"}, {"for": "B", "option": "all"}],
            }
        },
        "preferences": [entry("A", (20, 100, 50, 30)), entry("B", (0, 10, 50, 100))],
    }
    return Case.model_validate(base | more)


def look(case: Case, **asked: Any) -> Section:
    return section(Holding(conflict_of(case)), Asked(**asked))


def test_one_that_survives_says_so() -> None:
    (judgement,) = look(small()).judgements
    assert "would survive the discovery" in judgement.claim.text
    assert "Of 1 such package, 1 would be accepted" in judgement.why[-1].text


def test_one_that_nobody_would_accept_even_so() -> None:
    never = small().preferences[0].model_copy(update={"red_lines": ({"share": ("some",)},)})
    case = small().model_copy(update={"preferences": (never, small().preferences[1])})
    (judgement,) = look(case).judgements
    assert "would not be accepted by everybody even as each understands it" in judgement.claim.text
    assert any("Land A takes “word” to mean “some”, and would not accept" in s.text
               for s in judgement.why)  # fmt: skip


def test_without_a_walk_away_it_says_what_is_missing_and_still_shows_the_views() -> None:
    open_ended = small().preferences[1].model_copy(update={"walk_away": None})
    case = small().model_copy(update={"preferences": (small().preferences[0], open_ended)})
    found = look(case, views=True)
    assert any("it needs walk-away of B" in s.text for s in found.missing)
    assert [one.name for one in found.tables] == ["views", "standings", "surprises"]
    assert breaches(as_finding(found)) == ()


def test_a_case_everybody_sees_alike_has_nothing_to_say() -> None:
    assert look(small(terms={}), views=True) == Section()


def test_a_view_that_hides_an_option() -> None:
    blind = small(terms={}, views={"B": {"does not see": {"share": ["some"]}}})
    assert look(blind).judgements == ()
    assert any("Land B has a view of its own" in s.text for s in look(blind).limits)
    found = look(blind, views=True, concept=NASH)
    rows = [[cell.text for cell in row] for row in table(found, "surprises").rows]
    # A takes what it likes best, “some”; B does not see that, and takes it to take “word”
    assert ["What is now: Land A would change share to “some”", "Land B",
            "does not see where that leads"] in rows  # fmt: skip
    assert any(row[0].startswith("1 outcome it does not see, of which 1 holds") for row in rows)
    assert found.judgements[0].claim.text.startswith(
        "Given these inputs, 0 of 4 outcomes hold under Nash stability as each party sees them"
    )
