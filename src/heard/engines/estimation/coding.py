"""Returns as small whole numbers: one column for each question, or each option of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt

from heard.engines.questionnaire import MODES, Item, Questionnaire, routed
from heard.engines.questionnaire.conditions import Condition, holds

CodeArray = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

MODE = "mode"
BLANK = "_blank"
NOT_ASKED = "_not_asked"
TICKED, NOT_TICKED = "ticked", "_not_ticked"
WRITTEN = "written"
MOST_LEAVES = 250
CODED_AT_ONCE = 2_000  # returns
_MODE_PLACES: dict[str, int] = {mode: place for place, mode in enumerate(MODES)}


@dataclass(frozen=True)
class Variable:
    """What a column holds: the place of an answer among `leaves`, then blank, then not asked.

    option: for a question with several answers, the option whose ticks are counted.
    values: what each leaf stands for as a number (a scale); empty where leaves have no value.
    is_numeric: the column holds the numbers themselves; NaN where blank, -inf where not asked.
    """

    item: str
    leaves: tuple[str, ...]
    option: str = ""
    values: tuple[float, ...] = ()
    is_numeric: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return (self.item, self.option)

    @property
    def blank(self) -> int:
        return len(self.leaves)

    @property
    def not_asked(self) -> int:
        return len(self.leaves) + 1


class TooManyOptionsError(ValueError):
    """A question has more options than a column can hold."""


def variables_of(questionnaire: Questionnaire) -> Iterator[Variable]:
    """Give the columns of a questionnaire, the mode first. Raises TooManyOptionsError."""
    yield Variable(MODE, tuple(MODES))
    for item in questionnaire.items:
        yield from _variables(item)


def _variables(item: Item) -> Iterator[Variable]:
    if item.kind == "several_choices":
        for option in item.option_codes:
            yield Variable(item.code, (TICKED, NOT_TICKED), option)
    elif item.kind == "number":
        yield Variable(item.code, (), is_numeric=True)
    elif item.kind == "scale":
        points = scale_points(item)
        yield Variable(
            item.code, _few(item, tuple(map(str, points))), values=tuple(map(float, points))
        )
    elif item.kind == "one_choice":
        yield Variable(item.code, _few(item, item.option_codes))
    else:
        yield Variable(item.code, (WRITTEN,))


def scale_points(item: Item) -> range:
    """Return the points of a scale, in order."""
    return range(int(item.minimum or 0), int(item.maximum or 0) + 1)


def _few(item: Item, leaves: tuple[str, ...]) -> tuple[str, ...]:
    if len(leaves) > MOST_LEAVES:
        raise TooManyOptionsError(f"{item.code} has {len(leaves)} options; at most {MOST_LEAVES}")
    return leaves


@dataclass(frozen=True)
class Coded:
    """Returns as columns, all of the same length; no order among them means anything.

    codes: variable key -> whole numbers; the column of a number has the number itself.
    """

    variables: tuple[Variable, ...]
    codes: Mapping[tuple[str, str], npt.NDArray[Any]]

    def __len__(self) -> int:
        return len(next(iter(self.codes.values())))

    def variable(self, item: str, option: str = "") -> Variable:
        """Return a column's variable. Raises KeyError where there is none."""
        for variable in self.variables:
            if variable.key == (item, option):
                return variable
        raise KeyError(item)

    def part(self, rows: slice) -> Coded:
        """Return some of the returns."""
        return Coded(self.variables, {key: column[rows] for key, column in self.codes.items()})


def code_returns(
    questionnaire: Questionnaire, returns: Iterable[tuple[str, Mapping[str, Any]]]
) -> Coded:
    """Return the columns of (mode, answers) pairs: one byte a return and column.

    Answers: option codes (a list of them where several may be ticked), numbers, text; None or no
    entry where left blank. Of written answers only whether there is one is kept. Raises
    TooManyOptionsError; KeyError for a mode or an option that there is not; ValueError for a
    number that is none.
    """
    coder = Coder(questionnaire)
    coder.add_all(returns)
    return coder.coded()


