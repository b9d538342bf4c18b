"""The closed lists of words a case uses, each with the meaning it has everywhere.

Source: nato_ajp21 (grades), first2022 (sharing).
"""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["at the table", "absent", "decides nearby", "mediator", "host"]
"""What a party is at this meeting."""

Kind = Literal["named", "office", "unnamed", "organisation", "document", "none"]
"""What kind of speaker it is."""

How = Literal["direct", "part quote", "paraphrase"]
"""How the words are reported."""

Act = Literal[
    "state",
    "assess",
    "announce",
    "propose",
    "demand",
    "agree",
    "refuse",
    "promise",
    "threaten",
    "warn",
    "accuse",
    "deny",
    "want",
    "ask",
]
"""What is done by saying it."""

Asserts = Literal["agreed", "deadlocked"]
"""A state of an issue that a statement claims."""

Review = Literal["proposed", "accepted", "rejected"]
"""What a person decided about a statement."""

State = Literal[
    "agreed",
    "claimed agreed",
    "same words, different meaning",
    "open",
    "deadlocked",
    "not addressed",
]
"""Where an issue stands."""

Regard = Literal["devoted", "indifferent", "hostile"]
"""How a party counts another's wishes."""

Sharing = Literal["red", "amber+strict", "amber", "green", "clear"]
"""How far the case may be passed on (Traffic Light Protocol 2.0)."""

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""How reliable a source has been (Admiralty code)."""

RELIABILITY_WORDS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

CREDIBILITY_WORDS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

STATES: tuple[State, ...] = get_args(State)
