"""The text of an HTML page: the article where it can be told, else everything that is text.

Runs only inside the limited child process. The page is never rendered and nothing it points to is
fetched; scripts, styles and attributes never reach the text.

Source: none; the article is told from the page around it by trafilatura.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from goodoffices.sources.taken import Guess, Taken

_WITHOUT_TEXT = {
    "script", "style", "template", "svg", "math", "head", "iframe", "object", "embed", "applet",
    "canvas", "audio", "video", "select", "datalist", "noframes", "noembed",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tr",
    "ul",
}  # fmt: skip
_ARTICLE_BLOCKS = {"p", "head", "item", "quote", "row", "table", "list", "code", "div", "ab"}
_ALL = "The article could not be told from the page around it; all text of the page was kept."
_MUCH_LEFT_OUT = (
    "More than half of the page's text was left out as menus and the like. If a passage is "
    "missing, copy it with the rest into a plain text file and add that."
)


def text_of(page: str) -> Taken:
    """Take the text out of a page.

    Parameters
    ----------
    page
        The page's HTML.

    Returns
    -------
    Taken
        Paragraphs, headings and rows separated by blank lines.
    """
    everything = _Everything()
    everything.feed(page)
    everything.close()
    whole, guess = everything.text(), everything.guess()
    article = _article(page)
    if not article:
        return Taken(whole, (_ALL,) if whole else (), guess)
    half = 2 * sum(map(str.isalnum, article)) < sum(map(str.isalnum, whole))
    return Taken(article, (_MUCH_LEFT_OUT,) if half else (), guess)


def _article(page: str) -> str:
    """Tell the article from the page around it; empty where this fails."""
    try:
        from trafilatura import bare_extraction, load_html

        tree: Any = load_html(page)
        for element in [] if tree is None else list(tree.iter(*_WITHOUT_TEXT - {"head"})):
            if element.getparent() is not None:
                element.drop_tree()
        found: Any = bare_extraction(
            tree, favor_recall=True, include_comments=False, include_tables=True, fast=False
        )
        return _blocks(found.body) if found is not None else ""
    except MemoryError:
        raise
    except Exception:
        return ""  # the page breaks the extractor: the plain reading still holds every word


def _blocks(body: Any) -> str:
    """Write an article's tree as text with a blank line between blocks."""
    text = _Blocks()
    still: list[tuple[Any, bool]] = [(body, True)]
    while still:
        element, begins = still.pop()
        tag = str(element.tag)
        if tag in _ARTICLE_BLOCKS:
            text.end_block()
        if begins:
            still.append((element, False))
            still.extend((child, True) for child in reversed(element))
            text.add("\n" if tag == "lb" else "")
            text.add((element.text or "") if isinstance(element.tag, str) else "")
        else:
            text.add("\t" if tag == "cell" else "")
            text.add((element.tail or "") if element is not body else "")
    return text.joined()


class _Blocks:
    """Text that is being put together block by block."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[str] = []

    def add(self, words: str) -> None:
        self._open.append(words)

    def end_block(self) -> None:
        lines = "".join(self._open).split("\n")
        block = "\n".join(filter(None, (re.sub(r"[^\S\t\xa0]+", " ", x).strip() for x in lines)))
        self._open.clear()
        if block:
            self._done.append(block)

    def joined(self) -> str:
        self.end_block()
        return "\n\n".join(self._done)


class _Everything(HTMLParser):
    """All text of a page, read with the standard library, and what the page says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text = _Blocks()
        self._skipping: list[str] = []
        self._said: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta" and len(self._said) < 100:
            given = {key: value or "" for key, value in attrs}
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._said.setdefault(name.lower(), given.get("content", "").strip())
        if tag in ("body", "p", "article") and self._skipping == ["head"]:
            self._skipping.clear()  # a head that was never closed
        if tag in _WITHOUT_TEXT:
            self._skipping.append(tag)
        elif tag in _BLOCKS:
            self._text.end_block()
        elif tag == "br":
            self._text.add("\n")
        elif tag in ("td", "th"):
            self._text.add("\t")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._skipping and self._skipping[-1] == tag:
            self._skipping.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipping:
            del self._skipping[self._skipping.index(tag) :]
        if tag in _BLOCKS:
            self._text.end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.add(re.sub(r"[^\S\xa0]+", " ", data))

    def text(self) -> str:
        return self._text.joined()

    def guess(self) -> Guess:
        site = self._said.get("og:site_name") or self._said.get("application-name") or ""
        times = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued")
        days = (re.match(r"\d{4}-\d\d-\d\d(?!\d)", self._said.get(name, "")) for name in times)
        day = next((day.group() for day in days if day), None)
        return Guess(" ".join(site.split())[:200] or None, day)
