"""Answers row by row, coarsened: which columns go out, and in what words.

Pure: coded returns in, columns out. What is written in words, as a date or as a number is left out.
An answer that few gave is merged with blanks, and a question that would tell it all the same goes:
one that only they were asked, or another column of the same question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from heard.engines.estimation import Coded, Variable
from heard.engines.estimation.coding import NOT_ASKED
from heard.engines.questionnaire import Item, Questionnaire, routed
from heard.engines.questionnaire.conditions import Condition, Includes, tests_in
from heard.results.axes import MODE

OTHER_OR_BLANK = "_other_or_blank"
YES, NO = "1", "0"
ROW_KINDS = frozenset({"one_choice", "several_choices", "scale"})

Places = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


class Why(StrEnum):
    """Why a question is not in the file."""

    FREE = "free"  # words, a date or a number
    CHOSEN = "chosen"  # whoever asked left it out
    FOLLOWS = "follows"  # asked only after an answer that is not in the file
    TELLS = "tells"  # who was asked it tells an answer that is merged
    FEW = "few"  # so few gave any answer that merging leaves nothing


@dataclass(frozen=True)
class Choice:
    """What goes out: which profile items, and what is too few in those and in all other questions.

    An answer that fewer than `smallest` rows give is merged; `threshold` is for other questions.
    """

    profile: frozenset[str]
    smallest: int
    threshold: int


@dataclass(frozen=True)
class RowColumn:
    """A column of the file. `places` (one byte a row) says which of `cells` stands in a row.

    merged: the codes that stand together as OTHER_OR_BLANK.
    """

    item: str
    option: str
    cells: tuple[str, ...]
    places: Places
    merged: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.item}.{self.option}" if self.option else self.item


@dataclass(frozen=True)
class RowFile:
    """The columns of a file, all as long as there are rows, and what is not in it."""

    columns: tuple[RowColumn, ...]
    left_out: tuple[tuple[str, Why], ...]

    def __len__(self) -> int:
        return len(self.columns[0].places) if self.columns else 0

    def of_items(self, items: frozenset[str]) -> list[Places]:
        return [column.places for column in self.columns if column.item in items]


def profile_items(questionnaire: Questionnaire) -> list[str]:
    """How people answered, and every choice that is no view: what others may know of a family."""
    return [
        MODE,
        *(item.code for item in questionnaire.items if item.is_choice and not item.has_favour),
    ]


def row_file(questionnaire: Questionnaire, coded: Coded, choice: Choice) -> RowFile:
    """The columns that may go out. No rows, or nothing that may: a file without columns."""
    builder = _Builder(coded, choice, frozenset(profile_items(questionnaire)))
    builder.add_mode()
    for item, conditions in routed(questionnaire):
        builder.add(item, conditions)
    return RowFile(tuple(builder.columns), tuple(builder.left_out))


@dataclass
class _Hidden:
    """Rows whose answer to an item is merged, and options of it that have no column."""

    rows: Mask
    options: frozenset[str] = frozenset()


@dataclass
class _Builder:
    coded: Coded
    choice: Choice
    profile: frozenset[str]
    columns: list[RowColumn] = field(default_factory=list)
    left_out: list[tuple[str, Why]] = field(default_factory=list)
    hidden: dict[str, _Hidden] = field(default_factory=dict)

    def add_mode(self) -> None:
        if MODE not in self.choice.profile:
            self.left_out.append((MODE, Why.CHOSEN))
            return
        self._single(self.coded.variable(MODE), self.choice.smallest)

    def add(self, item: Item, conditions: Sequence[Condition]) -> None:
        why = self._reason_against(item, conditions)
        if why is not None:
            self.left_out.append((item.code, why))
            return
        is_profile = item.code in self.profile
        smallest = self.choice.smallest if is_profile else self.choice.threshold
        variables = [each for each in self.coded.variables if each.item == item.code]
        if item.kind == "several_choices":
            self._several(variables, smallest)
        else:
            self._single(variables[0], smallest)

    def _reason_against(self, item: Item, conditions: Sequence[Condition]) -> Why | None:
        if item.kind not in ROW_KINDS:
            return Why.FREE
        if item.code in self.profile and item.code not in self.choice.profile:
            return Why.CHOSEN
        gone = {code for code, _why in self.left_out}
        tests = [test for condition in conditions for test in tests_in(condition)]
        if any(test.item in gone for test in tests):
            return Why.FOLLOWS
        first = next(each for each in self.coded.variables if each.item == item.code)
        was_asked = self.coded.codes[first.key] != first.not_asked
        for test in tests:
            hidden = self.hidden[test.item]
            if isinstance(test, Includes) and test.option in hidden.options:
                return Why.FOLLOWS
            if len(np.unique(was_asked[hidden.rows])) > 1:
                return Why.TELLS
        return None

    def _single(self, variable: Variable, smallest: int) -> None:
        places = self.coded.codes[variable.key]
        counts = np.bincount(places, minlength=len(variable.leaves) + 2)
        merged = merged_places(counts, smallest)
        shown = set(range(len(variable.leaves))) - merged
        if not any(counts[place] for place in shown):
            self.left_out.append((variable.item, Why.FEW))
            return
        cells = [*variable.leaves, "", NOT_ASKED]
        codes = tuple(cells[place] for place in sorted(merged) if cells[place])
        if merged:
            cells[variable.blank] = OTHER_OR_BLANK
        rows = np.isin(places, list(merged))
        together = np.where(rows, variable.blank, places).astype(np.uint8)
        self.columns.append(RowColumn(variable.item, "", tuple(cells), together, codes))
        self.hidden[variable.item] = _Hidden(rows)

    def _several(self, variables: list[Variable], smallest: int) -> None:
        ticks = _Ticks.of(variables, self.coded)
        kept = ticks.kept(smallest)
        asked = int(ticks.asked.sum())
        if not kept or is_few(asked, smallest) or is_few(len(ticks.asked) - asked, smallest):
            self.left_out.append((variables[0].item, Why.FEW))
            return
        dropped = tuple(each.option for each in variables if each.option not in kept)
        others = ticks.others(kept)
        cells = (YES, NO, OTHER_OR_BLANK if dropped else "", NOT_ASKED)
        for variable in variables:
            if variable.option in kept:
                places = np.where(others, variable.blank, self.coded.codes[variable.key])
                self.columns.append(
                    RowColumn(
                        variable.item, variable.option, cells, places.astype(np.uint8), dropped
                    )
                )
        rows = others if dropped else np.zeros_like(others)
        self.hidden[variables[0].item] = _Hidden(rows, frozenset(dropped))


def is_few(count: int, smallest: int) -> bool:
    """Whether somebody is there, and too few of them."""
    return 0 < count < smallest


def merged_places(counts: npt.NDArray[np.int64], smallest: int) -> set[int]:
    """The places of answers that stand as one, none where no answer is rare.

    counts: options, blank, not asked. What is rare goes together with what nobody gave and with
    blanks, then with the rarest of the rest, until they are enough for nobody to be picked out.
    """
    blank = len(counts) - 2
    answers = [place for place in range(len(counts)) if place != blank]
    if not any(is_few(int(counts[place]), smallest) for place in answers):
        return set()
    merged = {blank, *(place for place in answers if counts[place] < smallest)}
    for place in sorted(set(answers) - merged, key=lambda each: int(counts[each])):
        if counts[list(merged)].sum() >= smallest:
            break
        merged.add(place)
    return merged


@dataclass(frozen=True)
class _Ticks:
    """The ticks of a question with several answers, by option, and who was asked it."""

    by_option: dict[str, Mask]
    asked: Mask
    blank: Mask

    @classmethod
    def of(cls, variables: Sequence[Variable], coded: Coded) -> _Ticks:
        first = variables[0]
        places = coded.codes[first.key]
        ticks = {each.option: coded.codes[each.key] == 0 for each in variables}
        return cls(ticks, places != first.not_asked, places == first.blank)

    def others(self, kept: frozenset[str]) -> Mask:
        """Who was asked and ticked nothing of `kept`."""
        ticked: Mask = np.any([self.by_option[option] for option in kept], axis=0)
        return self.asked & ~ticked

    def kept(self, smallest: int) -> frozenset[str]:
        """The options that get a column: enough ticked each, and enough, or nobody, only others.

        Whoever left nothing blank and ticked nothing of the file must have ticked something rare.
        """
        counts = {option: int(ticked.sum()) for option, ticked in self.by_option.items()}
        kept = {option for option, count in counts.items() if count >= smallest}
        while kept:
            others = self.others(frozenset(kept))
            if not is_few(int(others.sum()), smallest) or not (others & ~self.blank).any():
                break
            kept.remove(min(kept, key=lambda option: (counts[option], option)))
        return frozenset(kept)
