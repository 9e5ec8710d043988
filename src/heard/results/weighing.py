"""Weighted shares, intervals and what follows from them, for figures that may be seen.

Weights, standard errors and design effects never leave here: only whole per cent do, and only
beside a count that disclosure control shows together with its base.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from math import ceil, floor, isnan

import numpy as np

from heard.engines.estimation import (
    Association,
    Comparison,
    Estimates,
    Study,
    benjamini_hochberg,
    compare_groups,
    tipping_point,
)
from heard.engines.estimation.comparisons import REST
from heard.results.findings import (
    Contrast,
    Figure,
    GoesWith,
    Question,
    Ranked,
    Strength,
    Tipping,
)

THRESHOLD = 50  # per cent: "more than half"
CLEAR = 0.05
# Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, section 3.2: 0.5 is large,
# 0.3 medium. No word stands for a narrower band than BAND.
STRENGTHS: tuple[tuple[float, Strength], ...] = ((0.5, "strongly"), (0.3, "clearly"))
BAND = 0.2


class Weigher:
    """Looks up what a study says of one figure. `items` are the margins, which it leaves alone."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.margins = {target.item for target in study.weights.targets}
        self._known: dict[str, Estimates] = {}

    @property
    def is_weighted(self) -> bool:
        return bool(self.margins)

    def figure(self, figure: Figure, item: str, option: str, group: Mapping[str, str]) -> Figure:
        """Add the weighted share and the interval to a figure whose share is shown."""
        if figure.percent is None or figure.count is None or item in self.margins:
            return figure
        by, code = next(iter(group.items()), ("", ""))
        try:
            found = self._estimates(by).at(item, option, code)
        except KeyError:  # who left it blank, or wrote something: that is counted, not estimated
            return figure
        if isnan(found.estimate):
            return figure
        weighted = round(100 * found.estimate) if self.is_weighted else None
        if found.low is None or found.high is None:
            return Figure(figure.count, figure.percent, weighted)
        # Outwards, so that no interval is told narrower than it is.
        low, high = floor(100 * found.low), ceil(100 * found.high)
        return Figure(figure.count, figure.percent, weighted, low, high)

    def _estimates(self, by: str) -> Estimates:
        if by not in self._known:
            self._known[by] = self.study.estimates(by)
        return self._known[by]

    def contrasts(self, by: str, among: Collection[str]) -> dict[tuple[str, str], Contrast]:
        """Question and group -> the group beside everybody else, by their good answers.

        among: the questions that are shown by it; chance is allowed for over all of them together.
        """
        study = self.study
        shown = study.headlines.only(each for each in study.headlines.all if each.question in among)
        if not shown.all:
            return {}
        compared = compare_groups(study.tabulation, study.weights, shown, by)
        rows = [each for each in compared if each.group_b == REST]
        adjusted = benjamini_hochberg(np.array([each.p for each in rows]))
        return {
            (each.measure.question, each.group_a): _contrast(each, p < CLEAR)
            for each, p in zip(rows, adjusted.tolist(), strict=True)
        }

    def ranks(self, questions: Iterable[str]) -> tuple[Ranked, ...]:
        """Rank questions by their good answers, each with the ranks that it may have."""
        ranked = self.study.ranks(frozenset(questions))
        return tuple(Ranked(each.question, each.first, each.last) for each in ranked)

    def goes_with(self, outcome: str, among: Collection[str], protection: int) -> GoesWith:
        """Say in words how far good answers to some questions go together with another answer.

        Never as a number: a correlation with its base would give the count of both away. A word is
        told only where it leaves at least `protection` people open. Raises KeyError for another
        outcome than a rated question or a scale.
        """
        found = self.study.associations(outcome)
        told = (
            (each.question, strength)
            for each in found
            if each.question in among and each.leeway * BAND >= protection
            for strength in strengths(each)
        )
        return GoesWith(outcome, tuple(told))


def strengths(found: Association) -> Iterator[Strength]:
    """The word for an association that chance alone would not make; nothing for any other."""
    if found.low > 0:
        words = (word for above, word in STRENGTHS if found.correlation >= above)
        yield from islice(words, 1)


def _contrast(row: Comparison, is_clear: bool) -> Contrast:
    return Contrast(
        row.group_a,
        round(100 * row.difference),
        floor(100 * row.low),
        ceil(100 * row.high),
        bool(is_clear),
    )


def tipping_of(question: Question, replies: int | None, asked: int | None) -> Tipping | None:
    """What would turn "more than half" round, from the numbers that everybody can see."""
    positive = question.everybody.positive
    if positive is None or positive.share is None or not replies or not asked:
        return None
    share, responded = positive.share / 100, min(replies / asked, 1)
    point = tipping_point(share, responded, THRESHOLD / 100)
    silent = None if point.silent is None else round(100 * point.silent)
    return Tipping(question.code, point.claim, THRESHOLD, silent)
