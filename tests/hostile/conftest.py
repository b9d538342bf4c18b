"""A corpus of bad and awkward cases: small generators, written to a folder when a test asks."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from goodoffices.samples import sample

Content = str | bytes
Files = dict[str, Content]


@dataclass(frozen=True)
class Hostile:
    """A case as somebody might send it.

    Attributes
    ----------
    name
        What is bad about it.
    refused
        Whether it cannot be read as a case at all; otherwise it gets its honest answer.
    files
        Makes the files of its folder.
    """

    name: str
    refused: bool
    files: Callable[[], Content | Files]


HEAD = """\
case: hostile
as of: 2014-03-31
sources: {r: {file: r.txt}}
"""
PARTIES = "parties: {A: {name: Alpha, role: at the table}, B: {name: Beta, role: at the table}}\n"
ISSUES = """\
issues:
  troops: {options: {massed: They stay, gone: They go}, now: massed, held by: A}
  bases: {options: {open: Open, closed: Closed}, now: open, held by: B}
"""
POINTS = """\
preferences:
  - {of: A, by: me, points: {troops: 60, bases: 40}, values: {troops: {massed: 100, gone: 0}, bases: {open: 0, closed: 100}}, walk away: now}
  - {of: B, by: me, points: {troops: 70, bases: 30}, values: {troops: {massed: 0, gone: 100}, bases: {open: 100, closed: 0}}, walk away: now}
