"""What is counted of the quality of answers, as one release of linked tables over all returns.

Every count that staff may see on the page is a cell here, so that `heard.engines.disclosure` hides
the small ones and whatever would give them away. Shares are of all returns, or of those asked: a
base of those who answered would tell, beside all, how few did not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from heard.engines.disclosure import (
    BLANK,
    NEGATIVE,
    NOT_ASKED,
    POSITIVE,
    RATED,
    TOTAL,
    Axis,
    Fact,
    Release,
    Table,
    item_axis,
)
from heard.engines.estimation import Coded
from heard.engines.estimation.quality import BatteryQuality, Measure, Quality, SectionQuality
from heard.engines.questionnaire import MODES, Item, Questionnaire, routed
from heard.results.axes import MODE
from heard.results.quality.combining import Chosen, Part

Counts = npt.NDArray[np.int64]

ASKED, KNOWN, UNSURE = "_asked", "_known", "_unsure"
EMPTY, SINGLE, MORE = "_empty", "_single", "_more"
NEITHER_WAY = "_neither"
STOPPED, WENT_ON = "_stopped", "_went_on"
ALIKE, VARIED, FEW = "_alike", "_varied", "_few"
AGAIN, ONCE, AGAIN_ALIKE, ONCE_ALIKE = "again", "once", "again_alike", "once_alike"
BOTH, FIRST_ONLY, SECOND_ONLY, NEITHER, SILENT = "both", "first", "second", "neither", "silent"
RETURNS, STOPPING, STRAIGHT = "~returns", "~stopped", "~straight"
REPEATS, WITH_WORDS = "~repeats", "~words"

_STATES = {1: POSITIVE, -1: NEGATIVE, 0: NEITHER_WAY, None: UNSURE}


def battery_name(number: int) -> str:
    return f"~battery:{number}"


def combination_name(number: int) -> str:
    return f"~combination:{number}"


def unsure_codes(item: Item) -> tuple[str, ...]:
    """The options that say "I do not know" among options with a favour."""
    if item.kind != "one_choice" or not item.has_favour:
        return ()
    return tuple(option.code for option in item.options if option.favour is None)


@dataclass(frozen=True)
class Counting:
    """What the tables are made from: coded answers, what the engine found, what was chosen."""

    questionnaire: Questionnaire
    coded: Coded
    quality: Quality
    chosen: Sequence[Chosen] = ()

    @property
    def modes(self) -> tuple[str, ...]:
        """Ways in which somebody answered. How many did by each stands on the survey's page."""
        return tuple(mode for mode in MODES if self.quality.modes.get(mode))

    def release(self) -> Release:
        empty = (((RETURNS, EMPTY), 1), ((STOPPING, EMPTY), -1))
        return Release(tuple(self._tables()), (Fact(empty, "=="),))

    def _tables(self) -> Iterator[Table]:
        modes = np.array([self.quality.modes[mode] for mode in self.modes], dtype=np.int64)
        if len(modes) > 1:
            yield Table((self._mode_axis(),), modes)
        for item, conditions in routed(self.questionnaire):
            axis = answer_axis(item, is_routed=bool(conditions))
            yield from self._both(axis, self._states(item, axis))
            if item.code in self._in_batteries and item.has_favour:
                yield self._rated(item, is_routed=bool(conditions))
        yield from self._of_returns()
        for number, battery in enumerate(self.quality.batteries):
            yield from self._of_battery(battery_name(number), battery)
        yield from self._of_repeats()
        for number, chosen in enumerate(self.chosen):
            yield self._of_combination(combination_name(number), chosen)

    @cached_property
    def sections(self) -> tuple[SectionQuality, ...]:
        """Sections in which somebody can stop: those with more than words to answer after them."""
        closed = [
            number
            for number, section in enumerate(self.questionnaire.sections)
            if any(not item.is_text for item in section.items)
        ]
        return self.quality.sections[: max(closed, default=0)]

    @cached_property
    def _in_batteries(self) -> frozenset[str]:
        return frozenset(code for battery in self.quality.batteries for code in battery.items)

    def _mode_axis(self) -> Axis:
        return item_axis(MODE, dict.fromkeys(self.modes), may_be_blank=False)

    def _both(self, axis: Axis, counts: Counts) -> Iterator[Table]:
        """One axis by itself and by mode; counts: (leaves, modes)."""
        yield Table((axis,), counts.sum(axis=1))
        if len(self.modes) > 1:
            yield Table((axis, self._mode_axis()), counts)

    def _states(self, item: Item, axis: Axis) -> Counts:
        """(leaves, modes): how many answered, do not know, left it blank, were not asked."""
        option = item.option_codes[0] if item.kind == "several_choices" else ""
        variable = self.coded.variable(item.code, option)
        codes = self.coded.codes[variable.key]
        if variable.is_numeric:
            state = np.select([np.isfinite(codes), np.isnan(codes)], [KNOWN, BLANK], NOT_ASKED)
        else:
            unsure = [variable.leaves.index(code) for code in unsure_codes(item)]
            state = np.select(
                [np.isin(codes, unsure), codes == variable.blank, codes == variable.not_asked],
                [UNSURE, BLANK, NOT_ASKED],
                KNOWN,
            )
        return np.array([self._by_mode(state == leaf) for leaf in axis.leaves], dtype=np.int64)

    def _rated(self, item: Item, *, is_routed: bool) -> Table:
        """Good and bad answers: what those who answer all alike make of them is told from these."""
        variable, codes = self.coded.variable(item.code), self._column(item.code, "")
        states = [*(_STATES[option.favour] for option in item.options), BLANK, NOT_ASKED]
        state = np.array(states)[np.minimum(codes, variable.not_asked)]
        axis = rated_axis(item, is_routed=is_routed)
        counts = [int((state == leaf).sum()) for leaf in axis.leaves]
        return Table((axis,), np.array(counts, dtype=np.int64))

    def _by_mode(self, flags: npt.NDArray[np.bool_]) -> list[int]:
        modes = self.coded.codes[MODE, ""]
        return [int((flags & (modes == MODES.index(mode))).sum()) for mode in self.modes]

    def _counts(self, measure: Measure) -> tuple[Counts, Counts]:
        """Count and base of a measure, (modes,) each."""
        shares = [measure.by_mode[mode] for mode in self.modes]
        counts = np.array([share.count for share in shares], dtype=np.int64)
        return counts, np.array([share.base for share in shares], dtype=np.int64)

    def _of_returns(self) -> Iterator[Table]:
        empty, everyone = self._counts(self.quality.empty)
        single, _base = self._counts(self.quality.single)
        of_all = {EMPTY: TOTAL, SINGLE: TOTAL}
        axis = Axis(RETURNS, (EMPTY, SINGLE, MORE), bases=of_all, unshown=(MORE,))
        yield from self._both(axis, np.stack([empty, single, everyone - empty - single]))
        stopped = [self._counts(section.stopped)[0] for section in self.sections]
        went_on = everyone - empty - np.sum(stopped, axis=0, dtype=np.int64)
        yield from self._both(self.stopping_axis(), np.stack([*stopped, went_on, empty]))
        alike, enough = self._counts(self.quality.straight)
        if enough.any():
            yield from self._both(alike_axis(STRAIGHT), _alike(alike, enough, everyone))

    def stopping_axis(self) -> Axis:
        sections = tuple(section.code for section in self.sections)
        return Axis(
            STOPPING,
            (*sections, WENT_ON, EMPTY),
            {STOPPED: sections} if sections else {},
            {**dict.fromkeys(sections, TOTAL), **({STOPPED: TOTAL} if sections else {})},
            unshown=(WENT_ON,),
        )

    def _of_battery(self, name: str, battery: BatteryQuality) -> Iterator[Table]:
        alike, enough = self._counts(battery.alike)
        everyone = self._counts(self.quality.empty)[1]
        yield from self._both(alike_axis(name), _alike(alike, enough, everyone))
        answers = tuple(battery.by_option)
        rest = [int((enough - alike).sum()), int((everyone - enough).sum())]
        axis = Axis(
            name,
            (*answers, VARIED, FEW),
            {ALIKE: answers},
            dict.fromkeys((*answers, ALIKE), TOTAL),
            unshown=(VARIED, FEW),
        )
        yield Table((axis,), np.array([*battery.by_option.values(), *rest], dtype=np.int64))

    def _of_repeats(self) -> Iterator[Table]:
        alike, varied = self.quality.repeats.alike, self.quality.repeats.varied
        again_alike = alike.count - varied.count
        once_alike = alike.base - varied.base - again_alike
        counts = [varied.count, varied.base - varied.count, again_alike, once_alike]
        leaves = (AGAIN, ONCE, AGAIN_ALIKE, ONCE_ALIKE, FEW)
        axis = Axis(REPEATS, leaves, bases={AGAIN: TOTAL}, unshown=leaves[1:])
        yield Table((axis,), self._with_rest(counts))
        words = self.quality.repeats_with_words.alike
        axis = Axis(WITH_WORDS, (AGAIN, ONCE), bases={AGAIN: TOTAL}, unshown=(ONCE,))
        yield Table((axis,), self._with_rest([words.count]))

    def _with_rest(self, counts: Sequence[int]) -> Counts:
        return np.array([*counts, self.quality.returns - sum(counts)], dtype=np.int64)

    def _of_combination(self, name: str, chosen: Chosen) -> Table:
        """Also who has only one of the two: their counts follow from those of the questions."""
        first, second = self._answers(chosen.first), self._answers(chosen.second)
        answered = (first >= 0) & (second >= 0)
        cells = ((1, 1), (1, 0), (0, 1), (0, 0))
        counts = [int((answered & (first == a) & (second == b)).sum()) for a, b in cells]
        axis = Axis(
            name,
            (BOTH, FIRST_ONLY, SECOND_ONLY, NEITHER, SILENT),
            {"_first": (BOTH, FIRST_ONLY), "_second": (BOTH, SECOND_ONLY)},
            {BOTH: TOTAL},
            unshown=(FIRST_ONLY, SECOND_ONLY, NEITHER, SILENT),
        )
        return Table((axis,), self._with_rest(counts))

    def _answers(self, part: Part) -> Counts:
        """1 where one of the options was given, 0 where another one, -1 where none; (returns,)."""
        item = self.questionnaire.item(part.item)
        if item.kind == "several_choices":
            columns = [self._column(item.code, option) for option in part.options]
            return np.select(
                [(columns[0] > 1), np.any([column == 0 for column in columns], axis=0)], [-1, 1], 0
            ).astype(np.int64)
        variable, codes = self.coded.variable(item.code), self._column(item.code, "")
        wanted = [variable.leaves.index(option) for option in part.options]
        answers = np.select([codes >= variable.blank, np.isin(codes, wanted)], [-1, 1], 0)
        return answers.astype(np.int64)

    def _column(self, code: str, option: str) -> npt.NDArray[np.uint8]:
        column: npt.NDArray[np.uint8] = self.coded.codes[code, option]
        return column