class Coder:
    """Codes returns as they come. It keeps no answer and no text."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.variables = tuple(variables_of(questionnaire))
        by_item: dict[str, list[Variable]] = {}
        for variable in self.variables:
            by_item.setdefault(variable.item, []).append(variable)
        self._mode = bytearray()
        self._readers = [
            _reader(item, when, by_item[item.code]) for item, when in routed(questionnaire)
        ]

    def add_all(self, returns: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Code all of some returns."""
        for _each in self.passing(returns):
            pass

    def passing(
        self, returns: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give returns on to whoever else reads them, and code them on the way.

        Question by question over some returns at a time: a third of the work.
        """
        rest = iter(returns)
        while batch := list(islice(rest, CODED_AT_ONCE)):
            self._mode.extend([_MODE_PLACES[mode] for mode, _ in batch])
            answers = [each for _, each in batch]
            for reader in self._readers:
                reader.add_all(answers)
            yield from batch

    def __len__(self) -> int:
        return len(self._mode)

    def coded(self) -> Coded:
        """Return the columns so far."""
        codes: dict[tuple[str, str], npt.NDArray[Any]] = {(MODE, ""): _bytes(self._mode)}
        for reader in self._readers:
            codes |= reader.columns()
        return Coded(self.variables, codes)


def _bytes(codes: bytearray) -> CodeArray:
    return np.frombuffer(bytes(codes), dtype=np.uint8)


class _Reader:
    """Reads the answers to one item into one byte a return: what was chosen, or written."""

    def __init__(self, item: Item, when: tuple[Condition, ...], variables: list[Variable]) -> None:
        self.item = item
        self.when = when
        self.variables = variables
        self.codes = [bytearray() for _ in variables]
        first = variables[0]
        self.blank, self.not_asked = first.blank, first.not_asked
        self.places: dict[Any, int] = {leaf: place for place, leaf in enumerate(first.leaves)}
        if item.kind == "scale":
            self.places |= {point: place for place, point in enumerate(scale_points(item))}

    def add_all(self, batch: Sequence[Mapping[str, Any]]) -> None:
        for answers in batch:
            if self.when and not all(holds(condition, answers) for condition in self.when):
                self.silent(self.not_asked)
            elif (answer := answers.get(self.item.code)) is None or answer in ((), [], ""):
                self.silent(self.blank)
            else:
                self.answered(answer)

    def silent(self, place: int) -> None:
        for codes in self.codes:
            codes.append(place)

    def answered(self, answer: Any) -> None:
        self.codes[0].append(0)

    def columns(self) -> dict[tuple[str, str], npt.NDArray[Any]]:
        return {v.key: _bytes(codes) for v, codes in zip(self.variables, self.codes, strict=True)}


class _ChoiceReader(_Reader):
    def add_all(self, batch: Sequence[Mapping[str, Any]]) -> None:
        if self.when:
            super().add_all(batch)
            return
        code, places = self.item.code, {**self.places, None: self.blank}
        self.codes[0].extend([places[answers.get(code)] for answers in batch])

    def answered(self, answer: Any) -> None:
        self.codes[0].append(self.places[answer])


class _TicksReader(_Reader):
    def answered(self, answer: Any) -> None:
        unknown = set(answer).difference(variable.option for variable in self.variables)
        if unknown:
            raise KeyError(min(unknown))
        for variable, codes in zip(self.variables, self.codes, strict=True):
            codes.append(0 if variable.option in answer else 1)


class _NumberReader(_Reader):
    def __init__(self, item: Item, when: tuple[Condition, ...], variables: list[Variable]) -> None:
        super().__init__(item, when, variables)
        self.numbers: list[float] = []

    def silent(self, place: int) -> None:
        self.numbers.append(np.nan if place == self.blank else -np.inf)

    def answered(self, answer: Any) -> None:
        number = float(answer)
        if not isfinite(number):
            raise ValueError(f"{self.item.code}: {number} is no number that can be added up")
        self.numbers.append(number)

    def columns(self) -> dict[tuple[str, str], npt.NDArray[Any]]:
        return {self.variables[0].key: np.array(self.numbers, dtype=np.float64)}


_READERS = {
    "several_choices": _TicksReader,
    "one_choice": _ChoiceReader,
    "scale": _ChoiceReader,
    "number": _NumberReader,
}


def _reader(item: Item, when: tuple[Condition, ...], variables: list[Variable]) -> _Reader:
    return _READERS.get(item.kind, _Reader)(item, when, variables)
