"""Findings as the lenses give them for the sample case, written by hand for the views' tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import goodoffices
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.lenses.finding import (
    Cell,
    Column,
    Figure,
    Finding,
    Judgement,
    Mark,
    Sentence,
    Table,
)

ANALYST = ("analyst A (illustrative)",)
PARIS = Path(goodoffices.__file__).parent / "samples" / "paris-2014"

AGREED = Mark("●", "agreed", "good")
CLAIMED = Mark("◐", "claimed agreed", "mixed")
SAME_WORDS = Mark("≠", "same words, different meaning", "mixed")
OPEN = Mark("○", "open", "quiet")
DEADLOCKED = Mark("✕", "deadlocked", "bad")
UNTOUCHED = Mark("–", "not addressed", "quiet")


def _made(**parts: Any) -> Finding:
    return Finding(
        case="paris-2014-03-30",
        title="US–Russia talks on Ukraine, Paris",
        reading="default reading",
        inputs="0f3ac81e77b2d954",
        **parts,
    )


def _row(issue: str, mark: Mark, why: str, *ids: str) -> tuple[Cell, ...]:
    return (Cell(issue), Cell(mark.word, mark=mark), Cell(why, evidence=ids))


STATES = Table(
    "states",
    "Where every issue stands",
    (Column("Issue"), Column("State"), Column("Why")),
    (
        _row("political solution", AGREED, "both say so in their own words", "s1", "s7"),
        _row("talks go on", AGREED, "both say so in their own words", "s2"),
        _row("next meeting", OPEN, "no day is named", "s18"),
        _row("troops", OPEN, "USA demands a full pull-back; Russia has not answered", "s4", "s5"),
        _row("crimea", DEADLOCKED, "the reporter says the two came no closer", "s16"),
        _row("sanctions", OPEN, "only the reporter puts a wish down to Russia", "s21"),
        _row(
            "constitution",
            SAME_WORDS,
            "“federal” means decentralised to the USA, confederal to Russia as others read it",
            "s25",
            "s26",
        ),
        _row("language", OPEN, "Russia states official Russian; nobody answers", "s40"),
        _row("minority rights", CLAIMED, "Lavrov says so; Kerry is not quoted on it", "s8", "s9"),
        _row("militias", OPEN, "US officials put it down to Russia", "s10", "s11"),
        _row("bloc", OPEN, "Russia states non-bloc status; nobody answers", "s41"),
        _row("regional seat", OPEN, "Russia demands it; Ukraine is not quoted", "s39"),
        _row("NATO posture", OPEN, "the reporter says NATO has to settle it", "s22", "s23"),
    ),
)

GRID = Table(
    "grid",
    "Issues by parties: what each states, and what others put down to it",
    tuple(map(Column, ("Issue", "Russia", "United States", "Ukraine (absent)", "NATO"))),
    tuple(
        (
            Cell(issue),
            Cell("federal (stated); confederal (attributed)", ("s26", "s31", "s32", "s33")),
            Cell("decentralised (stated, unnamed)", ("s25",)),
            Cell("not stated"),
            Cell("not stated"),
        )
        for issue in ("constitution", "troops", "crimea", "sanctions", "language", "bloc")
    ),
    note="“Not stated” is an answer of its own: it is never taken for indifference.",
)

TALKS = _made(
    lens="talks",
    question="Where does each issue stand, who says so, what is one-sided, what moved?",
    headline=Sentence(
        "Two of thirteen issues are agreed, one is claimed agreed by one side only, one is "
        "deadlocked, and on the constitution the two use the same word for different things.",
        ("s1", "s2", "s7", "s8", "s9", "s16", "s25", "s26"),
    ),
    judgements=(
        Judgement(
            Sentence(
                "On the constitution both sides speak of a federal order, but what is put down to "
                "Russia would let regions block national decisions.",
                ("s24", "s25", "s26", "s27"),
            ),
            Sentence(
                "Confidence is low: Russia’s wider aim is told by Western officials only.",
                ("s26",),
            ),
            (Sentence("Lavrov denies that Russia wants to split the country.", ("s35", "s38")),),
        ),
        Judgement(
            Sentence("Agreement on minority rights rests on Lavrov’s word alone.", ("s8", "s9")),
            Sentence("Confidence is high: the report quotes nobody else on it.", ("report",)),
        ),
    ),
    tables=(STATES, GRID),
    would_change=(
        Sentence(
            "A word from Kerry on minority rights would settle whether it is agreed.", ("s8",)
        ),
        Sentence("An answer from Putin to Kerry’s ideas on troops.", ("s14", "s15")),
    ),
    limits=(
        Sentence("The record is one newspaper report: nothing is confirmed twice.", ("report",)),
    ),
    missing=(
        Sentence(
            "Ukraine and its east and south are not quoted anywhere in their own words.",
            ("report",),
        ),
    ),
)

FIGURE = Figure(
    "satisfaction",
    "What each package gives each party",
    "Dots on a scale from 0 to 100 for four packages; the United States gains most under the "
    "utilitarian package, Russia under the Nash package.",
    {
        "data": {
            "values": [
                {"package": p, "party": q, "value": v}
                for p, row in {
                    "Now": (62, 41, 38),
                    "Nash": (66, 58, 55),
                    "Kalai–Smorodinsky": (65, 60, 54),
                    "Egalitarian": (64, 57, 57),
                }.items()
                for q, v in zip(("Russia", "United States", "Україна"), row, strict=True)
            ]
        },
        "width": 420,
        "height": {"step": 24},
        "mark": "point",
        "encoding": {
            "y": {"field": "package", "type": "nominal", "sort": None, "title": None},
            "x": {"field": "value", "type": "quantitative", "title": "points, 0 to 100"},
            "color": {"field": "party", "title": "Party"},
            "shape": {"field": "party", "title": "Party"},
        },
    },
    "packages",
)

PACKAGES = _made(
    lens="packages",
    question="What could all accept, what is efficient, what is fair, who trades what?",
    headline=Sentence(
        "Given these inputs, 23 of 3,456 packages are acceptable to Russia, the United States and "
        "Ukraine, and 4 of them are efficient.",
        ("report",),
        ANALYST,
    ),
    judgements=(
        Judgement(
            Sentence(
                "Given these inputs, the Nash package is a full pull-back, eased sanctions, "
                "non-bloc status, and decentralisation instead of federation.",
                ("s4", "s25", "s41"),
                ANALYST,
            ),
            Sentence(
                "Confidence is low: the points are one analyst’s, and another analyst’s for Russia "
                "leave fewer packages.",
                (),
                ("analyst A (illustrative)", "analyst B (illustrative)"),
            ),
            (Sentence("Russia gives up troops and gains on sanctions and bloc.", (), ANALYST),),
        ),
    ),
    tables=(
        Table(
            "packages",
            "Packages fair by a standard",
            (
                Column("Standard"),
                Column("Package"),
                Column("Russia", "right"),
                Column("USA", "right"),
                Column("Ukraine", "right"),
                Column("Would it hold?", "centre"),
            ),
            tuple(
                (
                    Cell(name),
                    Cell(
                        "troops withdrawn, sanctions eased, decentralised, non-bloc",
                        ("s4",),
                        ANALYST,
                    ),
                    Cell("66.2"),
                    Cell("58.0"),
                    Cell("55.1"),
                    Cell("no", mark=Mark("✕", "no", "bad")),
                )
                for name in ("Nash", "Kalai–Smorodinsky", "egalitarian", "utilitarian")
            ),
        ),
    ),
    figures=(FIGURE,),
    assumptions=(
        Sentence("Default reading: the first preference entry of each party.", (), ANALYST),
    ),
    would_change=(
        Sentence(
            "If sanctions mattered less than 8 points to Russia, no package would be left.",
            (),
            ANALYST,
        ),
    ),
    methods=("nash1950", "kalai1975"),
)

STABILITY = _made(
    lens="stability",
    question="Which outcomes would hold, and against whose moves?",
    headline=Sentence(
        "Given these inputs, things as they now stand would not hold: Ukraine would decentralise "
        "and secure minority rights on its own, and then nobody gains by a move alone.",
        ("report",),
        ANALYST,
    ),
    judgements=(
        Judgement(
            Sentence(
                "Given these inputs, the one outcome that holds under Nash leaves troops massed, "
                "Crimea annexed and sanctions as they are: the talks fail.",
                (),
                ANALYST,
            ),
            Sentence(
                "Confidence is moderate: it is the same for every number in the ranges entered, "
                "but the preferences are one analyst’s.",
                (),
                ANALYST,
            ),
        ),
    ),
    tables=(
        Table(
            "holding",
            "Outcomes that hold",
            (Column("Outcome"), Column("Nash"), Column("GMR"), Column("SMR"), Column("SEQ")),
            tuple(
                (
                    Cell(f"outcome {n}"),
                    *(Cell("holds", mark=Mark("●", "holds", "good")) for _ in range(4)),
                )
                for n in range(1, 9)
            ),
        ),
    ),
    would_change=(
        Sentence("If a full pull-back cost Russia less than eased sanctions bring.", (), ANALYST),
    ),
    limits=(Sentence("Only moves of single parties are looked at.", (), ANALYST),),
    methods=("fang1993",),
)

FINDINGS = {"talks": TALKS, "stability": STABILITY, "packages": PACKAGES}


@pytest.fixture(scope="session")
def case() -> Case:
    return load(PARIS).case


@pytest.fixture(scope="session")
def findings() -> dict[str, Finding]:
    return dict(FINDINGS)


@pytest.fixture(scope="session")
def brief(case: Case, findings: dict[str, Finding]) -> Brief:
    return compose(case, findings)
