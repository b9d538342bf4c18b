"""The one kind of result every lens returns, and every view renders.

Source: icd203 (confidence and likelihood are said apart).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from goodoffices.lenses.likelihood import Likelihood

FORMAT = "goodoffices.finding/1"


@dataclass(frozen=True)
class Sentence:
    """A sentence, and what it rests on.

    Attributes
    ----------
    text
        The sentence.
    evidence
        Ids of the statements or sources it rests on.
    by
        The analysts whose judgement it rests on.
    """

    text: str
    evidence: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    @property
    def supported(self) -> bool:
        """Whether it rests on anything that can be named."""
        return bool(self.evidence or self.by)


@dataclass(frozen=True)
class Judgement:
    """What follows, given these inputs.

    Attributes
    ----------
    claim
        The judgement in one sentence.
    confidence
        How far it can be relied on, and why, in a sentence of its own.
    why
        The reasons.
    likelihood
        Only where a named analyst entered one or the method has a measured error rate.
    """

    claim: Sentence
    confidence: Sentence
    why: tuple[Sentence, ...] = ()
    likelihood: Likelihood | None = None


@dataclass(frozen=True)
class Mark:
    """A state shown by shape and word together, so that it survives black and white.

    Attributes
    ----------
    shape
        One character.
    word
        What it means.
    tone
        Which of the page's few colours it takes.
    """

    shape: str
    word: str
    tone: Literal["good", "mixed", "bad", "quiet"] = "quiet"


@dataclass(frozen=True)
class Cell:
    """One cell of a table.

    Attributes
    ----------
    text
        What it says; may be empty where there is a mark.
    evidence, by
        As for a sentence.
    mark
        A state shown in it.
    """

    text: str
    evidence: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    title: str
    align: Literal["left", "right", "centre"] = "left"


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes
    ----------
    name
        Short name, unique in its finding.
    title
        What it shows.
    columns, rows
        Its content; every row has a cell for every column; the first cell names the row.
    note
        How to read it, or what was left out; empty when nothing needs saying.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture that adds nothing its table does not say.

    Attributes
    ----------
    name, title
        As for a table.
    alt
        What the picture shows, in words.
    spec
        A Vega-Lite specification with its data inside.
    table
        Name of the table that says the same.
    """

    name: str
    title: str
    alt: str
    spec: Mapping[str, Any]
    table: str


@dataclass(frozen=True)
class Finding:
    """What one lens found in one case.

    Attributes
    ----------
    lens, question
        Which lens, and the question it answers.
    case, title
        The case's short name and title.
    headline
        The answer in one sentence.
    judgements
        What follows, given these inputs; the most important first.
    tables, figures
        What the judgements rest on.
    assumptions
        What was assumed, the reading among it.
    would_change
        What would change the answer.
    limits
        What is approximate, capped, sampled, or was left out; empty when nothing is.
    missing
        What could not be answered, and what it needs.
    methods
        Keys of the bibliography.
    reading
        Name of the reading.
    inputs
        Hash of the case and the settings.
    seed
        Seed of anything random; ``None`` where nothing is.
    """

    lens: str
    question: str
    case: str
    title: str
    headline: Sentence
    judgements: tuple[Judgement, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    assumptions: tuple[Sentence, ...] = ()
    would_change: tuple[Sentence, ...] = ()
    limits: tuple[Sentence, ...] = ()
    missing: tuple[Sentence, ...] = ()
    methods: tuple[str, ...] = ()
    reading: str = ""
    inputs: str = ""
    seed: int | None = None
    format: str = field(default=FORMAT, repr=False)

    def table(self, name: str) -> Table:
        """Take a table by its name.

        Raises
        ------
        KeyError
            When there is none.
        """
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def to_json(self) -> str:
        """Write the finding as JSON; :func:`from_json` reads it back the same."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=False)


def from_json(text: str) -> Finding:
    """Read a finding written by :meth:`Finding.to_json`.

    Raises
    ------
    pydantic.ValidationError
        When the text is no finding.
    """
    from pydantic import TypeAdapter

    return TypeAdapter(Finding).validate_json(text)
