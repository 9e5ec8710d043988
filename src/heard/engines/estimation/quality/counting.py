"""Counting by mode, and what is counted of single questions, sections and words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heard.engines.estimation.quality.coding import (
    MOST_MODES,
    NOT_ALLOWED,
    Batch,
    BoolArray,
    FloatArray,
    IntArray,
)
from heard.engines.estimation.quality.record import (
    ItemQuality,
    Measure,
    SectionQuality,
    Share,
    TextLengths,
)
from heard.engines.questionnaire import Item, Questionnaire

BANDS = (1, 10, 50, 200, 1_000)


class Tally:
    """Counts and bases by mode, of `width` things at once."""

    def __init__(self, width: int = 1) -> None:
        self.counts: FloatArray = np.zeros((MOST_MODES, width))
        self.bases: FloatArray = np.zeros((MOST_MODES, width))

    def add(self, batch: Batch, flags: BoolArray, base: BoolArray) -> None:
        """Count flags within the base: (returns, width), or (returns,) where width is 1."""
        counted = (flags & base).reshape(len(batch.mode), -1)
        self.counts += batch.in_mode @ counted.astype(np.float64)
        self.bases += batch.in_mode @ base.reshape(len(batch.mode), -1).astype(np.float64)

    def measure(self, modes: Sequence[str], place: int = 0) -> Measure:
        shares = {
            mode: Share(int(self.counts[n, place]), int(self.bases[n, place]))
            for n, mode in enumerate(modes)
        }
        counts, bases = self.counts[:, place].sum(), self.bases[:, place].sum()
        return Measure(Share(int(counts), int(bases)), dict(sorted(shares.items())))


class ItemCounts:
    """Blank, "I do not know", not asked and not allowed, question by question."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.unscored = [unscored_places(item) for item in questionnaire.items]
        width = len(questionnaire.items)
        self.blank, self.dont_know = Tally(width), Tally(width)
        self.not_asked, self.not_allowed = Tally(width), Tally(width)

    def add(self, batch: Batch) -> None:
        answers, answered = batch.answers, batch.answered
        unsure = np.zeros_like(answered)
        for place, options in enumerate(self.unscored):
            for option in options:
                unsure[:, place] |= answers[:, place] == option
        self.blank.add(batch, ~answered, batch.asked)
        self.dont_know.add(batch, unsure, answered)
        self.not_asked.add(batch, batch.values != 0, ~batch.asked)
        self.not_allowed.add(batch, answers == NOT_ALLOWED, answered)

    def items(self, modes: Sequence[str]) -> tuple[ItemQuality, ...]:
        sections = [s.code for s in self.questionnaire.sections for _ in s.items]
        return tuple(
            ItemQuality(
                code=item.code,
                section=sections[n],
                blank=self.blank.measure(modes, n),
                dont_know=self.dont_know.measure(modes, n) if self.unscored[n] else None,
                not_asked=self.not_asked.measure(modes, n),
                not_allowed=self.not_allowed.measure(modes, n),
            )
            for n, item in enumerate(self.questionnaire.items)
        )


def unscored_places(item: Item) -> tuple[int, ...]:
    """The options that say "I do not know" in a question whose other options have a favour."""
    if item.kind != "one_choice" or not item.has_favour:
        return ()
    return tuple(n for n, option in enumerate(item.options, start=1) if option.favour is None)


class ReturnCounts:
    """Returns that are empty, have one answer, or stop; and in which section they stop."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.section_of: IntArray = np.array(
            [n for n, s in enumerate(questionnaire.sections) for _ in s.items], dtype=np.int64
        )
        self.closed: BoolArray = np.array([not i.is_text for i in questionnaire.items], dtype=bool)
        self.empty, self.single, self.stopped, self.unknown = (Tally() for _ in range(4))
        self.stopped_in = Tally(len(questionnaire.sections))
        self.last_items: IntArray = np.zeros(len(questionnaire.items), dtype=np.int64)

    def add(self, batch: Batch) -> None:
        everyone = np.ones(len(batch.mode), dtype=bool)
        number = batch.answered.sum(axis=1)
        self.empty.add(batch, number == 0, everyone)
        self.single.add(batch, number == 1, everyone)
        self.unknown.add(batch, batch.unknown, everyone)
        last = np.where(batch.answered, self.section_of, -1).max(axis=1, initial=-1)
        more = np.where(batch.asked & self.closed, self.section_of, -1).max(axis=1, initial=-1)
        stopped = (last >= 0) & (last < more)
        self.stopped.add(batch, stopped, last >= 0)
        items = np.arange(len(self.last_items))
        last_item = np.where(batch.answered, items, -1).max(axis=1, initial=-1)
        self.last_items += np.bincount(last_item[stopped], minlength=len(items))
        places = np.arange(len(self.questionnaire.sections))
        asked = np.stack([batch.asked[:, self.section_of == s].any(axis=1) for s in places], axis=1)
        reached = asked & (last[:, None] >= places)
        self.stopped_in.add(batch, stopped[:, None] & (last[:, None] == places), reached)

    def sections(self, modes: Sequence[str]) -> tuple[SectionQuality, ...]:
        last = dict(zip(self.questionnaire.items_by_code, map(int, self.last_items), strict=True))
        return tuple(
            SectionQuality(
                code=section.code,
                stopped=self.stopped_in.measure(modes, n),
                last_items={i.code: last[i.code] for i in section.items if last[i.code]},
            )
            for n, section in enumerate(self.questionnaire.sections)
        )


class TextCounts:
    """How long the answers in words are."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        items = questionnaire.items
        self.places = [n for n, item in enumerate(items) if item.is_text]
        self.codes = [items[n].code for n in self.places]
        self.written = Tally(len(self.places))
        self.characters = [0] * len(self.places)
        self.longest = [0] * len(self.places)
        self.bands: IntArray = np.zeros((len(self.places), len(BANDS)), dtype=np.int64)

    def add(self, batch: Batch) -> None:
        lengths = batch.answers[:, self.places]
        self.written.add(batch, lengths > 0, batch.asked[:, self.places])
        for n, column in enumerate(lengths.T):
            written = column[column > 0]
            self.characters[n] += int(written.sum())
            self.longest[n] = max(self.longest[n], int(written.max(initial=0)))
            band = np.searchsorted(BANDS, written, side="right") - 1
            self.bands[n] += np.bincount(band, minlength=len(BANDS))

    def texts(self, modes: Sequence[str]) -> tuple[TextLengths, ...]:
        return tuple(
            TextLengths(
                code=code,
                written=self.written.measure(modes, n),
                characters=self.characters[n],
                longest=self.longest[n],
                bands=tuple(zip(BANDS, map(int, self.bands[n]), strict=True)),
            )
            for n, code in enumerate(self.codes)
        )
