"""An estimate of how many packages there are of some kind, from a sample drawn evenly.

Source: clopper1934
"""

from __future__ import annotations

import math
from fractions import Fraction
from math import prod

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.counting.count import Limits, Sample
from goodoffices.methods.settlement.counting.demands import Demands
from goodoffices.methods.settlement.package_space import Combination

_ONE_SIDE = 0.025


def sampled(demands: Demands, limits: Limits) -> Sample:
    """Draw packages and count those that meet the demands.

    Parameters
    ----------
    demands
        What is counted.
    limits
        How many are drawn, and where drawing begins.
    """
    rng = np.random.default_rng(limits.seed)
    options = [np.flatnonzero(demands.allowed(k)) for k in range(len(demands.tables))]
    drawn = np.stack([own[rng.integers(0, len(own), limits.sample)] for own in options], axis=1)
    hits = int(_meeting(demands, drawn).sum())
    among = prod(len(own) for own in options)
    low, high = _interval(hits, limits.sample)
    return Sample(
        drawn=limits.sample,
        hits=hits,
        estimate=round(Fraction(hits, limits.sample) * among),
        low=math.floor(Fraction(low) * among),
        high=math.ceil(Fraction(high) * among),
    )


def _meeting(demands: Demands, drawn: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    worth = np.zeros((len(drawn), len(demands.least)), dtype=demands.tables[0].dtype)
    for k, table in enumerate(demands.tables):
        worth = worth + table[drawn[:, k]]
    met = [_met(combination, drawn) for combination in demands.combinations]
    kept = ~_any(met, demands.never, len(drawn))
    meets = [
        np.asarray(worth[:, k] >= least, dtype=np.bool_) & ~_any(met, lines, len(drawn))
        for k, (least, lines) in enumerate(zip(demands.least, demands.breaking, strict=True))
    ]
    for one in meets[: demands.must]:
        kept &= one
    votes = sum((one.astype(np.int64) for one in meets[demands.must :]), np.zeros(len(drawn)))
    return np.asarray(kept & (votes >= demands.needed))


def _met(combination: Combination, drawn: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    found = np.ones(len(drawn), dtype=np.bool_)
    for issue, options in combination.items():
        found &= np.isin(drawn[:, issue], sorted(options))
    return found


def _any(met: list[npt.NDArray[np.bool_]], which: int, rows: int) -> npt.NDArray[np.bool_]:
    found = np.zeros(rows, dtype=np.bool_)
    for bit, marks in enumerate(met):
        if which >> bit & 1:
            found |= marks
    return found


def _interval(hits: int, drawn: int) -> tuple[float, float]:
    """Give the interval of Clopper and Pearson for the share, 95 per cent."""
    from scipy.special import betaincinv

    low = float(betaincinv(hits, drawn - hits + 1, _ONE_SIDE)) if hits else 0.0
    high = float(betaincinv(hits + 1, drawn - hits, 1 - _ONE_SIDE)) if hits < drawn else 1.0
    return low, high
