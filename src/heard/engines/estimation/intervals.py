"""Intervals that stay between 0 and 100 % and are never empty: Korn and Graubard, by beta."""

from __future__ import annotations

import numpy as np
from scipy import special

from heard.engines.estimation.coding import FloatArray

LEVEL = 0.95


def t_quantile(degrees: FloatArray | float, level: float = LEVEL) -> FloatArray:
    """Return the upper quantile of Student's t that leaves (1 - level) / 2 above it.

    Groups are of a few sizes, and many numbers stand on each: it is worked out once for each size.
    """
    sizes, place = np.unique(degrees, return_inverse=True)
    found = special.stdtrit(sizes, (1 + level) / 2)
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
        low = special.betaincinv(yes, no + 1, tail)
        high = special.betaincinv(yes + 1, no, 1 - tail)
    low = np.where(yes <= 0, 0.0, low)
    high = np.where(no <= 0, 1.0, high)
    unknown = np.isnan(share) | np.isnan(effective)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)
