"""Differences between groups that answered the same survey, and between surveys."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import scipy

from heard.engines.estimation.calibration import Weights
from heard.engines.estimation.coding import BLANK, FloatArray, IntArray
from heard.engines.estimation.estimates import Estimate, variances
from heard.engines.estimation.intervals import LEVEL, edge_variance, t_quantile
from heard.engines.estimation.measures import Measure, Measures
from heard.engines.estimation.sums import RawSums, Sums, groups_of, sums_of
from heard.engines.estimation.tabulation import Tabulation

REST = "_rest"
_NOTHING = 1e-7  # a standard error or a difference that is rounding
SMALLEST_COMPARED = 30
"""Answers that each of two groups needs: with fewer, nothing close to normal can be assumed."""


@dataclass(frozen=True)
class Comparison:
    """How far apart two groups are: group_a less group_b, as a share 0-1 or in units of a mean.

    p_adjusted: by Benjamini and Hochberg over all comparisons of one breakdown.
    """

    measure: Measure
    by: str
    group_a: str
    group_b: str
    difference: float
    se: float
    low: float
    high: float
    p: float
    p_adjusted: float


def compare_groups(
    tabulation: Tabulation,
    weights: Weights,
    measures: Measures,
    by: str,
    smallest: int = SMALLEST_COMPARED,
) -> list[Comparison]:
    """Compare every two groups of a breakdown, and each group with everybody else.

    Groups of the same weighted survey are not independent: their covariance is part of the
    standard error. Groups with fewer than `smallest` answers are not compared; who left the group
    blank belongs to the rest and is no group. p by Student's t with n - 1 degrees of freedom.
    Where all of a group say the same, its interval stands in for the variance that they lack.
    """
    groups = groups_of(tabulation, by)
    raw = sums_of(tabulation, weights, measures, groups)
    both = _stacked(raw, raw.rest())
    sums = both.finish(weights.frame)
    number = len(groups.names)
    named = [place for place, name in enumerate(groups.names) if name != BLANK]
    pairs = [*combinations(named, 2), *((place, number + place) for place in named)]
    if not pairs:
        return []
    first, second = np.array(pairs).T
    difference = sums.estimate[first] - sums.estimate[second]
    variance = _variance_of_difference(weights, sums, first, second)
    differs = (variance > 0) | (np.abs(difference) > _NOTHING)
    edges = _edge_variances(measures, sums)
    variance = variance + edges[first] + edges[second]
    enough = (sums.base[first] >= smallest) & (sums.base[second] >= smallest)
    is_own = np.array([each.question == by for each in measures.all])
    names = [*groups.names, *[REST] * number]
    wanted = enough & differs & (variance > 0) & ~is_own
    rows = np.argwhere(wanted.T)
    table = _tested(difference.T[wanted.T], variance.T[wanted.T], len(rows), weights.frame.returns)
    return [
        Comparison(measures.all[m], by, names[first[pair]], names[second[pair]], *map(float, row))
        for (m, pair), row in zip(rows, table, strict=True)
    ]


def _edge_variances(measures: Measures, sums: Sums) -> FloatArray:
    is_share = np.array([each.is_share for each in measures.all])
    with np.errstate(divide="ignore", invalid="ignore"):
        found = edge_variance(sums.estimate, sums.weighted**2 / sums.lengths)
    return np.where(is_share, np.nan_to_num(found), 0.0)


def _stacked(one: RawSums, other: RawSums) -> RawSums:
    def both(name: str) -> FloatArray:
        return np.concatenate([getattr(one, name), getattr(other, name)])

    return RawSums(
        one.measures,
        both("answers"),
        both("weighted"),
        both("squared"),
        both("by_margin"),
        both("by_margin_squared"),
    )


def _variance_of_difference(
    weights: Weights, sums: Sums, first: IntArray, second: IntArray
) -> FloatArray:
    """Return pairs x measures. No return is in both groups of a pair, so no z meets its own."""
    frame = weights.frame
    own = variances(frame, sums)
    a, b = sums.slopes[first], sums.slopes[second]
    crossed = -np.einsum("plm,plm->pm", a, sums.squares[second])
    crossed -= np.einsum("plm,plm->pm", b, sums.squares[first])
    crossed += np.einsum("plm,plm->pm", a, np.einsum("kl,plm->pkm", frame.squared, b))
    shared = frame.covariance(crossed, sums.drift[first], sums.drift[second])
    variance = own[first] + own[second] - 2 * shared
    # What rounding leaves of nothing is nothing: two groups without any difference inside them.
    return np.where(variance > _NOTHING**2, variance, 0)


def _tested(difference: FloatArray, variance: FloatArray, rows: int, returns: int) -> FloatArray:
    """Return rows x (difference, se, low, high, p, p adjusted)."""
    if rows == 0:
        return np.zeros((0, 6))
    se = np.sqrt(variance)
    reach = t_quantile(float(returns - 1)) * se
    p = 2 * scipy.special.stdtr(returns - 1, -np.abs(difference / se))
    return np.stack(
        [difference, se, difference - reach, difference + reach, p, benjamini_hochberg(p)], axis=1
    )


def benjamini_hochberg(p: FloatArray) -> FloatArray:
    """Return p adjusted for the share of false findings (Benjamini, Hochberg 1995, JRSS B 57).

    Raises ValueError for a p outside 0 to 1.
    """
    _check_p(p)
    order = np.argsort(p)
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return adjusted


def holm(p: FloatArray) -> FloatArray:
    """Return p adjusted so that no false finding is likely (Holm 1979, Scand. J. Stat. 6).

    Raises ValueError for a p outside 0 to 1.
    """
    _check_p(p)
    order = np.argsort(p)
    scaled = p[order] * np.arange(len(p), 0, -1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.maximum.accumulate(scaled), 1)
    return adjusted


def _check_p(p: FloatArray) -> None:
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("a p is outside 0 to 1")


@dataclass(frozen=True)
class Apart:
    """The difference of two numbers from different surveys: a less b."""

    difference: float
    se: float
    low: float
    high: float
    p: float


def compare_surveys(a: Estimate, b: Estimate, *, level: float = LEVEL) -> Apart | None:
    """Compare the same measure in two waves, audiences or areas.

    None where either has fewer than 30 answers or no interval (as the share of a margin).
    Answers are anonymous, so whether a person answered both is not known: the two count as
    independent. Where many of the same families answered, the interval is too wide, not too narrow.
    """
    if min(a.base, b.base) < SMALLEST_COMPARED or None in (a.low, b.low):
        return None
    one, other = _variance(a), _variance(b)
    variance = one + other
    if variance == 0:
        return None
    # Welch (1947) and Satterthwaite (1946): degrees of freedom of a sum of two variances.
    degrees = variance**2 / (one**2 / (a.base - 1) + other**2 / (b.base - 1))
    difference, se = a.estimate - b.estimate, float(np.sqrt(variance))
    reach = float(t_quantile(degrees, level)) * se
    p = float(2 * scipy.special.stdtr(degrees, -abs(difference / se)))
    return Apart(difference, se, difference - reach, difference + reach, p)


def _variance(each: Estimate) -> float:
    """Return se^2, or at 0 and 100 % what the interval says in its place."""
    if each.se == 0 and each.low is not None and each.high is not None:
        return float((each.high - each.low) / t_quantile(np.inf)) ** 2
    return each.se**2
