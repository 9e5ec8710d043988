"""Estimates with their standard errors and intervals, for everybody and for groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from heard.engines.estimation.calibration import Weights
from heard.engines.estimation.coding import FloatArray
from heard.engines.estimation.frame import Frame
from heard.engines.estimation.intervals import proportion_interval, t_quantile
from heard.engines.estimation.measures import Measure, Measures
from heard.engines.estimation.sums import (
    Groups,
    RawSums,
    Sums,
    everybody,
    groups_of,
    sums_of,
)
from heard.engines.estimation.tabulation import Tabulation

_NOTHING = 1e-10


@dataclass(frozen=True)
class Estimate:
    """One number with what is known of its precision.

    estimate: a share 0-1, or a mean. se: its standard error. low, high: 95 % interval, None where
    it has no meaning. base: answers. deff: se^2 over that of as many answers with equal weights.
    method: how weights were made, and the interval ("beta", "zero", "t", or "margin" and "none").
    """

    measure: Measure
    group: str
    estimate: float
    se: float
    low: float | None
    high: float | None
    base: int
    weighted_base: float
    deff: float | None
    method: str


@dataclass(frozen=True)
class Estimates:
    """Labelled arrays, groups x measures: see `Estimate`. NaN where there is nothing to say."""

    by: str
    groups: tuple[str, ...]
    measures: Measures
    estimate: FloatArray
    se: FloatArray
    low: FloatArray
    high: FloatArray
    base: FloatArray
    weighted_base: FloatArray
    deff: FloatArray
    method: tuple[tuple[str, ...], ...]

    def __iter__(self) -> Iterator[Estimate]:
        """Give each number, measure by measure, within it group by group."""
        for number in range(len(self.measures)):
            for row in range(len(self.groups)):
                yield self._one(row, number)

    def at(self, question: str, option: str, group: str = "") -> Estimate:
        """Return one number. Raises KeyError."""
        number, row = self._numbers.get((question, option)), self._rows.get(group)
        if number is None or row is None:
            raise KeyError(question, option, group)
        return self._one(row, number)

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        return {(each.question, each.option): n for n, each in enumerate(self.measures.all)}

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {group: row for row, group in enumerate(self.groups)}

    def _one(self, row: int, number: int) -> Estimate:
        return Estimate(
            self.measures.all[number],
            self.groups[row],
            float(self.estimate[row, number]),
            float(self.se[row, number]),
            _known(self.low[row, number]),
            _known(self.high[row, number]),
            int(self.base[row, number]),
            float(self.weighted_base[row, number]),
            _known(self.deff[row, number]),
            self.method[row][number],
        )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def estimate(
    tabulation: Tabulation, weights: Weights, measures: Measures, by: str = ""
) -> Estimates:
    """Return every measure of everybody, or of each group of an item.

    Raises KeyError for an item that returns were not tabulated by.
    """
    groups = groups_of(tabulation, by) if by else everybody(tabulation)
    return estimates_of(groups, weights, sums_of(tabulation, weights, measures, groups))


def estimates_of(groups: Groups, weights: Weights, raw: RawSums) -> Estimates:
    """Return the estimates of sums that were already added up."""
    sums = raw.finish(weights.frame)
    variance = variances(weights.frame, sums)
    return _finished(groups, weights, raw.measures, sums, variance)


def variances(frame: Frame, sums: Sums) -> FloatArray:
    """Return groups x measures, the calibrated variance of each estimate."""
    crossed = sums.spread - 2 * np.einsum("glm,glm->gm", sums.slopes, sums.squares)
    crossed += np.einsum("glm,kl,gkm->gm", sums.slopes, frame.squared, sums.slopes, optimize=True)
    return np.maximum(frame.covariance(crossed, sums.drift, sums.drift), 0)


def _finished(
    groups: Groups, weights: Weights, measures: Measures, sums: Sums, variance: FloatArray
) -> Estimates:
    share, base = sums.estimate, sums.base
    is_share = np.array([each.is_share for each in measures.all])
    is_fixed = _fixed(groups, weights, measures, share, variance)
    variance = np.where(is_fixed, 0.0, variance)
    low, high = _intervals(weights, sums, variance, is_share)
    binomial = np.where(is_share, share * (1 - share), np.nan)
    no_interval = is_fixed | (base < 2) | np.isnan(share) | (weights.sampled >= 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        deff = np.where(binomial > 0, variance / (binomial / base), np.nan)
    return Estimates(
        groups.by,
        groups.names,
        measures,
        share,
        np.where(np.isnan(share) | (base < 2), np.nan, np.sqrt(variance)),
        np.where(no_interval, np.nan, low),
        np.where(no_interval, np.nan, high),
        base,
        sums.weighted,
        deff,
        _methods(weights, is_share, is_fixed, no_interval, binomial <= 0),
    )


def _intervals(
    weights: Weights, sums: Sums, variance: FloatArray, is_share: np.ndarray
) -> tuple[FloatArray, FloatArray]:
    """Return low and high: shares by beta, means by Student's t.

    The effective number of answers behind a share is p (1 - p) / V, times a ratio of degrees of
    freedom. Calibrated weights tie each group to all returns and equal ones do not, so the ratio
    is 1 there, as in R's survey. At 0 and 100 % V tells nothing, and Kish's effect serves.
    """
    share, base = sums.estimate, sums.base
    quantile = t_quantile(np.maximum(base - 1, 1))
    ratio = t_quantile(float(weights.returns.sum()) - 1) / quantile
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = share * (1 - share) / variance
        if weights.method != "equal":
            effective = effective * ratio**2
        at_edge = sums.weighted**2 / sums.lengths
    is_edge = (share <= 0) | (share >= 1)
    low, high = proportion_interval(share, np.where(is_edge, at_edge, effective))
    reach = quantile * np.sqrt(variance)
    return np.where(is_share, low, share - reach), np.where(is_share, high, share + reach)


def _fixed(
    groups: Groups, weights: Weights, measures: Measures, share: FloatArray, variance: FloatArray
) -> np.ndarray:
    """Mark what weighting itself fixes: the share of a margin among everybody, or in its group."""
    margins = {target.item for target in weights.targets}
    is_margin = np.array([each.question in margins for each in measures.all])
    is_inside = np.array([each.question == groups.by for each in measures.all])
    still = variance <= _NOTHING * np.maximum(np.nan_to_num(share) ** 2, _NOTHING)
    return np.asarray(is_inside | (is_margin & still & (share > 0) & (share < 1)))


def _methods(
    weights: Weights,
    is_share: np.ndarray,
    is_fixed: np.ndarray,
    no_interval: np.ndarray,
    is_edge: np.ndarray,
) -> tuple[tuple[str, ...], ...]:
    kind = np.where(is_share, np.where(is_edge, "zero", "beta"), "t")
    kind = np.where(is_fixed, "margin", np.where(no_interval, "none", kind))
    return tuple(tuple(f"{weights.method} {name}" for name in row) for row in kind)
