"""Small pieces of plain English: lists, quotation marks, dates, counts, and who a name is.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goodoffices.case.model import Case
from goodoffices.case.speakers import REPORTER
from goodoffices.lenses import amounts
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.finding import Cell, Sentence

HOUSE = "Good Offices"
"""Who answers for the rule itself."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

SEVERAL = 3
"""How many sources are named one by one."""

"""Who answers for what rests on no source."""


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join any number of words, as :func:`goodoffices.lenses.amounts.listed` does.

    Examples
    --------
    >>> listed(["Russia", "Ukraine", "NATO"])
    'Russia, Ukraine and NATO'
    """
    return amounts.listed(list(words), last)


def quoted(text: str) -> str:
    """Put the case's own words in quotation marks, on one line.

    Examples
    --------
    >>> quoted('a “new” start')
    '“a ‘new’ start”'
    """
    return f"“{' '.join(text.split()).replace('“', '‘').replace('”', '’')}”"


def quotes(texts: Iterable[str]) -> str:
    """Quote several texts and join them."""
    return listed(quoted(text) for text in texts)


def day(when: date) -> str:
    """Write a date.

    Examples
    --------
    >>> day(date(2014, 3, 30))
    '30 March 2014'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def count(number: int, one: str, several: str) -> str:
    """Count things.

    Examples
    --------
    >>> count(1, "issue", "issues"), count(3, "issue", "issues")
    ('1 issue', '3 issues')
    """
    return f"{number} {one if number == 1 else several}"


def distinct(items: Iterable[str]) -> tuple[str, ...]:
    """Keep each item once, in the order of first sight."""
    return tuple(dict.fromkeys(items))


def who(case: Case, name: str) -> str:
    """Write a party or a speaker as one would say it.

    Examples
    --------
    >>> who(Case(case="x"), "reporter")
    'the reporter'
    """
    if name == REPORTER:
        return "the reporter"
    return case.name_of(name)


def names_of(case: Case, names: Iterable[str]) -> tuple[str, ...]:
    """Write several parties or speakers, each once."""
    return distinct(who(case, name) for name in names)


def supported(
    case: Case, text: str, evidence: Sequence[str] = (), by: Sequence[str] = ()
) -> Sentence:
    """Make a sentence with what it rests on; what rests on no statement, on the case's author.

    What is *not* in the record is said with :func:`searched`.
    """
    if evidence or by:
        return Sentence(text, distinct(evidence), distinct(by))
    return Sentence(text, by=(AUTHOR,))


def searched(case: Case, text: str) -> Sentence:
    """Say what was not found, and in which sources: they are all that such a sentence rests on.

    Examples
    --------
    >>> found = Case.model_validate({"case": "x", "sources": {"wire": {"file": "a.txt"}}})
    >>> searched(found, "nobody speaks").text
    'In “wire” nobody speaks.'
    >>> searched(Case(case="x"), "nobody speaks").text
    'Nobody speaks: the case has no sources.'
    """
    sources = tuple(case.sources)
    if not sources:
        return Sentence(f"{text[:1].upper()}{text[1:]}: the case has no sources.", by=(AUTHOR,))
    where = quotes(sources) if len(sources) <= SEVERAL else f"the {len(sources)} sources read"
    return Sentence(f"In {where} {text}.", sources)


def cell(text: str, evidence: Iterable[str] = (), by: Iterable[str] = ()) -> Cell:
    """Make a table cell; a dash where there is nothing to say."""
    return Cell(text or "–", distinct(evidence), distinct(by))
