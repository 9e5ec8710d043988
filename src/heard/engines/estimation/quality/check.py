"""One pass over the returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from heard.engines.estimation.quality.batteries import StraightCounts
from heard.engines.estimation.quality.coding import (
    Batch,
    Coder,
    Returned,
    tick_bit,
)
from heard.engines.estimation.quality.combinations import Combination
from heard.engines.estimation.quality.counting import (
    ItemCounts,
    ReturnCounts,
    Tally,
    TextCounts,
)
from heard.engines.estimation.quality.record import Found, Quality
from heard.engines.estimation.quality.repeats import RepeatCounts
from heard.engines.questionnaire import Questionnaire


def check_quality(
    questionnaire: Questionnaire,
    returns: Iterable[Returned],
    combinations: Sequence[Combination] = (),
) -> Quality:
    """Find out how good returns are: (mode, answers in canonical form) each, in one pass.

    No return is kept: some thousand at a time are in memory, and 18 bytes of each for
    `Repeats`. With no returns every base is 0. Raises CombinationError before the first return
    is read, TooManyModesError at the 21st mode.
    """
    found = [_CombinationCounts(each, questionnaire) for each in combinations]
    coder = Coder(questionnaire)
    items, whole = ItemCounts(questionnaire), ReturnCounts(questionnaire)
    straight, texts = StraightCounts(questionnaire), TextCounts(questionnaire)
    repeats, everyone = RepeatCounts(questionnaire), Tally()
    for batch in coder.batches(returns):
        all_of_them = np.ones(len(batch.mode), dtype=bool)
        everyone.add(batch, all_of_them, all_of_them)
        items.add(batch)
        whole.add(batch)
        texts.add(batch)
        repeats.add(batch, straight.add(batch))
        for each in found:
            each.add(batch)
    modes = list(coder.modes)
    return Quality(
        modes={mode: share.count for mode, share in everyone.measure(modes).by_mode.items()},
        empty=whole.empty.measure(modes),
        single=whole.single.measure(modes),
        stopped=whole.stopped.measure(modes),
        unknown=whole.unknown.measure(modes),
        items=items.items(modes),
        sections=whole.sections(modes),
        batteries=tuple(battery.quality(modes) for battery in straight.batteries),
        straight=straight.measure(modes),
        effects=tuple(e for battery in straight.batteries for e in battery.straight_effects()),
        repeats=repeats.chosen.repeats(),
        repeats_with_words=repeats.with_words.repeats(),
        combinations=tuple(each.found(modes) for each in found),
        texts=texts.texts(modes),
    )


@dataclass(frozen=True)
class _Wanted:
    """Options of a question: their places where one is chosen, or their bits among ticks."""

    places: tuple[int, ...]
    bits: int


class _CombinationCounts:
    def __init__(self, combination: Combination, questionnaire: Questionnaire) -> None:
        combination.check(questionnaire)
        self.combination = combination
        self.tally = Tally()
        codes = [item.code for item in questionnaire.items]
        self.parts = [
            (codes.index(code), self._wanted(questionnaire, code, options))
            for code, options in combination.answers.items()
        ]

    @staticmethod
    def _wanted(questionnaire: Questionnaire, code: str, options: Sequence[str]) -> _Wanted:
        item = questionnaire.item(code)
        places = [item.option_codes.index(option) + 1 for option in options]
        if item.kind == "one_choice":
            return _Wanted(tuple(places), 0)
        return _Wanted((), sum(map(tick_bit, places)))

    def add(self, batch: Batch) -> None:
        base = np.ones(len(batch.mode), dtype=bool)
        flags = base.copy()
        for place, wanted in self.parts:
            column = batch.answers[:, place]
            base &= column > 0
            flags &= np.isin(column, wanted.places) | ((column > 0) & (column & wanted.bits > 0))
        self.tally.add(batch, flags, base)

    def found(self, modes: Sequence[str]) -> Found:
        return Found(self.combination, self.tally.measure(modes))
