"""Options that several commands share.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from goodoffices.errors import Fault, Place, UseError

if TYPE_CHECKING:
    from goodoffices.lenses.contract import Settings
    from goodoffices.outcomes.reading import Gaps

CaseArgument = Annotated[str, typer.Argument(metavar="CASE", help="The case’s folder.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Entry = Annotated[
    list[str] | None,
    typer.Option("--entry", metavar="PARTY=N", help="Which preference entry of a party counts."),
]
NumbersOption = Annotated[
    str, typer.Option("--numbers", help="Which number of each range: low, midpoint or high.")
]
ViewOption = Annotated[
    str | None, typer.Option("--view", metavar="PARTY", help="See the case as this party does.")
]
GapsOption = Annotated[
    str, typer.Option("--gaps", help="What is not stated: refused, indifferent or unknown.")
]
DeriveOption = Annotated[
    str, typer.Option("--derive", help="Positions that make derived values: stated or attributed.")
]
WalkAwayOption = Annotated[
    str, typer.Option("--walk-away", help="A walk-away not stated: stated (refuse) or now.")
]
Without = Annotated[
    list[str] | None, typer.Option("--without", metavar="ISSUE", help="Keep this issue at now.")
]
Accept = Annotated[
    str,
    typer.Option(
        "--accept",
        metavar="WHO",
        help="Who must accept: “A, B, C”, “2 of A, B, C”, “2 of A, B, C; veto A”.",
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Count statements up to this day.")
]
Wanted = Annotated[
    str,
    typer.Option(
        "--wanted", metavar="OUTCOME", help="An outcome to examine: “issue: option; issue: option”."
    ),
]
ConceptOption = Annotated[
    str,
    typer.Option(
        "--concept",
        metavar="CONCEPT",
        help="Under which it is to hold: Nash, GMR, SMR, SEQ, SSEQ or SIM.",
    ),
]
Powers = Annotated[
    str,
    typer.Option(
        "--powers", metavar="A=N,B=N", help="Bargaining powers, for the asymmetric Nash package."
    ),
]
Views = Annotated[bool, typer.Option("--views", help="Show the conflict as each party sees it.")]
Coalitions = Annotated[
    bool, typer.Option("--coalitions", help="Look at what parties could do together.")
]


Foresight = Annotated[
    bool, typer.Option("--foresight", help="Ask concepts that look several moves ahead.")
]


def asked(wanted: str, concept: str, powers: str = "", **parts: bool) -> dict[str, str]:
    """Write what is asked of a lens as its settings; what is not asked is left out."""
    given = {"outcome": wanted.strip(), "concept": concept.strip(), "powers": powers.strip()}
    given |= {name: "yes" if is_asked else "" for name, is_asked in parts.items()}
    return {key: text for key, text in given.items() if text}


def day(text: str | None, option: str) -> date | None:
    """Read a date given as an option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        do = "write it as year-month-day."
        fault = Fault(Place(field=option), f"“{text}”", "a date such as 2014-03-31", do)
        raise UseError(fault) from None


def chosen(text: str, option: str, words: tuple[str, ...]) -> str:
    """Read one of a few words given as an option."""
    if text in words:
        return text
    expected = " or ".join(words)
    raise UseError(Fault(Place(field=option), f"“{text}”", expected, "use one of these words."))


def entries(given: list[str] | None) -> dict[str, int]:
    """Read which preference entries count."""
    found: dict[str, int] = {}
    for text in given or []:
        party, equals, number = text.partition("=")
        if not equals or not number.isdecimal() or len(number) > 6:
            expected, do = "PARTY=NUMBER, such as RUS=2", "write it so."
            raise UseError(Fault(Place(field="--entry"), f"“{text}”", expected, do))
        found[party] = int(number)
    return found


def settings(
    entry: list[str] | None,
    numbers: str,
    view: str | None,
    gaps: str,
    derive: str,
    walk_away: str,
    without: list[str] | None,
    accept: str,
    as_of: str | None,
    wanted: Mapping[str, str] | None = None,
) -> Settings:
    """Make settings from the options of a command."""
    from goodoffices import opened_case
    from goodoffices.outcomes.who_must_accept import who_must_accept

    numbers = chosen(numbers, "--numbers", ("low", "midpoint", "high"))
    gaps = chosen(gaps, "--gaps", ("refused", "indifferent", "unknown"))
    derive = chosen(derive, "--derive", ("stated", "attributed"))
    walk_away = chosen(walk_away, "--walk-away", ("stated", "now"))
    reading_numbers: Literal["low", "midpoint", "high"] = numbers  # type: ignore[assignment]
    reading_gaps: Gaps = gaps  # type: ignore[assignment]
    return opened_case.settings(
        entries=entries(entry),
        numbers=reading_numbers,
        view=view,
        gaps=reading_gaps,
        derive="attributed" if derive == "attributed" else "stated",
        walk_away="now" if walk_away == "now" else "stated",
        without=tuple(without or ()),
        accept=who_must_accept(accept),
        as_of=day(as_of, "--as-of"),
        wanted=wanted,
    )
