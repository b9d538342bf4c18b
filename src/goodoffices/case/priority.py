"""Priorities: ordered statements about an outcome ("troops is withdrawn if sanctions is eased").

``A if B`` is material implication: false only when B holds and A does not. ``iff`` is equivalence.
``not`` binds closest, then ``and``, ``or``, ``if``, ``iff``; brackets decide otherwise. A name may
contain these words ("law and order"): the longest name that fits is taken.

Source: fang2003 (option prioritisation), peng1997.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from goodoffices.case.document import short

MOST_STEPS = 200
MOST_BRACKETS = 40

Truth = TypeVar("Truth")
_WORDS = ("iff", "if", "or", "and", "not")


@dataclass(frozen=True)
class Is:
    """``issue is option``."""

    issue: str
    option: str


@dataclass(frozen=True)
class Not:
    """The statement does not hold."""

    what: Statement


@dataclass(frozen=True)
class Joined:
    """Two statements joined by ``and``, ``or``, ``if`` or ``iff``."""

    word: str
    left: Statement
    right: Statement


Statement = Is | Not | Joined


class PriorityError(ValueError):
    """The text is no statement of the grammar.

    Attributes
    ----------
    found, expected
        The two middle parts of a fault.
    known
        What could have stood there, for "did you mean".
    word
        The word that was not known.
    """

    def __init__(self, found: str, expected: str, word: str = "", known: Collection[str] = ()):
        super().__init__(f"{found}; {expected}")
        self.found, self.expected, self.word, self.known = found, expected, word, tuple(known)


def parse(text: str, issues: Mapping[str, Collection[str]]) -> Statement:
    """Read one priority.

    Parameters
    ----------
    text
        The statement.
    issues
        The options of each issue; names are matched longest first, so they may contain spaces.

    Raises
    ------
    PriorityError
        When it does not follow the grammar or names something the case does not have.

    Examples
    --------
    >>> parse("not troops is massed", {"troops": ["massed", "withdrawn"]})
    Not(what=Is(issue='troops', option='massed'))
    """
    parser = _Parser(" ".join(text.split()), issues)
    statement = parser.binary(0)
    if parser.rest:
        raise PriorityError(
            f"“{short(parser.rest)}” after a whole statement", "and, or, if, iff or the end"
        )
    return statement


def issues_of(statement: Statement) -> frozenset[str]:
    """List the issues a priority speaks about."""
    if isinstance(statement, Is):
        return frozenset({statement.issue})
    if isinstance(statement, Not):
        return issues_of(statement.what)
    return issues_of(statement.left) | issues_of(statement.right)


def evaluate(
    statement: Statement,
    is_true: Callable[[str, str], Truth],
    invert: Callable[[Truth], Truth],
    both: Callable[[Truth, Truth], Truth],
) -> Truth:
    """Work a priority out for one outcome or for many at once.

    Parameters
    ----------
    statement
        The priority.
    is_true
        Says whether an issue is at an option: a truth value, or an array of them.
    invert, both
        Negation and conjunction of such values.

    Examples
    --------
    >>> outcome = {"troops": "massed", "sanctions": "as now"}
    >>> rule = parse("troops is withdrawn if sanctions is eased",
    ...              {"troops": ["massed", "withdrawn"], "sanctions": ["as now", "eased"]})
    >>> evaluate(rule, lambda i, o: outcome[i] == o, lambda a: not a, lambda a, b: a and b)
    True
    """
    if isinstance(statement, Is):
        return is_true(statement.issue, statement.option)
    if isinstance(statement, Not):
        return invert(evaluate(statement.what, is_true, invert, both))
    left = evaluate(statement.left, is_true, invert, both)
    right = evaluate(statement.right, is_true, invert, both)
    if statement.word == "and":
        return both(left, right)
    if statement.word == "or":
        return invert(both(invert(left), invert(right)))
    implied = invert(both(right, invert(left)))
    if statement.word == "if":
        return implied
    return both(implied, invert(both(left, invert(right))))


class _Parser:
    """Reads from the left; what is still unread is ``rest``."""

    _LEVELS = ("iff", "if", "or", "and")

    def __init__(self, text: str, issues: Mapping[str, Collection[str]]) -> None:
        self.rest, self.issues, self.steps, self.brackets = text, issues, 0, 0

    def binary(self, level: int) -> Statement:
        if level == len(self._LEVELS):
            return self.unary()
        word = self._LEVELS[level]
        left, several = self.binary(level + 1), False
        while self.take(word):
            if word == "if" and several:
                raise PriorityError("two “if” in a row", "brackets that say which belongs to which")
            left, several = Joined(word, left, self.binary(level + 1)), True
        return left

    def unary(self) -> Statement:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise PriorityError(f"more than {MOST_STEPS} steps in one statement", "a shorter one")
        before = self.rest
        if self.take("not"):
            if self.begins() or not self.begins(before):
                return Not(self.unary())
            self.rest = before  # the word begins a name, as in an issue called "not yet"
        if self.rest.startswith("(") and not self.begins(name=True):
            return self.bracketed()
        return self.atom()

    def begins(self, text: str | None = None, *, name: bool = False) -> bool:
        """Say whether a statement can begin here; or, more narrowly, the name of an issue."""
        rest = self.rest if text is None else text
        issue = any(rest.startswith(f"{' '.join(known.split())} is ") for known in self.issues)
        return issue or (not name and text is None and rest.startswith(("not ", "(")))

    def bracketed(self) -> Statement:
        self.brackets += 1
        if self.brackets > MOST_BRACKETS:
            raise PriorityError(f"more than {MOST_BRACKETS} brackets", "fewer")
        self.rest = self.rest[1:].lstrip()
        inner = self.binary(0)
        if not self.rest.startswith(")"):
            raise PriorityError("a bracket that is not closed", "a closing bracket “)”")
        self.rest = self.rest[1:].lstrip()
        return inner

    def atom(self) -> Statement:
        issue = self.name(self.issues, "an issue", "is")
        if not self.take("is"):
            raise PriorityError(
                f"“{short(self.rest)}” after “{short(issue)}”", "“is” and an option"
            )
        if self.rest.startswith("not ") and not self.options_begin(issue):
            raise PriorityError("“is not”", f"“not {short(issue)} is …”")
        return Is(issue, self.name(self.issues[issue], f"an option of {short(issue)}", *_WORDS))

    def options_begin(self, issue: str) -> bool:
        return any(self.rest.startswith(" ".join(known.split())) for known in self.issues[issue])

    def name(self, known: Collection[str], what: str, *ends: str) -> str:
        for name in sorted(known, key=len, reverse=True):
            if self.take(" ".join(name.split())):
                return name
        stop = "|".join(rf"\b{end}\b" for end in ends)
        word = re.split(rf"\s*(?:{stop}|[()])", self.rest[:1000])[0] or self.rest
        found = f"“{short(word)}”" if word else "nothing"
        raise PriorityError(
            found, f"{what} of this case" if what == "an issue" else what, word, known
        )

    def take(self, word: str) -> bool:
        end = len(word)
        if not self.rest.startswith(word) or (self.rest[end : end + 1] or " ") not in " ()":
            return False
        self.rest = self.rest[end:].lstrip()
        return True
