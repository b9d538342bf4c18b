"""The whole check of a case.

Source: none.
"""

from __future__ import annotations

from goodoffices.case.load import Loaded
from goodoffices.check import elicited, judgements, quotes, support
from goodoffices.check.remark import CheckReport, in_order
from goodoffices.run import SILENT, Progress


def check(loaded: Loaded, progress: Progress = SILENT) -> CheckReport:
    """Check a case that could be read: quotes, support, judgements, needs of the lenses.

    Parameters
    ----------
    loaded
        The case and its folder; nothing in it is changed.
    progress
        Who wants to know how far it is.
    """
    texts = quotes.Texts(loaded)
    looked = quotes.look(loaded, texts, progress)
    found = [
        *quotes.remarks(loaded, texts, looked),
        *support.remarks(loaded),
        *judgements.remarks(loaded),
        *elicited.remarks(loaded),
    ]
    return CheckReport(loaded.case.case, quotes.count(looked), in_order(found))
