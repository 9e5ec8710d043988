"""Sums over the kinds of return in each group, from which estimates and variances are put together.

With z = 1_D (y - p) / W_D for a share p in group D, B from regressing z on the margins with equal
weights, e = z - x'B and u = w e, the calibrated variance is

    V = (1 - f) n / (n - 1) sum (u - mean u)^2

(Deville and Sarndal 1992, section 3; equal to R survey's svydesign(fpc=) with calibrate()). Its
square expands into sums by group and constraint, of counts with weights 1 and w^2: those kept here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy

from heard.engines.estimation.calibration import Weights
from heard.engines.estimation.coding import BLANK, FloatArray, IntArray
from heard.engines.estimation.frame import Frame
from heard.engines.estimation.measures import Measures
from heard.engines.estimation.tabulation import Tabulation

EVERYBODY = ""


@dataclass(frozen=True)
class Groups:
    """A breakdown: which group each kind of return is in.

    by: the item, "" for everybody together. place: kinds; no kind is in two groups.
    """

    by: str
    names: tuple[str, ...]
    place: IntArray


def everybody(tabulation: Tabulation) -> Groups:
    """Return the one group of all."""
    return Groups(EVERYBODY, (EVERYBODY,), np.zeros(len(tabulation.kinds), dtype=np.int64))


def groups_of(tabulation: Tabulation, by: str) -> Groups:
    """Return the groups of an item that returns were tabulated by; who left it blank come last.

    Raises KeyError for another item.
    """
    key = tabulation.keys[tabulation.place_of(by)]
    codes = np.minimum(tabulation.codes_of(by), key.blank)
    names = key.leaves if not (codes == key.blank).any() else (*key.leaves, BLANK)
    return Groups(by, names, codes)


@dataclass(frozen=True)
class Sums:
    """Sums for some groups x measures, all that variances and covariances need.

    base: answers in the base. weighted, value: sums of w and of w y over it. lengths: sum w^2.
    spread: sum (w z)^2. slopes, squares: groups x constraints x measures, sum of x z with
    weights 1 turned into B, and with weights w^2. drift: sum u.
    """

    base: FloatArray
    weighted: FloatArray
    value: FloatArray
    lengths: FloatArray
    spread: FloatArray
    slopes: FloatArray
    squares: FloatArray
    drift: FloatArray

    @property
    def estimate(self) -> FloatArray:
        return _divided(self.value, self.weighted)


def sums_of(
    tabulation: Tabulation, weights: Weights, measures: Measures, groups: Groups
) -> RawSums:
    """Add up the kinds of each group."""
    of_kind, counts = weights.of_kind, tabulation.counts
    names = len(groups.names)
    kinds = np.arange(len(groups.place))
    group = scipy.sparse.csr_array(
        (np.ones(len(kinds)), (groups.place, kinds)), shape=(names, len(kinds))
    )
    crossed = _crossed(groups, weights.matrix)
    once, twice = of_kind[:, None], (of_kind**2)[:, None]
    shape = (names, weights.matrix.shape[1], -1)
    squared = counts * twice
    return RawSums(
        measures,
        answers=group @ counts,
        weighted=group @ (counts * once),
        squared=group @ squared,
        by_margin=(crossed @ counts).reshape(shape),
        by_margin_squared=(crossed @ squared).reshape(shape),
    )


def _crossed(groups: Groups, matrix: scipy.sparse.csr_array) -> scipy.sparse.csr_array:
    """Return (group, constraint) x kinds: 1 where a kind is in both."""
    each = np.diff(matrix.indptr)
    kinds = np.repeat(np.arange(matrix.shape[0]), each)
    rows = np.repeat(groups.place, each) * matrix.shape[1] + matrix.indices
    shape = (len(groups.names) * matrix.shape[1], matrix.shape[0])
    return scipy.sparse.csr_array((np.ones(len(rows)), (rows, kinds)), shape=shape)


@dataclass(frozen=True)
class RawSums:
    """Sums of counted columns for each group, before they are put together into measures."""

    measures: Measures
    answers: FloatArray
    weighted: FloatArray
    squared: FloatArray
    by_margin: FloatArray
    by_margin_squared: FloatArray

    def rest(self) -> RawSums:
        """Return, for each group, the sums of everybody else."""
        return RawSums(
            self.measures,
            *(
                whole.sum(axis=0, keepdims=True) - whole
                for whole in (
                    self.answers,
                    self.weighted,
                    self.squared,
                    self.by_margin,
                    self.by_margin_squared,
                )
            ),
        )

    def finish(self, frame: Frame) -> Sums:
        """Put together the sums of each measure."""
        base, parts, squares = self.measures.base, self.measures.parts, self.measures.squares
        weighted, value = self.weighted @ base, self.weighted @ parts
        share = _divided(value, weighted)
        spread = self.squared @ squares - 2 * share * (self.squared @ parts)
        spread += share**2 * (self.squared @ base)
        first = _by_constraint(self.by_margin, parts, base, share)
        second = _by_constraint(self.by_margin_squared, parts, base, share)
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = 1 / weighted
            slopes = np.einsum("kl,glm->gkm", frame.gram, first) * scale[:, None, :]
            return Sums(
                base=self.answers @ base,
                weighted=weighted,
                value=value,
                lengths=self.squared @ base,
                spread=spread * scale**2,
                slopes=slopes,
                squares=second * scale[:, None, :],
                drift=-np.einsum("l,glm->gm", frame.totals, slopes),
            )


def _by_constraint(
    counts: FloatArray,
    parts: scipy.sparse.csc_array,
    base: scipy.sparse.csc_array,
    share: FloatArray,
) -> FloatArray:
    groups, constraints, columns = counts.shape
    flat = counts.reshape(-1, columns)
    shape = (groups, constraints, parts.shape[1])
    return np.asarray(
        (flat @ parts).reshape(shape) - share[:, None, :] * (flat @ base).reshape(shape)
    )


def _divided(above: FloatArray, below: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(below > 0, above / below, np.nan))
