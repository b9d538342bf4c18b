"""A case on the real article: every span of the annotation is found where the annotation says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from goodoffices.case.anchor import Match, anchor_at
from goodoffices.case.edit import put
from goodoffices.case.load import Loaded, load
from goodoffices.check.quotes import Looked, Texts, look
from goodoffices.commands.add import add
from goodoffices.commands.new import make
from goodoffices.opened_case import OpenCase

pytestmark = pytest.mark.newspaper

Gold = dict[str, Any]
Span = tuple[int, int]
Quote = dict[str, Any]


@pytest.fixture(scope="module")
def gold(newspaper: Path) -> Gold:
    found: Gold = json.loads((newspaper / "gold.json").read_text("utf-8"))
    return found


@pytest.fixture
def folder(newspaper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new case that keeps the article, made as a person would make it."""
    case = make(tmp_path / "talks", "The Paris talks")
    article = tmp_path / "report.txt"
    article.write_bytes((newspaper / "article.txt").read_bytes())
    add(
        str(case),
        str(article),
        id="report",
        publisher="a newspaper",
        published="2014-03-31",
        origin="a newspaper",
        grade="B",
        accept_change=False,
        json=True,
    )
    capsys.readouterr()
    return case


def spans(gold: Gold) -> dict[str, Span]:
    """Every span of the annotation, by the path that leads to it."""
    found: dict[str, Span] = {}

    def walk(node: Any, path: str) -> None:
        if isinstance(node, dict) and {"start", "end", "snippet"} <= set(node):
            found[path] = (node["start"], node["end"])
        for key, value in node.items() if isinstance(node, dict) else ():
            walk(value, f"{path}.{key}")
        for number, value in enumerate(node) if isinstance(node, list) else ():
            walk(value, f"{path}.{number}")

    walk(gold, "gold")
    return found


def by_position(text: str, start: int, end: int) -> Quote:
    return {"exact": text[start:end], "start": start, "end": end}


def by_surroundings(text: str, start: int, end: int) -> Quote:
    anchor = anchor_at(text, start, end)
    return {"exact": anchor.exact, "before": anchor.before, "after": anchor.after}


def looked(loaded: Loaded) -> Iterator[Looked]:
    yield from look(loaded, Texts(loaded))


def test_the_article_is_kept_byte_for_byte(folder: Path, gold: Gold) -> None:
    kept = (folder / "sources" / "report.txt").read_bytes()
    assert sha256(kept).hexdigest() == gold["sha256"]
    assert load(folder).case.sources["report"].sha256 == gold["sha256"]


@pytest.mark.parametrize("anchored", [by_position, by_surroundings])
def test_every_anchor_is_found_at_its_offsets(
    folder: Path, gold: Gold, anchored: Callable[[str, int, int], Quote]
) -> None:
    text = (folder / "sources" / "report.txt").read_bytes().decode("utf-8")
    wanted = spans(gold)
    assert len(wanted) > 150
    lines = [
        {"id": path, "by": "reporter", "act": "state", "quote": [anchored(text, *span)]}
        for path, span in wanted.items()
    ]
    statements = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    (folder / "statements.jsonl").write_text(statements, "utf-8")
    found = {piece.statement: piece for piece in looked(load(folder))}
    assert {piece.match for piece in found.values()} == {Match.EXACT}
    located = {path: piece.location.span for path, piece in found.items() if piece.location}
    assert {path: (s.start, s.end) for path, s in located.items() if s} == wanted


def test_the_snippets_of_the_annotation_are_the_words_found(folder: Path, gold: Gold) -> None:
    """Offsets count code points of the decoded file, newlines kept."""
    text = (folder / "sources" / "report.txt").read_bytes().decode("utf-8")
    for statement in gold["statements"]:
        for span in statement["content"]:
            assert text[span["start"] : span["end"]] == span["snippet"]


def test_furniture_is_exactly_the_noise_of_the_annotation(folder: Path, gold: Gold) -> None:
    loaded = load(folder)
    found = [(item.start, item.end) for item in Texts(loaded).furniture("report")]
    assert found == sorted((item["start"], item["end"]) for item in gold["noise"])


