"""Is every quote still in its source, exactly once, and in the article rather than its furniture?

A source whose hash has changed loses every quote on it until a person acts.

Source: w3c_annotation.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.case.anchor import Anchor, Location, Match, locate
from goodoffices.case.document import Path, place, short
from goodoffices.case.load import Loaded
from goodoffices.case.source_text import Integrity, SourceText, read
from goodoffices.case.statement import Quote, Statement
from goodoffices.check.remark import QuoteCount, Remark, Topic, Weight
from goodoffices.run import SILENT, Progress, watched
from goodoffices.sources.furniture import LONGEST, Furniture, mark


@dataclass(frozen=True)
class Looked:
    """One piece of a quote, looked for in one source.

    Attributes
    ----------
    statement, source
        Their ids; the statement's is empty for the quote of an event.
    quote
        The piece.
    match
        How it was found; lost also where the source cannot be relied on.
    location
        Where; ``None`` where the source could not be searched.
    furniture
        The furniture it stands in, if it does.
    path
        Its place in the case.
    """

    statement: str
    source: str
    quote: Quote
    match: Match
    location: Location | None
    furniture: Furniture | None
    path: Path


class Texts:
    """The texts of a case's sources, read once.

    Parameters
    ----------
    loaded
        The case and its folder.
    """

    def __init__(self, loaded: Loaded) -> None:
        self.read: dict[str, SourceText] = {
            id_: read(loaded.folder, source) for id_, source in loaded.case.sources.items()
        }
        self._furniture: dict[str, tuple[Furniture, ...]] = {}

    def that_are(self, *states: Integrity) -> tuple[str, ...]:
        """List the sources whose file is in one of these states."""
        return tuple(id_ for id_, kept in self.read.items() if kept.integrity in states)

    def furniture(self, source: str) -> tuple[Furniture, ...]:
        """List what stands in a source's text and is none of the article."""
        if source not in self._furniture:
            text = self.read[source].text
            self._furniture[source] = mark(text) if text and len(text) <= LONGEST else ()
        return self._furniture[source]


def look(
    loaded: Loaded, texts: Texts, progress: Progress = SILENT, *, closely: bool = True
) -> tuple[Looked, ...]:
    """Look for every piece of every quote in every source it is said to stand in.

    Parameters
    ----------
    loaded, texts, progress
        The case, its texts, and who wants to know how far it is.
    closely
        Whether to look for the nearest passage of what is lost, and for furniture, as well.
    """
    wanted = list(_wanted(loaded))
    return tuple(
        _looked(texts, closely, *piece)
        for piece in watched(wanted, "looking for quotes", len(wanted), progress)
    )


Wanted = tuple[str, str, Quote, Path]


def _wanted(loaded: Loaded) -> Iterator[Wanted]:
    case = loaded.case
    for id_, statement in case.statements.items():
        for number, piece in enumerate(statement.quote):
            for source in _sources(statement, piece, case.seen_in(statement)):
                yield id_, source, piece, ("statements", id_, "quote", number)
    for number, event in enumerate(case.events):
        only = tuple(case.sources) if len(case.sources) == 1 else ()
        for piece in event.quote:
            for source in (piece.source,) if piece.source else only:
                yield "", source, piece, ("events", number, "quote")


def _sources(statement: Statement, piece: Quote, seen_in: tuple[str, ...]) -> tuple[str, ...]:
    return (piece.source,) if piece.source is not None else tuple(dict.fromkeys(seen_in))


def _looked(
    texts: Texts, closely: bool, statement: str, source: str, piece: Quote, path: Path
) -> Looked:
    kept = texts.read[source]
    if kept.text is None or kept.integrity is Integrity.CHANGED:
        return Looked(statement, source, piece, Match.LOST, None, None, path)
    anchor = Anchor(piece.exact, piece.before, piece.after, piece.start, piece.end)
    found = locate(anchor, kept.text, offer=closely)
    span = found.span
    inside = next(
        (
            f
            for f in (texts.furniture(source) if closely else ())
            if span and f.start <= span.start and span.end <= f.end
        ),
        None,
    )
    return Looked(statement, source, piece, found.match, found, inside, path)


def lost_statements(loaded: Loaded, texts: Texts) -> tuple[str, ...]:
    """List the statements whose words are not found, where their source itself is all right."""
    found = look(loaded, texts, closely=False)
    ids = (p.statement for p in found if p.location is not None and p.match is Match.LOST)
    return tuple(dict.fromkeys(id_ for id_ in ids if id_))


def count(looked: tuple[Looked, ...]) -> QuoteCount:
    """Count how the pieces were found."""
    by_match = Counter(piece.match for piece in looked)
    return QuoteCount(
        len(looked),
        by_match[Match.EXACT],
        by_match[Match.NORMALISED],
        by_match[Match.AMBIGUOUS],
        by_match[Match.LOST],
    )


