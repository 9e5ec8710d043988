"""Questions that share their options, one under the other: who answers them all alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heard.engines.estimation.quality.coding import Batch, BoolArray, IntArray
from heard.engines.estimation.quality.counting import Tally
from heard.engines.estimation.quality.record import (
    BatteryQuality,
    Measure,
    Share,
    StraightEffect,
)
from heard.engines.questionnaire import Item, Questionnaire

FEWEST = 5


@dataclass(frozen=True)
class Battery:
    """Where its questions stand among all, and what their answers are called."""

    section: str
    options: str
    items: tuple[str, ...]
    places: tuple[int, ...]
    answers: tuple[str, ...]


def batteries_of(questionnaire: Questionnaire) -> tuple[Battery, ...]:
    """Return the sets of five questions or more with one list of options, or one scale."""
    found: dict[tuple[str, str], list[int]] = {}
    numbered = enumerate((s.code, item) for s in questionnaire.sections for item in s.items)
    for place, (section, item) in numbered:
        if shared := _shared(item):
            found.setdefault((section, shared), []).append(place)
    items = questionnaire.items
    return tuple(
        Battery(
            section,
            shared,
            tuple(items[place].code for place in places),
            tuple(places),
            _answers(items[places[0]]),
        )
        for (section, shared), places in found.items()
        if len(places) >= FEWEST
    )


def _shared(item: Item) -> str:
    if item.kind == "scale":
        return f"{item.minimum} to {item.maximum}"
    return item.option_list if item.kind == "one_choice" else ""


def _answers(item: Item) -> tuple[str, ...]:
    if item.kind == "scale" and item.minimum is not None and item.maximum is not None:
        return tuple(str(n) for n in range(int(item.minimum), int(item.maximum) + 1))
    return item.option_codes


class BatteryCounts:
    """Counts of one battery; `add` tells who has answers enough, and who of them is straight."""

    def __init__(self, battery: Battery, questionnaire: Questionnaire) -> None:
        self.battery = battery
        self.alike = Tally()
        self.by_answer: IntArray = np.zeros(len(battery.answers) + 1, dtype=np.int64)
        self.runs: IntArray = np.zeros(len(battery.places) + 1, dtype=np.int64)
        item = questionnaire.items[battery.places[0]]
        self.positive = [n for n, o in enumerate(item.options, 1) if o.favour == 1]
        self.scored = [n for n, o in enumerate(item.options, 1) if o.favour is not None]
        # Rows: positive and base of all, positive and base of those who are not straight.
        self.effects: IntArray = np.zeros((4, len(battery.places)), dtype=np.int64)

    def add(self, batch: Batch) -> tuple[BoolArray, BoolArray]:
        """Return (answered enough, of these answered all alike), (returns,) each."""
        answers = np.maximum(batch.answers[:, self.battery.places], 0)
        enough = np.count_nonzero(answers, axis=1) >= FEWEST
        most = answers.max(axis=1, initial=0)
        straight = enough & ((answers == most[:, None]) | (answers == 0)).all(axis=1)
        self.alike.add(batch, straight, enough)
        self.by_answer += np.bincount(most[straight], minlength=len(self.by_answer))
        self.runs += np.bincount(_longest_run(answers[enough]), minlength=len(self.runs))
        self._add_effects(answers, straight)
        return enough, straight

    def _add_effects(self, answers: IntArray, straight: BoolArray) -> None:
        positive, scored = np.isin(answers, self.positive), np.isin(answers, self.scored)
        varied = ~straight[:, None]
        for row, flags in enumerate((positive, scored, positive & varied, scored & varied)):
            self.effects[row] += flags.sum(axis=0)

    def quality(self, modes: Sequence[str]) -> BatteryQuality:
        return BatteryQuality(
            section=self.battery.section,
            options=self.battery.options,
            items=self.battery.items,
            alike=self.alike.measure(modes),
            by_option=dict(zip(self.battery.answers, map(int, self.by_answer[1:]), strict=True)),
            longest_runs={n: int(count) for n, count in enumerate(self.runs) if count},
        )

    def straight_effects(self) -> tuple[StraightEffect, ...]:
        if not self.scored:
            return ()
        return tuple(
            StraightEffect(code, Share(int(p), int(n)), Share(int(without), int(left)))
            for code, (p, n, without, left) in zip(self.battery.items, self.effects.T, strict=True)
        )


def _longest_run(answers: IntArray) -> IntArray:
    """The most equal answers one after the other, (returns,); blank ones are passed over."""
    previous = np.zeros(len(answers), dtype=np.int64)
    run, longest = previous.copy(), previous.copy()
    for column in answers.T:
        given = column > 0
        run = np.where(given, np.where(column == previous, run + 1, 1), run)
        previous = np.where(given, column, previous)
        longest = np.maximum(longest, run)
    return longest


class StraightCounts:
    """All batteries together."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.batteries = [BatteryCounts(b, questionnaire) for b in batteries_of(questionnaire)]
        self.throughout = Tally()

    def add(self, batch: Batch) -> BoolArray:
        """Return who answered every battery alike that they answered enough of, (returns,)."""
        some = np.zeros(len(batch.mode), dtype=bool)
        always = np.ones(len(batch.mode), dtype=bool)
        for battery in self.batteries:
            enough, straight = battery.add(batch)
            some |= enough
            always &= straight | ~enough
        self.throughout.add(batch, always, some)
        return some & always

    def measure(self, modes: Sequence[str]) -> Measure:
        return self.throughout.measure(modes)
