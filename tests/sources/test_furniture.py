"""Furniture is marked, not cut; and the words of an article are never taken for it."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.sources.furniture import FurnitureKind, mark

GOLD_NAMES = {
    "photo_credit": FurnitureKind.PHOTO_CREDIT,
    "caption": FurnitureKind.CAPTION,
    "duplicate_caption": FurnitureKind.DUPLICATE_CAPTION,
    "newsletter_boilerplate": FurnitureKind.NEWSLETTER,
    "pull_quote": FurnitureKind.PULL_QUOTE,
}


def marked(text: str) -> list[tuple[str, str]]:
    return [(item.kind.value, text[item.start : item.end]) for item in mark(text)]


@pytest.mark.newspaper
def test_the_newspaper_report_has_exactly_the_furniture_annotated(newspaper: Path) -> None:
    text = (newspaper / "article.txt").read_bytes().decode("utf-8")
    gold = json.loads((newspaper / "gold.json").read_text("utf-8"))["noise"]
    expected = sorted((item["start"], item["end"], GOLD_NAMES[item["type"]]) for item in gold)
    assert [(item.start, item.end, item.kind) for item in mark(text)] == expected


ARTICLE = """Ministers part without a date

By Ana Maria Reyes and Tom O’Hara | Staff Writers

The two foreign ministers shook hands before the talks on Tuesday. (Jane Doe/AFP)

GENEVA — The foreign ministers of the two countries parted on Tuesday without a date for another
meeting, and each said that the next step was for the other to take.

Share
Tweet
Email

“We came with an open mind and we leave with an open door,” said Minister Berg. “It was a good day
for patience, if for nothing else.”

“We came with an open mind and we leave with an open door”
Minister Lena Berg, head of delegation

By Friday the two sides are to tell the mediator what they expect of a second round.

Sign up for our Morning Briefing newsletter.
Delivered every weekday.

An agency photo showed the ministers at opposite ends of a long table. He asked for a photo of the
signed text to be sent by e-mail.

© 2014 The Example Courier. All rights reserved."""


def test_the_furniture_of_an_article_of_our_own() -> None:
    assert marked(ARTICLE) == [
        ("byline", "By Ana Maria Reyes and Tom O’Hara | Staff Writers"),
        (
            "caption",
            "The two foreign ministers shook hands before the talks on Tuesday. (Jane Doe/AFP)",
        ),
        ("share bar", "Share\nTweet\nEmail"),
        (
            "pull quote",
            "“We came with an open mind and we leave with an open door”\n"
            "Minister Lena Berg, head of delegation",
        ),
        (
            "newsletter sign-up",
            "Sign up for our Morning Briefing newsletter.\nDelivered every weekday.",
        ),
        ("copyright line", "© 2014 The Example Courier. All rights reserved."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_newline_counts(newline: str) -> None:
    text = ARTICLE.replace("\n", newline)
    assert [kind for kind, _ in marked(text)] == [kind for kind, _ in marked(ARTICLE)]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe/Pool/REUTERS",
        "JANE DOE/AP",
        "Jane Doe for The New York Times",
        "Jane Doe | Getty Images",
        "AP Photo/Jane Doe",
        "Photo: Jane Doe",
        "Photograph by Jane Doe",
        "Jane Doe via Reuters",
        "© Jane Doe",
        "Getty Images",
        "Anadolu Agency/Jane Doe",
    ],
)
def test_credits_of_many_houses(line: str) -> None:
    text = f"Talks end\n\n{line}\n\nThe ministers met on Sunday and went home again."
    assert marked(text) == [("photo credit", line)]


ORDINARY = [
    "",
    "The ministers met.",
    "They met in Paris on Sunday.\nThey met in Geneva on Monday.\nThen they went home.",
    "Article 1\n\nThe Parties shall meet.\n\nArticle 2\n\nThe Parties shall meet.",
    "By Friday the talks had failed.\n\nBy then nobody cared.",
    "“We agree on nothing,” he said.\n\n“We will meet again,” she said.\n\nThat was all.",
    "“We will not give up one inch of our land”\n\nThe crowd chanted this for hours.",
    "He told Reuters that talks would go on.\n\nShe told the AP that they would not.",
    "Ukraine would sign up for the association agreement. The news was delivered by phone.",
    "The minister asked for the text by e-mail.\n\nThey share a border.\n\nPrint is dead, he said.",
    "A photo of the text was sent to them.\n\nThe picture is bleak.",
    "MINISTER: Thank you.\nPRESIDENT: Thank you.\nMINISTER: Thank you.\nPRESIDENT: Thank you.",
    "Talks on Ukraine fail in Paris again\nTalks on Ukraine fail in Paris again\n\nThey met.",
    "1. Withdrawal of forces and weapons\n2. Exchange of prisoners\n\nSave the date: 3 May.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_has_no_furniture(text: str) -> None:
    assert marked(text) == []


def test_a_trimmed_pull_quote_is_found_and_an_epigraph_is_not() -> None:
    body = "The envoy said: “Above all, we want a line that both armies can live with and hold.”"
    pull = (
        "'We want a line that both armies can live with'\n\nDaniel Ruiz, United Nations envoy\n\n"
    )
    assert [kind for kind, _ in marked(pull + body)] == ["pull quote"]
    assert marked(pull + "Nothing of the kind stands in this article at all.") == []


FURNITURE_WORDS = st.lists(
    st.sampled_from(
        [
            *ARTICLE.split("\n"),
            "\n",
            " ",
            "\f",
            "'",
            "Jane Doe/AP",
            "share",
            "sign up for our newsletter",
        ]
    ),
    max_size=12,
)


@settings(deadline=None)
@given(st.text(max_size=200) | FURNITURE_WORDS.map("\n".join))
def test_marks_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for item in mark(text):
        assert last <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip() == text[item.start : item.end]
        assert item.why
        last = item.end


@pytest.mark.parametrize(
    "text",
    [
        "a/" * 1_000_000,
        ("a/" * 90 + "\n") * 10_000,
        ("By A" + " A" * 55 + "!\n") * 15_000,
        ("share " * 20 + "!\n") * 10_000,
        ("“we all want the same thing here”\nAna Reyes\n\n") * 20_000,
        ("“we all want the same thing here”\n\nYes, we all want the same thing here now.\n")
        * 15_000,
        "sign up for " * 300_000,
        ("sign up for our our our our " * 7 + "\n") * 10_000,
        "© " * 1_000_000,
        ("x " * 99 + "(a/ap\n") * 10_000,
        "\n" * 4_000_000 + "Talks.",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    mark(text)
    assert time.process_time() - begun < 8
