"""Whether a page can be used by everybody: headings, tables, figures, names, nothing from outside.

Source: wcag22.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_OUTSIDE = ("http://", "https://", "//", "file:")


@dataclass
class _Reader(HTMLParser):
    """Notes what matters for the check while it reads."""

    faults: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)
    lang: bool = False
    open_tables: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.lang |= tag == "html" and bool(given.get("lang"))
        self._names(tag, given)
        self._table(tag, given)
        if tag in ("script", "iframe", "object", "embed", "form"):
            self.faults.append(f"a <{tag}>")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        for name in ("src", "href", "xlink:href", "action", "data"):
            self._address(tag, name, given)
        self.faults += [f"<{tag} {name}>" for name in given if name.startswith("on")]

    def _names(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append(f"the id “{given['id']}” twice")
            self.ids.add(given["id"])
        named = given.get("aria-label") or given.get("aria-labelledby") or given.get("alt")
        hidden = given.get("aria-hidden") == "true"
        if tag == "img" and "alt" not in given:
            self.faults.append("an image without alt text")
        if tag == "svg" and not named and not hidden:
            self.faults.append("a picture without a name")

    def _address(self, tag: str, name: str, given: dict[str, str]) -> None:
        value = given.get(name, "").strip()
        if value.startswith("#"):
            self.targets.append(value[1:])
        elif value.lower().startswith(_OUTSIDE) and tag != "a":
            self.faults.append(f"something from outside: <{tag} {name}=“{value[:60]}”>")
        elif value.lower().startswith("javascript:"):
            self.faults.append(f"a script in <{tag} {name}>")

    def _table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.open_tables.append(False)
        elif tag == "caption" and self.open_tables:
            self.open_tables[-1] = True
        elif tag == "th" and not given.get("scope"):
            self.faults.append("a table heading without scope")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.open_tables and not self.open_tables.pop():
            self.faults.append("a table without caption")


def page_faults(html: str) -> tuple[str, ...]:
    """List what keeps a page from being used by everybody; empty when nothing does.

    Parameters
    ----------
    html
        The whole page.

    Examples
    --------
    >>> page_faults('<html lang="en"><h1>Talks</h1><table><caption>States</caption></table></html>')
    ()
    >>> page_faults("<html><h1>Talks</h1><h3>States</h3></html>")
    ('no language', 'a heading of level 3 after one of level 1')
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.faults
    if not reader.lang:
        found.append("no language")
    if reader.headings.count(1) != 1:
        found.append(f"{reader.headings.count(1)} headings of level 1")
    for before, after in zip(reader.headings, reader.headings[1:], strict=False):
        if after > before + 1:
            found.append(f"a heading of level {after} after one of level {before}")
    found += [f"a link to “#{t}”, which is nowhere" for t in reader.targets if t not in reader.ids]
    return tuple(dict.fromkeys(found))
