"""Names in the record: sources, parties, speakers, issues, statements, events, positions.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from goodoffices.case.document import short
from goodoffices.case.references import Names
from goodoffices.case.speakers import REPORTER, own_names
from goodoffices.case.statement import Statement

MOST_INSIDE = 50
"""So deep may statements stand inside one another."""


def _sources(names: Names) -> None:
    for id_, source in names.case.sources.items():
        for key, file in (("file", source.file), ("text", source.text)):
            if file is None:
                continue
            path = PurePosixPath(file.replace("\\", "/"))
            outside = path.is_absolute() or ".." in path.parts or ":" in file.partition("/")[0]
            if outside or not path.parts:
                found = "which lies outside the case’s folder" if outside else "which is no file"
                names.fault(
                    ("sources", id_, key),
                    f"“{short(file)}”, {found}",
                    "a file inside the case’s folder, such as sources/report.txt",
                    "keep the document with “goodoffices add”.",
                )


def _parties(names: Names) -> None:
    taken: dict[str, str] = {}
    for id_, party in names.case.parties.items():
        for name in own_names(id_, party):
            other = taken.setdefault(name, id_)
            if other != id_ or name == REPORTER:
                whose = f"already a name of {other}" if other != id_ else "kept for the reporter"
                names.fault(
                    ("parties", id_),
                    f"the name “{name}”, which is {whose}",
                    "names that mean one party only",
                    "use another name for one of them.",
                )


def _speakers(names: Names) -> None:
    own = {
        name: id_
        for id_, party in reversed(names.case.parties.items())
        for name in own_names(id_, party)
    }
    for name, speaker in names.case.speakers.items():
        path = ("speakers", name)
        if name == REPORTER:
            expected = "another name; “reporter” always means the author of the source"
            names.fault(path, "“reporter” as a speaker", expected, "delete this entry.")
        if speaker.for_ is not None:
            names.party((*path, "for"), speaker.for_)
        whose = own.get(name)
        if whose is not None and speaker.for_ != whose:
            found = f"“{short(name)}”, who speaks for {whose} by that party’s own entry"
            do = f"write “for: {whose}”, or delete this entry."
            names.fault(path, found, "the same party in both places", do)


def _issues(names: Names) -> None:
    for name, issue in names.case.issues.items():
        path = ("issues", name)
        if issue.now is not None:
            if issue.agenda_item:
                expected = "options, when something is “now”"
                names.fault((*path, "now"), "no options", expected, "list the options.")
            names.option((*path, "now"), name, issue.now)
        for party in issue.held_by.parties if issue.held_by else ():
            names.party((*path, "held by"), party)


def _positions(names: Names) -> None:
    for index, position in enumerate(names.case.positions):
        path = ("positions", index)
        names.party((*path, "party"), position.party)
        if names.issue((*path, "issue"), position.issue):
            names.option((*path, "option"), position.issue, position.option)
        names.statements((*path, "from"), position.from_)


def _terms(names: Names) -> None:
    for name, term in names.case.terms.items():
        path = ("terms", name)
        known = names.axis((*path, "on"), term.on)
        first: dict[str, str] = {}
        for index, meaning in enumerate(term.meanings):
            here = (*path, "meanings", index)
            names.party((*here, "for"), meaning.for_)
            if meaning.for_ in first:
                found = f"a second meaning of “{short(name)}” for {short(meaning.for_)}"
                do = f"keep one, “{short(first[meaning.for_])}” or “{short(meaning.option)}”"
                do += ", with all its statements in “from”." if meaning.from_ else "."
                names.fault(here, found, "one meaning for each party", do)
            first.setdefault(meaning.for_, meaning.option)
            if known:
                names.option((*here, "option"), term.on, meaning.option)
            names.statements((*here, "from"), meaning.from_)


def _events(names: Names) -> None:
    known = names.speakers()
    for index, event in enumerate(names.case.events):
        path = ("events", index)
        for who in event.who:
            names.expect((*path, "who"), "party or speaker", who, known, "list it under “parties”.")
        names.statements((*path, "from"), event.from_)
        for piece in event.quote:
            if piece.source is not None:
                _source((*path, "quote"), piece.source, names)


def _source(path: tuple[str | int, ...], name: str, names: Names) -> None:
    do = "keep the document with “goodoffices add”."
    names.expect(path, "source", name, names.section("sources"), do)


def _statements(names: Names) -> None:
    known = names.speakers()
    for id_, statement in names.case.statements.items():
        path = ("statements", id_)
        for name in statement.by:
            names.expect((*path, "by"), "speaker", name, known, "list it under “speakers”.")
        for party in statement.about:
            names.party((*path, "about"), party)
        for issue in statement.on:
            if names.issue((*path, "on"), issue) and statement.option is not None:
                names.option((*path, "option"), issue, statement.option)
        for source in statement.seen_in:
            _source((*path, "seen in"), source, names)
        for piece in statement.quote:
            if piece.source is not None:
                _source((*path, "quote"), piece.source, names)


def _options_need_one_issue(names: Names) -> None:
    for id_, statement in names.case.statements.items():
        if statement.option is not None and len(statement.on) != 1:
            names.fault(
                ("statements", id_, "option"),
                f"an option with {len(statement.on) or 'no'} issues",
                "one issue in “on”, when there is an option",
                "name the one issue, or make a statement for each.",
            )


def _seen_somewhere(names: Names) -> None:
    sources = tuple(names.section("sources"))
    if len(sources) < 2:
        return
    for index, event in enumerate(names.case.events):
        if any(piece.source is None for piece in event.quote):
            names.fault(
                ("events", index, "quote"),
                "words without their “source”, though the case has several sources",
                "the source the words stand in",
                f"write each piece as {{exact: …, source: {sources[0]}}}, or with another source.",
            )
    for id_, statement in names.case.statements.items():
        if not statement.seen_in and any(q.source is None for q in statement.quote):
            names.fault(
                ("statements", id_),
                "no “seen in”, though the case has several sources",
                "the source the words stand in",
                f"add the line “seen in: {sources[0]}”, or another.",
            )


def _nesting(names: Names) -> None:
    statements = names.case.statements
    declared = names.section("statements")
    for id_, statement in statements.items():
        if statement.inside is not None:
            path = ("statements", id_, "inside")
            names.expect(path, "statement", statement.inside, declared, "add it to “statements”.")
    settled: dict[str, int] = {}
    for id_ in statements:
        chain, circle = _outwards(id_, statements, settled)
        path = ("statements", id_, "inside")
        if circle:
            found = f"a circle: {' inside '.join(map(short, circle))}"
            names.fault(path, found, "statements nested one way", "break the circle.")
            settled.update(dict.fromkeys(chain, 0))
            continue
        deep = settled.get(statements[chain[-1]].inside or "", -1) if chain else 0
        for number, inner in enumerate(reversed(chain), start=1):
            settled[inner] = deep + number
            if deep + number == MOST_INSIDE + 1:
                found = f"a statement inside {MOST_INSIDE + 1} others"
                path = ("statements", inner, "inside")
                names.fault(path, found, f"at most {MOST_INSIDE}", "check the “inside” lines.")


def _outwards(
    id_: str, statements: Mapping[str, Statement], settled: Mapping[str, int]
) -> tuple[list[str], list[str]]:
    """Follow ``inside`` outwards up to what is settled; say also if it runs in a circle."""
    chain: list[str] = []
    seen: dict[str, int] = {}
    here: str | None = id_
    while here is not None and here in statements and here not in settled:
        if here in seen:
            shown = [*chain[seen[here] :][:10], here]
            return chain, shown
        seen[here] = len(chain)
        chain.append(here)
        here = statements[here].inside
    return chain, []


CHECKS = (
    _sources,
    _parties,
    _speakers,
    _issues,
    _positions,
    _terms,
    _events,
    _statements,
    _options_need_one_issue,
    _seen_somewhere,
    _nesting,
)
"""The rules, in the order of the file."""
