"""Whatever the findings hold, the brief proper stays on one page, in the PDF."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pytest
from pypdf import PdfReader

from goodoffices.brief import pdf
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.case.source import Source
from goodoffices.lenses.finding import Finding, Judgement, Sentence

TEXT = (
    "given these inputs Russia would leave the outcome for another in which sanctions are eased "
    "and troops stay massed near the border because the constitution of Ukraine is decentralised "
    "while minority rights are secured in law and the east takes part in reform"
)
WORDS = TEXT.split()


def sentence(chance: random.Random, longest: int) -> Sentence:
    length, text = chance.randint(longest // 3, longest), ""
    while len(text) < length:
        text += " " + chance.choice(WORDS)
    ids = tuple(f"s{chance.randint(1, 41)}" for _ in range(chance.randint(1, 7)))
    return Sentence(text.strip().capitalize() + ".", ids, chance.choice([(), ("analyst A",)]))


def crowded(findings: dict[str, Finding], seed: int) -> dict[str, Finding]:
    chance = random.Random(seed)
    longest = chance.choice([60, 150, 300, 900])
    rows = chance.choice([3, 10, 13, 25, 60])

    def some(count: int) -> tuple[Sentence, ...]:
        return tuple(sentence(chance, longest) for _ in range(count))

    made = {}
    for lens, finding in findings.items():
        made[lens] = replace(
            finding,
            headline=sentence(chance, longest),
            judgements=tuple(
                Judgement(sentence(chance, longest), sentence(chance, longest)) for _ in range(4)
            ),
            would_change=some(12),
            missing=some(12),
            figures=(),
        )
    states = made["talks"].table("states")
    again = tuple(states.rows[n % len(states.rows)] for n in range(rows))
    again = tuple((*r[:-1], replace(r[-1], text=sentence(chance, longest).text)) for r in again)
    made["talks"] = replace(made["talks"], tables=(replace(states, rows=again),))
    return made


def pages_before_annex(brief: Brief) -> int:
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(pdf.render(brief, annex=True))).pages]
    return next(n for n, text in enumerate(pages) if "Annex" in text.splitlines())


@pytest.mark.parametrize("seed", range(12))
def test_the_brief_is_one_page(case: Case, findings: dict[str, Finding], seed: int) -> None:
    assert pages_before_annex(compose(case, crowded(findings, seed))) == 1


def test_many_sources_and_a_long_title_are_still_one_page(
    case: Case, findings: dict[str, Finding]
) -> None:
    source = Source(file="a.txt", title="A report " * 20, publisher="A newspaper", grade="C")
    many = case.model_copy(
        update={
            "title": "Talks on the future of everything " * 6,
            "sources": {f"report-{n}": source for n in range(30)},
        }
    )
    brief = compose(many, crowded(findings, 3))
    assert pages_before_annex(brief) == 1
    assert len(brief.all_sources) == 30
    assert brief.left_over is not None
    assert "26 more sources" in brief.left_over.text
