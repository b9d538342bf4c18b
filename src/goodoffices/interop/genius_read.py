"""Reading GENIUS files: a domain, and a utility space for every party.

In a utility space the weights of the issues should add up to 1, and a package is worth the sum of
weight times evaluation. GENIUS first divides the evaluations of each issue by their maximum; other
programs that read these files do not, and find other efficient packages. Which is meant is
therefore chosen, and told.

Source: lin2014.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Literal

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.interop.exact_number import exact_or_quotient
from goodoffices.interop.genius_evaluations import Evaluations, IssueReader
from goodoffices.interop.points_record import PointsRecord
from goodoffices.interop.profiles_joined import Profile, joined
from goodoffices.interop.safe_xml import XmlElement, read_xml

Normalisation = Literal["genius", "raw"]

_ELEMENTS = {
    "negotiation_template", "utility_space", "objective", "issue", "item", "range", "evaluator",
    "weight", "discount_factor", "reservation", "agent",
}  # fmt: skip


def read_genius(
    files: Sequence[Path], normalisation: Normalisation = "genius", levels: int | None = None
) -> PointsRecord:
    """Read a domain file and one utility space per party, in any order.

    Parameters
    ----------
    files
        The files.
    normalisation
        ``"genius"``: every issue's evaluations are divided by their maximum, as GENIUS does.
        ``"raw"``: weight times evaluation as written, scaled so that 100 is the most.
    levels
        How many options to make of a range of numbers; left out, each whole number is one, and
        ranges of real numbers are refused.

    Raises
    ------
    SourceError
        With every fault found.
    """
    readers = [_FileReader(file, normalisation, levels) for file in files]
    domains = [reader for reader in readers if not reader.is_profile]
    profiles = [reader for reader in readers if reader.is_profile]
    faults: list[Fault] = []
    if not profiles:
        do = "name the file of every party as well, or the folder they are in."
        where = Place(str(files[0]) if files else "")
        faults.append(Fault(where, "a domain alone", "a utility space for every party", do))
    for extra in domains[1:]:
        do = "name the files of one negotiation at a time."
        faults.append(Fault(Place(str(extra.file)), "a second domain", "one domain", do))
    options = domains[0].domain() if domains else {}
    stem = domains[0].file.stem if domains else ""
    found = [reader.profile(stem) for reader in profiles]
    faults += [fault for reader in readers for fault in reader.faults]
    if faults:
        raise SourceError(faults)
    title = (domains or profiles)[0].title or stem or profiles[0].file.parent.resolve().name
    repairs = [_normalised(normalisation)] + [r for reader in readers for r in reader.repairs]
    now = {issue: option for reader in readers[::-1] for issue, option in reader.now.items()}
    return joined(title, options, found, repairs, now)


def _normalised(normalisation: Normalisation) -> str:
    if normalisation == "genius":
        return (
            "Normalisation “genius”: the evaluations of every issue are divided by their maximum. "
            "Programs that take them as written find other values; “--normalisation raw” does so."
        )
    return (
        "Normalisation “raw”: weight times evaluation as written, without dividing by the maximum "
        "of each issue; 100 stands for the best that could be had on all issues at once."
    )


class _FileReader:
    """Reads one file, and collects what is wrong with it and what had to be repaired."""

    def __init__(self, file: Path, normalisation: Normalisation, levels: int | None) -> None:
        self.file, self.normalisation = file, normalisation
        self.faults: list[Fault] = []
        self.repairs: list[str] = []
        self.root = read_xml(file)
        self.issues = list(self.root.all("issue"))
        self.reader = IssueReader(self._fault, self.repairs, levels)
        self._known()

    def _fault(self, element: XmlElement, found: str, expected: str) -> None:
        do = "correct the file, or write it again with the program it comes from."
        field = element.attributes.get("name", "") if element.tag == "issue" else element.tag
        self.faults.append(Fault(Place(str(self.file), element.line, field), found, expected, do))

    def _known(self) -> None:
        if self.root.tag not in ("negotiation_template", "utility_space") or not self.issues:
            expected = "a GENIUS domain or utility space, with issues"
            self._fault(self.root, f"a file of <{self.root.tag[:40]}>", expected)
        if self.root.first("ufun") or self.root.first("hyperRectangle"):
            expected = "weights and evaluations issue by issue"
            self._fault(self.root, "issues valued only in combination", expected)
        tags = {element.tag for element in _below(self.root)} - _ELEMENTS
        if tags:
            self.repairs.append(f"{self.file.name}: not known and left out: {_names(tags)}.")
        if sum(1 for _ in self.root.all("objective")) > 1:
            self.repairs.append(f"{self.file.name}: groups of issues are read as single issues.")

    @property
    def is_profile(self) -> bool:
        """Whether the file values anything."""
        valued = any("evaluation" in item.attributes for item in self.root.all("item"))
        return valued or self.root.first("evaluator") is not None

    @property
    def title(self) -> str:
        """What the file calls the negotiation."""
        objective = self.root.first("objective")
        return objective.attributes.get("name", "").strip() if objective else ""

    @property
    def now(self) -> dict[str, str]:
        """What is now on each issue, where our own writing noted it: see ``genius_write``."""
        return {
            _name(issue, number): issue.attributes["now"].strip()
            for number, issue in enumerate(self.issues, 1)
            if issue.attributes.get("now", "").strip()
        }

    def domain(self) -> dict[str, tuple[str, ...]]:
        """List the options of each issue."""
        return {name: found.options for name, found in self.evaluations.items()}

    def profile(self, domain_stem: str) -> Profile:
        """Read the file as one party's."""
        weights = self._weights()
        values = {}
        for name, evaluations in self.evaluations.items():
            largest = self._largest(evaluations)
            per = largest or Fraction(1)
            values[name] = {option: 100 * e / per for option, e in evaluations.given.items()}
            if largest == 0 and self.normalisation == "genius":
                values[name] = dict.fromkeys(evaluations.given, Fraction(0))
                self.repairs.append(f"{self.file.name}: nothing on “{name}” is worth anything.")
            if self.normalisation == "raw" and name in weights:
                weights[name] *= per
        name = self.root.attributes.get("party") or self._party_name(domain_stem)
        floor = self._reservation(weights)
        return self._moved(Profile(name, weights, values, floor, self.domain(), str(self.file)))

    def _party_name(self, domain_stem: str) -> str:
        stem = self.file.stem
        shorter = stem.removeprefix(domain_stem).strip("-_ ") if domain_stem else stem
        return shorter or stem

    @cached_property
    def evaluations(self) -> dict[str, Evaluations]:
        """The options of each issue, and what they add."""
        found: dict[str, Evaluations] = {}
        for number, issue in enumerate(self.issues, 1):
            name = _name(issue, number)
            if name in found:
                self._fault(issue, f"a second issue “{name}”", "names that differ")
            else:
                found[name] = self.reader.read(issue)
        return found

    def _weights(self) -> dict[str, Fraction]:
        weights: dict[str, Fraction] = {}
        indices = {
            issue.attributes.get("index", str(number)): _name(issue, number)
            for number, issue in enumerate(self.issues, 1)
        }
        for element in self.root.all("weight"):
            index = element.attributes.get("index", "")
            number = self.reader.number(element, "value")
            if index not in indices:
                self.repairs.append(
                    f"{self.file.name}: a weight for issue number “{index[:20]}”, which is not "
                    "there, is left out."
                )
            elif number is not None and number < 0:
                self._fault(element, "a weight below nothing", "a weight of 0 or more")
            elif number is not None:
                weights[indices[index]] = number
        return weights

    def _largest(self, evaluations: Evaluations) -> Fraction | None:
        """What the evaluations of an issue are divided by; ``None`` for nothing."""
        if not evaluations.divided or not evaluations.given:
            return None
        if self.normalisation == "genius":
            return max(*evaluations.given.values(), Fraction(0))
        return max(map(abs, evaluations.given.values())) or None

    def _reservation(self, weights: dict[str, Fraction]) -> Fraction | None:
        discount = self.root.first("discount_factor")
        if discount is not None:
            factor = self.reader.number(discount, "value")
            if factor is not None and factor not in (0, 1):
                self.repairs.append(
                    f"{self.file.name}: the discount factor {float(factor):g} is left out; a case "
                    "does not say what delay costs."
                )
        element = self.root.first("reservation")
        number = self.reader.number(element, "value") if element is not None else None
        return None if number is None else 100 * number / (sum(weights.values()) or 1)

    def _moved(self, profile: Profile) -> Profile:
        """Undo what our own writing had to do to fit the format: see ``genius_write``."""
        factor = exact_or_quotient(self.root.attributes.get("factor", ""))
        least = exact_or_quotient(self.root.attributes.get("least", ""))
        if factor is None or least is None:
            return profile
        values = {
            issue: {option: factor * value + least for option, value in own.items()}
            for issue, own in profile.values.items()
        }
        floor = profile.walk_away
        if isinstance(floor, Fraction):
            floor = factor * floor + least
        return replace(profile, values=values, walk_away=floor)


def _name(issue: XmlElement, number: int) -> str:
    return issue.attributes.get("name", "").strip() or f"issue {number}"


def _below(element: XmlElement) -> list[XmlElement]:
    return [element, *(found for child in element.children for found in _below(child))]


def _names(tags: set[str]) -> str:
    return ", ".join(sorted(tag[:40] for tag in tags)[:8])
