"""What claims rest on: nothing, others' words, unnamed officials, one side, one origin."""

from pathlib import Path

from goodoffices.case.load import load
from goodoffices.check.remark import CheckReport, Topic, Weight
from goodoffices.check.report import check

HEAD = """\
case: x
sources:
  wire one: {file: a.txt, origin: AFP}
  wire two: {file: b.txt, origin: " afp"}
  paper: {file: c.txt, origin: Le Monde}
  bare: {file: d.txt}
parties:
  RUS: {name: Russia, role: at the table}
  USA: {name: United States, role: at the table}
  UKR: {name: Ukraine, role: absent}
speakers:
  Russian officials: {for: RUS, kind: unnamed}
issues:
  troops: {options: {massed: a, gone: b}, now: massed, held by: RUS}
"""
CLAIM = "positions: [{party: RUS, issue: troops, option: massed, from: [%s]}]\n"


def report(folder: Path, claim: str, *statements: str) -> CheckReport:
    lines = [f"  s{n}: {{act: state, on: troops, {s}}}" for n, s in enumerate(statements)]
    text = HEAD + claim + "statements:\n" + "\n".join(lines) + "\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return check(load(folder))


def said(folder: Path, claim: str, *statements: str) -> list[tuple[Weight, str]]:
    found = report(folder, claim, *statements).remarks
    return [(r.weight, r.says) for r in found if r.topic == Topic.SUPPORT]


def test_a_claim_on_nothing_needs_attention(tmp_path: Path) -> None:
    ((weight, says),) = said(tmp_path, CLAIM % "", "by: reporter, seen in: paper")[:1]
    assert weight is Weight.ATTENTION
    assert "rests on no statement" in says


def test_a_claim_on_what_was_not_accepted_needs_attention(tmp_path: Path) -> None:
    for review in ("proposed", "rejected"):
        statement = f"by: RUS, seen in: paper, review: {review}"
        ((weight, says),) = said(tmp_path, CLAIM % "s0", statement)
        assert weight is Weight.ATTENTION
        assert "rests on no accepted statement" in says


def claims(remarks: list[tuple[Weight, str]]) -> list[str]:
    return [says for _, says in remarks if says.startswith("The claim")]


def test_a_claim_in_the_partys_own_words_from_two_origins_is_sound(tmp_path: Path) -> None:
    two = said(tmp_path, CLAIM % "s0, s1", "by: RUS, seen in: paper", "by: RUS, seen in: bare")
    assert claims(two) == []


def test_others_words_stand_in_for_a_partys_own(tmp_path: Path) -> None:
    other = "by: RUS, seen in: [paper, bare]"
    by_other = said(tmp_path, CLAIM % "s0", "by: USA, seen in: [paper, bare]", other)
    only = "rests on what others say only (one side: USA), not on RUS’s own words"
    assert only in claims(by_other)[0]
    by_reporter = said(tmp_path, CLAIM % "s0", "by: reporter, seen in: [paper, bare]", other)
    assert "rests on the reporter’s word only, not on RUS’s" in claims(by_reporter)[0]
    together = ("by: USA, seen in: [paper, bare]", "by: reporter, seen in: bare", other)
    (mixed, *_) = claims(said(tmp_path, CLAIM % "s0, s1", *together))
    assert "rests on what others and the reporter say only, not on RUS’s" in mixed
    both = said(tmp_path, CLAIM % "s0, s1", "by: USA, seen in: [paper, bare]", other)
    assert claims(both) == []


def test_unnamed_officials_only(tmp_path: Path) -> None:
    unnamed = "by: Russian officials, seen in: [paper, bare]"
    assert "unnamed officials of RUS only" in claims(said(tmp_path, CLAIM % "s0", unnamed))[0]
    named = "by: RUS, seen in: [paper, bare]"
    assert claims(said(tmp_path, CLAIM % "s0, s1", unnamed, named)) == []


def test_one_side_only(tmp_path: Path) -> None:
    one = said(tmp_path, "", "by: RUS, seen in: [paper, bare]", "by: reporter, seen in: bare")
    assert "only RUS, of those at the table, is quoted in its own words" in one[0][1]
    both = said(tmp_path, "", "by: RUS, seen in: [paper, bare]", "by: USA, seen in: paper")
    assert both == []


