"""The brief as plain lists and texts: the one thing that the HTML page and the PDF both show.

Source: none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from goodoffices.brief.brief import Brief
from goodoffices.brief.plain import CONFIDENCE_AS_BEFORE, references, shorten
from goodoffices.brief.quoted import Quoted, SourceLine, grade_words
from goodoffices.brief.told_once import told_once
from goodoffices.brief.widths import widths
from goodoffices.lenses.finding import Cell, Figure, Finding, Judgement, Sentence, Table
from goodoffices.references import short

Plain = dict[str, Any]
Draw = Callable[[Figure], str | None]

NO_PICTURE = "The picture could not be drawn; the table says the same."


class Content:
    """Turns findings and sentences into plain lists and texts.

    Parameters
    ----------
    anchors
        Where an id leads on the same page; an id without an entry leads nowhere.
    draw
        Draws a figure, or gives ``None`` when it cannot be drawn.
    """

    def __init__(self, anchors: Mapping[str, str], draw: Draw) -> None:
        self._anchors = anchors
        self._draw = draw

    def support(self, evidence: Iterable[str], by: Iterable[str]) -> Plain:
        """Write what something rests on: ids with the place they lead to, and names."""
        refs = [{"text": r.text, "to": self._anchors.get(r.first)} for r in references(evidence)]
        return {"refs": refs, "by": list(by)}

    def sentence(self, sentence: Sentence) -> Plain:
        """Write a sentence."""
        return {"text": sentence.text, **self.support(sentence.evidence, sentence.by)}

    def sentences(self, sentences: Iterable[Sentence]) -> list[Plain]:
        """Write several sentences."""
        return [self.sentence(sentence) for sentence in sentences]

    def judgements(self, judgements: Iterable[Judgement]) -> list[Plain]:
        """Write judgements; a confidence that the one before had is not said again in full."""
        found, before = [], None
        for one in judgements:
            written = self.judgement(one)
            if one.confidence == before:
                written["confidence"] = self.sentence(Sentence(CONFIDENCE_AS_BEFORE))
            found.append(written)
            before = one.confidence
        return found

    def judgement(self, judgement: Judgement, lens: str = "") -> Plain:
        """Write a judgement, its reasons and how far it can be relied on."""
        likelihood = judgement.likelihood
        return {
            "lens": lens[:1].upper() + lens[1:],
            "claim": self.sentence(judgement.claim),
            "why": self.sentences(judgement.why),
            "confidence": self.sentence(judgement.confidence),
            "likelihood": f"{likelihood.words}, by {likelihood.by}" if likelihood else "",
        }

    def table(self, table: Table) -> Plain:
        """Write a table; what several cells rest on is said once."""
        once = told_once(table)
        wide = widths(once.table)
        columns = zip(table.columns, wide.shares, strict=True)
        return {
            "title": table.title,
            "note": table.note,
            "rests_on": self.support(once.evidence, once.by),
            "on_its_side": wide.on_its_side,
            "columns": [{"title": c.title, "align": c.align, "share": s} for c, s in columns],
            "rows": [[self._cell(cell) for cell in row] for row in once.table.rows],
        }

    def _cell(self, cell: Cell) -> Plain:
        mark = cell.mark
        shown = {"shape": mark.shape, "word": mark.word, "tone": mark.tone} if mark else None
        # the word of the mark is not said twice
        text = "" if mark and cell.text.casefold() == mark.word.casefold() else cell.text
        return {"text": text, "mark": shown, **self.support(cell.evidence, cell.by)}

    def figure(self, figure: Figure, tables: Mapping[str, str]) -> Plain:
        """Write a figure; without a picture, a sentence that says so."""
        svg = self._draw(figure)
        return {
            "title": figure.title,
            "alt": figure.alt,
            "svg": svg,
            "note": "" if svg else NO_PICTURE,
            "table": tables.get(figure.table, ""),
        }

    def finding(self, finding: Finding) -> Plain:
        """Write a finding in full."""
        titles = {table.name: table.title for table in finding.tables}
        tables = [self.table(table) for table in finding.tables]
        lists = {
            "Assumptions": finding.assumptions,
            "What would change it": finding.would_change,
            "Limits": finding.limits,
            "Not answered": finding.missing,
        }
        return {
            "lens": finding.lens[:1].upper() + finding.lens[1:],
            "question": finding.question,
            "case": finding.title or finding.case,
            "headline": self.sentence(finding.headline),
            "judgements": self.judgements(finding.judgements),
            "tables": [t for t in tables if not t["on_its_side"]],
            "wide_tables": [t for t in tables if t["on_its_side"]],
            "figures": [self.figure(f, titles) for f in finding.figures],
            "lists": [
                {"title": title, "sentences": self.sentences(sentences)}
                for title, sentences in lists.items()
                if sentences
            ],
            "facts": _facts(finding),
        }


def _facts(finding: Finding) -> list[Plain]:
    facts = {
        "Reading": finding.reading,
        "Inputs": finding.inputs,
        "Seed": "" if finding.seed is None else str(finding.seed),
        "Methods": ", ".join(map(short, finding.methods)),
    }
    return [{"label": label, "text": text} for label, text in facts.items() if text]


def of_finding(finding: Finding, draw: Draw) -> Plain:
    """Write one finding on its own; its ids lead nowhere."""
    return Content({}, draw).finding(finding)


def of_brief(brief: Brief, draw: Draw) -> Plain:
    """Write a brief, page and annex."""
    anchors = _anchors(brief)
    content = Content(anchors, draw)
    return {
        "case": brief.case,
        "title": brief.title,
        "sharing": brief.sharing,
        "as_of": brief.as_of,
        "timing": content.sentences(brief.timing),
        "bottom_line": content.sentences(brief.bottom_line),
        "states": content.table(brief.states) if brief.states else None,
        "judgements": [content.judgement(j.judgement, j.lens) for j in brief.judgements],
        "watch": content.sentences(brief.watch),
        "unknown": content.sentences(brief.unknown),
        "left_over": content.sentence(brief.left_over) if brief.left_over else None,
        "sources": [_source(source, anchors) for source in brief.sources],
        "continued": content.sentences(brief.continued),
        "all_sources": [_source(source, anchors) for source in brief.all_sources],
        "method": [{"label": fact.label, "text": fact.text} for fact in brief.method],
        "answers": [content.finding(finding) for finding in brief.answers],
        "statements": [_statement(said, anchors) for said in brief.statements],
        "grades": grade_words(),
    }


def _anchors(brief: Brief) -> dict[str, str]:
    """Number the places that ids lead to, so that no id can break out of a link."""
    sources = {source.id: f"source-{n}" for n, source in enumerate(brief.all_sources, 1)}
    said = {said.id: f"statement-{n}" for n, said in enumerate(brief.statements, 1)}
    return {**sources, **said}


def _source(source: SourceLine, anchors: Mapping[str, str]) -> Plain:
    return {
        "id": source.id,
        "anchor": anchors[source.id],
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "origin": source.origin or "not stated",
        "grade": source.grade,
        "sha256": source.sha256,
        "short_hash": shorten(source.sha256, 12),
        "doubt": source.doubt,
    }


def _statement(said: Quoted, anchors: Mapping[str, str]) -> Plain:
    return {
        "id": said.id,
        "anchor": anchors[said.id],
        "who": said.who,
        "how": said.how,
        "quote": said.quote,
        "sources": [{"text": id_, "to": anchors.get(id_)} for id_ in said.sources],
        "grade": said.grade,
        "review": said.review,
    }