def answer_axis(item: Item, *, is_routed: bool) -> Axis:
    """Whether a question was answered, and where that can be, with "I do not know"."""
    unsure = (UNSURE,) if unsure_codes(item) else ()
    asked = (KNOWN, *unsure, BLANK)
    whole = ASKED if is_routed else TOTAL
    shown = (KNOWN, BLANK) if item.is_text else (*unsure, BLANK)
    return Axis(
        item.code,
        (*asked, NOT_ASKED) if is_routed else asked,
        {ASKED: asked} if is_routed else {},
        dict.fromkeys(shown, whole),
        unshown=() if item.is_text else (KNOWN,),
    )


def rated_axis(item: Item, *, is_routed: bool) -> Axis:
    """The same of a question whose answers are good or bad, with those apart."""
    whole = answer_axis(item, is_routed=is_routed)
    favours = {option.favour for option in item.options}
    rated = tuple(_STATES[favour] for favour in (1, -1, 0) if favour in favours)
    derived = {name: _apart(parts, rated) for name, parts in whole.derived.items()}
    bases = {**whole.bases, **dict.fromkeys(rated, RATED)}
    return Axis(item.code, _apart(whole.leaves, rated), {RATED: rated, **derived}, bases)


def _apart(parts: Sequence[str], rated: tuple[str, ...]) -> tuple[str, ...]:
    return (*rated, *(part for part in parts if part != KNOWN))


def alike_axis(name: str) -> Axis:
    return Axis(name, (ALIKE, VARIED, FEW), bases={ALIKE: TOTAL}, unshown=(VARIED, FEW))


def _alike(alike: Counts, enough: Counts, everyone: Counts) -> Counts:
    return np.stack([alike, enough - alike, everyone - enough])
