"""Weights that make returns add up to what is known of everybody who was asked.

Calibration of Deville and Sarndal (1992, "Calibration estimators in survey sampling", JASA 87):
weights as close as possible to equal ones, in the raking or the bounded logit distance, that add
up to each margin. Solved by Newton's method on its dual, over kinds of return, not over returns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import scipy

from heard.engines.estimation.coding import FloatArray
from heard.engines.estimation.frame import Frame, frame_of
from heard.engines.estimation.margins import MarginError, Target
from heard.engines.estimation.tabulation import Tabulation
from heard.engines.questionnaire import Problem

Method = Literal["equal", "raking", "logit"]

_MOST_STEPS = 100
_HALVINGS = 30
_CLOSE = 1e-11
_LOOSE = 1e-7


@dataclass(frozen=True)
class Bounds:
    """How far a weight may go from an equal one: 0.3 to 3 times, say."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low < 1 < self.high < float("inf"):
            raise ValueError(f"bounds {self.low} to {self.high}; give low below 1 and high above")


@dataclass(frozen=True)
class Weights:
    """One weight for each kind of return in a tabulation.

    of_kind: kinds; how many people of the population each return of the kind speaks for.
    population: N, or None where it is not known (weights are then 1).
    matrix: kinds x constraints, 1 where a kind is in a category; one column of 1 without margins.
    """

    of_kind: FloatArray
    method: Method
    population: int | None
    targets: tuple[Target, ...]
    matrix: scipy.sparse.csr_array
    returns: FloatArray

    @property
    def base(self) -> float:
        """The equal weight from which they started."""
        total = float(self.returns.sum())
        return self.population / total if self.population else 1.0

    @property
    def sampled(self) -> float:
        """Share of the population that replied; 0 where the population is not known."""
        return float(self.returns.sum()) / self.population if self.population else 0.0

    @cached_property
    def frame(self) -> Frame:
        """What the variances of all estimates with these weights share."""
        return frame_of(self.returns, self.of_kind, self.matrix, self.sampled)

    @property
    def design_effect(self) -> float:
        """Kish's 1 + L: what unequal weights cost (Kish 1965, "Survey Sampling", 11.7)."""
        return kish(self.returns, self.of_kind)

    @property
    def least(self) -> float:
        return float(self.of_kind.min()) / self.base

    @property
    def most(self) -> float:
        """The largest weight as a multiple of an equal one."""
        return float(self.of_kind.max()) / self.base


def kish(returns: FloatArray, weights: FloatArray) -> float:
    """Return n sum(w^2) / sum(w)^2."""
    total = float(returns @ weights)
    return float(returns.sum() * (returns @ weights**2)) / total**2 if total else float("nan")


def equal_weights(tabulation: Tabulation, population: int | None = None) -> Weights:
    """Return the same weight for all: N / n, or 1. Raises MarginError if there are fewer people."""
    if tabulation.total == 0:
        raise MarginError([_NOBODY])
    if population is not None and population < tabulation.total:
        problem = f"{tabulation.total:,} returns of {population:,} people who were asked"
        raise MarginError([Problem("", problem, "give the number of all who were asked")])
    matrix = scipy.sparse.csr_array(np.ones((len(tabulation.kinds), 1)))
    base = population / tabulation.total if population else 1.0
    of_kind = np.full(len(tabulation.kinds), base)
    return Weights(of_kind, "equal", population, (), matrix, tabulation.returns)


_NOBODY = Problem("", "there are no returns", "weight them when there are some")


def calibrate(
    tabulation: Tabulation, targets: tuple[Target, ...], bounds: Bounds | None = None
) -> Weights:
    """Return weights that add up to every target, by raking, or bounded where bounds are given.

    Raises MarginError where no such weights exist, naming the category that is furthest off.
    """
    if not targets:
        return equal_weights(tabulation)
    matrix = constraint_matrix(tabulation, targets)
    wanted = np.concatenate([target.targets for target in targets])
    population = round(float(targets[0].targets.sum()))
    start = population / tabulation.total
    factor, slope = _logit(bounds) if bounds else (np.exp, np.exp)
    found = _solve(_Dual(matrix, tabulation.returns * start, wanted, factor, slope))
    if found is None:
        raise MarginError([_no_weights(tabulation, targets, matrix, wanted, bounds)])
    method: Method = "logit" if bounds else "raking"
    return Weights(start * found, method, population, targets, matrix, tabulation.returns)


def constraint_matrix(
    tabulation: Tabulation, targets: tuple[Target, ...]
) -> scipy.sparse.csr_array:
    """Return kinds x constraints: 1 where a kind is in a category, margin after margin."""
    kinds = len(tabulation.kinds)
    columns, width = [], 0
    for target in targets:
        columns.append(width + np.array(target.place)[tabulation.codes_of(target.item)])
        width += len(target.categories)
    indices = np.stack(columns, axis=1).ravel()
    starts = np.arange(0, kinds * len(targets) + 1, len(targets))
    return scipy.sparse.csr_array((np.ones(len(indices)), indices, starts), shape=(kinds, width))