def remarks(loaded: Loaded, texts: Texts, looked: tuple[Looked, ...]) -> Iterator[Remark]:
    """Say what is wrong with the sources and the quotes."""
    for id_, kept in texts.read.items():
        yield from _about_source(loaded, id_, kept, _lost_on(id_, looked))
    for piece in looked:
        yield from _about_piece(loaded, piece, texts.read[piece.source])
    quoted = {piece.statement for piece in looked}
    for id_, statement in loaded.case.statements.items():
        if id_ not in quoted:
            found = "is in none of the sources" if statement.quote else "quotes no words"
            yield Remark(
                Topic.QUOTE,
                Weight.ATTENTION,
                place(loaded.document, ("statements", id_), loaded.file.name),
                f"The statement {id_} {found}.",
                "add the exact words as “quote” and the source as “seen in”.",
                (id_,),
            )


def _lost_on(source: str, looked: tuple[Looked, ...]) -> tuple[str, ...]:
    """List the statements whose words count as lost because their source cannot be searched."""
    lost = (p.statement for p in looked if p.source == source and p.location is None)
    return tuple(dict.fromkeys(filter(None, lost)))


def _about_source(
    loaded: Loaded, id_: str, kept: SourceText, lost: tuple[str, ...]
) -> Iterator[Remark]:
    where = place(loaded.document, ("sources", id_), loaded.file.name)
    # a person copies these commands; a name out of the case must not become one of its own
    folder, id_safe = shlex.quote(str(loaded.folder)), shlex.quote(id_)
    kept_file = shlex.quote(str(loaded.folder / loaded.case.sources[id_].file))
    again = f"goodoffices add {folder} {kept_file} --id {id_safe}"
    elsewhere = f"goodoffices add {folder} FILE --id {id_safe}"
    says = {
        Integrity.CHANGED: (
            f"The file of {id_} has changed since it was kept; every quote on it counts as lost.",
            "bring the old file back, or read the new one and then take it with "
            f"“{again} --accept-change”.",
        ),
        Integrity.MISSING: (
            f"The file of {id_} is missing.",
            f"bring it back, or take the document from where you have it with “{elsewhere}”.",
        ),
        Integrity.UNREADABLE: (
            f"The file of {id_} cannot be read as text.",
            f"take the document anew, under a name of its own, with “{elsewhere}”.",
        ),
        Integrity.NOT_HASHED: (
            f"The file of {id_} was never hashed.",
            f"read it, and take it as it is with “{again} --accept-change”.",
        ),
    }
    if kept.integrity in says:
        sentence, do = says[kept.integrity]
        if lost:
            sentence += f" This concerns {len(lost):,} statement{'' if len(lost) == 1 else 's'}."
        yield Remark(Topic.SOURCE, Weight.ATTENTION, where, sentence, do, (id_, *lost))


def _about_piece(loaded: Loaded, piece: Looked, kept: SourceText) -> Iterator[Remark]:
    where = place(loaded.document, piece.path, loaded.file.name)
    whose = f"the statement {piece.statement}" if piece.statement else "an event"
    words = _bare(short(piece.quote.exact, 70))
    about = tuple(filter(None, (piece.statement, piece.source)))

    def remark(weight: Weight, says: str, do: str) -> Remark:
        return Remark(Topic.QUOTE, weight, where, says, do, about)

    if piece.match is Match.LOST and piece.location is not None:
        says = f"“{words}” ({whose}) is not in {piece.source}."
        yield remark(Weight.ATTENTION, says, _offer(piece.location, kept.text or ""))
    elif piece.match is Match.AMBIGUOUS and piece.location is not None:
        times = piece.location.places
        says = f"“{words}” ({whose}) stands {times} times in {piece.source}."
        do = "write it as {exact: …, before: …, after: …} with a few words from around it."
        yield remark(Weight.ATTENTION, says, do)
    elif piece.match is Match.NORMALISED:
        says = (
            f"“{words}” ({whose}) is in {piece.source} once white space and quotation marks "
            "are made alike."
        )
        yield remark(Weight.NOTE, says, "copy the words again to have them to the letter.")
    if piece.furniture is not None:
        says = f"“{words}” ({whose}) stands in a {piece.furniture.kind} of {piece.source}."
        yield remark(Weight.NOTE, says, "quote the article itself where it says the same.")


def _offer(location: Location, text: str) -> str:
    if location.offer is None:
        return "copy the words from the source again; nothing in it is near."
    near = _bare(short(text[location.offer.span.start : location.offer.span.end], 160))
    return f"if you meant “{near}”, copy that; it is only similar, and is not taken by itself."


def _bare(words: str) -> str:
    """Leave out quotation marks at both ends: what is shown stands between such marks already."""
    return words.strip('“”„"') or words
