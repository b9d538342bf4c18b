"""The efficient packages where they are too many to list, found issue by issue; exact.

* :mod:`~goodoffices.methods.settlement.folding.fold` finds them: :func:`efficient_front`.
* :mod:`~goodoffices.methods.settlement.folding.efficient_front` is the answer: what they are worth,
  how many stand behind each worth, and which.
* :mod:`~goodoffices.methods.settlement.folding.limits` says what may be spent; past it the answer
  is given on a grid, with its error.
* :mod:`~goodoffices.methods.settlement.folding.standards_on_front` chooses among them by the
  standards of fairness.

Source: nemhauser1969.
"""

from goodoffices.methods.settlement.folding.efficient_front import EfficientFront
from goodoffices.methods.settlement.folding.fold import efficient_front
from goodoffices.methods.settlement.folding.limits import Limits
from goodoffices.methods.settlement.folding.standards_on_front import OnFront, standards_on_front

__all__ = ["EfficientFront", "Limits", "OnFront", "efficient_front", "standards_on_front"]
