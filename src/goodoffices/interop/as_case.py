"""From a conflict in option form to the text of a case.

Source: none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.interop.option_conflict import (
    ConflictOption,
    ConflictParty,
    OptionConflict,
    Pattern,
    Statement,
)
from goodoffices.methods.stability.option_form import Reversible

TAKEN = "Taken"
"""How the option of an issue is called that stands for an option taken."""

_OPTIONS = {"N": "Not taken", "Y": TAKEN}


@dataclass(frozen=True)
class CaseText:
    """The case file, and what had to be repaired on the way.

    Attributes
    ----------
    text
        The text of the case file.
    repairs
        Each in a sentence.
    """

    text: str
    repairs: tuple[str, ...]


def as_case(conflict: OptionConflict, name: str, came_from: str) -> CaseText:
    """Write the case file of a conflict.

    Parameters
    ----------
    conflict
        The conflict.
    name
        Short name of the case.
    came_from
        What the preferences are put down to, such as the file's name.
    """
    writer = _Writer(conflict, came_from)
    data = writer.case(name)
    head = f"# Read from {came_from}. Every option of it is an issue here, taken (Y) or not (N).\n"
    return dumped(head, data, writer.repairs)


def dumped(head: str, data: Mapping[str, Any], repairs: Sequence[str]) -> CaseText:
    """Write the text of a case file, what was repaired at its head.

    Parameters
    ----------
    head
        The first line, a comment.
    data
        The case.
    repairs
        What had to be repaired, each in a sentence.
    """
    import yaml

    class Whole(yaml.SafeDumper):
        """Writes what stands twice in full, as a case file has it."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    text = yaml.dump(data, Dumper=Whole, sort_keys=False, allow_unicode=True, width=100)
    notes = "".join(f"# Repaired: {' '.join(repair.split())}\n" for repair in repairs)
    return CaseText(head + notes + text, tuple(repairs))


class _Writer:
    def __init__(self, conflict: OptionConflict, came_from: str) -> None:
        self.conflict, self.came_from = conflict, came_from
        self.repairs = list(conflict.repairs)
        self.parties = _ids([party.name for party in conflict.parties])
        self.issues = [_plain(option.name) for option in conflict.options]
        if len(set(self.issues)) < len(self.issues):
            self.issues = [f"{name} {n}" for n, name in enumerate(self.issues, 1)]
        self._tell_names()

    def _tell_names(self) -> None:
        for option, issue in zip(self.conflict.options, self.issues, strict=True):
            if option.name != issue:
                self.repairs.append(f"“{option.name}” is called “{issue}” here.")
            if not option.owners and len(self.parties) == 1:
                self.repairs.append(f"“{issue}”, which nobody held, is in the only party's hands.")

    def case(self, name: str) -> dict[str, Any]:
        whole: dict[str, Any] = {"case": name, "title": self.conflict.title}
        whole["parties"] = {
            id_: {"name": party.name, "role": "at the table"}
            for id_, party in zip(self.parties, self.conflict.parties, strict=True)
        }
        whole["issues"] = {
            issue: self._issue(option, self.conflict.now[number])
            for number, (issue, option) in enumerate(
                zip(self.issues, self.conflict.options, strict=True)
            )
        }
        whole["rules"] = self._rules()
        whole["preferences"] = [
            entry
            for id_, party in zip(self.parties, self.conflict.parties, strict=True)
            if (entry := self._preferences(id_, party))
        ]
        whole["views"] = self._views()
        return {key: value for key, value in whole.items() if value}

    def _issue(self, option: ConflictOption, now: str) -> dict[str, Any]:
        owners = [self.parties[number] for number in option.owners]
        question = f"{option.name}: is this option taken?"
        issue: dict[str, Any] = {"question": question, "options": dict(_OPTIONS), "now": now}
        together = {"any of": owners} if owners else {"all of": self.parties}
        issue["held by"] = owners[0] if len(owners) == 1 else together
        return issue

    def _rules(self) -> list[dict[str, Any]]:
        rules: list[dict[str, Any]] = [
            {"never": self._partial(pattern)} for pattern in self.conflict.infeasible
        ]
        last = {Reversible.FWD: "Y", Reversible.BACK: "N"}
        one_way = {
            issue: [last[option.reversible]]
            for issue, option in zip(self.issues, self.conflict.options, strict=True)
            if option.reversible in last
        }
        return [*rules, {"one way": one_way}] if one_way else rules

    def _partial(self, pattern: Pattern) -> dict[str, str]:
        return {self.issues[option]: "Y" if taken else "N" for option, taken in pattern}

    def _preferences(self, id_: str, party: ConflictParty) -> Mapping[str, Any]:
        entry: dict[str, Any] = {"of": id_, "by": self.came_from}
        if party.ranking:
            entry["ranking"] = [
                [dict(zip(self.issues, state, strict=True)) for state in tier]
                for tier in party.ranking
            ]
            return entry
        if not party.statements:
            return {}
        entry["priorities"] = [self._statement(statement) for statement in party.statements]
        named = {n for statement in party.statements for p in statement for n, _ in p}
        silent = [issue for n, issue in enumerate(self.issues) if n not in named]
        if silent:
            entry["indifferent"] = silent
            self.repairs.append(
                f"{party.name} states nothing on {', '.join(silent)}: taken for indifference, as "
                "prioritised statements mean it."
            )
        return entry

    def _statement(self, statement: Statement) -> str:
        parts = [
            " and ".join(f"{self.issues[n]} is {'Y' if taken else 'N'}" for n, taken in pattern)
            for pattern in statement
        ]
        return parts[0] if len(parts) == 1 else " or ".join(f"({part})" for part in parts)

    def _views(self) -> dict[str, Any]:
        views: dict[str, Any] = {}
        for id_, party in zip(self.parties, self.conflict.parties, strict=True):
            hidden: dict[str, list[str]] = {}
            for pattern in party.unseen:
                number, taken = pattern[0]
                letter = "Y" if taken else "N"
                if len(pattern) == 1 and self.conflict.now[number] != letter:
                    hidden[self.issues[number]] = [letter]
                else:
                    self.repairs.append(
                        f"{party.name} does not see some combinations of options; a case can only "
                        "say that it does not see an option, so this was left out."
                    )
            if hidden:
                views[id_] = {"does not see": hidden}
        return views


def _plain(name: str) -> str:
    """Keep letters, digits and what cannot be mistaken for the grammar of priorities."""
    return " ".join(re.sub(r"[^\w' -]+", " ", name).split()) or "option"


def _ids(names: Sequence[str]) -> list[str]:
    """Make a short id of every name, no two alike."""
    found: list[str] = []
    for name in names:
        base = re.sub(r"\W+", "-", name).strip("-") or "party"
        free, number = base, 2
        while free in found:
            free, number = f"{base}-{number}", number + 1
        found.append(free)
    return found
