"""Weighted shares, intervals and what follows from them, for figures that may be seen.

Weights, standard errors and design effects never leave here: only whole per cent do, and only
beside a count that disclosure control shows together with its base.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import ceil, floor

import numpy as np

from heard.engines.estimation import (
    POSITIVE,
    Comparison,
    Estimates,
    Study,
    benjamini_hochberg,
    rank_sets,
    tipping_point,
)
from heard.engines.estimation.comparisons import REST
from heard.engines.estimation.pairs import covariance
from heard.results.findings import Contrast, Figure, Question, Ranked, Tipping

THRESHOLD = 50  # per cent: "more than half"
CLEAR = 0.05


class Weigher:
    """Looks up what a study says of one figure. `items` are the margins, which it leaves alone."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.margins = {target.item for target in study.weights.targets}
        self._tables: dict[str, _Table] = {}

    @property
    def is_weighted(self) -> bool:
        return bool(self.margins)

    def figure(self, figure: Figure, item: str, option: str, group: Mapping[str, str]) -> Figure:
        """Add the weighted share and the interval to a figure whose share is shown."""
        if figure.percent is None or figure.count is None or item in self.margins:
            return figure
        by, code = next(iter(group.items()), ("", ""))
        found = self._table(by).look(item, option, code)
        if found is None:
            return figure
        share, low, high = found
        weighted = round(100 * share) if self.is_weighted else None
        if low is None or high is None:
            return Figure(figure.count, figure.percent, weighted)
        # Outwards, so that no interval is told narrower than it is.
        return Figure(figure.count, figure.percent, weighted, floor(100 * low), ceil(100 * high))

    def _table(self, by: str) -> _Table:
        if by not in self._tables:
            self._tables[by] = _Table(self.study.estimates(by))
        return self._tables[by]

    def contrasts(self, by: str) -> dict[tuple[str, str], Contrast]:
        """Question and group -> the group beside everybody else, by their good answers."""
        rows = [
            each
            for each in self.study.comparisons(by)
            if each.measure.option == POSITIVE and each.group_b == REST
        ]
        adjusted = benjamini_hochberg(np.array([each.p for each in rows]))
        return {
            (each.measure.question, each.group_a): _contrast(each, p < CLEAR)
            for each, p in zip(rows, adjusted.tolist(), strict=True)
        }

    def ranks(self, questions: Iterable[str]) -> tuple[Ranked, ...]:
        """Rank questions by their good answers, each with the ranks that it may have."""
        wanted = set(questions)
        study, found = self.study, self._covariance
        share = np.array(
            [
                value if measure.question in wanted else np.nan
                for measure, value in zip(study.headlines.all, found[0].tolist(), strict=True)
            ]
        )
        ranked = rank_sets(study.headlines, share, found[1])
        return tuple(Ranked(each.question, each.first, each.last) for each in ranked)

    @cached_property
    def _covariance(self) -> tuple[np.ndarray, np.ndarray]:
        study = self.study
        return covariance(study.tabulation, study.weights, study.headlines, study.pairs)


class _Table:
    """Estimates by question, option and group."""

    def __init__(self, estimates: Estimates) -> None:
        self.estimates = estimates
        self._columns = {
            (measure.question, measure.option): place
            for place, measure in enumerate(estimates.measures.all)
        }
        self._rows = {group: place for place, group in enumerate(estimates.groups)}

    def look(
        self, item: str, option: str, group: str
    ) -> tuple[float, float | None, float | None] | None:
        """Return share, low and high; None where there is no such number."""
        column, row = self._columns.get((item, option)), self._rows.get(group)
        if column is None or row is None:
            return None
        share, low, high = (
            float(array[row, column])
            for array in (self.estimates.estimate, self.estimates.low, self.estimates.high)
        )
        if np.isnan(share):
            return None
        return share, *((None, None) if np.isnan(low) or np.isnan(high) else (low, high))


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
