"""What could all accept, which packages are efficient, and which are fair by which standard.

A package is one option for every issue; a payoff table says what each package is worth to each
party, in whole numbers over one common denominator.

* :mod:`~goodoffices.methods.settlement.payoff_table` lists the packages and their worth.
* :mod:`~goodoffices.methods.settlement.acceptance` says which packages pass: walk-away values, red
  lines, and how many must agree, with or without vetoes.
* :mod:`~goodoffices.methods.settlement.efficient` finds the packages that nobody could improve on
  without loss to another.
* :mod:`~goodoffices.methods.settlement.utilitarian`,
  :mod:`~goodoffices.methods.settlement.egalitarian`,
  :mod:`~goodoffices.methods.settlement.kalai_smorodinsky`,
  :mod:`~goodoffices.methods.settlement.nash_product`,
  :mod:`~goodoffices.methods.settlement.asymmetric_nash` and
  :mod:`~goodoffices.methods.settlement.raiffa_sequential` hold one standard of fairness each; each
  ``solve`` gives a :class:`~goodoffices.methods.settlement.solution.Solution` that names every tied
  package.

Everything is exact; nothing is rounded, sampled or capped.

Source: raiffa1982
"""

from goodoffices.methods.settlement import (
    asymmetric_nash,
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)
from goodoffices.methods.settlement.acceptance import (
    Acceptance,
    AcceptanceRule,
    acceptable,
    unanimous,
)
from goodoffices.methods.settlement.efficient import count_vectors, efficient
from goodoffices.methods.settlement.payoff_table import PayoffTable, from_issue_tables, from_totals
from goodoffices.methods.settlement.solution import Solution

__all__ = [
    "Acceptance",
    "AcceptanceRule",
    "PayoffTable",
    "Solution",
    "acceptable",
    "asymmetric_nash",
    "count_vectors",
    "efficient",
    "egalitarian",
    "from_issue_tables",
    "from_totals",
    "kalai_smorodinsky",
    "nash_product",
    "raiffa_sequential",
    "unanimous",
    "utilitarian",
]
