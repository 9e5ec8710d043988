"""What is estimated of each question: the share of every option, of good and bad answers, a mean.

Each is a sum of counted columns over a sum of counted columns, so all can be worked out at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy

from heard.engines.estimation.coding import NOT_TICKED, TICKED, scale_points
from heard.engines.estimation.tabulation import COUNT, SQUARES, SUM, Column
from heard.engines.questionnaire import Item, Option, Questionnaire

POSITIVE = "_positive"
NEGATIVE = "_negative"
MEAN = "_mean"
LEVEL = "_level"
LEVEL_SQUARED = "_level_squared"


@dataclass(frozen=True)
class Measure:
    """One number that is estimated.

    base: the columns of those it is about. parts: columns with what one answer there adds;
    squares: the same of the square (for a share they are the same).
    """

    question: str
    option: str
    base: tuple[Column, ...]
    parts: tuple[tuple[Column, float], ...]
    squares: tuple[tuple[Column, float], ...]

    @property
    def is_share(self) -> bool:
        return self.option != MEAN


@dataclass(frozen=True)
class Measures:
    """Measures with the matrices that make them from counted columns: columns x measures."""

    columns: tuple[Column, ...]
    all: tuple[Measure, ...]

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def base(self) -> scipy.sparse.csc_array:
        return self._matrix([[(column, 1.0) for column in each.base] for each in self.all])

    @cached_property
    def parts(self) -> scipy.sparse.csc_array:
        return self._matrix([each.parts for each in self.all])

    @cached_property
    def squares(self) -> scipy.sparse.csc_array:
        return self._matrix([each.squares for each in self.all])

    def only(self, wanted: Iterable[Measure]) -> Measures:
        """Return some of them."""
        return Measures(self.columns, tuple(wanted))

    def where(self, *, option: str) -> Measures:
        """Return the measures of one kind: `_positive`, say."""
        return self.only(each for each in self.all if each.option == option)

    def _matrix(self, terms: Sequence[Iterable[tuple[Column, float]]]) -> scipy.sparse.csc_array:
        place = {column: number for number, column in enumerate(self.columns)}
        entries = [
            (place[column], number, value)
            for number, each in enumerate(terms)
            for column, value in each
        ]
        rows, cols, values = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(self.columns), len(self.all))
        return scipy.sparse.csc_array(
            (np.array(values, dtype=np.float64), (rows, cols)), shape=shape
        )


def levels(mean: Measure) -> tuple[Measure, Measure]:
    """Return how high people stand on a scale, from 0 at its lowest point to 1, and the square.

    Raises ValueError for anything but the mean of a scale with two points or more.
    """
    values = [value for _, value in mean.parts]
    if mean.option != MEAN or len(values) < 2:
        raise ValueError(f"{mean.question} is no scale")
    least, reach = min(values), max(values) - min(values)
    first, second, fourth = (
        tuple((column, ((value - least) / reach) ** power) for column, value in mean.parts)
        for power in (1, 2, 4)
    )
    return (
        Measure(mean.question, LEVEL, mean.base, first, second),
        Measure(mean.question, LEVEL_SQUARED, mean.base, second, fourth),
    )


def measures_of(questionnaire: Questionnaire, columns: tuple[Column, ...]) -> Measures:
    """Return everything that can be estimated of a questionnaire, question by question.

    Options with a favour, and the rows of good and bad answers, are shares of those who chose an
    option with a favour; an option without one ("I do not know") is a share of all who answered.
    Ticks are shares of all who ticked anything. Scales and numbers have a mean too.
    """
    found = [measure for item in questionnaire.items for measure in _measures(item)]
    return Measures(columns, tuple(found))


def _measures(item: Item) -> Iterator[Measure]:
    if item.kind == "one_choice":
        yield from _choices(item)
    elif item.kind == "several_choices":
        for option in item.option_codes:
            ticked = (item.code, option, TICKED)
            yield _share(item, option, (ticked, (item.code, option, NOT_TICKED)), (ticked,))
    elif item.kind == "scale":
        points = {(item.code, "", str(point)): float(point) for point in scale_points(item)}
        for column in points:
            yield _share(item, column[2], tuple(points), (column,))
        squares = tuple((column, value**2) for column, value in points.items())
        yield Measure(item.code, MEAN, tuple(points), tuple(points.items()), squares)
    elif item.kind == "number":
        count, total, squared = ((item.code, "", name) for name in (COUNT, SUM, SQUARES))
        yield Measure(item.code, MEAN, (count,), ((total, 1.0),), ((squared, 1.0),))


def _choices(item: Item) -> Iterator[Measure]:
    everybody = tuple(_column(item, option) for option in item.options)
    rated = tuple(_column(item, option) for option in item.scored_options)
    for option in item.options:
        base = everybody if option.favour is None else rated
        yield _share(item, option.code, base, (_column(item, option),))
    for name, favour in ((POSITIVE, 1), (NEGATIVE, -1)):
        parts = tuple(_column(item, each) for each in item.options if each.favour == favour)
        if parts:
            yield _share(item, name, rated, parts)


def _column(item: Item, option: Option) -> Column:
    return (item.code, "", option.code)


def _share(item: Item, option: str, base: tuple[Column, ...], parts: tuple[Column, ...]) -> Measure:
    ones = tuple((column, 1.0) for column in parts)
    return Measure(item.code, option, base, ones, ones)
