"""The one reduction: how many returns of each kind gave each answer. Sums merge by addition.

Weights by calibration depend on a return's margins alone, so returns with the same margins and the
same groups can be counted together. From these counts come the weights, every share of every group
and its calibrated variance, exactly: nothing more has to be read from the returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from math import prod

import numpy as np

from heard.engines.estimation.coding import Coded, FloatArray, IntArray, Variable

Column = tuple[str, str, str]
"""An item, the option of a question with several answers or "", and a leaf."""

COUNT, SUM, SQUARES = "_count", "_sum", "_squares"
_DENSE = 4_000_000  # kinds of return that are looked up in a plain array
_MOST_KINDS = 2**62  # kinds that a whole number of 64 bits tells apart


class MixedTabulationsError(ValueError):
    """Two tabulations are of other questions or other groups and cannot be added."""


class TooManyGroupsError(ValueError):
    """More kinds of return are possible than can be numbered."""


@dataclass(frozen=True)
class Tabulation:
    """Counts of answers by kind of return.

    keys: the variables that make a kind (margins, mode, groups).
    kinds: kinds x keys, codes; each kind that occurs, once, in order.
    returns: kinds, how many returns there are of each.
    columns: what is counted: the leaves of every question, or count, sum and sum of squares.
    counts: kinds x columns.
    """

    keys: tuple[Variable, ...]
    kinds: IntArray
    returns: FloatArray
    columns: tuple[Column, ...]
    counts: FloatArray

    @property
    def total(self) -> int:
        """How many returns there are."""
        return int(self.returns.sum())

    def place_of(self, item: str) -> int:
        """Return which key an item is. Raises KeyError."""
        for place, key in enumerate(self.keys):
            if key.item == item:
                return place
        raise KeyError(item)

    def codes_of(self, item: str) -> IntArray:
        """Return the code of an item for each kind. Raises KeyError."""
        return self.kinds[:, self.place_of(item)]

    def __add__(self, other: Tabulation) -> Tabulation:
        """Return both together. Raises MixedTabulationsError."""
        if (self.keys, self.columns) != (other.keys, other.columns):
            raise MixedTabulationsError("tabulate both by the same groups and questions")
        every = np.concatenate([self.kinds, other.kinds])
        kinds, place = np.unique(every, axis=0, return_inverse=True)
        place = place.ravel()
        returns = np.zeros(len(kinds))
        counts = np.zeros((len(kinds), len(self.columns)))
        for part, rows in ((self, place[: len(self.kinds)]), (other, place[len(self.kinds) :])):
            returns[rows] += part.returns  # within one part no kind stands twice
            counts[rows] += part.counts
        return Tabulation(self.keys, kinds, returns, self.columns, counts)


def tabulate(coded: Coded, by: Sequence[str]) -> Tabulation:
    """Count the answers of some returns by kind of return.

    by: items with one answer each, and the mode. Raises KeyError for another, TooManyGroupsError.
    """
    keys = tuple(coded.variable(item) for item in by)
    for key in keys:
        if key.is_numeric:
            raise KeyError(key.item)
    kinds, place = _kinds(coded, keys)
    columns: list[Column] = []
    counts: list[FloatArray] = []
    for variable in coded.variables:
        if variable.is_numeric:
            columns += [(*variable.key, name) for name in (COUNT, SUM, SQUARES)]
            counts.append(_sums(coded.codes[variable.key], place, len(kinds)))
        else:
            columns += [(*variable.key, leaf) for leaf in variable.leaves]
            counts.append(_leaf_counts(coded, variable, place, len(kinds)))
    returns = np.bincount(place, minlength=len(kinds)).astype(np.float64)
    return Tabulation(keys, kinds, returns, tuple(columns), np.concatenate(counts, axis=1))


def _kinds(coded: Coded, keys: tuple[Variable, ...]) -> tuple[IntArray, IntArray]:
    """Return the kinds that occur, in order, and the kind of each return."""
    widths = [_width(key) for key in keys]
    if prod(widths) >= _MOST_KINDS:
        raise TooManyGroupsError(
            f"{len(keys)} questions make too many groups at once; form groups by fewer"
        )
    number = kind_numbers(keys, [coded.codes[key.key] for key in keys], len(coded))
    if prod(widths) <= _DENSE:
        is_there = np.zeros(prod(widths), dtype=np.bool_)
        is_there[number] = True
        found = np.flatnonzero(is_there)
        place = (np.cumsum(is_there) - 1)[number]
    else:
        found, place = np.unique(number, return_inverse=True)
    kinds = np.empty((len(found), len(keys)), dtype=np.int64)
    for position in range(len(keys) - 1, -1, -1):
        found, kinds[:, position] = np.divmod(found, widths[position])
    return kinds, place.ravel()


def kind_numbers(keys: Sequence[Variable], codes: Iterable[IntArray], returns: int) -> IntArray:
    """Return one whole number for the kind of each return: its codes as digits, in order."""
    number = np.zeros(returns, dtype=np.int64)
    for key, code in zip(keys, codes, strict=True):
        number *= _width(key)
        number += code
    return number


def _width(key: Variable) -> int:
    """How many codes there are: leaves, blank and not asked."""
    return len(key.leaves) + 2


def _leaf_counts(coded: Coded, variable: Variable, place: IntArray, kinds: int) -> FloatArray:
    width = _width(variable)
    both = place * width + coded.codes[variable.key]
    counts = np.bincount(both, minlength=kinds * width).reshape(kinds, width)
    return counts[:, : len(variable.leaves)].astype(np.float64)


def _sums(numbers: FloatArray, place: IntArray, kinds: int) -> FloatArray:
    said = np.isfinite(numbers)
    place, numbers = place[said], numbers[said]
    return np.stack(
        [np.bincount(place, weights=numbers**power, minlength=kinds) for power in (0, 1, 2)],
        axis=1,
    )


@dataclass(frozen=True)
class _Part:
    load: Callable[[int], Coded]
    by: tuple[str, ...]

    def __call__(self, number: int) -> Tabulation:
        return tabulate(self.load(number), self.by)


def tabulate_parts(
    load: Callable[[int], Coded], parts: int, by: Sequence[str], *, workers: int = 1
) -> Tabulation:
    """Count the answers of returns that come in parts, in this process or in a pool.

    load: gives part number 0, 1, ... (in a worker: it must be possible to pickle it). Counts are
    whole numbers, so the result does not depend on the number of workers.
    """
    part = _Part(load, tuple(by))
    if workers == 1:
        return _together(part(number) for number in range(parts))
    with ProcessPoolExecutor(workers) as pool:
        return _together(pool.map(part, range(parts)))


def _together(tabulations: Iterable[Tabulation]) -> Tabulation:
    rest = iter(tabulations)
    first = next(islice(rest, 1), None)
    if first is None:
        raise ValueError("there are no parts; give at least one")
    return reduce(lambda one, other: one + other, rest, first)
