"""Faults: all at once, each with its place, what was found, what was expected, what to do."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from goodoffices.case import load as loading
from goodoffices.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]


def said(faults: tuple[Fault, ...], line: int) -> Fault:
    here = [fault for fault in faults if fault.where.line == line]
    assert len(here) == 1, (line, faults)
    return here[0]


MANY = dedent("""\
    case: many faults
    as of: 31 March 2014
    sharing: purple
    unknown: 1
    partys: {}
    parties:
      RUS: {name: Russia, role: at table, lead: Sergey Lavrov}
      USA: {name: United States, role: at the table}
      UKR: {role: absent}
    issues:
      troops: {options: {massed: a, gone: b}, now: massed, heldby: RUS, scale: perhaps}
      talks: {question: [a, b]}
    positions:
      - {party: RSU, issue: troops, option: gone}
      - {party: USA, isue: troops, option: gone}
      - {party: USA, issue: troops, option: gonne, from: [s9]}
      - just a text
      - {party: USA, issue: troop, option: gone}
    preferences:
      - {of: USA, by: me, points: {troops: lots}, values: {troops: {massed: 0, gone: 50..20}}}
      - {of: USA, by: me}
      - {of: USA, by: me, ranking: [{troops: [massed, gonne]}], walk away: soon}
      - {of: UAS, by: me, priorities: [troops is gonne]}
    statements:
      s1: {by: Sergey Lavrov, act: sate, credibility: 9}
      s2: {by: Sergej Lavrov, act: state}
    """)


def test_all_faults_are_told_in_one_go(faults_of: FaultsOf) -> None:
    faults = faults_of(MANY)
    lines = sorted({fault.where.line or 0 for fault in faults})
    assert lines == [2, 3, 4, 5, 7, 9, 11, 12, 14, 15, 16, 17, 18, 20, 21, 22, 23, 25, 26]
    assert all(f.where.file == "case.yaml" and f.where.line for f in faults)
    assert all(f.found and f.expected and f.do for f in faults)
    assert [f.where.line for f in faults] == sorted(f.where.line or 0 for f in faults)
    assert len(set(faults)) == len(faults)
    assert "did you mean “parties”" in said(faults, 5).do
    assert "did you mean “at the table”" in said(faults, 7).do
    assert said(faults, 9).found == "no “name”"
    assert "did you mean “RUS”" in said(faults, 14).do
    assert said(faults, 18).where.field == "positions › 5th › issue"
    assert "did you mean “troops”" in said(faults, 18).do
    assert {f.where.field for f in faults if f.where.line == 16} == {
        "positions › 3rd › option",
        "positions › 3rd › from",
    }
    assert "Sergey Lavrov" in said(faults, 26).do, "a refused party still has its lead"


def test_each_mistake_is_told_once(faults_of: FaultsOf) -> None:
    text = dedent("""\
        case: x
        parties: {RUS: {name: Russia, role: at table, lead: Lavrov, names: Moscow}}
        issues: {troops: {options: {a: 1, b: 2}, now: a, heldby: RUS}}
        positions: [{party: RUS, issue: troops, option: b, from: [s1]}]
        statements:
          s1: {by: Lavrov, on: troops, option: b, act: stat}
          s2: {by: [Moscow, Russia, RUS], on: troops, act: state, inside: s1}
        events: [{what: call, who: [Lavrov], from: [s1]}]
        preferences: [{of: RUS, by: me, priorities: [troops is a]}]
        """)
    assert [f.where.line for f in faults_of(text)] == [2, 3, 6]


@pytest.mark.parametrize(
    ("text", "line", "expected", "do"),
    [
        ("title: x\n", 1, "the key “case”", "case: …"),
        ("case: x\nderive: perhaps\n", 2, "true or false", "write it"),
        ("case: x\nstatements: {s: {by: reporter, act: state, credibility: x}}\n", 2, "whole", ""),
        ("case: x\nstatements: {s: {by: reporter, act: state, credibility: 0}}\n", 2, "1 or", ""),
        ("case: x\nstatements: {s: {by: reporter, act: state, credibility: 7}}\n", 2, "6 or", ""),
        ("case: x\nparties: [a]\n", 2, "“key: value” lines", ""),
        ("case: x\nrules: {a: b}\n", 2, "a list", ""),
        ("case: [x]\n", 1, "a text", ""),
        ("case: x\nissues: {a: {options: {b: c}, now: b, held by: {any: A}}}\n", 2, "", "any of"),
        ("case: x\nissues: {a: {options: {b: c}, held by: {enter: [A]}}}\n", 2, "leave: […]", ""),
        ("case: x\nissues: {a: {options: {b: c}, held by: {}}}\n", 2, "one party, or", ""),
        ("case: x\nrules: [{because: y}]\n", 2, "either “never” or “one way”", ""),
        ("case: x\nrules: [{never: {}}]\n", 2, "at least one “issue: option”", ""),
        ("case: x\nstates: {a: {state: agreed}}\n", 2, "the key “because”", "add the line"),
        ("case: x\nstates: {a: {state: open, because: ' '}}\n", 2, "a reason", ""),
        ("case: x\nstatements: {s: {by: reporter, act: ask, quote: ' '}}\n", 2, "quoted words", ""),
        ("case: x\ngraph: {states: [a, b], moves: {A: [[a]]}}\n", 2, "a pair", ""),
        ("case: x\ngraph: {states: [a, b], moves: {A: [[a, b, a]]}}\n", 2, "a pair", ""),
        ("case: x\nparties: {A: }\n", 2, "what it is", "fill it in"),
        ("case: x\nissues:\n  peace:\n  war: {options: {a: , b: c}}\n", 3, "what it is", "#"),
        ("", None, "“key: value” lines", ""),
        ("- a\n- b\n", 1, "“key: value” lines", ""),
        ("just words\n", 1, "“key: value” lines", ""),
    ],
)
def test_what_the_model_refuses_is_told_in_plain_words(
    faults_of: FaultsOf, text: str, line: int | None, expected: str, do: str
) -> None:
    here = [fault for fault in faults_of(text) if fault.where.line == line]
    assert any(expected in fault.expected and do in fault.do for fault in here), here
    for fault in here:
        words = f"{fault.found} {fault.expected}".lower()
        assert not any(jargon in words for jargon in ("tuple", "dict", "input", "string", "none"))


def test_lines_stay_right_after_refused_entries(faults_of: FaultsOf) -> None:
    entries = [
        "  - {party: A, issue: i, option: b}",
        "  - {party: A, isue: i, option: b}",
        "  # a comment",
        "  - {party: NOT, issue: i, option: b}",
        "  - {}",
        "  - text",
        "  - {party: A, issue: i, option: NOT}",
    ]
    text = "case: x\nparties: {A: {name: A, role: host}}\nissues: {i: {options: {b: c}}}\n"
    faults = faults_of(text + "positions:\n" + "\n".join(entries) + "\n")
    assert said(faults, 8).where.field == "positions › 3rd › party"
    assert said(faults, 11).where.field == "positions › 6th › option"


def test_many_faults_are_told_in_bounded_time(faults_of: FaultsOf) -> None:
    wrong = "".join(f"  - {{partyy: A{n}, issue: b}}\n" for n in range(1500))
    right = "".join(f"  - {{party: A{n}, issue: b, option: c}}\n" for n in range(1500))
    parties = "".join(f"  B{n}: {{name: N{n}, role: host}}\n" for n in range(1500))
    faults = faults_of(f"case: x\nparties:\n{parties}positions:\n{wrong}{right}")
    assert len(faults) == 3 * 1500 + 2 * 1500
    last = [f for f in faults if f.where.field == "positions › 3000th › party"]
    assert last[0].where.line == 2 + 1500 + 1 + 3000


def test_a_fault_stays_readable_whatever_the_names(faults_of: FaultsOf) -> None:
    key, long = "x" * 1000, "x" * 100_000
    text = f"case: x\nparties:\n  {key}:\n    name: A\n    role: {long}\n    {key}: 1\n"
    text += f"positions:\n- party: {long}y\n  issue: {long}\n  option: {long}\n"
    faults = faults_of(text)
    assert sorted(f.where.line or 0 for f in faults) == [5, 6, 8, 9]
    assert all(len(str(fault)) < 2000 for fault in faults)


def test_a_part_refused_again_and_again_ends(
    faults_of: FaultsOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "_ROUNDS", 1)
    assert {f.where.line for f in faults_of("case: x\nsharing: purple\nrules: [{}]\n")} == {2, 3}
