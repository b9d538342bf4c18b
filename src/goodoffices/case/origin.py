"""Origins: corroboration counts the newsroom or wire words come from, not the documents.

Spelling and spaces do not make two origins of one. One document kept under two names has one
origin, whatever is written beside it. Sources of no stated origin count together as one, since
nothing shows that they differ.

Source: none; the house's own rule, docs/voices.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.case.model import Case

NOT_STATED = "origin not stated"


def origins_of(case: Case, sources: Iterable[str]) -> tuple[str, ...]:
    """List the origins of sources, each once, as first written.

    Examples
    --------
    >>> case = Case.model_validate({"case": "x", "sources": {
    ...     "a": {"file": "a.txt", "origin": "Reuters"},
    ...     "b": {"file": "b.txt", "origin": "reuters "}}})
    >>> origins_of(case, ["a", "b"])
    ('Reuters',)
    """
    found: dict[str, str] = {}
    documents: set[str] = set()
    for id_ in sources:
        entry = case.sources.get(id_)
        document = entry.sha256 if entry is not None else None
        if document in documents:
            continue
        documents |= {document} if document else set()
        origin = " ".join((entry.origin if entry is not None else "").split()) or NOT_STATED
        found.setdefault(origin.casefold(), origin)
    return tuple(found.values())


def origins(case: Case, statements: Iterable[str]) -> tuple[str, ...]:
    """List the origins that statements come from, each once."""
    known = (case.statements[id_] for id_ in statements if id_ in case.statements)
    return origins_of(case, dict.fromkeys(s for one in known for s in case.seen_in(one)))
