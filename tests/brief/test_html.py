"""The page stands on its own, can be read by everyone, and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from xml.etree import ElementTree

import pytest

from goodoffices.brief import finding_html, html
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.lenses.finding import Finding

VOID = re.compile(r"<(meta|link|br|img|wbr)\b([^>]*)>")


def parse(page: str) -> ElementTree.Element:
    """Read the page strictly, as XML: what is not well formed fails here."""
    text = page.replace("<!DOCTYPE html>", "").replace(' xmlns="http://www.w3.org/2000/svg"', "")
    return ElementTree.fromstring(VOID.sub(r"<\1\2/>", text))


def text_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def faults_of_access(page: str) -> list[str]:
    """List what would stop somebody who reads with a screen reader; empty when nothing would."""
    root = parse(page)
    found = [] if root.get("lang") else ["no language"]
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch(r"h[1-6]", e.tag)]
    found += [] if levels.count(1) == 1 and levels[0] == 1 else ["not one first heading"]
    found += [f"skips to h{b}" for a, b in itertools.pairwise(levels) if b > a + 1]
    found += [
        "empty heading" for e in root.iter() if re.fullmatch(r"h\d", e.tag) and not text_of(e)
    ]
    for table in root.iter("table"):
        caption = table.find("caption")
        found += [] if caption is not None and text_of(caption) else ["table without caption"]
        found += [
            f"th without scope: {text_of(th)}" for th in table.iter("th") if not th.get("scope")
        ]
        wide = {len(list(row)) for row in table.iter("tr")}
        found += [] if len(wide) <= 1 else ["rows of different lengths"]
    for picture in root.iter("svg"):
        title = picture.find("title")
        named = picture.get("role") == "img" and picture.get("aria-label") and title is not None
        found += [] if named else ["picture without a name"]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    found += [f"id twice: {i}" for i in ids if ids.count(i) > 1]
    links = [e.get("href") or "" for e in root.iter("a")]
    found += [f"link to nowhere: {to}" for to in links if to[:1] != "#" or to[1:] not in ids]
    labels = [e.get("aria-labelledby") for e in root.iter() if e.get("aria-labelledby")]
    found += [f"label missing: {label}" for label in labels if label not in ids]
    found += [] if root.find(".//title") is not None else ["no title"]
    found += [] if len(list(root.iter("main"))) == 1 else ["not one main part"]
    return found


@pytest.fixture(scope="module")
def page(brief: Brief) -> str:
    return html.render(brief)


def test_the_checker_itself_finds_faults() -> None:
    bad = (
        "<html><body><h1>a</h1><h3>b</h3><table><tr><th>x</th></tr></table>"
        "<a href='#y'>z</a></body></html>"
    )
    assert len(faults_of_access(bad)) >= 6


def test_everyone_can_read_the_brief(page: str) -> None:
    assert faults_of_access(page) == []


def test_everyone_can_read_a_finding(findings: dict[str, Finding]) -> None:
    for finding in findings.values():
        assert faults_of_access(finding_html.page(finding)) == []


def test_everyone_can_read_an_empty_brief() -> None:
    assert faults_of_access(html.render(compose(Case(case="empty"), {}))) == []


def test_every_sentence_carries_its_evidence_or_a_name(page: str) -> None:
    sentences = [e for e in parse(page).iter("span") if e.get("class") == "sentence"]
    assert len(sentences) > 20
    for sentence in sentences:
        support = [text_of(e) for e in sentence.iter("span") if e.get("class") == "support"]
        assert support, text_of(sentence)
        assert re.fullmatch(r"\[.+\]", support[0])


def test_ids_lead_to_the_words(page: str) -> None:
    root = parse(page)
    rows = {e.get("id"): e for e in root.iter("tr") if e.get("id")}
    links = {text_of(a): (a.get("href") or "")[1:] for a in root.iter("a")}
    assert "overly centralized" in text_of(rows["statement-28"])
    assert text_of(rows[links["s26"]]).startswith("s26 Western officials")


def test_the_only_style_is_the_one_its_policy_allows(page: str) -> None:
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    # the quotation marks are written as entities in the attribute
    assert (
        policy[1]
        .replace("&#39;", "'")
        .startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    )
    assert page.count("<style") == 1
    assert not re.search(r"<[^>]*\sstyle=", page)


def test_nothing_is_loaded_and_nothing_runs(page: str) -> None:
    assert not re.search(r"<(script|img|iframe|object|embed|link|form|base)\b", page)
    assert not re.search(r"\son\w+=", page)
    addresses = set(re.findall(r"\w+://[^\s\"'<>)]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_colours_are_apart_enough_from_white_and_from_the_tinted_box() -> None:
    style = html.css("finding.css")
    colours = dict(re.findall(r"--(ink|soft|good|mixed|bad|link): (#[0-9a-f]{6})", style))
    assert len(colours) == 6
    for name, colour in colours.items():
        for ground in ("#ffffff", "#f4f4f1", "#fff3c4"):
            assert _contrast(colour, ground) >= 4.5, (name, ground)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_mark_is_shape_and_word(page: str) -> None:
    marks = [e for e in parse(page).iter("span") if (e.get("class") or "").startswith("mark ")]
    assert marks
    for mark in marks:
        shape, *word = text_of(mark).split()
        assert len(shape) == 1
        assert word


def test_a_fragment_brings_its_style_and_no_ids(findings: dict[str, Finding]) -> None:
    piece = finding_html.fragment(findings["talks"])
    root = ElementTree.fromstring(piece)
    assert root.get("class") == "goodoffices"
    assert not [e for e in root.iter() if e.get("id")]
    for rule in re.findall(r"([^{}]+)\{", html.css("finding.css")):
        assert all(part.strip().startswith(".goodoffices") for part in rule.split(","))
