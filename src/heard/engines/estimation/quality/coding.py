"""Returns as arrays of whole numbers, some thousand at a time.

A cell is 0 where there is no answer. A choice is the place of its option from 1; ticks are a sum
of powers of 2; a number on a scale is counted from 1; words are their length; anything else is a
hash that is not 0. What the questionnaire does not allow is `NOT_ALLOWED`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt

from heard.engines.questionnaire import Item, Questionnaire
from heard.engines.questionnaire.answers import RoutedItems
from heard.engines.questionnaire.conditions import holds

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

NOT_ALLOWED = -1
MOST_MODES = 20
ROWS = 8_192
# Ticks of longer lists do not fit a whole number of 64 bits: they are hashed instead.
MOST_BITS = 62
_MOST_CACHED = 4_096

Returned = tuple[str, Mapping[str, Any]]
Take = Callable[[Any, int], int]


class TooManyModesError(ValueError):
    """There are more ways of answering than any survey has."""


@dataclass(frozen=True)
class Batch:
    """Some returns.

    values: (returns, items), as the module says, also where an answer was not asked for.
    asked: (returns, items).
    mode: (returns,) position of the mode in the order in which modes were met.
    unknown: (returns,) has answers to questions that there are not.
    words: (returns,) hash of everything that was written, 0 where nothing was.
    """

    values: IntArray
    asked: BoolArray
    mode: IntArray
    unknown: BoolArray
    words: IntArray

    @cached_property
    def answers(self) -> IntArray:
        """(returns, items) values, 0 where the question was not asked."""
        answers: IntArray = np.where(self.asked, self.values, 0)
        return answers

    @cached_property
    def answered(self) -> BoolArray:
        answered: BoolArray = self.answers != 0
        return answered

    @cached_property
    def in_mode(self) -> FloatArray:
        """(modes, returns) 1 where the return came that way: sums by mode are products of it."""
        return np.equal.outer(np.arange(MOST_MODES), self.mode).astype(np.float64)


class Coder:
    """Turns returns into batches; `modes` are those met so far."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._takers = [(item.code, _taker(item)) for item in questionnaire.items]
        self._places = {item.code: n for n, item in enumerate(questionnaire.items)}
        self._words = [item.code for item in questionnaire.items if item.is_text]
        self._routed = RoutedItems(questionnaire).conditions
        self.modes: dict[str, int] = {}

    def batches(self, returns: Iterable[Returned]) -> Iterator[Batch]:
        """Yield the returns in order, `ROWS` at a time. Raises TooManyModesError."""
        left = iter(returns)
        while rows := list(islice(left, ROWS)):
            yield self._batch(rows)

    def _batch(self, rows: list[Returned]) -> Batch:
        values = [self._row(answers) for _, answers in rows]
        coded = np.array(values, dtype=np.int64).reshape(len(rows), len(self._takers))
        answered = np.count_nonzero(coded, axis=1)
        given = np.array([len(answers) for _, answers in rows], dtype=np.int64)
        for number in np.flatnonzero(given > answered):
            given[number] = _given(rows[number][1])
        return Batch(
            values=coded,
            asked=self._asked(rows),
            mode=np.array([self._mode(mode) for mode, _ in rows], dtype=np.int64),
            unknown=given > answered,
            words=np.array([self._words_of(answers) for _, answers in rows], dtype=np.int64),
        )

    def _row(self, answers: Mapping[str, Any]) -> list[int]:
        get = answers.get
        try:
            return [take(get(code), NOT_ALLOWED) for code, take in self._takers]
        except TypeError:  # a value that cannot be looked up, such as a list where a code belongs
            return [_safely(take, get(code)) for code, take in self._takers]

    def _asked(self, rows: list[Returned]) -> BoolArray:
        asked = np.ones((len(rows), len(self._takers)), dtype=bool)
        if self._routed:
            for number, (_, answers) in enumerate(rows):
                for code in self._left_out(answers):
                    asked[number, self._places[code]] = False
        return asked

    def _left_out(self, answers: Mapping[str, Any]) -> list[str]:
        """Return what routing does not ask, answered or not; in order, as `RoutedItems` does."""
        counted, out = answers, []
        for code, conditions in self._routed:
            if not all(holds(part, counted) for part in conditions):
                out.append(code)
                if code in counted:
                    counted = {other: value for other, value in counted.items() if other != code}
        return out

    def _mode(self, mode: str) -> int:
        place = self.modes.setdefault(mode, len(self.modes))
        if place >= MOST_MODES:
            raise TooManyModesError(f"there are more than {MOST_MODES} ways of answering")
        return place

    def _words_of(self, answers: Mapping[str, Any]) -> int:
        written = tuple(str(answers.get(code) or "") for code in self._words)
        return hash(written) or 1 if any(written) else 0


def _given(answers: Mapping[str, Any]) -> int:
    """How many answers there are, blank ones left out."""
    return len(answers) - sum(1 for value in answers.values() if value is None or value in ("", []))


def _safely(take: Take, value: Any) -> int:
    try:
        return take(value, NOT_ALLOWED)
    except TypeError:
        return NOT_ALLOWED


def _taker(item: Item) -> Take:
    """Return what makes a number of an answer: (answer, what to give if it is not allowed)."""
    places = {code: place for place, code in enumerate(item.option_codes, start=1)}
    if item.kind == "one_choice":
        choices: dict[str | None, int] = {None: 0, "": 0}
        choices.update(places)
        return choices.get
    if item.kind == "several_choices":
        return _Ticks(places).take
    if item.is_number:
        return _number_taker(item)
    return _length if item.is_text else _hash


class _Ticks:
    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._known: dict[tuple[str, ...], int] = {}

    def take(self, ticks: Any, not_allowed: int) -> int:
        if not ticks:
            return 0
        if not isinstance(ticks, list | tuple):
            return not_allowed
        key = tuple(ticks)
        if (known := self._known.get(key)) is not None:
            return known
        code = self._code(key, not_allowed)
        if len(self._known) < _MOST_CACHED:
            self._known[key] = code
        return code

    def _code(self, ticks: tuple[str, ...], not_allowed: int) -> int:
        if any(tick not in self._places for tick in ticks):
            return not_allowed
        if len(self._places) > MOST_BITS:
            return _hash(tuple(sorted(ticks)), not_allowed)
        return sum({tick_bit(self._places[tick]) for tick in ticks})


def tick_bit(place: int) -> int:
    """Return the number of a tick for the option at this place, from 1."""
    return 1 << (place - 1)


def _number_taker(item: Item) -> Take:
    least, most = item.minimum, item.maximum

    def take(value: Any, not_allowed: int) -> int:
        if value is None or value == "":
            return 0
        if isinstance(value, bool) or not isinstance(value, int | float) or isnan(value):
            return not_allowed
        if (least is not None and value < least) or (most is not None and value > most):
            return not_allowed
        if item.kind == "scale" and least is not None and value == int(value):
            return int(value) - int(least) + 1
        return _hash(value, not_allowed)

    return take


def _length(value: Any, not_allowed: int) -> int:
    if value is None:
        return 0
    return len(value) if isinstance(value, str) else not_allowed


def _hash(value: Any, _: int) -> int:
    """Return a number of 62 bits, at least 1, that is the same for the same answer."""
    return 0 if value is None or value == "" else (hash(value) & ((1 << 62) - 1)) or 1