"""  # noqa: E501
SAID = "statements: {s: {by: A, act: want, on: troops, quote: words, option: massed}}\n"
FULL = HEAD + PARTIES + ISSUES + POINTS + SAID


def paris() -> bytes:
    folder = sample("paris-2014")
    assert folder is not None
    return (folder / "case.yaml").read_bytes()


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.yaml", "case: x\n" + " " * 10_000_000)
    return packed.getvalue()


def chain(length: int, last: str) -> str:
    inner = [f"  s{n}: {{by: A, act: state, inside: s{n + 1}}}\n" for n in range(length)]
    return HEAD + PARTIES + "statements:\n" + "".join(inner) + last


def number(text: str) -> str:
    return FULL.replace("troops: 60", f"troops: {text}")


def swings(troops: str) -> str:
    given = f"swings: {{troops: {troops}, bases: {{from: open, to: closed, worth: 40}}}}"
    return FULL.replace("points: {troops: 60, bases: 40}", given)


def binary(issues: int, rules: str = "") -> str:
    names = [f"i{n}" for n in range(issues)]
    held = [(name, "AB"[number % 2]) for number, name in enumerate(names)]
    listed = [f"  {n}: {{options: {{a: A, b: B}}, now: a, held by: {p}}}\n" for n, p in held]
    points = ", ".join(f"{n}: 1" for n in names)
    values = ", ".join(f"{n}: {{a: 0, b: 100}}" for n in names)
    entry = "  - {of: %s, by: me, points: {%s}, values: {%s}, walk away: now}\n"
    entries = "".join(entry % (party, points, values) for party in "AB")
    return HEAD + PARTIES + "issues:\n" + "".join(listed) + rules + "preferences:\n" + entries


def renamed(issue: str, option: str, party: str) -> str:
    """Write a whole case, in the JSON that is also YAML, around three awkward names."""
    values = {issue: {option: "100", "gone": "0"}}
    numbers = {"by": "me", "points": {issue: "1"}, "values": values, "walk away": "now"}
    said = {"by": party, "act": "want", "on": issue, "option": option, "quote": "words"}
    whole = {
        "case": "hostile",
        "title": option,
        "sources": {"r": {"file": "r.txt", "publisher": option, "origin": issue}},
        "parties": {
            party: {"name": f"{party} {option}", "role": "at the table", "lead": f"{issue}!"},
            "B": {"name": "Beta", "role": "at the table"},
        },
        "issues": {
            issue: {
                "question": option,
                "options": {option: issue, "gone": option},
                "now": option,
                "held by": party,
            }
        },
        "positions": [{"party": party, "issue": issue, "option": option, "from": "s"}],
        "preferences": [
            {"of": party, **numbers},
            {
                "of": "B",
                "by": option,
                "ranking": [{issue: "gone"}, {issue: option}],
                "walk away": "now",
            },
        ],
        "statements": {"s": said},
    }
    return json.dumps(whole, ensure_ascii=False)


REFUSED: dict[str, Callable[[], Content | Files]] = {
    "nothing": lambda: "",
    "only a comment": lambda: "# case: x\n",
    "a list": lambda: "- a\n- b\n",
    "a scalar": lambda: "just some words\n",
    "truncated in a list": lambda: paris()[: paris().index(b"names: [Moscow") + 14],
    "truncated in a character": lambda: paris()[: paris().index("–".encode()) + 1],
    "huge": lambda: "case: x\n" + "# padding\n" * 900_000,
    "huge in bytes": lambda: b" " * 40_000_000,
    "many values": lambda: "case: x\nrules: [" + "a, " * 450_000 + "]\n",
    "many faults": lambda: HEAD + "positions:\n" + "- {party: X, isue: y}\n" * 3000,
    "deep brackets": lambda: "case: " + "[" * 200_000,
    "deep mappings": lambda: "case: " + "{a: " * 200_000,
    "aliases of aliases": lambda: (
        "a: &a [x, x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
        )
    ),
    "tags": lambda: "case: !!python/object/apply:os.system ['echo pwned']\n",
    "duplicate keys": lambda: FULL + "title: a\ntitle: b\n",
    "a merge key": lambda: FULL.replace("name: Alpha,", "name: Alpha, <<: {role: host},"),
    "two documents": lambda: FULL + "---\n" + FULL,
    "NUL": lambda: FULL.replace("Alpha", "Al\x00pha"),
    "NUL by escape": lambda: FULL.replace("r.txt", '"r\\0.txt"'),
    "a terminal's escape": lambda: FULL.replace("Alpha", '"\\e]0;owned\\a"'),
    "a turned direction": lambda: FULL.replace("Alpha", "Al\u202eahp"),
    "a turned direction by escape": lambda: FULL.replace("Alpha", '"Al\\u202Eahp"'),
    "half a character in JSON": lambda: {
        "case.yaml": FULL,
        "statements.jsonl": '{"id": "j", "act": "state", "note": "\\udc80"}',
    },
    "UTF-16": lambda: FULL.encode("utf-16"),
    "Latin-1": lambda: FULL.replace("Alpha", "Älpha").encode("latin-1"),
    "random bytes": lambda: random.Random(20140330).randbytes(100_000),
    "an archive": zipped,
    "circular nesting": lambda: chain(3, "  s3: {by: A, act: state, inside: s0}\n"),
    "nesting without end": lambda: chain(4000, "  s4000: {by: A, act: state}\n"),
    "a rule against now": lambda: FULL + "rules: [{never: {troops: massed, bases: open}}]\n",
    "a rule against everything": lambda: FULL + "rules: [{never: {troops: [massed, gone]}}]\n",
    "a file outside": lambda: FULL.replace("r.txt", "../../etc/passwd"),
    "a file that is a folder": lambda: FULL.replace("r.txt", "."),
    "brackets in a priority": lambda: (
        HEAD + PARTIES + ISSUES + f"preferences: [{{of: A, by: me, priorities: [{'(' * 5000}]}}]\n"
    ),
    "JSON lines that are none": lambda: {"case.yaml": FULL, "statements.jsonl": "[" * 100_000},
    **{
        f"the number {text[:12]}": lambda text=text: number(text)  # type: ignore[misc]
        for text in ("1e999999", "9" * 400, "-5", "5..1", "NaN", ".inf", "1/0", "0x10", "٣")
    },
    "a swing to nowhere": lambda: swings("{from: massed, to: nowhere, worth: 60}"),
    "a swing of nothing": lambda: swings("[massed, gone]"),
    "a long name nobody knows": lambda: FULL.replace("by: A,", f"by: {'x' * 300_000},"),
}

ANSWERED: dict[str, Callable[[], Content | Files]] = {
    "nothing but a name": lambda: "case: x\n",
    "zero parties": lambda: HEAD + "issues: {i: {options: {a: A, b: B}, now: a}}\n",
    "one party": lambda: (
        HEAD
        + "parties: {A: {name: A, role: at the table}}\n"
        + "issues: {i: {options: {a: A, b: B}, now: a, held by: A}}\n"
        + "preferences: [{of: A, by: me, priorities: [i is b], walk away: now}]\n"
    ),
    "a party without preferences": lambda: FULL.replace("  - {of: B", "  # {of: B"),
    "no preferences at all": lambda: HEAD + PARTIES + ISSUES + SAID,
    "only agenda items": lambda: HEAD + PARTIES + "issues: {i: {question: Why?}}\n",
    "one option": lambda: (
        FULL.replace(", gone: They go", "").replace(", gone: 0", "").replace(", gone: 100", "")
    ),
    "no now": lambda: FULL.replace(" now: massed,", ""),
    "nobody holds it": lambda: FULL.replace(", held by: A", ""),
    "nothing feasible but now": lambda: (
        FULL + "rules: [{never: {troops: gone}}, {never: {bases: closed}}]\n"
    ),
    "frozen by one-way rules": lambda: FULL + "rules: [{one way: {troops: [massed, gone]}}]\n",
    "a thousand million outcomes": lambda: binary(30),
    "more outcomes than can be listed": lambda: binary(90),
    "many outcomes, few feasible": lambda: binary(
        30, "rules:\n" + "".join(f"  - never: {{i{n}: b}}\n" for n in range(28))
    ),
    "great numbers": lambda: number("0..999999999999999").replace("70", "999999999999999"),
    "fine numbers": lambda: number("0.000000000000001..0.000000000000003").replace("40}", "1/997}"),
    "no weight at all": lambda: number("0").replace("bases: 40", "bases: 0"),
    "names of JavaScript": lambda: renamed("__proto__", "constructor", "toString"),
    "names of HTML": lambda: renamed(
        "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "</style>"
    ),
    "names of YAML": lambda: renamed("a: b # c", "[{(*&!%@`", "- |"),
    "names of templates": lambda: renamed('{{7*7}} #eval("1")', "${x} %s {0}", "$x"),
    "names of other scripts": lambda: renamed("🕊️👩‍⚖️", "القدس", "ירושלים"),
    "names with white space": lambda: renamed("a\u3000b", " gone", "\u200b"),
    "long names": lambda: renamed("t" * 900, "m " * 400 + "m", "a" * 900),
    "long titles": lambda: FULL.replace("They stay", "word " * 40_000).replace("Alpha", "A" * 9000),
    "a source that is missing": lambda: FULL,
    "a source of one letter": lambda: {
        "case.yaml": FULL.replace("quote: words", f"quote: {'a' * 1900}b"),
        "r.txt": "a" * 500_000,
    },
    "a source that is no text": lambda: {"case.yaml": FULL, "r.txt": b"\x00\xff" * 1000},
    "many lost quotes": lambda: {
        "case.yaml": HEAD
        + PARTIES
        + "statements:\n"
        + "".join(f"  s{n}: {{by: A, act: want, quote: lost words {n}}}\n" for n in range(400)),
        "r.txt": "All the words of a report that goes on and on. " * 4000,
    },
    "a conflict without moves": lambda: HEAD + PARTIES + "graph: {states: [s, t]}\n",
    "a graph of one state": lambda: (
        HEAD
        + PARTIES
        + "graph: {states: s, moves: {A: []}, preferences: {A: [s], B: [s]}, now: s}\n"
    ),
    "a ranking that matches little": lambda: (
        HEAD
        + PARTIES
        + ISSUES
        + "preferences: [{of: A, by: me, ranking: [{troops: gone, bases: closed}]}]\n"
    ),
    "a swing that runs backwards": lambda: swings("{from: gone, to: massed, worth: 60}").replace(
        "massed: 100, gone: 0", "massed: 0, gone: 100", 1
    ),
    "a swing left open": lambda: swings("{from: gone, to: massed}"),
    "examples that contradict all": lambda: FULL.replace(
        "walk away", "examples: [{troops: gone}, now, {troops: gone}], walk away"
    ),
    "examples without end": lambda: FULL.replace(
        "walk away", f"examples: [{'[now, {}], ' * 5_000}], walk away", 1
    ),
    "examples of one package": lambda: FULL.replace(
        "walk away", f"examples: [[{', '.join(['now'] * 60)}]], walk away"
    ),
    "somebody's numbers only": lambda: FULL.replace("of: A,", "of: A, seen by: B,"),
}

CORPUS = [
    *(Hostile(name, True, files) for name, files in REFUSED.items()),
    *(Hostile(name, False, files) for name, files in ANSWERED.items()),
]


@pytest.fixture(params=CORPUS, ids=lambda hostile: hostile.name)
def hostile(request: pytest.FixtureRequest) -> Hostile:
    found: Hostile = request.param
    return found


@pytest.fixture
def folder(hostile: Hostile, tmp_path: Path) -> Path:
    """The hostile case, in a folder of its own with a source beside it."""
    where = tmp_path / "case"
    where.mkdir()
    content = hostile.files()
    files: Files = content if isinstance(content, dict) else {"case.yaml": content}
    if hostile.name != "a source that is missing":
        files = {"r.txt": "These are the words.\n", **files}
    for name, data in files.items():
        (where / name).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return where
