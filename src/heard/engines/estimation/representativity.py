"""How well those who replied mirror those who were asked, as far as margins can tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heard.engines.estimation.calibration import Weights
from heard.engines.estimation.coding import FloatArray
from heard.engines.estimation.margins import Target


@dataclass(frozen=True)
class Representativity:
    """An R-indicator: 1 where every group replied alike, lower the more they differ.

    raw: as the formula gives it. adjusted: less what chance alone would make of equal
    propensities; bias: raw less adjusted. margin: the item, "" for all margins together.
    """

    margin: str
    raw: float
    adjusted: float

    @property
    def bias(self) -> float:
        return self.raw - self.adjusted


def margin_representativity(target: Target) -> Representativity:
    """Return R of one margin.

    R = 1 - 2 sqrt(sum_c (N_c / N) (n_c / N_c - n / N)^2) (Schouten, Cobben and Bethlehem 2009,
    "Indicators for the representativeness of survey response", Survey Methodology 35). Who left
    the item blank is a category of its own that replied like all.
    """
    there = target.targets > 0
    people, returns = target.targets[there], target.returns[there]
    propensity = np.minimum(returns / people, 1)
    mean = returns.sum() / people.sum()
    spread = float((people / people.sum()) @ (propensity - mean) ** 2)
    # Under chance alone n_c varies by N_c rho (1 - rho), and so does each squared distance.
    noise = float(((1 - propensity) * propensity).sum() - mean * (1 - mean)) / people.sum()
    return _indicator(target.item, spread, noise)


def overall_representativity(weights: Weights) -> Representativity | None:
    """Return R over all margins together; None without margins.

    Propensities by a linear model on all margins, where the population's cross-table is not
    known but its margins are: type 2 of Bianchi, Shlomo, Schouten, Da Silva and Skinner (2019,
    "Estimation of response propensities and indicators of representative response using
    population-level information", Survey Methodology 45). In place of the cross-table stands that
    of the calibrated returns, which has the known margins. It cannot see what no margin tells,
    and takes for even what weighting assumes even: it errs towards 1.
    """
    if not weights.targets:
        return None
    matrix, returns = weights.matrix, weights.returns
    people = returns * weights.of_kind
    crossed = (matrix.T @ (matrix * people[:, None])).toarray()
    inverse = np.linalg.pinv(crossed, hermitian=True)
    propensity = np.clip(matrix @ (inverse @ (matrix.T @ returns)), 0, 1)
    mean = float(returns.sum() / people.sum())
    spread = float(people @ (propensity - mean) ** 2) / people.sum()
    scatter = (matrix.T @ (matrix * (returns * (1 - propensity))[:, None])).toarray()
    noise = float(np.trace(inverse @ scatter)) - mean * (1 - mean)
    return _indicator("", spread, noise / float(people.sum()))


def _indicator(margin: str, spread: float, noise: float) -> Representativity:
    return Representativity(
        margin, 1 - 2 * np.sqrt(spread), 1 - 2 * float(np.sqrt(max(spread - noise, 0.0)))
    )


@dataclass(frozen=True)
class CategoryReply:
    """One category among those asked and those who replied.

    asked, replied: shares 0-1 of all with a known category; rate: replies per person asked.
    """

    category: str
    asked: float
    replied: float
    rate: float


def who_replied(target: Target) -> tuple[CategoryReply, ...]:
    """Set shares of the population beside shares of those who replied; blanks are left out."""
    known = ~np.isnan(target.people)
    people, returns = target.people[known], target.returns[known]
    return tuple(
        CategoryReply(name, asked, replied, rate)
        for name, asked, replied, rate in zip(
            (n for n, is_known in zip(target.categories, known, strict=True) if is_known),
            _shares(people),
            _shares(returns),
            (returns / np.maximum(people, 1)).tolist(),
            strict=True,
        )
    )


def _shares(counts: FloatArray) -> list[float]:
    shares: list[float] = (counts / max(counts.sum(), 1)).tolist()
    return shares
