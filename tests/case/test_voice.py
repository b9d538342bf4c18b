"""The four voices, against the rule read again by brute force."""

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.case.voice import Support, Voice, Voices

PARTIES = {
    "RUS": {"name": "Russia", "role": "at the table", "lead": "Lavrov", "names": ["Moscow"]},
    "USA": {"name": "United States", "role": "at the table", "lead": "Kerry"},
    "UKR": {"name": "Ukraine", "role": "absent"},
}
SPEAKERS = {
    "US officials": {"for": "USA", "kind": "unnamed"},
    "Russian officials": {"for": "RUS", "kind": "unnamed"},
    "Russian plan": {"for": "RUS", "kind": "document"},
    "Western officials": {"kind": "unnamed"},
    "Pifer": {"kind": "named"},
}
SPEAKS_FOR = {
    **dict.fromkeys(("RUS", "Russia", "Lavrov", "Moscow"), "RUS"),
    **dict.fromkeys(("Russian officials", "Russian plan"), "RUS"),
    **dict.fromkeys(("USA", "United States", "Kerry", "US officials"), "USA"),
    **dict.fromkeys(("UKR", "Ukraine"), "UKR"),
    **dict.fromkeys(("Western officials", "Pifer", "reporter"), None),
}


def case_of(statements: dict[str, dict[str, object]]) -> Case:
    full = {id_: {"act": "state", **entry} for id_, entry in statements.items()}
    return Case.model_validate(
        {"case": "x", "parties": PARTIES, "speakers": SPEAKERS, "statements": full}
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    statements: dict[str, dict[str, object]] = {}
    for number in range(draw(st.integers(1, 8))):
        names = st.lists(st.sampled_from(sorted(SPEAKS_FOR)), max_size=3)
        entry: dict[str, object] = {"by": draw(names)}
        entry["review"] = draw(st.sampled_from(["accepted", "accepted", "rejected", "proposed"]))
        nested: bool = draw(st.booleans())
        if nested and statements:
            entry["inside"] = draw(st.sampled_from(sorted(statements)))
        statements[f"s{number}"] = entry
    return case_of(statements)


def definition(case: Case, id_: str, party: str) -> str:
    """The rule as it is written: follow "inside" outwards, and look at every level."""
    chain = [case.statements[id_]]
    while chain[-1].inside is not None:
        chain.append(case.statements[chain[-1].inside])
    if all(party in {SPEAKS_FOR[name] for name in level.by} for level in chain):
        return "stated"
    if all(set(level.by) == {"reporter"} for level in chain):
        return "reporter’s"
    return "attributed"


@given(cases())
def test_voices_are_as_defined(case: Case) -> None:
    voices = Voices(case)
    for id_, statement in case.statements.items():
        wanted = {party: definition(case, id_, party) for party in PARTIES}
        assert {party: str(voices.of(statement, party)) for party in PARTIES} == wanted
        stated = {party for party, voice in wanted.items() if voice == "stated"}
        found = voices.stated_by(statement)
        assert set(found) == stated
        assert len(found) == len(stated)


@given(cases(), st.sampled_from(sorted(PARTIES)))
def test_support_sorts_accepted_statements_by_voice(case: Case, party: str) -> None:
    support = Voices(case).support(case.statements, party)
    accepted = [id_ for id_, s in case.statements.items() if s.review == "accepted"]
    for voice, ids in (
        ("stated", support.stated),
        ("attributed", support.attributed),
        ("reporter’s", support.reporter),
    ):
        assert list(ids) == [id_ for id_ in accepted if definition(case, id_, party) == voice]
    unnamed = {"US officials", "Russian officials"}
    assert support.unnamed == (
        bool(support.stated)
        and all(
            {n for n in case.statements[id_].by if SPEAKS_FOR[n] == party} <= unnamed
            for id_ in support.stated
        )
    )
    assert set(support.evidence) == set(accepted)
    assert (Voice.ANALYST in support.voices) == (not accepted)


def test_a_joint_statement_counts_for_each_of_its_speakers() -> None:
    case = case_of({"s": {"by": ["Lavrov", "Kerry", "Lavrov"]}})
    assert Voices(case).stated_by(case.statements["s"]) == ("RUS", "USA")


def test_what_one_side_says_of_an_agreement_is_no_word_of_the_other() -> None:
    case = case_of({"a": {"by": "Lavrov"}, "b": {"by": ["Lavrov", "Kerry"], "inside": "a"}})
    voices, inner = Voices(case), case.statements["b"]
    assert voices.of(inner, "RUS") is Voice.STATED
    assert voices.of(inner, "USA") is Voice.ATTRIBUTED


def test_a_reporter_who_quotes_a_party_does_not_make_it_the_reporters() -> None:
    case = case_of({"a": {"by": "reporter"}, "b": {"by": "Kerry", "inside": "a"}, "c": {"by": []}})
    assert Voices(case).of(case.statements["b"], "USA") is Voice.ATTRIBUTED
    assert Voices(case).of(case.statements["c"], "USA") is Voice.ATTRIBUTED


def test_a_claim_on_nothing_is_the_analysts() -> None:
    support = Voices(case_of({})).support(["no such statement"], "RUS")
    assert support == Support()
    assert support.voices == (Voice.ANALYST,)
