"""The rule by which the state of an issue follows from the record, as every finding prints it.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from goodoffices.case.vocabulary import State
from goodoffices.lenses.finding import Mark

RULE = (
    "What counts: accepted statements up to the day given, and what is without a date; of each "
    "party at the table, its latest own words on an issue, all of the same day together.",
    "A party’s own words are those in which it is among the speakers at every level of reporting; "
    "a position counts where it rests on such words.",
    "A party says what it is for when it states, announces, proposes, demands, promises, wants, "
    "agrees or asks. When it assesses, warns, accuses, threatens or denies, the option named is "
    "not its own, unless a position of the party for that option rests on the words.",
    "A negated statement, and words reported inside a denial, a refusal or a negated statement, "
    "state no option and no agreement; a later one of the party itself withdraws what it said "
    "before.",
    "A refusal refuses the option it names, or the options of all others where it names none; "
    "where a position of the party for that very option rests on it, it refuses all other "
    "options.",
    "The state of an issue is the first of these seven that holds.",
    "1. What the analyst decides, with the reason given.",
    "2. Same words, different meaning: a term used on the issue has different options for two "
    "parties at the table.",
    "3. Agreed: there are two parties or more at the table, and each states the same option (on an "
    "agenda item, makes the same point) and no other, or agrees in its own words without naming "
    "any.",
    "4. Claimed agreed: somebody says it is agreed, or that a party at the table agrees, and not "
    "all of them confirm that very thing in their own words. A denial claims nothing.",
    "5. Deadlocked: two parties at the table state different options and one refuses the other’s, "
    "or somebody says that the issue is deadlocked.",
    "6. Open: there is a statement or a position on it.",
    "7. Not addressed: there is none.",
    "Parties that are not at the table never block “agreed”; they are listed beside it.",
)
"""The rule, sentence by sentence."""

MARKS: dict[State, Mark] = {
    "agreed": Mark("●", "agreed", "good"),
    "claimed agreed": Mark("◐", "claimed agreed", "mixed"),
    "same words, different meaning": Mark("≠", "same words, different meaning", "mixed"),
    "open": Mark("○", "open", "quiet"),
    "deadlocked": Mark("✕", "deadlocked", "bad"),
    "not addressed": Mark("–", "not addressed", "quiet"),
}
"""Each state by shape and word together."""
