"""Every name leads somewhere; each rule is broken once and says so in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from goodoffices.case.references_of_record import MOST_INSIDE
from goodoffices.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]

SOUND = dedent("""\
    case: sound
    sources:
      one: {file: sources/one.txt}
      two: {file: sources/two.html, text: sources/two.html.txt}
    parties:
      RUS: {name: Russia, role: at the table, lead: Sergey Lavrov, names: [Moscow]}
      USA: {name: United States, role: at the table, lead: John Kerry}
    speakers:
      Sergey Lavrov: {for: RUS, kind: named}
      Expert: {kind: named}
    issues:
      talks go on: {question: Do they?}
      troops: {options: {massed: a, gone: b}, now: massed, held by: RUS}
      law and order: {options: {strict: a, lax: b}, now: strict, held by: {all of: [RUS, USA]}}
    rules:
      - never: {troops: gone, law and order: lax}
      - one way: {troops: [gone]}
    positions:
      - {party: RUS, issue: troops, option: massed, from: [s1]}
      - {party: USA, issue: talks go on, option: any point will do, from: [s1]}
    terms:
      order: {on: law and order, meanings: [{for: USA, option: lax, from: [s1]}]}
    events:
      - {what: call, who: [RUS, Expert, Sergey Lavrov], from: [s1], quote: {exact: a, source: one}}
    preferences:
      - of: RUS
        by: me
        points: {troops: 1, law and order: 2..3}
        values: {troops: {massed: 100, gone: 0}, law and order: {strict: 0, lax: 50..70}}
        red lines: [{troops: gone}]
        walk away: 50
        indifferent: [talks go on]
      - {of: USA, by: me, seen by: RUS, priorities: [law and order is lax], walk away: now}
      - {of: USA, by: me, ranking: [{troops: gone}, [{troops: massed}]], walk away: {troops: gone}}
    views:
      USA: {does not see: {troops: [gone]}}
    states:
      talks go on: {state: open, because: so}
    statements:
      s1: {by: [Moscow, Expert], about: USA, on: troops, option: gone, act: want, seen in: one}
      s2: {by: reporter, act: state, inside: s1, seen in: [one, two],
           quote: [{exact: a, source: two}]}
    """)


def test_a_sound_case_has_no_faults(faults_of: FaultsOf) -> None:
    assert faults_of(SOUND) == ()


@dataclass(frozen=True)
class Broken:
    """One change to the sound case, and what must be said about it."""

    old: str
    new: str
    field: str
    found: str
    do: str = ""


def _broken() -> list[Broken]:
    table = (Path(__file__).parent / "broken_names.txt").read_text(encoding="utf-8")
    rows = [line.replace("\\n", "\n").split(" |") for line in table.splitlines()[2:]]
    return [Broken(*(cell.removeprefix(" ") for cell in row)) for row in rows]


BROKEN = _broken()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda b: b.new)
def test_each_rule(faults_of: FaultsOf, broken: Broken) -> None:
    assert SOUND.count(broken.old) == 1
    faults = faults_of(SOUND.replace(broken.old, broken.new))
    if not broken.field:
        assert faults == ()
        return
    line = SOUND[: SOUND.index(broken.old)].count("\n") + 1
    here = [fault for fault in faults if fault.where.field == broken.field]
    assert len(here) == 1, faults
    assert here[0].where.line in (line, line + 1, line - 1)
    assert broken.found in here[0].found
    assert broken.do in here[0].do
    others = [f for f in faults if f.where.field != broken.field]
    assert len(others) <= 2, others


GRAPH = dedent("""\
    case: g
    parties: {A: {name: A, role: at the table}}
    issues: {agenda: {question: When?}}
    graph:
      states: [s, t, u]
      moves: {A: [[s, t], [t, u]]}
      preferences: {A: [[s], [t, u]]}
      now: s
    """)


@pytest.mark.parametrize(
    ("old", "new", "field", "found"),
    [
        ("", "", "", ""),
        ("[[s, t]", "[[s, x]", "graph › moves › A", "“x”"),
        ("{A: [[s, t]", "{A: [[s, s]", "graph › moves › A", "from “s” to itself"),
        ("{A: [[s, t]", "{B: [[s, t]", "graph › moves › B", "“B”"),
        ("[[s], [t", "[[x], [t", "graph › preferences › A", "“x”"),
        ("[[s], [t", "[[s, t], [t", "graph › preferences › A", "“t” 2 times"),
        ("{A: [[s], [t", "{C: [[s], [t", "graph › preferences › C", "“C”"),
        ("now: s", "now: x", "graph › now", "“x”"),
        ("{question: When?}", "{options: {a: b, c: d}}", "graph", "both"),
    ],
)
def test_each_rule_of_a_graph(
    faults_of: FaultsOf, old: str, new: str, field: str, found: str
) -> None:
    faults = faults_of(GRAPH.replace(old, new) if old else GRAPH)
    assert [f.where.field for f in faults] == ([field] if field else [])
    assert all(found in f.found for f in faults)


def nested(depth: int) -> str:
    lines = [f"  s{n}: {{by: reporter, act: state, inside: s{n + 1}}}\n" for n in range(depth)]
    last = f"  s{depth}: {{by: reporter, act: state}}\n"
    return "case: x\nstatements:\n" + "".join(lines) + last


def test_statements_stand_inside_one_another_only_so_deep(faults_of: FaultsOf) -> None:
    assert faults_of(nested(MOST_INSIDE)) == ()
    (fault,) = faults_of(nested(MOST_INSIDE + 1))
    assert (fault.where.field, fault.where.line) == ("statements › s0 › inside", 3)
    (fault,) = faults_of(nested(5000))
    assert fault.where.field == f"statements › s{5000 - MOST_INSIDE - 1} › inside"


def test_a_circle_is_told_once_however_many_lead_into_it(faults_of: FaultsOf) -> None:
    links = {"a": "b", "b": "c", "c": "d", "d": "b", "e": "a", "f": "f"}
    lines = [f"  {k}: {{by: reporter, act: state, inside: {v}}}\n" for k, v in links.items()]
    faults = faults_of("case: x\nstatements:\n" + "".join(lines))
    assert [f.found for f in faults] == [
        "a circle: b inside c inside d inside b",
        "a circle: f inside f",
    ]