Factor = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True)
class _Dual:
    matrix: scipy.sparse.csr_array
    base: FloatArray  # kinds: returns x equal weight
    wanted: FloatArray
    factor: Factor
    slope: Factor

    def miss(self, at: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the factors at a point of the dual, and by how much each target is missed."""
        factors = self.factor(self.matrix @ at)
        return factors, self.wanted - self.matrix.T @ (self.base * factors)

    def size(self, miss: FloatArray) -> float:
        return float(np.abs(miss / np.maximum(self.wanted, 1)).max())

    def step(self, at: FloatArray, miss: FloatArray) -> FloatArray:
        pull = self.base * self.slope(self.matrix @ at)
        curvature = (self.matrix.T @ (self.matrix * pull[:, None])).toarray()
        return np.asarray(np.linalg.pinv(curvature, hermitian=True) @ miss)


def _solve(dual: _Dual) -> FloatArray | None:
    """Return the factor of each kind, or None where the targets cannot be met."""
    at = np.zeros(len(dual.wanted))
    with np.errstate(over="ignore", invalid="ignore"):
        factors, miss = dual.miss(at)
        for _ in range(_MOST_STEPS):
            if dual.size(miss) < _CLOSE:
                break
            step = dual.step(at, miss)
            for halving in range(_HALVINGS):
                ahead = at + step / 2**halving
                new_factors, new_miss = dual.miss(ahead)
                if np.isfinite(new_miss).all() and dual.size(new_miss) < dual.size(miss):
                    break
            else:
                break
            at, factors, miss = ahead, new_factors, new_miss
    return factors if dual.size(miss) < _LOOSE else None


def _logit(bounds: Bounds) -> tuple[Factor, Factor]:
    """Return the bounded factor and its slope (Deville and Sarndal 1992, case 6)."""
    low, high = bounds.low, bounds.high
    scale = (high - low) / ((1 - low) * (high - 1))

    def factor(at: FloatArray) -> FloatArray:
        e = np.exp(np.clip(scale * at, -700, 700))
        return np.asarray((low * (high - 1) + high * (1 - low) * e) / (high - 1 + (1 - low) * e))

    def slope(at: FloatArray) -> FloatArray:
        e = np.exp(np.clip(scale * at, -300, 300))
        top = scale * e * (high - 1) * (1 - low) * (high - low)
        return np.asarray(top / (high - 1 + (1 - low) * e) ** 2)

    return factor, slope


def _no_weights(
    tabulation: Tabulation,
    targets: tuple[Target, ...],
    matrix: scipy.sparse.csr_array,
    wanted: FloatArray,
    bounds: Bounds | None,
) -> Problem:
    """Name the category whose share among the returns is furthest from the population's."""
    if bounds:
        action = "allow weights to go further"
    else:
        action = "put small categories together, or leave a margin out"
    have = matrix.T @ tabulation.returns / tabulation.total
    want = wanted / targets[0].targets.sum()
    distance = np.abs(np.log(np.maximum(have, 1e-9) / np.maximum(want, 1e-9)))
    worst = int(np.argmax(np.where(want > 0, distance, 0)))
    names = [(target.item, name) for target in targets for name in target.categories]
    item, category = names[worst]
    return Problem(
        item,
        f"no weights fit all margins together; {category} is furthest from the population",
        action,
    )


@dataclass(frozen=True)
class Trimmed:
    """Weights after trimming, and what it changes. Margins then no longer add up exactly.

    weights: those to use. cut: how many returns were cut. worst: (item, category, share before,
    share after) of the margin that moved furthest.
    """

    weights: Weights
    cut: int
    worst: tuple[str, str, float, float] | None


def trim(weights: Weights, most: float) -> Trimmed:
    """Cut weights to `most` times the equal one and spread what was cut over the others.

    Raises ValueError where `most` is 1 or less.
    """
    if most <= 1:
        raise ValueError(f"weights cannot be cut to {most} times the equal one; give more than 1")
    limit = most * weights.base
    of_kind = weights.of_kind.copy()
    total = float(weights.returns @ of_kind)
    is_cut = np.zeros(len(of_kind), dtype=np.bool_)
    while (over := of_kind > limit * (1 + 1e-12)).any():
        is_cut |= over
        of_kind[is_cut] = limit
        free = ~is_cut
        spare = total - limit * float(weights.returns[is_cut].sum())
        of_kind[free] *= spare / float(weights.returns[free] @ of_kind[free])
    after = Weights(
        of_kind,
        weights.method,
        weights.population,
        weights.targets,
        weights.matrix,
        weights.returns,
    )
    return Trimmed(after, int(weights.returns[is_cut].sum()), _furthest(after))


def _furthest(weights: Weights) -> tuple[str, str, float, float] | None:
    if not weights.targets:
        return None
    wanted = np.concatenate([target.targets for target in weights.targets])
    have = weights.matrix.T @ (weights.returns * weights.of_kind)
    names = [(target.item, name) for target in weights.targets for name in target.categories]
    worst = int(np.argmax(np.abs(have - wanted)))
    total = float(weights.returns @ weights.of_kind)
    return (*names[worst], float(wanted[worst]) / total, float(have[worst]) / total)
