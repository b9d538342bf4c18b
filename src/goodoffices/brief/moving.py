"""One finding as a page whose pictures answer to the pointer; made to be opened from a file.

The page carries all it needs. It may run two scripts and no others: the drawing library and the few
lines that start it; it cannot load or send anything. Without scripts its pictures stand still.

Source: none.
"""

from __future__ import annotations

import json
from functools import lru_cache

from goodoffices.brief import content, figure, html
from goodoffices.brief.plain import shown
from goodoffices.lenses.finding import Finding


def page(finding: Finding) -> str:
    """Render a finding as a page that stands on its own, with pictures that can be pointed at."""
    told = shown(finding)
    drawn = [one for one in told.figures if figure.draw(one) is not None]
    pictures = json.dumps([figure.themed(one) for one in drawn], ensure_ascii=True)
    return html.page(
        "moving.html.j2",
        html.css("finding.css") + html.css("brief.css") + html.css("moving.css"),
        scripts=(_library(), html.css("moving.js")) if drawn else (),
        finding=content.of_finding(told, figure.draw),
        # no text of a case can end the block it stands in
        pictures=pictures.replace("<", "\\u003c"),
    )


_GLOBALS = "window.vegaEmbed = vegaEmbed;"
"""Makes the library known to the lines that start it."""


@lru_cache(maxsize=1)
def _library() -> str:
    import vl_convert

    bundle: str = vl_convert.javascript_bundle(_GLOBALS, vl_version=figure.VEGA_LITE)
    return "\n".join(line.rstrip() for line in bundle.splitlines() if line.strip())
