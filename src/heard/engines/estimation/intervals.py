"""Intervals that stay between 0 and 100 % and are never empty: Korn and Graubard, by beta."""

from __future__ import annotations

import numpy as np
import scipy

from heard.engines.estimation.coding import FloatArray

LEVEL = 0.95
_NEAR = 1e-12


def t_quantile(degrees: FloatArray | float, level: float = LEVEL) -> FloatArray:
    """Return the upper quantile of Student's t that leaves (1 - level) / 2 above it.

    Groups are of a few sizes, and many numbers stand on each: it is worked out once for each size.
    """
    sizes, place = np.unique(degrees, return_inverse=True)
    found = scipy.special.stdtrit(sizes, (1 + level) / 2)
    return np.asarray(found[place].reshape(np.shape(degrees)))


def proportion_interval(
    share: FloatArray, effective: FloatArray, level: float = LEVEL
) -> tuple[FloatArray, FloatArray]:
    """Return low and high of shares that stand on `effective` answers each.

    Clopper and Pearson's interval with the effective number of answers in place of the real one
    (Korn and Graubard 1998, "Confidence intervals for proportions with small expected number of
    positive counts", Survey Methodology 24; `svyciprop(method="beta")` in R's survey).
    """
    tail = (1 - level) / 2
    yes, no = share * effective, (1 - share) * effective
    with np.errstate(invalid="ignore"):
        low = scipy.special.betaincinv(yes, no + 1, tail)
        high = scipy.special.betaincinv(yes + 1, no, 1 - tail)
    low = np.where(yes <= 0, 0.0, low)
    high = np.where(no <= 0, 1.0, high)
    unknown = np.isnan(share) | np.isnan(effective)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def edge_variance(share: FloatArray, effective: FloatArray) -> FloatArray:
    """Return what stands in for the variance of shares of 0 or 100 %, where answers show none.

    The square of the reach of their interval, in standard errors (variance recovered from limits:
    Zou and Donner 2008, "Construction of confidence limits about effect measures", Statistics in
    Medicine 27). Without it thirty good answers of thirty would be known exactly. 0 elsewhere.
    """
    low, high = proportion_interval(np.round(share), effective)
    reach = (high - low) / scipy.special.ndtri((1 + LEVEL) / 2)
    return np.where(is_edge(share), reach**2, 0.0)


def is_edge(share: FloatArray) -> np.ndarray:
    """Mark shares of 0 and 100 %, as near as sums are exact."""
    return np.asarray((share < _NEAR) | (share > 1 - _NEAR))
