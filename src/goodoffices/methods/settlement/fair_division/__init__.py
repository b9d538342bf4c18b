"""Dividing what two or more sides both want: who wins which issue, and by what standard.

*Adjusted winner* and *proportional allocation* are for two sides and issues that can be divided.
*Maximin share* and *maximum Nash welfare* leave every issue whole.

Source: brams1996
"""

from goodoffices.methods.settlement.fair_division.adjusted_winner import (
    AdjustedWinner,
    adjusted_winner,
)
from goodoffices.methods.settlement.fair_division.envy import Envy, envies
from goodoffices.methods.settlement.fair_division.max_nash_welfare import (
    MaxNashWelfare,
    max_nash_welfare,
)
from goodoffices.methods.settlement.fair_division.maximin_share import (
    MaximinShare,
    maximin_share,
)
from goodoffices.methods.settlement.fair_division.proportional_allocation import (
    ProportionalAllocation,
    proportional_allocation,
)

__all__ = [
    "AdjustedWinner",
    "Envy",
    "MaxNashWelfare",
    "MaximinShare",
    "ProportionalAllocation",
    "adjusted_winner",
    "envies",
    "max_nash_welfare",
    "maximin_share",
    "proportional_allocation",
]
