"""Drafts: what improves on them, and one text improved step by step.

Source: raiffa1985, fisher1981.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.drafts import better, text
from goodoffices.lenses.packages.drafts.better import Draft
from goodoffices.lenses.packages.drafts.steps_figure import figure
from goodoffices.lenses.packages.trades.bargain import Bargain, bargain, needs_of_points
from goodoffices.lenses.packages.trades.starts import drafts, now
from goodoffices.lenses.packages.trades.words import Words
from goodoffices.lenses.section import Section


def section(asked: Asked, compared: Bargain | None = None) -> Section:
    """Say what improves on every draft asked about and on what is now, and how far steps lead.

    Parameters
    ----------
    asked
        What was found out.
    compared
        Every package compared, where that is at hand already.

    Returns
    -------
    Section
        Empty where nobody's consent is needed for any package.
    """
    if not asked.zone.acceptors:
        return Section()
    words = Words(asked, compared or bargain(asked.zone))
    looked_at = [Draft(asked, words, start) for start in (*drafts(asked), now(asked))]
    # what improves on now is told among the trades, where these can be told
    untold = looked_at[:-1] if _trades_are_told(words.bargain) else looked_at
    judgements = [*map(better.judgement, untold), *map(text.judgement, looked_at)]
    tables = [table for one in untold if (table := better.table(one)) is not None]
    drawn = figure(looked_at)
    return Section(
        judgements=tuple(judgements),
        tables=(*tables, text.table(looked_at)),
        figures=(drawn,) if drawn is not None else (),
        limits=_limits(asked, words),
        methods=("raiffa1985", "fisher1981"),
    )


def _trades_are_told(compared: Bargain) -> bool:
    return len(compared.parties) > 1 and not needs_of_points(compared)


def _limits(asked: Asked, words: Words) -> tuple[Sentence, ...]:
    if words.bargain.scale is not None:
        return ()
    without = [p for p in words.bargain.parties if not asked.space.has_points(p)]
    told = (
        f"For {listed(asked.names(without))} only an order is entered, so drafts are improved by "
        "better and worse only: how much better is not told for anybody."
    )
    return (Sentence(told, by=asked.by(without)),)
