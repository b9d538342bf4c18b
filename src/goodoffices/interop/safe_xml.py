"""Reading XML that may be hostile: no document types, no entities, bounded depth and size.

Entities are how a small file grows to fill a memory, and how a file reaches for others; exchange
files need none, so the first sign of one ends the reading.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.interop.bounded_file import content

MOST_DEPTH = 16
MOST_ELEMENTS = 200_000


@dataclass(frozen=True)
class XmlElement:
    """One element of a file.

    Attributes
    ----------
    tag, attributes
        Its name, and what is written in it.
    line
        Where it begins, from 1.
    children
        The elements inside it, in order.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[XmlElement] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[XmlElement]:
        """List every element of this name inside it, at any depth, in the order of the file."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def first(self, tag: str) -> XmlElement | None:
        """Find the first element of this name inside it."""
        return next(self.all(tag), None)


def read_xml(file: Path) -> XmlElement:
    """Read the outermost element of an XML file, with all inside it.

    Raises
    ------
    SourceError
        When it is no XML, defines entities or a document type, or is too deep or too large.
    """
    reader = _Reader(file)
    try:
        reader.parser.Parse(content(file, "an XML file"), True)
    except expat.ExpatError as error:
        found = f"no XML ({expat.ErrorString(error.code)})"
        raise reader.refused(found, "XML", "name another file, or write it again.") from None
    except (ValueError, LookupError):
        raise reader.refused("letters it cannot be read in", "UTF-8", "save as UTF-8.") from None
    return reader.outermost[0]


class _Reader:
    def __init__(self, file: Path) -> None:
        self.file, self.count = file, 0
        self.open: list[XmlElement] = []
        self.outermost: list[XmlElement] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._entities
        self.parser.EntityDeclHandler = self._entities
        self.parser.ExternalEntityRefHandler = self._entities

    def refused(self, found: str, expected: str, do: str) -> SourceError:
        return SourceError(
            Fault(Place(str(self.file), self.parser.CurrentLineNumber), found, expected, do)
        )

    def _entities(self, *_: object) -> int:
        do = "delete what stands before the first element, if you trust the file."
        raise self.refused("a document type or an entity", "plain XML without either", do)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) >= MOST_DEPTH:
            expected = f"at most {MOST_ELEMENTS:,} elements, {MOST_DEPTH} deep"
            raise self.refused("more, or deeper, elements", expected, "name another file.")
        element = XmlElement(tag, attributes, self.parser.CurrentLineNumber)
        (self.open[-1].children if self.open else self.outermost).append(element)
        self.open.append(element)

    def _end(self, _: str) -> None:
        self.open.pop()
