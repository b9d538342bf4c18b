"""The standards of fairness among packages too many to list: 10¹² of them and more.

A solver for mixed-integer linear programmes proposes, whole numbers decide: whatever it answers is
looked at again exactly, and everything that could be better or equal is listed exactly. Each
``solve`` takes a :class:`~goodoffices.methods.settlement.package_space.PackageSpace` and gives an
:class:`~goodoffices.methods.settlement.optimising.optimum.Optimum`.

Source: raiffa1982, wolsey1998.
"""

from goodoffices.methods.settlement.optimising import (
    asymmetric_nash,
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)
from goodoffices.methods.settlement.optimising.from_front import FromFront, from_front
from goodoffices.methods.settlement.optimising.ideals import Ideals, ideals
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.optimum import Optimum

__all__ = [
    "FromFront",
    "Ideals",
    "Limits",
    "Optimum",
    "asymmetric_nash",
    "egalitarian",
    "from_front",
    "ideals",
    "kalai_smorodinsky",
    "nash_product",
    "raiffa_sequential",
    "utilitarian",
]
