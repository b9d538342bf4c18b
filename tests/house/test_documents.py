"""What the documents say of the case file, the findings and the command line is so."""

from __future__ import annotations

import re
from dataclasses import fields

import click
import pytest
import typer.main
from pydantic import BaseModel

from goodoffices.case import vocabulary
from goodoffices.case.attitude import Attitude
from goodoffices.case.claim import Event, Meaning, Override, Position, Term
from goodoffices.case.graph import Graph
from goodoffices.case.issue import Held, Issue, Option, Rule
from goodoffices.case.model import Case
from goodoffices.case.part import Part, file_key
from goodoffices.case.party import Party, Speaker
from goodoffices.case.preference import Preference, View
from goodoffices.case.source import Source
from goodoffices.case.statement import Quote, Statement
from goodoffices.case.swing import Swing
from goodoffices.commands.app import app
from goodoffices.lenses.finding import Finding

from .documents import DOCUMENTS, REPOSITORY, document

SECTIONS: dict[str, type[BaseModel]] = {
    "The file as a whole": Case,
    "Sources": Source,
    "Parties": Party,
    "Speakers": Speaker,
    "Issues": Issue,
    "Option": Option,
    "Held by": Held,
    "Rules": Rule,
    "Positions": Position,
    "Terms": Term,
    "Meaning": Meaning,
    "Events": Event,
    "Preferences": Preference,
    "Swing": Swing,
    "Attitudes": Attitude,
    "Views": View,
    "States": Override,
    "Statements": Statement,
    "Quote": Quote,
    "Graph": Graph,
}


def under(title: str) -> str:
    """The part of the case format under one heading, up to the next."""
    parts = re.split(r"^#{2,3} (.+)$", document("docs/case-format.md"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def rows(text: str, heading: str) -> dict[str, str]:
    """A table of two columns, by its first, which is in code marks."""
    lines = text.split(f"| {heading} |", 1)[1].splitlines()[2:]
    table = [line for line in lines if line.startswith("| `")]
    return {row.split("`")[1]: row.split("|", 2)[2] for row in table}


@pytest.mark.parametrize("title", SECTIONS)
def test_the_case_format_lists_every_key_and_no_other(title: str) -> None:
    model = SECTIONS[title]
    assert set(rows(under(title), "key")) == {file_key(name) for name in model.model_fields}


def test_every_part_of_a_case_is_described() -> None:
    def parts(kind: type[Part]) -> set[type[Part]]:
        return {kind}.union(*map(parts, kind.__subclasses__()))

    ours = {p for p in parts(Part) - {Part} if p.__module__.startswith("goodoffices.")}
    assert ours == set(SECTIONS.values())


def test_required_keys_are_said_to_be_required() -> None:
    for title, model in SECTIONS.items():
        if model in (Case, Rule, Term, Meaning, Quote, Graph, Override):
            continue  # there the text around the table says so
        says = rows(under(title), "key")
        for name, field in model.model_fields.items():
            required = says[file_key(name)].rstrip(" |").endswith("required")
            assert required == field.is_required(), f"{title}: {name}"


@pytest.mark.parametrize(
    ("title", "key", "words"),
    [
        ("The file as a whole", "sharing", vocabulary.Sharing),
        ("Parties", "role", vocabulary.Role),
        ("Speakers", "kind", vocabulary.Kind),
        ("Sources", "grade", vocabulary.Reliability),
        ("Attitudes", "is", vocabulary.Regard),
        ("States", "state", vocabulary.State),
        ("Statements", "act", vocabulary.Act),
        ("Statements", "asserts", vocabulary.Asserts),
        ("Statements", "how", vocabulary.How),
        ("Statements", "review", vocabulary.Review),
    ],
)
def test_closed_lists_are_given_in_full(title: str, key: str, words: object) -> None:
    from typing import get_args

    said = re.findall(r"`([^`]+)`", rows(under(title), "key")[key])
    assert sorted(said) == sorted(get_args(words))


def test_the_examples_of_the_small_grammars_are_read() -> None:
    from goodoffices.case.number import parse_range
    from goodoffices.case.priority import parse
    from goodoffices.case.when import parse_when

    text = under("Small grammars")
    when, number, priority = (
        text.split(f"**{a}")[1].split("\n\n")[0]
        for a in ("A stretch of time**", "A number**", "A priority**")
    )
    spans = [s for s in re.findall(r"`([^`]+)`", when) if s != "when"]
    assert len([parse_when(span) for span in spans]) >= 6
    numbers = [n for n in re.findall(r"`([^`]+)`", number) if not n.startswith("--")]
    assert len([parse_range(n) for n in numbers]) >= 4
    issues = {
        "constitution": ["confederal"],
        "troops": ["withdrawn"],
        "sanctions": ["eased"],
    }
    example = re.findall(r"`([^`]+)`", " ".join(priority.split()))[-1]
    assert parse(example, issues)


def test_findings_lists_every_field_of_a_finding_and_no_other() -> None:
    text = document("docs/findings.md").split("\n## ")[0]
    assert set(rows(text, "field")) == {field.name for field in fields(Finding)}


def test_voices_tells_the_states_in_the_order_of_the_rule() -> None:
    steps = re.findall(r"^\d\. \*\*(.+?)\*\*", document("docs/voices.md"), flags=re.M)[-7:]
    assert [step.lower() for step in steps[1:]] == [
        "same words, different meaning",
        "agreed",
        "claimed agreed",
        "deadlocked",
        "open",
        "not addressed",
    ]
    assert {step.lower() for step in steps[1:]} == set(vocabulary.STATES)


COMMANDS = typer.main.get_command(app)
assert isinstance(COMMANDS, click.Group) or hasattr(COMMANDS, "commands")


def options(command: str | None) -> set[str]:
    one = COMMANDS if command is None else COMMANDS.commands[command]  # type: ignore[attr-defined]
    return {opt for p in one.params for opt in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}


def test_every_command_and_option_the_documents_mention_exists() -> None:
    known = set(COMMANDS.commands)  # type: ignore[attr-defined]
    everywhere = {opt for name in known for opt in options(name)} | options(None)
    for name in DOCUMENTS:
        text = document(name)
        for line in re.findall(r"(?:^|`|“)goodoffices ([a-z]+)([^`”\n]*)", text, flags=re.M):
            command, rest = line
            assert command in known, f"{name}: goodoffices {command}"
            assert set(re.findall(r"(?<!\w)--[a-z-]+", rest)) <= options(command), f"{name}: {line}"
        for option in re.findall(r"`(--[a-z-]+)[^`]*`", text):
            assert option in everywhere, f"{name}: {option}"


def test_every_choice_a_person_has_is_in_the_documents() -> None:
    """Each command is mentioned in the README, each option of looking in the findings."""
    for command in COMMANDS.commands:  # type: ignore[attr-defined]
        assert f"goodoffices {command}" in document("README.md") or command == "demo"
    described = set(re.findall(r"`(--[a-z-]+)", document("docs/findings.md")))
    chosen = {option for option in options("look") if option.startswith("--")}
    assert chosen - {"--json", "--help"} <= described


def test_links_between_documents_lead_somewhere() -> None:
    for name in DOCUMENTS:
        folder = (REPOSITORY / name).parent
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document(name)):
            if target.startswith("https://"):
                continue
            assert (folder / target).exists(), f"{name}: {target}"
