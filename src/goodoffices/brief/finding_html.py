"""One finding as HTML: for a notebook, or as a page of its own.

Source: none.
"""

from __future__ import annotations

from goodoffices.brief import content, figure, html
from goodoffices.brief.plain import shown
from goodoffices.lenses.finding import Finding


def fragment(finding: Finding) -> str:
    """Render a finding as a piece of HTML that brings its own style and has no ids."""
    written = content.of_finding(shown(finding), figure.draw)
    style = html.css("finding.css")
    return html.render_template("fragment.html.j2", finding=written, style=style)


def page(finding: Finding) -> str:
    """Render a finding as a page that stands on its own."""
    written = content.of_finding(shown(finding), figure.draw)
    style = html.css("finding.css") + html.css("brief.css")
    return html.page("finding.html.j2", style, finding=written)
