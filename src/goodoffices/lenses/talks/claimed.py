"""Claimed agreed: somebody says that it is agreed, and not all confirm that very thing.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.talks.asked import Asked, Confirmation, Step, in_order, says
from goodoffices.lenses.talks.assertion import Assertion
from goodoffices.lenses.talks.wording import distinct


def claimed(asked: Asked) -> Step | None:
    """Say who claims that an issue is agreed, on what, and who confirms each of these things."""
    claims = asked.claims("agreed")
    if not claims:
        return None
    found = confirmations(asked, claims)
    tellers = distinct(name for claim in claims for name in claim.by)
    text = _one(asked, found[0]) if len(found) == 1 else _several(asked, found)
    ids = [claim.statement for claim in claims]
    heard = (party for one in found for party in (*one.by, *_refusing(asked, one)))
    ids += [id_ for party in heard for id_ in asked.stands[party].evidence]
    because = asked.sentence(f"{text[:1].upper()}{text[1:]}.", *in_order(asked, ids))
    confirmed = found[0].by if len(found) == 1 else ()
    return Step("claimed agreed", because, confirmed, tellers, found)


def confirmations(asked: Asked, claims: Sequence[Assertion]) -> tuple[Confirmation, ...]:
    """List what is said to be agreed, each thing once, with who confirms it in its own words.

    Where some name a thing and others none, those who name none are taken to mean what is named;
    a party that names none but wants one thing, or several, is taken to mean these.
    """
    named = distinct(option for claim in claims for option in _meant(asked, claim))
    found = []
    for option in named or (None,):
        tellers = [
            name
            for claim in claims
            for name in claim.by
            if option in (_meant(asked, claim) or (option,))
        ]
        by = tuple(p for p, stand in asked.stands.items() if stand.confirms(option))
        silent = tuple(party for party in asked.stands if party not in by)
        found.append(Confirmation(option, distinct(tellers), by, silent))
    return tuple(found)


def _meant(asked: Asked, claim: Assertion) -> tuple[str, ...]:
    if claim.option is not None:
        return (claim.option,)
    stands = [asked.stands[name] for name in claim.by if name in asked.stands]
    owned = [stand for stand in stands if claim.statement in stand.evidence]
    return distinct(option for stand in owned for option in stand.options)


def _one(asked: Asked, found: Confirmation) -> str:
    text = _says_so(asked, found)
    if len(asked.stands) < 2:
        return f"{text}; fewer than two parties are at the table"
    refusing = _refusing(asked, found)
    silent = [p for p in found.silent if p not in refusing and p not in found.said_by]
    own = "its own words" if len(silent) == 1 else "their own words"
    does = says(tuple(silent), "does", "do")
    parts = (
        [f"{asked.name(*refusing)} {says(refusing, 'refuses', 'refuse')} it"] if refusing else []
    )
    parts += [f"{asked.name(*silent)} {does} not confirm it in {own}"] if silent else []
    return f"{text}; {' and '.join(parts) or 'nobody else confirms it'}"


def _refusing(asked: Asked, found: Confirmation) -> tuple[str, ...]:
    """List the parties that refuse what is said to be agreed."""
    stands = ((party, asked.stands[party]) for party in found.silent)
    return tuple(
        party
        for party, stand in stands
        if (stand.refuses_option(found.option) if found.option else stand.refuses)
    )


def _several(asked: Asked, found: Sequence[Confirmation]) -> str:
    parts = []
    for one in found:
        own = f"in {says(one.by, 'its', 'their')} own words by {asked.name(*one.by)}"
        by = own if one.by else "by nobody at the table"
        parts.append(f"{_says_so(asked, one)} (confirmed {by})")
    return f"{'; '.join(parts)}"


def _says_so(asked: Asked, found: Confirmation) -> str:
    on = f" on {asked.title(found.option)}" if found.option is not None else ""
    return f"{asked.name(*found.said_by)} {says(found.said_by)} that it is agreed{on}"
