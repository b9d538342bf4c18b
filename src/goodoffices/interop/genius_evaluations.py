"""What the options of one issue of a GENIUS file are worth, before weights.

Discrete issues list an evaluation for every item. GENIUS divides them by the largest of the issue;
other programs read the same files and do not. Whole-number issues give the ends of a range and a
slope; numbers without steps are turned into options only on request.

Source: lin2014.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.interop.exact_number import decimal, exact, exact_or_quotient
from goodoffices.interop.number_range import number_range
from goodoffices.interop.safe_xml import XmlElement

MOST_STEPS = 100
"""Whole-number issues of more steps are refused, unless so many levels are asked for."""

Say = Callable[[XmlElement, str, str], None]
"""Takes a fault: where, what was found, what was expected."""


@dataclass(frozen=True)
class Evaluations:
    """The options of an issue, and what each adds before its weight is applied.

    Attributes
    ----------
    options
        In the order of the file; no two alike.
    given
        The evaluation of each that has one.
    divided
        Whether GENIUS divides the evaluations by the largest.
    """

    options: tuple[str, ...]
    given: dict[str, Fraction]
    divided: bool


class IssueReader:
    """Reads the issues of one file.

    Parameters
    ----------
    fault
        Takes what cannot be read.
    repairs
        Gets what had to be repaired.
    levels
        How many options to make of a range of numbers; ``None`` for each whole number its own.
    """

    def __init__(self, fault: Say, repairs: list[str], levels: int | None) -> None:
        self.fault, self.repairs, self.levels = fault, repairs, levels

    def read(self, issue: XmlElement) -> Evaluations:
        """Read one issue."""
        kind = (issue.attributes.get("type") or issue.attributes.get("etype") or "discrete").lower()
        if kind == "discrete":
            return self._discrete(issue)
        if kind in ("integer", "real"):
            return self._range(issue, kind)
        self.fault(issue, f"an issue of the kind “{kind[:40]}”", "discrete, integer or real")
        return Evaluations((), {}, False)

    def number(self, element: XmlElement, key: str) -> Fraction | None:
        """Read a number of an element; its ``exact`` form counts where it says the same."""
        text = element.attributes.get(key, "")
        found = exact(text)
        if found is None:
            self.fault(element, f"“{text[:40]}” for “{key}”", "a number")
            return None
        whole = exact_or_quotient(element.attributes.get("exact", ""))
        if whole is None:
            return found
        if decimal(whole) != decimal(found):
            self.repairs.append(
                f"Line {element.line}: “{key}” was changed after it was written; “exact” is left "
                "out."
            )
            return found
        return whole

    def _discrete(self, issue: XmlElement) -> Evaluations:
        options: dict[str, None] = {}
        given: dict[str, Fraction] = {}
        for item in (child for child in issue.children if child.tag == "item"):
            name = item.attributes.get("value", "").strip()
            if not name:
                self.fault(item, "an item without a value", "a value for every item")
            elif name in options:
                self.repairs.append(
                    f"“{issue.attributes.get('name', '')}” lists “{name}” twice; the first counts."
                )
            else:
                options[name] = None
                found = self.number(item, "evaluation") if "evaluation" in item.attributes else None
                if found is not None and found < 0:
                    self.fault(item, f"an evaluation below nothing for “{name}”", "0 or more")
                given |= {} if found is None else {name: found}
        if not options:
            self.fault(issue, "an issue without items", "at least one item")
        return Evaluations(tuple(options), given, divided=True)

    def _range(self, issue: XmlElement, kind: str) -> Evaluations:
        ends = self._ends(issue)
        if ends is None or not self._allowed(issue, kind, ends):
            return Evaluations((), {}, False)
        low, high = ends
        numbers = number_range(low, high, self.levels or int(high - low) + 1)
        if kind == "integer":
            rounded = dict.fromkeys(Fraction(round(number)) for number in numbers.values())
            numbers = {str(number): number for number in rounded}
        names = list(numbers)
        self.repairs.append(
            f"“{issue.attributes.get('name', '')}” is a range of numbers; {len(names)} of them are "
            "options here."
        )
        formula = self._formula(issue, kind, low)
        given = {} if formula is None else {name: formula(x) for name, x in numbers.items()}
        return Evaluations(tuple(names), given, divided=False)

    def _ends(self, issue: XmlElement) -> tuple[Fraction, Fraction] | None:
        where = next((child for child in issue.children if child.tag == "range"), issue)
        low, high = self.number(where, "lowerbound"), self.number(where, "upperbound")
        if low is None or high is None:
            return None
        if low > high:
            self.fault(where, "a lower end above the upper one", "the lower end first")
            return None
        return low, high

    def _allowed(self, issue: XmlElement, kind: str, ends: tuple[Fraction, Fraction]) -> bool:
        if self.levels is not None:
            return True
        if kind == "real":
            expected = "options that can be listed; “--levels 11” makes eleven of the range"
            self.fault(issue, "an issue of real numbers, which has no options", expected)
            return False
        if ends[1] - ends[0] >= MOST_STEPS:
            expected = f"at most {MOST_STEPS}; “--levels 11” makes eleven of the range"
            self.fault(issue, "a range of more whole numbers", expected)
            return False
        return True

    def _formula(
        self, issue: XmlElement, kind: str, low: Fraction
    ) -> Callable[[Fraction], Fraction] | None:
        """Find the line that gives the worth of every number, between 0 and 1."""
        evaluator = next((child for child in issue.children if child.tag == "evaluator"), None)
        if evaluator is None:
            return None
        form = evaluator.attributes.get("ftype", "linear").lower()
        if form not in ("linear", "constant"):
            self.fault(evaluator, f"the function “{form[:40]}”", "linear or constant")
            return None
        sloped = "slope" in evaluator.attributes
        start = self.number(evaluator, "offset" if sloped else "parameter0")
        slope: Fraction | None = Fraction(0)
        if form == "linear":
            slope = self.number(evaluator, "slope" if sloped else "parameter1")
        if start is None or slope is None:
            return None
        origin = low if kind == "integer" else Fraction(0)
        return lambda x: min(max(start + slope * (x - origin), Fraction(0)), Fraction(1))
