"""Anchors: found exactly, found when folded, ambiguous, or lost; never anything else."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.anchor import Anchor, Location, Match, Span, anchor_at, locate
from goodoffices.case.fold import QUOTATION_MARKS, folded, folded_with_map
from goodoffices.errors import CaseError

REPORT = (
    "PARIS — The two sides agreed that a “political solution” was needed.\n\n"
    "‘Moscow wants to meddle,’ he said. The talks go on.\r\n"
    "She repeated: the talks go\u00a0on. The talks go on, he said."
)


def alike(words: str) -> str:
    """The definition of folding, read again, code point by code point."""
    out = ""
    for char in words:
        if char.isspace():
            out += "" if out.endswith(" ") else " "
        else:
            out += "'" if char in QUOTATION_MARKS else char
    return out


def test_words_that_stand_once_are_found_exactly() -> None:
    found = locate(Anchor("political solution"), REPORT)
    assert found.match is Match.EXACT
    assert found.span is not None
    assert REPORT[found.span.start : found.span.end] == "political solution"
    assert found.candidates == (found.span,)
    assert found.places == 1


def test_a_wrong_position_never_beats_the_words() -> None:
    start = REPORT.index("political")
    found = locate(Anchor("political solution", start=0, end=5), REPORT)
    assert found.span == Span(start, start + 18)


def test_surroundings_decide_between_several_places() -> None:
    once = locate(Anchor("The talks go on", before="said. "), REPORT)
    again = locate(Anchor("The talks go on", after=", he"), REPORT)
    assert once.span == Span(REPORT.index("The talks"), REPORT.index("The talks") + 15)
    assert again.span == Span(REPORT.rindex("The talks"), REPORT.rindex("The talks") + 15)


def test_surroundings_decide_when_only_alike() -> None:
    text = "he said  “no”.\nshe\nsaid 'yes' and no"
    found = locate(Anchor("no", before='he said "'), text)
    assert found.match is Match.EXACT
    assert found.span == Span(text.index("no"), text.index("no") + 2)


def test_the_position_decides_only_after_the_surroundings() -> None:
    text = "yes and no; yes or no"
    second = text.rindex("yes")
    assert locate(Anchor("yes", start=second, end=second + 3), text).span == Span(12, 15)
    assert locate(Anchor("yes", after=" and", start=second), text).span == Span(0, 3)
    wrong = locate(Anchor("yes", start=5, end=8), text)
    assert (wrong.match, wrong.candidates) == (Match.AMBIGUOUS, (Span(0, 3), Span(12, 15)))


def test_white_space_and_quotation_marks_are_made_alike_and_this_is_said() -> None:
    found = locate(Anchor('a "political  solution" was'), REPORT)
    assert found.match is Match.NORMALISED
    assert found.span is not None
    assert REPORT[found.span.start : found.span.end] == "a “political solution” was"


@pytest.mark.parametrize(
    "words", ["PARIS - The", "paris — the", "political sollution", "agreed that political"]
)
def test_dashes_case_spelling_and_missing_words_are_lost(words: str) -> None:
    assert locate(Anchor(words), REPORT, offer=False).match is Match.LOST


def test_a_lost_quote_gets_an_offer_that_is_not_a_find() -> None:
    found = locate(Anchor("The two sides agreed that the political solution was needed"), REPORT)
    assert (found.match, found.span, found.candidates, found.found) == (Match.LOST, None, (), False)
    assert found.offer is not None
    assert found.offer.text.startswith("The two sides agreed that a “political")
    assert found.offer.text == REPORT[found.offer.span.start : found.offer.span.end]
    assert 75 <= found.offer.likeness < 100


def test_nothing_is_offered_for_words_that_are_not_like_anything() -> None:
    assert locate(Anchor("zebra crossing fees in Wellington"), REPORT).offer is None
    assert locate(Anchor("anything"), "").offer is None


def test_a_normalised_quote_that_stands_twice_is_ambiguous() -> None:
    text = "no  date. No end. no\ndate!"
    assert locate(Anchor("no date"), text).match is Match.AMBIGUOUS
    assert locate(Anchor("no date", after="!"), text).span == Span(18, 25)


@pytest.mark.parametrize("words", ["", " ", "\n\u00a0\t", "\u2003"])
def test_a_quote_without_words_is_a_fault(words: str) -> None:
    with pytest.raises(CaseError) as caught:
        locate(Anchor(words), REPORT)
    fault = caught.value.faults[0]
    assert all([fault.found, fault.expected, fault.do])


@pytest.mark.parametrize("words", ["\0", "\u202edesrever\u202c", "\ud800", "\U0010ffff", "\u2066a"])
def test_strange_characters_are_words_like_any_other(words: str) -> None:
    assert locate(Anchor(words), f"before {words} after").match is Match.EXACT
    assert locate(Anchor(words), "nothing of the kind").match is Match.LOST


def test_an_anchor_made_from_a_text_is_found_where_it_was_made() -> None:
    start = REPORT.rindex("talks go on")
    made = anchor_at(REPORT, start, start + 11)
    assert locate(made, REPORT).span == Span(start, start + 11)
    for bad in [(-1, 3), (3, 3), (0, len(REPORT) + 1), (5, 6)]:
        with pytest.raises(CaseError):
            anchor_at(REPORT, *bad)


WORDS = st.text(alphabet=st.sampled_from("ab'’“ \n\u00a0—é"), max_size=60)


@settings(deadline=None)
@given(WORDS | st.text(max_size=60), st.data())
def test_any_stretch_is_found_exactly_or_reported_ambiguous(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        return
    words = text[start:end]
    every = [i for i in range(len(text)) if text.startswith(words, i)]
    found = locate(Anchor(words), text)
    assert [span.start for span in found.candidates] == every
    assert found.match is (Match.EXACT if len(every) == 1 else Match.AMBIGUOUS)
    assert locate(Anchor(words, start=start, end=end), text).span == Span(start, end)
    whole = locate(anchor_at(text, start, end, around=len(text)), text)
    assert whole.span == Span(start, end)


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, WORDS)
def test_what_is_found_is_always_what_was_asked_for(a: str, b: str, c: str, text: str) -> None:
    if not a.strip():
        return
    found = locate(Anchor(a, before=b, after=c), text)
    for span in (*found.candidates, *([found.span] if found.span else [])):
        assert alike(text[span.start : span.end]).strip() == alike(a).strip()
        assert 0 <= span.start < span.end <= len(text)
    assert (found.span is None) == (found.match in (Match.AMBIGUOUS, Match.LOST))
    assert (found.match is Match.LOST) == (alike(a).strip() not in alike(text))
    if found.offer:
        assert found.match is Match.LOST


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["talks", "don’t", "“yes”", "go", "on", "‘a’"]), min_size=1),
    st.data(),
)
def test_rewrapped_and_requoted_words_are_found(words: list[str], data: st.DataObject) -> None:
    blanks = st.sampled_from([" ", "\n", "\r\n", "\u00a0", "  ", " \t\u2009"])
    text = "START. " + "".join(word + data.draw(blanks) for word in words) + "END"
    marks = st.sampled_from(QUOTATION_MARKS)
    other = "".join(
        data.draw(marks) if char in QUOTATION_MARKS else char
        for word in words
        for char in word + data.draw(blanks)
    )
    found = locate(Anchor("START. " + other + "END"), text)
    assert found.span == Span(0, len(text))


@settings(deadline=None)
@given(st.text(max_size=80) | WORDS)
def test_folding_keeps_the_way_back(text: str) -> None:
    hay = folded_with_map(text)
    assert hay.text == folded(text) == alike(text)
    for index, char in enumerate(hay.text):
        original = hay.original(index)
        assert alike(text[original]) == char
        if not char.isspace():
            assert hay.index(original) == index


def test_every_quotation_mark_of_unicode_is_known() -> None:
    initial_final = {
        chr(code)
        for code in range(0x3000)
        if unicodedata.category(chr(code)) in ("Pi", "Pf")
        and "QUOTATION" in unicodedata.name(chr(code))
    }
    assert initial_final <= set(QUOTATION_MARKS)


def quick(anchor: Anchor, text: str, limit: float = 4.0) -> Location:
    """Locate within some seconds (the limit is loose: the machine may be busy)."""
    begun = time.process_time()
    found = locate(anchor, text)
    assert time.process_time() - begun < limit
    return found


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("a" * 2_000_000, "a" * 5_000_000),
        ("a", "a" * 5_000_000),
        ("a b", "a  b " * 1_000_000),
        (" ".join("ab" * 500) + "x", "a b " * 1_200_000),
        ("the talks go on but not in this way", "the talks go off and that is that. " * 150_000),
        ("x" * 1_999, "xy" * 2_500_000),
        ("“" * 50, "«" * 5_000_000),
        ("no " + " " * 100_000 + "way", "no " * 1_500_000),
    ],
)
def test_huge_and_hostile_texts_end_in_time(words: str, text: str) -> None:
    found = quick(Anchor(words, before="q", after="z"), text)
    assert found.match is not Match.EXACT
    assert found.match is not Match.NORMALISED


def test_a_misquote_in_a_long_text_gets_its_offer() -> None:
    sides = (
        "The delegations met again in the morning and discussed the order of business. " * 30_000
    )
    text = sides + "Kerry said that the ceasefire must hold until Friday at noon. " + sides
    found = quick(Anchor("Kerry says the ceasefire must hold until Friday noon"), text)
    assert found.offer is not None
    assert "ceasefire must hold until Friday" in found.offer.text