def test_one_letter_changed_loses_every_quote(folder: Path, gold: Gold) -> None:
    article = folder / "sources" / "report.txt"
    text = article.read_bytes().decode("utf-8")
    lines = [
        {"id": path, "by": "reporter", "act": "state", "quote": [by_position(text, *span)]}
        for path, span in spans(gold).items()
    ]
    (folder / "statements.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    article.chmod(0o644)
    article.write_bytes(text.replace("Sunday", "Sunday ", 1).encode())
    assert {piece.match for piece in looked(load(folder))} == {Match.LOST}


# The talks table of the article: coded by hand below, its states compared with the annotation.

PARTIES = {
    "USA": "{name: United States, role: at the table, lead: John Kerry}",
    "RUS": "{name: Russia, role: at the table, lead: Sergey Lavrov, names: [Moscow]}",
    "UKR": "{name: Ukraine, role: absent}",
}
SPEAKERS = {
    "US officials": "{for: USA, kind: unnamed}",
    "Russian officials": "{for: RUS, kind: unnamed}",
    "Russian plan": "{for: RUS, kind: document}",
    "Western officials": "{kind: unnamed}",
    "experts": "{kind: unnamed}",
    "Steven Pifer": "{kind: named}",
    "unnamed accusers": "{kind: none}",
}
BY = {
    "US and Russia (the two sides)": ["USA", "RUS"],
    "US and Russia (neither side)": ["reporter"],
    "Russian government (Moscow)": ["RUS"],
    "Ukrainian government (Kiev) and others": ["UKR"],
}
AGENDA = ("i01", "i02", "i11")
OPTIONS = {
    "i03": ("massed", "withdrawn"),
    "i04": ("unchanged", "protected"),
    "i05": ("unitary", "decentralised", "federal", "confederal"),
    "i06": ("annexed", "returned"),
    "i07": ("armed", "demobilised"),
    "i08": ("open", "outside"),
    "i09": ("ukrainian", "both"),
    "i10": ("without", "with"),
}
FAVOURS = {
    "s01": "withdrawn",
    "s16": "decentralised",
    "s17": "confederal",
    "s21": "federal",
    "s22": "federal",
    "s23": "federal",
    "s30": "with",
    "s31": "both",
    "s32": "outside",
}
REPORTED = {  # what only the reporter says, from the spans given with the issues
    "i03": {"act": "state", "negated": "true", "about": "RUS"},
    "i06": {"act": "state", "asserts": "deadlocked"},
    "i11": {"act": "state"},
}


def coded(gold: Gold, text: str) -> list[dict[str, Any]]:
    """The statements of the annotation as those of a case."""
    lines: list[dict[str, Any]] = []
    for item in gold["statements"]:
        id_, on = item["id"], [i["id"] for i in gold["issues"] if item["id"] in i["evidence"]]
        names = [name.strip() for name in item["speaker"].split(";")]
        line: dict[str, Any] = {
            "id": id_,
            "by": [by for name in names for by in BY.get(name, [name])],
            "act": item["act"],
            "on": on,
            "negated": "true" if item.get("negated") else "false",
            "quote": [by_position(text, s["start"], s["end"]) for s in item["content"]],
        }
        more = {
            "option": FAVOURS.get(id_) if len(on) == 1 else None,
            "inside": item.get("nested_in"),
            "when": item.get("date"),
        }
        lines.append({**line, **{key: value for key, value in more.items() if value}})
    for issue in gold["issues"]:
        for number, span in enumerate(issue.get("evidence_spans", ())):
            quote = [by_position(text, span["start"], span["end"])]
            said = {"id": f"{issue['id']}-{number}", "by": "reporter", "on": issue["id"]}
            lines.append({**said, **REPORTED[issue["id"]], "quote": quote})
    return lines


def section(name: str, entries: Mapping[str, str]) -> str:
    return f"{name}:\n" + "".join(f"  {key}: {value}\n" for key, value in entries.items())


def write(folder: Path, gold: Gold) -> None:
    """Fill the outline of the case: what is hand-coded above, and the annotated statements."""
    text = (folder / "sources" / "report.txt").read_bytes().decode("utf-8")
    issues = {i["id"]: "{}" for i in gold["issues"] if i["id"] in AGENDA}
    for id_, options in OPTIONS.items():
        listed = ", ".join(f"{option}: {option}" for option in options)
        issues[id_] = f"{{options: {{{listed}}}, now: {options[0]}, held by: RUS}}"
    told = "{for: USA, option: decentralised, from: s16}, {for: RUS, option: confederal, from: s17}"
    file = folder / "case.yaml"
    top = file.read_text("utf-8").partition("# Whose wishes count")[0]
    parts = [
        section("parties", PARTIES),
        section("speakers", SPEAKERS),
        section("issues", issues),
        section("terms", {"federal": f"{{on: i05, meanings: [{told}]}}"}),
    ]
    file.write_text(put(top + "".join(parts), ("as of",), "2014-03-31"), "utf-8")
    lines = coded(gold, text)
    (folder / "statements.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")


def test_the_talks_stand_as_a_reader_would_accept(folder: Path, gold: Gold) -> None:
    write(folder, gold)
    opened = OpenCase(load(folder))
    table = opened.look("talks").table("states")
    found = {row[0].text: row[1].mark.word for row in table.rows if row[1].mark is not None}
    assert set(found) == {issue["id"] for issue in gold["issues"]}
    wrong = {
        issue["id"]: (issue["name"], found[issue["id"]])
        for issue in gold["issues"]
        if found[issue["id"]] not in issue["accept"]
    }
    assert wrong == {}


def test_the_hand_coded_case_quotes_only_what_stands_there(folder: Path, gold: Gold) -> None:
    write(folder, gold)
    count = OpenCase(load(folder)).check().quotes
    assert count.pieces == count.exact > 35
