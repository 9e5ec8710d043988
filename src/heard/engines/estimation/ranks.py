"""What works well and what needs to improve: items in order, without a false first place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import scipy

from heard.engines.estimation.coding import FloatArray
from heard.engines.estimation.comparisons import holm
from heard.engines.estimation.intervals import LEVEL
from heard.engines.estimation.measures import Measures


@dataclass(frozen=True)
class Ranked:
    """One item among all that are ranked: rank 1 has the largest share.

    first, last: the ranks that it may have, as far as the answers can tell.
    together: items that cannot be told apart from it, itself included, largest share first.
    """

    question: str
    estimate: float
    first: int
    last: int
    together: tuple[str, ...]


def rank_sets(
    measures: Measures, share: FloatArray, covariance: FloatArray, level: float = LEVEL
) -> tuple[Ranked, ...]:
    """Rank measures by their estimates, largest first, each with the ranks it may have.

    The first rank of an item is 1 + the number of items significantly above it, its last K - the
    number significantly below, over all pairs by Holm's method, with the covariance of answers of
    the same people (simultaneous rank intervals after Mohamad, Goeman and van Zwet 2022,
    "Simultaneous confidence intervals for ranks", Scand. J. Stat. 49; all pairs by z).
    Measures without an estimate are left out.
    """
    known = [k for k in range(len(measures)) if not np.isnan(share[k])]
    above = _is_above(share[known], covariance[np.ix_(known, known)], 1 - level)
    order = sorted(range(len(known)), key=lambda k: -share[known[k]])
    names = [measures.all[k].question for k in known]
    return tuple(
        Ranked(
            names[k],
            float(share[known[k]]),
            1 + int(above[:, k].sum()),
            len(known) - int(above[k].sum()),
            tuple(names[other] for other in order if not (above[k, other] or above[other, k])),
        )
        for k in order
    )


def _is_above(share: FloatArray, covariance: FloatArray, error: float) -> np.ndarray:
    """Return a mask: row significantly above column."""
    above = np.zeros((len(share), len(share)), dtype=np.bool_)
    pairs = list(combinations(range(len(share)), 2))
    if not pairs:
        return above
    a, b = np.array(pairs).T
    difference = share[a] - share[b]
    variance = covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(variance > 1e-14, np.abs(difference) / np.sqrt(variance), 0.0)
    is_apart = holm(2 * scipy.special.ndtr(-z)) < error
    above[a, b] = is_apart & (difference > 0)
    above[b, a] = is_apart & (difference < 0)
    return above
