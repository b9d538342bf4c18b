"""An estimate of how many packages there are of some kind, from a sample drawn evenly.

The bits come from a generator whose stream is fixed for all time, so the same seed draws the same
packages everywhere.

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
from goodoffices.methods.settlement.package_space import meets

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
    bits = np.random.PCG64(np.random.SeedSequence([limits.seed]))
    options = [np.array(own, dtype=np.int64) for own in demands.options]
    drawn = np.stack([own[_evenly(bits, len(own), limits.sample)] for own in options], axis=1)
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


def _evenly(bits: np.random.PCG64, below: int, size: int) -> npt.NDArray[np.uint64]:
    """Draw whole numbers below a bound, each as often as any other."""
    last = np.uint64((1 << 64) - (1 << 64) % below - 1)
    raw = np.asarray(bits.random_raw(size), dtype=np.uint64)
    # What lies beyond the last multiple of the bound would favour the low numbers.
    while len(beyond := np.flatnonzero(raw > last)):
        raw[beyond] = bits.random_raw(len(beyond))
    return np.asarray(raw % np.uint64(below))


def _meeting(demands: Demands, drawn: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    worth = np.zeros((len(drawn), len(demands.least)), dtype=demands.tables[0].dtype)
    for k, table in enumerate(demands.tables):
        worth = worth + table[drawn[:, k]]
    met = [meets(combination, drawn) for combination in demands.combinations]
    kept = ~_any(met, demands.never, len(drawn))
    satisfied = [
        np.asarray(worth[:, k] >= least, dtype=np.bool_) & ~_any(met, lines, len(drawn))
        for k, (least, lines) in enumerate(zip(demands.least, demands.breaking, strict=True))
    ]
    for one in satisfied[: demands.must]:
        kept &= one
    votes = sum((one.astype(np.int64) for one in satisfied[demands.must :]), np.zeros(len(drawn)))
    return np.asarray(kept & (votes >= demands.needed))


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
