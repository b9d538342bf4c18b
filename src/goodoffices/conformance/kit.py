"""The tests every lens inherits.

Source: none; after the shared conformance tests of well-kept libraries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.conformance.page import page_faults
from goodoffices.errors import GoodOfficesError, NeedsError
from goodoffices.lenses import registry
from goodoffices.lenses.contract import Lens, Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.samples import PARIS, sample

SECTIONS = (
    "sources",
    "parties",
    "speakers",
    "issues",
    "rules",
    "positions",
    "terms",
    "events",
    "preferences",
    "attitudes",
    "views",
    "wanted",
    "states",
    "statements",
    "graph",
)
"""The sections of a case that a lens may need."""


@dataclass(frozen=True)
class Answer:
    """What a lens gave for one case: a finding, or the faults it named."""

    finding: Finding | None
    faults: tuple[str, ...] = ()


class LensConformance:
    """Inherit this, set ``lens`` to the registered name, and run it with pytest.

    Attributes
    ----------
    lens
        Name under which the lens is registered.
    references
        Bibliography keys of its own, beside those of Good Offices.
    """

    lens: ClassVar[str]
    references: ClassVar[frozenset[str]] = frozenset()

    def cases(self) -> Mapping[str, Case]:
        """Give the cases the lens is tried on; add your own."""
        return {"paris": paris(), "two issues": tiny(), "nothing": Case(case="nothing")}

    def test_is_registered_under_its_name(self) -> None:
        """The registry gives the lens under the name it goes by."""
        found = self._lens()
        assert found.name == self.lens
        assert found.question.endswith("?")
        assert found.needs <= set(SECTIONS)

    def test_same_input_same_output(self) -> None:
        """Asked twice, it answers the same to the letter."""
        for case in self.cases().values():
            assert self._answer(case) == self._answer(case)

    def test_says_what_it_needs_instead_of_failing(self) -> None:
        """Where it cannot answer, it names what is missing."""
        for case in self.cases().values():
            answer = self._answer(case)
            missing = self._lens().missing(case, Settings())
            assert answer.finding is not None or (answer.faults and missing)

    def test_declared_needs_are_the_used_needs(self) -> None:
        """Emptying a section it did not declare changes nothing but the hash of the inputs."""
        case = paris()
        whole = self._content(self._answer(case))
        for section in sorted(set(SECTIONS) - set(self._lens().needs)):
            empty = Case.model_fields[section].get_default()
            without = case.model_copy(update={section: empty})
            assert self._content(self._answer(without)) == whole, section

    def test_a_missing_party_is_handled(self) -> None:
        """With any one party gone it still answers, or names what it needs."""
        for party in paris().parties:
            answer = self._answer(without_party(paris(), party))
            assert answer.finding is not None or answer.faults

    def test_json_round_trip(self) -> None:
        """A finding written as JSON is read back the same."""
        for finding in self._findings():
            assert from_json(finding.to_json()) == finding

    def test_language(self) -> None:
        """Every sentence is whole and supported; none claims a likelihood nobody entered."""
        for finding in self._findings():
            assert breaches(finding) == ()

    def test_tables_and_figures_are_whole(self) -> None:
        """Every row fills its columns; every figure has alt text and a table that says the same."""
        for finding in self._findings():
            names = [table.name for table in finding.tables]
            assert len(names) == len(set(names))
            for table in finding.tables:
                assert all(len(row) == len(table.columns) for row in table.rows), table.name
            for figure in finding.figures:
                assert figure.alt, figure.name
                assert figure.table in names, figure.name

    def test_page_is_accessible(self) -> None:
        """Its page has names, headings, captions, and nothing from outside."""
        from goodoffices.brief import finding_html

        for finding in self._findings():
            assert page_faults(finding_html.page(finding)) == ()

    def test_methods_are_in_the_bibliography(self) -> None:
        """Every method it names can be looked up."""
        from goodoffices.references import keys

        known = keys() | self.references
        for finding in self._findings():
            assert set(finding.methods) <= known

    def _lens(self) -> Lens:
        return registry.lens(self.lens)

    def _answer(self, case: Case) -> Answer:
        try:
            return Answer(self._lens().look(case, Settings()))
        except NeedsError as error:
            return Answer(None, tuple(map(str, error.faults)))
        except GoodOfficesError as error:  # another honest refusal, such as a space too large
            return Answer(None, tuple(map(str, error.faults)))

    def _content(self, answer: Answer) -> Any:
        if answer.finding is None:
            return answer.faults
        from dataclasses import replace

        return replace(answer.finding, inputs="")

    def _findings(self) -> list[Finding]:
        found = [self._answer(case).finding for case in self.cases().values()]
        assert any(found), "the lens answers none of the cases"
        return [finding for finding in found if finding is not None]


def paris() -> Case:
    """Read the bundled Paris case."""
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


def tiny() -> Case:
    """Make a case with two parties, two issues and one statement each."""
    values = {"A": ("0", "100"), "B": ("100", "0")}
    return Case.model_validate(
        {
            "case": "tiny",
            "title": "Two sides, two questions",
            "as of": "2020-01-02",
            "sources": {"note": {"file": "note.txt", "published": "2020-01-01", "grade": "C"}},
            "parties": {
                "A": {"name": "The first side", "role": "at the table"},
                "B": {"name": "The other side", "role": "at the table"},
            },
            "issues": {
                "road": {"options": {"shut": "No", "open": "Yes"}, "now": "shut", "held by": "A"},
                "toll": {"options": {"none": "No", "paid": "Yes"}, "now": "none", "held by": "B"},
            },
            "positions": [{"party": "A", "issue": "toll", "option": "paid", "from": ["s1"]}],
            "statements": {
                "s1": {"by": "A", "act": "demand", "on": "toll", "option": "paid", "quote": "pay"},
                "s2": {"by": "B", "act": "demand", "on": "road", "option": "open", "quote": "open"},
            },
            "preferences": [
                {
                    "of": party,
                    "by": "analyst T",
                    "points": {"road": "50", "toll": "60"},
                    "values": {
                        "road": {"shut": high, "open": low},
                        "toll": {"none": low, "paid": high},
                    },
                    "walk away": "now",
                }
                for party, (low, high) in values.items()
            ],
        }
    )  # fmt: skip


def without_party(case: Case, party: str) -> Case:
    """Take one party out of a case, with everything that names it."""

    def kept(entry: Preference) -> bool:
        return party not in (entry.of, entry.seen_by)

    issues = {
        name: issue.model_copy(update={"held_by": None})
        if issue.held_by is not None and party in issue.held_by.parties
        else issue
        for name, issue in case.issues.items()
    }
    terms = {
        name: term.model_copy(
            update={"meanings": tuple(m for m in term.meanings if m.for_ != party)}
        )
        for name, term in case.terms.items()
    }
    return case.model_copy(
        update={
            "parties": {p: entry for p, entry in case.parties.items() if p != party},
            "speakers": {n: s for n, s in case.speakers.items() if s.for_ != party},
            "issues": issues,
            "terms": terms,
            "positions": tuple(p for p in case.positions if p.party != party),
            "preferences": tuple(entry for entry in case.preferences if kept(entry)),
            "attitudes": tuple(a for a in case.attitudes if party not in (a.of, a.towards)),
            "views": {p: view for p, view in case.views.items() if p != party},
        }
    )
