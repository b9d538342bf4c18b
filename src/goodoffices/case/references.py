"""Every name in a case must lead somewhere: parties, issues, options, sources, statements.

Source: none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from goodoffices.case.document import Document, Path, Value, place, short
from goodoffices.case.model import Case
from goodoffices.case.speakers import names
from goodoffices.errors import Fault, did_you_mean, one_of

_IN_FULL = 100  # faults with a list of what was expected and a suggestion; finding these takes time
_LONGEST = 200  # code points of a name that is offered


@dataclass
class Names:
    """What may be referred to, and where faults are collected.

    Names are taken from the file itself, so that a part refused for its shape is not called
    missing as well.

    Attributes
    ----------
    case
        The parts of the case that could be read.
    document
        The file without the parts refused for their shape, for its lines.
    file
        The file's name.
    declared
        The data of the whole file, refused parts included.
    faults
        What leads nowhere.
    """

    case: Case
    document: Document
    file: str
    declared: Value
    faults: list[Fault] = field(default_factory=list)

    def section(self, key: str) -> Mapping[str, Any]:
        """Take a section of the file as it stands."""
        found = self.declared.get(key) if isinstance(self.declared, dict) else None
        return found if isinstance(found, dict) else {}

    def fault(self, path: Path, found: str, expected: str, do: str) -> None:
        """Note that something leads nowhere."""
        self.faults.append(Fault(place(self.document, path, self.file), found, expected, do))

    def expect(self, path: Path, what: str, name: str, known: Collection[str], do: str) -> bool:
        """Note a fault unless the name is known; say whether it is."""
        if name in known:
            return True
        found = f"the {what} “{short(name)}”, which is not in this case"
        if len(self.faults) < _IN_FULL:
            near = [other for other in known if len(other) <= _LONGEST]
            do = did_you_mean(name[:_LONGEST], near, do)
            expected = one_of([short(other) for other in sorted(known)])
        else:
            expected = f"one of the {len(known):,} listed"
        self.fault(path, found, expected, do)
        return False

    def party(self, path: Path, name: str) -> None:
        """Expect a party."""
        self.expect(path, "party", name, self.section("parties"), "list it under “parties”.")

    def issue(self, path: Path, name: str) -> bool:
        """Expect an issue."""
        return self.expect(path, "issue", name, self.section("issues"), "list it under “issues”.")

    def option(self, path: Path, issue: str, option: str) -> None:
        """Expect an option of an issue; on an agenda item any point will do."""
        known = self.options_of(issue)
        if known:
            do = f"list it under the options of “{short(issue)}”."
            self.expect(path, f"option of {short(issue)}", option, known, do)

    def options_of(self, issue: str) -> Collection[str] | None:
        """List an issue's options; ``None`` where the file does not let them be read."""
        read = self.case.issues.get(issue)
        if read is not None:
            return read.options
        entry = self.section("issues").get(issue)
        options = entry.get("options", {}) if isinstance(entry, dict) else None
        return options if isinstance(options, dict) else None

    def axes(self) -> dict[str, Collection[str]]:
        """List the options of every issue that has any."""
        found = {issue: self.options_of(issue) for issue in self.section("issues")}
        return {issue: options for issue, options in found.items() if options}

    def axis(self, path: Path, issue: str) -> bool:
        """Expect an issue that has options."""
        if not self.issue(path, issue):
            return False
        known = self.options_of(issue)
        if known is not None and not known:
            expected, do = "an issue with options", "give it options, or leave it out here."
            self.fault(path, f"“{short(issue)}”, which has no options", expected, do)
        return bool(known)

    def partial(self, path: Path, partial: Mapping[str, Iterable[str]]) -> None:
        """Expect issues with options of theirs."""
        for issue, options in partial.items():
            if self.axis((*path, issue), issue):
                for option in options:
                    self.option((*path, issue), issue, option)

    def statements(self, path: Path, ids: Iterable[str]) -> None:
        """Expect statement ids."""
        known = self.section("statements")
        for id_ in ids:
            self.expect(path, "statement", id_, known, "add it to “statements”.")

    def speakers(self) -> Collection[str]:
        """List what may stand in ``by``, parties refused for their shape included."""
        found = {*names(self.case), *self.section("speakers"), *self.section("parties")}
        for entry in self.section("parties").values():
            if isinstance(entry, dict):
                also = entry.get("names")
                own = [entry.get("name"), entry.get("lead"), also]
                own += also if isinstance(also, list) else []
                found.update(name for name in own if isinstance(name, str))
        return found
