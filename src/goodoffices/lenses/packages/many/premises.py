"""What the answer rests on where nobody lists the packages, and what is not shown then.

Source: none.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.tried import Tried
from goodoffices.lenses.section import Section


def section(among: AmongMany, others: Tried) -> Section:
    """Say what was assumed, what would change the answer, and where it stops."""
    return Section(
        assumptions=tuple(Sentence(text, by=among.by()) for text in _assumptions(among)),
        would_change=others.sentences,
        limits=tuple(Sentence(text, by=among.by()) for text in _limits(among)),
    )


def _assumptions(among: AmongMany) -> list[str]:
    names = listed(among.names())
    asked = f"Asked about every package were {names}: those at the table and every holder."
    if among.accept.named:
        asked = f"Asked about every package were {names}, as the question says."
    if among.accept.quorum is not None:
        asked += f" A package passes when {among.accept.quorum} of them accept it"
        vetoes = listed([among.name(party) for party in among.accept.vetoes])
        asked += f", {vetoes} among them." if vetoes else "."
    return [
        among.described.reading.explained,
        asked,
        "A party could accept what is at or above its walk-away and crosses none of its red lines.",
        "The egalitarian and the utilitarian package compare one party’s scale from 0 to 100 with "
        "another’s; the Nash and the Kalai–Smorodinsky package do not.",
    ]


def _limits(among: AmongMany) -> list[str]:
    return [
        f"There are {counted(among.total, 'package')}, too many to be listed one by one; they were "
        "counted, added up issue by issue and searched by a solver whose every answer was looked "
        "at again in whole numbers. What is not exact says so beside it.",
        "With so many packages everybody is asked about each of them, also a holder about packages "
        "that leave its issues as they are.",
        "Who would leave a package was asked of those asked about packages, and of moves they "
        "could make alone; whether answers of the others would deter them was not looked at.",
        "At this size these are not shown: exchanges of more than two issues, what each issue "
        "adds, fair division, and which packages hold under the concepts of stability. Keep issues "
        "at now (“--without ISSUE”) to see them.",
        "That all could accept a package does not say that they will come to agree on it.",
    ]
