"""How many packages are acceptable, without listing them.

* :mod:`~goodoffices.methods.settlement.counting.acceptable` answers: ``count_acceptable``,
  ``count_at_least`` and ``count_packages``.
* :mod:`~goodoffices.methods.settlement.counting.count` is the answer: an exact number, or two
  proven bounds and an estimate from a sample.
* :mod:`~goodoffices.methods.settlement.counting.demands` writes down what a package must meet.
* :mod:`~goodoffices.methods.settlement.counting.half` adds up the issues of one half of them, and
  :mod:`~goodoffices.methods.settlement.counting.alike` keeps together what is worth the same.
* :mod:`~goodoffices.methods.settlement.counting.pairs` counts what fits together from the two
  halves; :mod:`~goodoffices.methods.settlement.counting.two_demands` and
  :mod:`~goodoffices.methods.settlement.counting.many_demands` do so for two demands and for more.
* :mod:`~goodoffices.methods.settlement.counting.sampled` estimates from a sample.

Source: horowitz1974
"""

from goodoffices.methods.settlement.counting.acceptable import (
    count_acceptable,
    count_at_least,
    count_packages,
)
from goodoffices.methods.settlement.counting.count import LIMITS, Count, Limits, Sample

__all__ = [
    "LIMITS",
    "Count",
    "Limits",
    "Sample",
    "count_acceptable",
    "count_at_least",
    "count_packages",
]
