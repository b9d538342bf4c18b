"""The brief as a PDF: tagged for screen readers, fonts inside, the same bytes every time.

Source: none; PDF/UA-1 is ISO 14289-1.
"""

from __future__ import annotations

import json
import tempfile
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from goodoffices.brief import content, figure
from goodoffices.brief.brief import Brief

_TEMPLATE = Path(__file__).parent / "templates" / "brief.typ"
_STANDARD = "ua-1"
_UNSHOWN = "□"
_PROBE = b"""#set document(title: "x", date: none)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.letter"""


def render(brief: Brief, *, annex: bool = False) -> bytes:
    """Render the brief as a PDF: the one page, and its annex when asked for.

    What the case says reaches the typesetter as data, never as its code. A letter that the fonts
    in the file do not have stands as “□”, and the page says so.

    Parameters
    ----------
    brief
        The brief.
    annex
        Whether the whole findings and the quoted words follow the page.
    """
    from typst import TypstError

    draw: content.Draw = partial(figure.draw, font=figure.PRINT_FONT) if annex else _undrawn
    written = {**content.of_brief(brief, draw), "annex": annex}
    try:
        return _typeset({**written, "unshown": False})
    except TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    lacking = frozenset(filter(_cannot_be_shown, _letters(written)))
    return _typeset({**_without(written, lacking), "unshown": True})


def _undrawn(_: object) -> None:
    # every figure stands in the annex, so without it none need be drawn
    return None


def _typeset(written: content.Plain) -> bytes:
    import typst

    with tempfile.TemporaryDirectory(prefix="goodoffices-") as folder:
        root = Path(folder)
        (root / "brief.typ").write_bytes(_TEMPLATE.read_bytes())
        (root / "brief.json").write_text(json.dumps(written, sort_keys=True), encoding="utf-8")
        # its stubs cannot be satisfied: a type variable in them stays open
        compile_: Any = typst.compile
        made: bytes = compile_(
            str(root / "brief.typ"),
            root=str(root),
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=_STANDARD,
            timestamp=0,
        )
    return made


def _letters(value: Any) -> set[str]:
    if isinstance(value, str):
        return {letter for letter in value if not letter.isascii()}
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(_letters, items))


def _without(value: Any, lacking: frozenset[str]) -> Any:
    if isinstance(value, str):
        return "".join(_UNSHOWN if letter in lacking else letter for letter in value)
    if isinstance(value, dict):
        return {key: _without(item, lacking) for key, item in value.items()}
    return [_without(item, lacking) for item in value] if isinstance(value, list) else value


@lru_cache(maxsize=4096)
def _cannot_be_shown(letter: str) -> bool:
    import typst

    compile_: Any = typst.compile
    try:
        compile_(
            _PROBE,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=_STANDARD,
            sys_inputs={"letter": letter},
        )
    except typst.TypstError:
        return True
    return False
