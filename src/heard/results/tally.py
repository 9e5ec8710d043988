"""Counting answers: coded returns become linked tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from heard.engines.disclosure import Axis, Release, Table
from heard.engines.estimation import Coded, code_returns
from heard.engines.questionnaire import Questionnaire, routed
from heard.results.axes import MODE, MODE_AXIS, axes_of
from heard.results.blocks import Chosen
from heard.results.facts import known_facts


@dataclass(frozen=True)
class Column:
    """One axis of the tables, and where on it each respondent stands."""

    axis: Axis
    codes: npt.NDArray[Any]

    @property
    def variable(self) -> str:
        return self.axis.variable

    def places(self) -> npt.NDArray[np.int64]:
        if self.codes.dtype.kind == "f":  # a number: written, blank or not asked
            return np.select([np.isfinite(self.codes), np.isnan(self.codes)], [0, 1], 2)
        return self.codes.astype(np.int64)


@dataclass(frozen=True)
class Tally:
    """Coded returns with the axes of their tables. The coder knows no answer's words and no text.

    An axis has the leaves of its column in the same order: options, blank, not asked.
    """

    questionnaire: Questionnaire
    coded: Coded

    @classmethod
    def of(
        cls, questionnaire: Questionnaire, responses: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> Tally:
        return cls(questionnaire, code_returns(questionnaire, responses))

    def __len__(self) -> int:
        return len(self.coded)

    @cached_property
    def columns(self) -> list[Column]:
        axes = [MODE_AXIS]
        for item, conditions in routed(self.questionnaire):
            axes += axes_of(item, is_routed=bool(conditions))
        return [
            Column(axis, self.coded.codes[variable.key])
            for axis, variable in zip(axes, self.coded.variables, strict=True)
        ]

    def release(self, chosen: Chosen) -> Release:
        """How people answered, and the chosen questions, by themselves and by their groupings."""
        shown = {MODE, *chosen.questions}
        columns = [column for column in self.columns if column.variable in shown]
        tables = [one_way(column) for column in columns]
        tables += [
            two_way(column, group)
            for code, compared in chosen.by.items()
            for group in self.columns
            if group.variable == code
            for column in columns
            if column.variable in {MODE, *compared} and column.variable != code
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
