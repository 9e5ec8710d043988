"""Counting answers: every respondent becomes one small number per question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from heard.engines.disclosure import BLANK, NOT_ASKED, Axis, Release, Table
from heard.engines.questionnaire import MODES, Item, Questionnaire
from heard.engines.questionnaire.conditions import Condition, holds
from heard.results.axes import MODE_AXIS, axes_of, routed_items, scale_points
from heard.results.facts import known_facts

COUNTED_AT_ONCE = 2_000  # respondents
TICKED_PLACE, NOT_TICKED_PLACE = 0, 1  # the first two places of an `option_axis`


@dataclass
class Column:
    """One axis of the tables, and where on it each respondent stands."""

    axis: Axis
    codes: bytearray = field(default_factory=bytearray)

    @property
    def variable(self) -> str:
        return self.axis.variable

    def places(self) -> npt.NDArray[np.int64]:
        return np.frombuffer(bytes(self.codes), dtype=np.uint8).astype(np.int64)


class Tally:
    """Reads answers one by one and counts them into linked tables.

    Holds one byte for each respondent and option of a question, no answer and no text.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.mode = Column(MODE_AXIS)
        self._readers = [reader_of(item, when) for item, when in routed_items(questionnaire)]

    @property
    def columns(self) -> list[Column]:
        return [self.mode, *(column for reader in self._readers for column in reader.columns)]

    def add(self, mode: str, answers: Mapping[str, Any]) -> None:
        self.add_all([(mode, answers)])

    def add_all(self, responses: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Question by question over some respondents at a time: a third of the work."""
        rest = iter(responses)
        while batch := list(islice(rest, COUNTED_AT_ONCE)):
            self.mode.codes.extend([MODES.index(mode) for mode, _ in batch])
            answers = [each for _, each in batch]
            for reader in self._readers:
                reader.add_all(answers)

    def release(self, breakdowns: Iterable[str]) -> Release:
        """Every question by itself and by each of `breakdowns`: item codes, or `mode`."""
        columns = self.columns
        groups = [column for code in breakdowns for column in columns if column.variable == code]
        tables = [one_way(column) for column in columns]
        tables += [
            two_way(column, group)
            for group in groups
            for column in columns
            if column.variable != group.variable
        ]
        return Release(tuple(tables), tuple(known_facts(self.questionnaire)))


def one_way(column: Column) -> Table:
    counts = np.bincount(column.places(), minlength=len(column.axis.leaves))
    return Table((column.axis,), counts.astype(np.int64))


def two_way(column: Column, group: Column) -> Table:
    wide = len(group.axis.leaves)
    pairs = column.places() * wide + group.places()
    counts = np.bincount(pairs, minlength=len(column.axis.leaves) * wide)
    # A group's own axis has no bases: a count there is a share of its group, not of its answer.
    groups = Axis(group.variable, group.axis.leaves)
    return Table((column.axis, groups), counts.astype(np.int64).reshape(-1, wide))


# Readers: from an answer to a place on an axis. ------------------------------------------------


class Reader:
    """Reads the answers to one item into its column."""

    def __init__(self, item: Item, when: tuple[Condition, ...], axes: list[Axis]) -> None:
        self.item = item
        self.when = when
        self.columns = [Column(axis) for axis in axes]
        leaves = axes[0].leaves
        self._blank = leaves.index(BLANK) if BLANK in leaves else 0
        self._not_asked = leaves.index(NOT_ASKED) if NOT_ASKED in leaves else 0
        self._places: dict[Any, int] = {leaf: place for place, leaf in enumerate(leaves)}
        if item.kind == "scale":
            self._places |= {int(leaf): self._places[leaf] for leaf in scale_points(item)}

    def add_all(self, batch: Sequence[Mapping[str, Any]]) -> None:
        for answers in batch:
            self.add(answers)

    def add(self, answers: Mapping[str, Any]) -> None:
        if self.when and not all(holds(condition, answers) for condition in self.when):
            self._everywhere(self._not_asked)
        elif self.item.code in answers:
            self._answered(answers[self.item.code])
        else:
            self._everywhere(self._blank)

    def _everywhere(self, place: int) -> None:
        for column in self.columns:
            column.codes.append(place)

    def _answered(self, answer: Any) -> None:
        self.columns[0].codes.append(self._places[answer])


class ChoiceReader(Reader):
    """One option or point."""

    def add_all(self, batch: Sequence[Mapping[str, Any]]) -> None:
        if self.when:
            super().add_all(batch)
            return
        code, places = self.item.code, self._places
        self.columns[0].codes.extend([places[answers.get(code, BLANK)] for answers in batch])


class TicksReader(Reader):
    """One column for each option: ticked or not."""

    def _answered(self, answer: Any) -> None:
        for option, column in zip(self.item.option_codes, self.columns, strict=True):
            column.codes.append(TICKED_PLACE if option in answer else NOT_TICKED_PLACE)


class WritingReader(Reader):
    """Whether anything was written, never what."""

    def _answered(self, answer: Any) -> None:
        self.columns[0].codes.append(0)


def reader_of(item: Item, when: tuple[Condition, ...]) -> Reader:
    axes = axes_of(item, is_routed=bool(when))
    if item.kind == "several_choices":
        return TicksReader(item, when, axes)
    if item.kind in {"one_choice", "scale"}:
        return ChoiceReader(item, when, axes)
    return WritingReader(item, when, axes)
