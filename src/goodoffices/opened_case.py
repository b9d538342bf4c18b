"""An opened case: the same case, findings and words in Python as in the terminal.

Source: none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from goodoffices.case import load as loading
from goodoffices.case.model import Case
from goodoffices.case.source_text import Integrity
from goodoffices.check.remark import CheckReport
from goodoffices.errors import (
    GoodOfficesError,
    NeedsError,
    OutcomeError,
    UseError,
)
from goodoffices.lenses import registry
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.known_names import check_names
from goodoffices.outcomes.reading import Gaps, Numbers, Reading
from goodoffices.outcomes.who_must_accept import WhoMustAccept
from goodoffices.run import SILENT, Progress
from goodoffices.samples import sample

if TYPE_CHECKING:
    from goodoffices.brief.brief import Brief
    from goodoffices.elicit.answer import Elicited

BRIEFED = ("talks", "stability", "packages")


@dataclass(frozen=True)
class ShownFinding(Finding):
    """A finding that a notebook shows as a page."""

    def page(self) -> str:
        """Write it as a page of its own, with pictures that answer to the pointer."""
        from goodoffices.brief import moving

        return moving.page(self)

    def _repr_html_(self) -> str:
        from goodoffices.brief import finding_html

        return finding_html.fragment(self)


@dataclass(frozen=True)
class ShownBrief:
    """A brief, ready to be shown, printed or saved.

    Attributes
    ----------
    content
        The brief's sentences, tables and figures.
    """

    content: Brief

    def html(self) -> str:
        """Write it as one self-contained HTML page."""
        from goodoffices.brief import html

        return html.render(self.content)

    def pdf(self, *, annex: bool = False) -> bytes:
        """Write it as a tagged PDF: one page, with its annex when asked for."""
        from goodoffices.brief import pdf

        return pdf.render(self.content, annex=annex)

    def _repr_html_(self) -> str:
        return self.html()


class OpenCase:
    """A case that has been read.

    Parameters
    ----------
    loaded
        The case and its folder.
    """

    def __init__(self, loaded: loading.Loaded) -> None:
        self.loaded = loaded

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.loaded.case

    @property
    def folder(self) -> Path:
        """Its folder."""
        return self.loaded.folder

    def look(
        self, lens: str, settings: Settings | None = None, progress: Progress = SILENT
    ) -> ShownFinding:
        """Ask one lens its question.

        Parameters
        ----------
        lens
            "talks", "stability", "packages", or that of an installed package.
        settings
            What to settle otherwise than by default; :func:`settings` makes them from words.
        progress
            Who wants to know how far it is.

        Raises
        ------
        UseError
            When there is no such lens.
        NeedsError
            When the case lacks something the answer cannot do without.
        """
        chosen = settings or Settings()
        check_names(self.case, chosen)
        found = registry.lens(lens).look(self.case, chosen, progress)
        return ShownFinding(**{field.name: getattr(found, field.name) for field in fields(found)})

    def check(self, progress: Progress = SILENT) -> CheckReport:
        """Check quotes, support, numbers and what the lenses still need."""
        from goodoffices.check.report import check

        return check(self.loaded, progress)

    def elicit(
        self,
        party: str,
        entry: int = 1,
        order: Sequence[Sequence[str]] = (),
        *,
        rising: bool = False,
    ) -> Elicited:
        """Ask about a party's points, or find them from its swings and ranked examples.

        Parameters
        ----------
        party, entry
            The party, and which of its preference entries holds the answers.
        order
            Issues by how much the step from worst to best matters, the most important first.
        rising
            Whether values rise step by step along the options of a scale.
        """
        from goodoffices.elicit.elicited import elicit

        return elicit(self.case, party, entry, order, rising=rising)

    def compare(self, earlier: OpenCase | str | Path | date) -> ShownFinding:
        """Say what changed and who moved since an earlier case, or an earlier day of this one."""
        if isinstance(earlier, date):
            return self.look("talks", Settings(earlier=self.case, earlier_as_of=earlier))
        before = earlier if isinstance(earlier, OpenCase) else open_case(earlier)
        return self.look("talks", Settings(earlier=before.case))

    def brief(self, settings: Settings | None = None, progress: Progress = SILENT) -> ShownBrief:
        """Put the page together from the lenses that can answer; the others say what they need."""
        from goodoffices.brief.brief import compose
        from goodoffices.check.quotes import Texts, lost_statements

        findings: dict[str, Finding | GoodOfficesError] = {}
        check_names(self.case, settings or Settings())
        for lens in BRIEFED:
            try:
                findings[lens] = self.look(lens, settings, progress)
            except (NeedsError, OutcomeError, UseError) as error:
                findings[lens] = error
        as_of = settings.as_of if settings is not None else None
        texts = Texts(self.loaded)
        changed = texts.that_are(Integrity.CHANGED)
        missing = texts.that_are(Integrity.MISSING, Integrity.UNREADABLE)
        lost = lost_statements(self.loaded, texts)
        return ShownBrief(compose(self.case, findings, as_of, changed, missing, lost))

    def lost(self) -> tuple[str, ...]:
        """List the statements whose words are not found, where their source itself is all right."""
        from goodoffices.check.quotes import Texts, lost_statements

        return lost_statements(self.loaded, Texts(self.loaded))

    def doubts(self) -> tuple[str, ...]:
        """Say in sentences what the case rests on that is no longer found."""
        from goodoffices.check.quotes import Texts, lost_statements

        texts = Texts(self.loaded)
        odd = texts.that_are(Integrity.CHANGED, Integrity.MISSING, Integrity.UNREADABLE)
        said = [f"The file of {id_} is not as it was kept; run “goodoffices check”." for id_ in odd]
        lost = lost_statements(self.loaded, texts)
        if lost:
            said.append(
                f"Words not found in their source: {', '.join(lost)}. Run “goodoffices check”."
            )
        return tuple(said)

    def _repr_html_(self) -> str:
        return self.look("talks")._repr_html_()

    def __repr__(self) -> str:
        case = self.case
        return (
            f"<OpenCase {case.case}: {len(case.parties)} parties, {len(case.issues)} issues, "
            f"{len(case.statements)} statements>"
        )


def open_case(where: str | Path) -> OpenCase:
    """Open a case.

    Parameters
    ----------
    where
        Its folder or its file; or, where no such thing exists, the name of a bundled case
        ("paris-2014").

    Raises
    ------
    CaseError
        With every fault found, each with its file and line.

    Examples
    --------
    >>> open_case("paris-2014").case.at_the_table()
    ('RUS', 'USA')
    """
    bundled = None if os.path.exists(where) else sample(str(where))
    return OpenCase(loading.load(bundled or where))


def settings(
    *,
    entries: Mapping[str, int] | None = None,
    numbers: Numbers = "midpoint",
    view: str | None = None,
    gaps: Gaps = "refused",
    derive: Literal["stated", "attributed"] = "stated",
    walk_away: Literal["stated", "now"] = "stated",
    without: Sequence[str] = (),
    accept: Sequence[str] | WhoMustAccept = (),
    as_of: date | None = None,
    wanted: Mapping[str, str] | None = None,
) -> Settings:
    """Choose how what a case leaves open is settled, and what is asked.

    Examples
    --------
    >>> settings(numbers="low").reading.name
    'reading with the low end of every range'
    """
    reading = Reading(dict(entries or {}), numbers, view, gaps, derive, walk_away, tuple(without))
    asked = accept if isinstance(accept, WhoMustAccept) else WhoMustAccept(tuple(accept))
    return Settings(reading=reading, as_of=as_of, accept=asked, wanted=dict(wanted or {}))
