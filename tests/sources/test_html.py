"""Pages: their words, and nothing else of them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import SourceError
from goodoffices.sources.apart import Limits
from goodoffices.sources.extract import Extracted, extract_bytes
from goodoffices.sources.html import _Everything, text_of
from goodoffices.sources.taken import Guess

PAGE = """<!doctype html><html><head><title>Talks | The Paper</title>
<meta property="og:site_name" content=" The Paper ">
<meta property="article:published_time" content="2014-03-31T08:00:00Z">
<style>p { color: HIDDENSTYLE }</style><script>var x = "HIDDENSCRIPT";</script></head>
<body onload="alert('HIDDENHANDLER')"><nav><ul><li><a href="/">Front page</a></li>
<li><a href="/w">World news menu</a></li></ul></nav>
<article><h1>Talks fail in the capital</h1>
<img src="http://evil.example/HIDDENPIXEL.png" onerror="alert('HIDDENHANDLER')">
<p>The two ministers met for <b>four hours</b> on Sunday and said afterwards that they had
agreed on very little, although they would &ldquo;go on talking&rdquo; in the weeks to come.</p>
<p>Neither of them set a date for another meeting, and neither would say who had asked.</p>
<blockquote><p>We have said what we had to say, and so have they, said one of them.</p></blockquote>
<script>document.write("HIDDENSCRIPT")</script><template>HIDDENTEMPLATE</template>
<iframe src="http://evil.example/">HIDDENFRAME</iframe><svg><text>HIDDENSVG</text></svg>
<ul><li>First point of the two</li><li>Second point of the two</li></ul>
</article><footer>Footer of the paper</footer></body></html>"""


def page(html: str, limits: Limits | None = None) -> Extracted:
    return extract_bytes(html.encode(), "page.html", limits)


def test_the_article_is_told_from_the_page_around_it() -> None:
    out = page(PAGE)
    blocks = out.text.split("\n\n")
    assert "Talks fail in the capital" in blocks
    assert "First point of the two" in blocks
    assert any(block.startswith("Neither of them set a date") for block in blocks)
    assert "“go on talking” in the weeks to come." in out.text
    assert "World news menu" not in out.text
    assert "Footer of the paper" not in out.text
    assert out.notes == ()


def test_what_a_reader_does_not_see_never_reaches_the_text() -> None:
    broken = PAGE.replace("<article>", "<div>").replace("</article>", "")
    fragment = PAGE[PAGE.index("<h1>") : PAGE.index("<ul><li>First")]
    for html in (PAGE, broken, "<p>Talks</p>" + fragment, PAGE.upper().replace("&LDQUO;", '"')):
        text = page(html).text.lower()
        assert "four hours" in text
        assert "hidden" not in text
        assert "evil.example" not in text
        assert "alert" not in text


def test_a_page_that_is_no_article_keeps_all_its_words_and_says_so() -> None:
    out = page("<html><body><div>Talks<br>go on</div><div>in Paris</div></body></html>")
    assert out.text.split() == ["Talks", "go", "on", "in", "Paris"]


def test_no_word_of_the_article_is_the_extractor_s_own() -> None:
    taken = text_of(PAGE).text
    whole = _Everything()
    whole.feed(PAGE)
    plain = "".join(whole.text().split())
    assert all("".join(block.split()) in plain for block in taken.split("\n\n"))


def test_what_a_page_says_of_itself_is_only_proposed() -> None:
    assert page(PAGE).guess == Guess("The Paper", "2014-03-31")
    assert page("<html><p>Talks go on</p>").guess == Guess()


def test_a_page_of_scripts_only_has_no_words() -> None:
    with pytest.raises(SourceError, match="no words"):
        page("<html><body><script>var talks = 1</script><img alt='talks'></body></html>")


DEEP = 200_000
BOMBS = {
    "nested": "<html><body>" + "<div>" * DEEP + "Talks" + "</div>" * DEEP,
    "unclosed": "<html>" + "<b><i><p>" * 100_000 + "Talks",
    "lists": "<html>" + "<ul><li>" * 60_000 + "Talks go on",
    "tables": "<html>" + "<table><tr><td>" * 40_000 + "Talks go on",
    "attributes": "<html><p " + "a=1 " * 500_000 + ">Talks go on</p>",
    "comments": "<html>" + "<!--" * 400_000 + " Talks",
    "declarations": "<html>" + "<!" * 200_000 + " Talks",
    "open tags": "<html>" + "<" * 1_000_000 + " Talks",
    "references": "<html><p>Talks " + "&amp;" * 500_000,
    "nul": "<html><p>Talks &#0; &#xD800; &#x110000; go on</p>",
    "laughs": "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a0 'Talks '>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
    + "]><html><body><p>Talks go on &a11;</p></body></html>",
    "outside entity": "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM "
    "'file:///etc/passwd'>]><html><body><p>Talks go on &x;</p></body></html>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_gives_its_words_or_a_refusal_in_time(name: str) -> None:
    begun, files = time.monotonic(), ["page.html"]
    try:
        out = page(BOMBS[name], Limits(seconds=3))
        assert "root:" not in out.text
        assert "\0" not in out.text
        assert len(out.text) < 20_000_000
        out.text.encode()
    except SourceError as error:
        files = [fault.where.file for fault in error.faults]
    assert files == ["page.html"]
    assert time.monotonic() - begun < 20


def test_time_memory_and_output_are_limited() -> None:
    words = "<html><body>" + "<p>The two ministers met for hours and agreed.</p>" * 40_000
    for limits, said in [
        (Limits(seconds=0), "within 0 seconds"),
        (Limits(memory=20_000_000), "memory"),
        (Limits(output=2_000), "0 MB of text"),
    ]:
        with pytest.raises(SourceError, match=said):
            page(words, limits)


MARKUP = """<p> </p> <script> </script> <style> </style> <!-- --> <svg> </svg> <article> <head>
</head> <body> <title> < > & &#0; &lt;script&gt; <img/alt=' ' " <table><tr><td> </table> <br/> Talks
</body> <![CDATA[ ]]> <?php <template> <noscript> <textarea> <plaintext> </html>"""
PIECES = st.sampled_from([*MARKUP.split(), "\0", " ", "\ud800"])


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_any_page_is_read(html: str) -> None:
    assert isinstance(text_of(html).text, str)


@settings(deadline=None, max_examples=100)
@given(st.lists(PIECES, max_size=8).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_a_script_in_an_article_never_reaches_the_text(before: str, after: str) -> None:
    if any(mark in before for mark in ("<!", "<?", "'", '"', "<plaintext", "<textarea", "<title")):
        return  # there, the words below are no script
    script = "<p>x</p><script>HIDDEN</script><p>y</p>"
    assert "HIDDEN" not in text_of(before.rstrip("<&") + script + after).text
