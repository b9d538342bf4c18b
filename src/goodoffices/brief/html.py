"""The brief as one HTML page: nothing is loaded, nothing runs, it can be sent as a file.

Source: none; accessible names, contrast and order follow WCAG 2.2.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodoffices.brief import content, figure
from goodoffices.brief.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_PIECE = 13
_TEMPLATES = Path(__file__).parent / "templates"


def render(brief: Brief) -> str:
    """Render the brief as a page that stands on its own.

    The same brief gives the same text, to the letter.
    """
    style = css("finding.css") + css("brief.css") + _marking(brief.sharing)
    return page("brief.html.j2", style, brief=content.of_brief(brief, figure.draw))


def page(template: str, style: str, scripts: Sequence[str] = (), **values: Any) -> str:
    """Render a whole page; only the style and the scripts given may act, allowed by their hashes.

    Nothing on it can load or send anything.
    """
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    if scripts:
        policy += f"; script-src {' '.join(_hash(script) for script in scripts)}"
    return render_template(template, policy=policy, style=style, scripts=scripts, **values)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def render_template(template: str, **values: Any) -> str:
    """Render a template of this folder, every text escaped."""
    text = _environment().get_template(template).render(**values)
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def css(name: str) -> str:
    """Read a style sheet of this folder."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["breakable"] = _breakable
    return environment


def _breakable(text: str) -> Markup:
    """Let a word as long as a line be broken anywhere, in print too; escapes the text."""
    from markupsafe import Markup, escape

    words = (
        Markup("<wbr>").join(escape(word[i : i + _PIECE]) for i in range(0, len(word), _PIECE))
        if len(word) > 2 * _PIECE
        else escape(word)
        for word in text.split(" ")
    )
    return Markup(" ").join(words)


def _marking(sharing: str) -> str:
    """Mark every printed page with how far it may be passed on, as the protocol asks."""
    label = "".join(letter for letter in sharing if letter.isalpha() or letter in ":+")
    shown = f'content: "{label}"; font: bold 7.5pt Arial, "Liberation Sans", sans-serif'
    return f"@page {{ @bottom-left {{ {shown}; }} }}\n"
