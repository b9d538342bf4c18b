"""The rule against a slow reading of its prose, written on plain dictionaries."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.remarks import confirmations
from goodoffices.lenses.talks.state import state_of

from .small_cases import say, small

TABLE = ("A", "B")
SPEAKS_FOR = {"A": "A", "B": "B", "C": "C", "officials of A": "A"}
AS_OF = "2020-01-31"
OWN_WISH = ("state", "agree")  # of the acts drawn here, those that say what one is for

speakers = st.lists(
    st.sampled_from(["A", "B", "C", "officials of A", "expert", "reporter"]),
    min_size=1, max_size=2, unique=True,
)  # fmt: skip


@st.composite
def statements(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for n in range(draw(st.integers(0, 5))):
        said = say(
            draw(speakers),
            draw(st.sampled_from(["state", "agree", "agree", "refuse", "deny", "assess"])),
            when=draw(st.sampled_from(["2020-01-01", "2020-01-02", "2020-02-01"])),
            negated=draw(st.sampled_from(["false", "false", "false", "true"])),
            review=draw(st.sampled_from(["accepted", "accepted", "accepted", "proposed"])),
        )
        for key, values in (("option", "xy"), ("asserts", ("agreed", "deadlocked"))):
            if (value := draw(st.none() | st.sampled_from(values))) is not None and (
                key == "option" or draw(st.booleans())
            ):
                said[key] = value
        if made and draw(st.integers(0, 3)) == 0:
            said["inside"] = draw(st.sampled_from(sorted(made)))
        made[f"s{n}"] = said
    return made


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], dict[str, Any]]:
    said = draw(statements())
    positions = [
        {"party": draw(st.sampled_from("AB")), "issue": "k", "option": draw(st.sampled_from("xy")),
         "from": draw(st.sampled_from(sorted(said)))}
        for _ in range(draw(st.integers(0, 2)) if said else 0)
    ]  # fmt: skip
    term = draw(st.none() | st.tuples(st.sampled_from("xy"), st.sampled_from("xy")))
    terms = {}
    if term is not None and draw(st.integers(0, 3)) == 0:
        meanings = [{"for": p, "option": o} for p, o in zip(TABLE, term, strict=True)]
        terms = {"word": {"on": "k", "meanings": meanings}}
    return said, positions, terms


class Reading:
    """The rule's sentences, one method each, without cleverness."""

    def __init__(self, said: dict[str, Any], positions: list[Any]) -> None:
        self.all, self.positions = said, positions
        self.said = {
            i: s for i, s in said.items() if s["review"] == "accepted" and s["when"] <= AS_OF
        }

    def chain(self, i: str) -> list[dict[str, Any]]:
        found = [self.all[i]]
        while "inside" in found[-1]:
            found.append(self.all[found[-1]["inside"]])
        return found

    def own(self, i: str, party: str) -> bool:
        return all(any(SPEAKS_FOR.get(n) == party for n in s["by"]) for s in self.chain(i))

    def void(self, i: str) -> bool:
        return any(s["negated"] == "true" or s["act"] in ("deny", "refuse")
                   for s in self.chain(i)[1:])  # fmt: skip

    def wanted_by_position(self, i: str, party: str) -> set[str]:
        return {p["option"] for p in self.positions if p["party"] == party and p["from"] == i}

    def stand(self, party: str) -> tuple[set[str], bool, set[str], list[str]]:
        """What it wants, whether it agrees, what it refuses, and the words that count."""
        mine = [i for i in self.said if self.own(i, party) and not self.void(i)]
        wants: dict[str, set[tuple[str, str | None]]] = {}
        refusals: list[str] = []
        for i in mine:
            s = self.said[i]
            no, asserts = s["negated"] == "true", s.get("asserts")
            here = wants.setdefault(i, set())
            if s["act"] == "refuse":
                refusals.append(i)
            elif s["act"] not in OWN_WISH:
                if s["act"] != "deny" and asserts == "deadlocked" and not no:
                    here.add(("stuck", None))
            elif asserts == "agreed" or (s["act"] == "agree" and asserts is None):
                here.add(("unagree" if no else "agree", s.get("option")))
            elif "option" in s or asserts:
                here.add(("unwant" if no else "want", s.get("option")))
            if not no:
                here |= {("want", o) for o in self.wanted_by_position(i, party)}
        days = [self.said[i]["when"] for i in mine if wants[i]]
        last = max(days, default="")
        words = [i for i in mine if wants[i] and self.said[i]["when"] == last]
        refusals = [i for i in refusals if self.said[i]["when"] >= last]
        last_no = max((self.said[i]["when"] for i in refusals), default="")
        refusals = [i for i in refusals if self.said[i]["when"] == last_no]
        off = [self.said[i].get("option") for i in refusals if self.said[i]["negated"] == "true"]
        refusals = [i for i in refusals if self.said[i].get("option") not in off]
        ids = [*words, *refusals]
        return self._sum(party, [w for i in words for w in wants[i]], refusals, ids)

    def _sum(
        self, party: str, words: list[tuple[str, str | None]], refusals: list[str], ids: list[str]
    ) -> tuple[set[str], bool, set[str], list[str]]:
        refused: set[str] = set()
        others, kept = False, set()
        for i in refusals:
            option = self.said[i].get("option")
            if option is None:
                others = True
            elif option in self.wanted_by_position(i, party):
                kept.add(option)
            else:
                refused.add(option)
        back = {o for verb, o in words if verb in ("unwant", "unagree")}
        good = [(v, o) for v, o in words if v in ("want", "agree") and o not in back | refused]
        wants = {o for v, o in good if o is not None}
        agrees = any(v == "agree" for v, _ in good) and not others and None not in back
        if others or kept:
            refused |= set("xyz") - wants - kept
        return wants, agrees, refused - wants, ids

    def claim(self, i: str) -> str | None:
        """What a statement says of the issue, if anything."""
        s = self.said[i]
        if s["negated"] == "true" or self.void(i) or s["act"] == "deny":
            return None
        if s["act"] == "refuse" and s.get("asserts") == "agreed":
            return None
        table = any(SPEAKS_FOR.get(n) in TABLE or n == "reporter" for n in s["by"])
        return s.get("asserts") or ("agreed" if s["act"] == "agree" and table else None)

    def teller(self, i: str) -> tuple[str, ...]:
        owners = [SPEAKS_FOR[n] for n in self.said[i]["by"]
                  if n in SPEAKS_FOR and self.own(i, SPEAKS_FOR[n])]  # fmt: skip
        names = owners or [SPEAKS_FOR.get(n, n) for n in self.chain(i)[-1]["by"]]
        return tuple(dict.fromkeys(names))

    def claims(self, what: str) -> bool:
        return any(self.claim(i) == what and self.still_claims(i, what) for i in self.said)

    def still_claims(self, i: str, what: str) -> bool:
        """Nobody has said another thing since: of the table its stand, of others the claim."""
        at_table = [p for p in TABLE if self.own(i, p)]
        later = [j for j in self.said if self.claim(j) and self.teller(j) == self.teller(i)
                 and self.said[j]["when"] > self.said[i]["when"]]  # fmt: skip
        if not at_table:
            return not later
        if what == "agreed" and self.said[i]["act"] not in OWN_WISH:
            stands = [j for p in at_table for j in self.stand(p)[3]]
            return not later and all(self.said[j]["when"] <= self.said[i]["when"] for j in stands)
        owned = [(agrees, ids) for _, agrees, _, ids in map(self.stand, at_table)]
        return any(i in ids and (agrees or what == "deadlocked") for agrees, ids in owned)

    def state(self, terms: dict[str, Any]) -> str:
        if terms and len({m["option"] for m in terms["word"]["meanings"]}) == 2:
            return "same words, different meaning"
        (want_a, agree_a, no_a, _), (want_b, agree_b, no_b, _) = map(self.stand, TABLE)
        bare_a, bare_b = agree_a and not want_a, agree_b and not want_b
        one_a, one_b = len(want_a) == 1, len(want_b) == 1
        same = one_a and want_a == want_b
        if same or (bare_a and (bare_b or one_b)) or (bare_b and one_a):
            return "agreed"
        if self.claims("agreed"):
            return "claimed agreed"
        if (want_a and want_b and (no_a & want_b or no_b & want_a)) or self.claims("deadlocked"):
            return "deadlocked"
        rests = any(p["from"] in self.said for p in self.positions)
        return "open" if self.said or rests else "not addressed"


@settings(max_examples=500, deadline=None)
@given(worlds())
def test_what_is_said_to_lead_to_agreement_does(
    world: tuple[dict[str, Any], list[Any], dict[str, Any]],
) -> None:
    said, positions, terms = world
    case = small(said, positions=positions, terms=terms)
    record = Record(case)
    promised = list(confirmations(record, [state_of(record, "k")]))
    for sentence in promised:
        silent = [p for p, name in (("A", "Aland"), ("B", "Borduria")) if name in sentence.text]
        option = [o for o in "xyz" if f"“Option {o.upper()}”" in sentence.text]
        said_so = say(silent, "want" if option else "agree", when="2020-01-31")
        after = {**said, "t": said_so | ({"option": option[0]} if option else {})}
        later = small(after, positions=positions, terms=terms)
        assert state_of(Record(later), "k").state == "agreed"
    assert len(promised) <= 1


@settings(max_examples=500, deadline=None)
@given(worlds())
def test_the_state_is_what_a_slow_reading_gives(
    world: tuple[dict[str, Any], list[Any], dict[str, Any]],
) -> None:
    said, positions, terms = world
    case = small(said, positions=positions, terms=terms)
    assert state_of(Record(case), "k").state == Reading(said, positions).state(terms)