def test_copies_of_one_wire_story_are_one_origin(tmp_path: Path) -> None:
    wires = "by: RUS, seen in: [wire one, wire two]"
    other = "by: USA, seen in: [paper, bare]"
    (says,) = claims(said(tmp_path, CLAIM % "s0", wires, other))
    assert says.endswith("rests on one origin only: AFP.")
    corroborated = "by: RUS, seen in: [wire one, paper]"
    assert claims(said(tmp_path, CLAIM % "s0", corroborated, other)) == []


def test_only_accepted_statements_corroborate(tmp_path: Path) -> None:
    wire, paper = "by: RUS, seen in: wire one", "by: RUS, seen in: paper, review: proposed"
    (says,) = claims(said(tmp_path, CLAIM % "s0, s1", wire, paper, "by: USA, seen in: bare"))
    assert "one origin only: AFP" in says


def test_a_case_from_one_origin_is_told_once(tmp_path: Path) -> None:
    wires = ("by: RUS, seen in: wire one", "by: USA, seen in: wire two")
    ((weight, says),) = said(tmp_path, CLAIM % "s0", *wires)
    assert weight is Weight.NOTE
    assert says == "All accepted statements (2) come from one origin: AFP."


def test_meanings_and_events_are_claims_too(tmp_path: Path) -> None:
    claim = "terms: {calm: {on: troops, meanings: [{for: USA, option: gone}]}}\n"
    claim += "events: [{what: call}]\n"
    attention = [s for w, s in said(tmp_path, claim, "by: RUS, seen in: paper") if w == "attention"]
    assert attention == [
        "The claim that “calm” means “gone” to USA rests on no statement.",
        "The claim of the event “call” rests on no statement.",
    ]


BOTH = "[paper, bare]"


def test_only_parties_at_the_table_are_sides(tmp_path: Path) -> None:
    absent = f"by: UKR, seen in: {BOTH}"
    (says,) = [s for _, s in said(tmp_path, "", f"by: USA, seen in: {BOTH}", absent)]
    assert "only USA, of those at the table" in says
    assert said(tmp_path, "", absent) == []
    assert claims(said(tmp_path, "events: [{what: call, from: [s0]}]\n", absent)) == []


def test_an_event_that_one_side_alone_tells(tmp_path: Path) -> None:
    event = "events: [{what: call, who: [%s], from: [%s]}]\n"
    rus, usa = f"by: RUS, seen in: {BOTH}", f"by: USA, seen in: {BOTH}"
    reporter = f"by: reporter, seen in: {BOTH}"
    (says,) = claims(said(tmp_path, event % ("RUS, USA", "s0"), rus, usa))
    assert says == "The claim of the event “call” rests on one side only: RUS."
    assert claims(said(tmp_path, event % ("RUS, USA", "s0, s1"), rus, usa)) == []
    assert claims(said(tmp_path, event % ("RUS, USA", "s0, s1"), rus, reporter)) == []
    assert claims(said(tmp_path, event % ("Russia", "s0"), rus, usa)) == [], "its own doing"


def test_an_agreement_that_one_side_alone_claims(tmp_path: Path) -> None:
    claim = f"by: USA, seen in: {BOTH}, asserts: agreed"
    other = f"by: RUS, seen in: {BOTH}"
    (says,) = claims(said(tmp_path, "", claim, other))
    assert says == "The claim that “troops” is agreed rests on one side only: USA."
    assert claims(said(tmp_path, "", claim, f"{other}, asserts: agreed")) == []
    assert claims(said(tmp_path, "", f"{claim}, negated: true", other)) == []
    inside = f"by: USA, seen in: {BOTH}, negated: true"
    assert claims(said(tmp_path, "", f"{claim}, inside: s1", inside, other)) == []


def test_sources_of_no_stated_origin_count_as_one(tmp_path: Path) -> None:
    bare = HEAD.replace(", origin: Le Monde", "")
    text = bare + "statements:\n  s0: {by: RUS, act: state, on: troops, seen in: [paper, bare]}\n"
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    remarks = [r for r in check(load(tmp_path)).remarks if r.where.field == "sources"]
    (remark,) = remarks
    assert remark.says == "No origin is stated for any of the 1 accepted statements."
    assert remark.about == ("s0",)
