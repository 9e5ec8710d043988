"""Sums over pairs of questions from the same returns: for covariance, ranks and association.

The second pass: weights are known by now. Sums merge by addition, like those of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from heard.engines.estimation.calibration import Weights
from heard.engines.estimation.coding import Coded, FloatArray
from heard.engines.estimation.measures import Measures
from heard.engines.estimation.sums import everybody, sums_of
from heard.engines.estimation.tabulation import Tabulation, kind_numbers

_AT_ONCE = 50_000  # returns: 64 MB with 80 questions


@dataclass(frozen=True)
class PairSums:
    """Cross-products of [y, b] with themselves, 2 measures x 2 measures.

    y: 1 where a return gave the answer, b: 1 where it is in the base. once: with weights w;
    twice: with weights w^2.
    """

    once: FloatArray
    twice: FloatArray

    def __add__(self, other: PairSums) -> PairSums:
        return PairSums(self.once + other.once, self.twice + other.twice)


class WeightOf:
    """Finds the weight of returns by their kind."""

    def __init__(self, tabulation: Tabulation, weights: Weights) -> None:
        self.keys = tabulation.keys
        self._numbers = kind_numbers(self.keys, tabulation.kinds.T, len(tabulation.kinds))
        self._weights = weights.of_kind

    def __call__(self, coded: Coded) -> FloatArray:
        """Return one weight for each return. Raises KeyError for a kind without a weight."""
        codes = [coded.codes[key.key] for key in self.keys]
        number = kind_numbers(self.keys, codes, len(coded))
        place = np.minimum(np.searchsorted(self._numbers, number), len(self._numbers) - 1)
        if (self._numbers[place] != number).any():
            raise KeyError("a return is of a kind that was not weighted")
        return self._weights[place]


def pair_sums(coded: Coded, weights: FloatArray, measures: Measures) -> PairSums:
    """Add up pairs over some returns; weights: one for each return."""
    size = 2 * len(measures)
    total = PairSums(np.zeros((size, size)), np.zeros((size, size)))
    for start in range(0, len(coded), _AT_ONCE):
        rows = slice(start, start + _AT_ONCE)
        total += _some(coded.part(rows), weights[rows], measures)
    return total


def _some(coded: Coded, weights: FloatArray, measures: Measures) -> PairSums:
    marks = indicators(coded, measures)
    once = marks * weights[:, None]
    return PairSums(marks.T @ once, once.T @ once)


def indicators(coded: Coded, measures: Measures) -> FloatArray:
    """Return returns x 2 measures: what each answered, then whether it is in the base."""
    marks = np.zeros((len(coded), 2 * len(measures)))
    for number, measure in enumerate(measures.all):
        variable = coded.variable(measure.base[0][0], measure.base[0][1])
        if variable.is_numeric:
            numbers = coded.codes[variable.key]
            said = np.isfinite(numbers)
            marks[said, number] = numbers[said]
            marks[:, len(measures) + number] = said
            continue
        value = np.zeros((2, len(variable.leaves) + 2))
        for (_, _, leaf), part in measure.parts:
            value[0, variable.leaves.index(leaf)] = part
        for _, _, leaf in measure.base:
            value[1, variable.leaves.index(leaf)] = 1
        codes = coded.codes[variable.key]
        marks[:, number], marks[:, len(measures) + number] = value[0][codes], value[1][codes]
    return marks


@dataclass(frozen=True)
class _Part:
    load: Callable[[int], Coded]
    weight_of: WeightOf
    measures: Measures

    def __call__(self, number: int) -> PairSums:
        coded = self.load(number)
        return pair_sums(coded, self.weight_of(coded), self.measures)


def pair_parts(
    load: Callable[[int], Coded],
    parts: int,
    weight_of: WeightOf,
    measures: Measures,
    *,
    workers: int = 1,
) -> PairSums:
    """Add up pairs over returns that come in parts, in this process or in a pool."""
    part = _Part(load, weight_of, measures)
    if workers == 1:
        return _together(map(part, range(parts)))
    with ProcessPoolExecutor(workers) as pool:
        return _together(pool.map(part, range(parts)))


def _together(found: Iterable[PairSums]) -> PairSums:
    rest = iter(found)
    total = next(rest)
    for each in rest:
        total += each
    return total


def covariance(
    tabulation: Tabulation, weights: Weights, measures: Measures, pairs: PairSums
) -> tuple[FloatArray, FloatArray]:
    """Return the estimates of everybody, and their calibrated covariance, measures x measures."""
    raw = sums_of(tabulation, weights, measures, everybody(tabulation))
    sums = raw.finish(weights.frame)
    with np.errstate(divide="ignore"):
        share, scale = sums.estimate[0], 1 / sums.weighted[0]  # NaN where nobody answered
    size = len(measures)
    yy, yb = pairs.twice[:size, :size], pairs.twice[:size, size:]
    by, bb = pairs.twice[size:, :size], pairs.twice[size:, size:]
    met = yy - yb * share[None, :] - share[:, None] * by + share[:, None] * share[None, :] * bb
    with np.errstate(invalid="ignore"):
        met = met * scale[:, None] * scale[None, :]
    slopes, squares = sums.slopes[0], sums.squares[0]
    crossed = met - slopes.T @ squares - squares.T @ slopes
    crossed += slopes.T @ weights.frame.squared @ slopes
    drift = sums.drift[0]
    return share, weights.frame.covariance(crossed, drift[:, None], drift[None, :])
