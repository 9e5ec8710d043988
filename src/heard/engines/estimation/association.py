"""Which items go together with overall experience. Association is not cause."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from heard.engines.estimation.comparisons import SMALLEST_COMPARED
from heard.engines.estimation.measures import LEVEL, Measures
from heard.engines.estimation.pairs import PairSums

_Z = 1.959963984540054


@dataclass(frozen=True)
class Association:
    """Weighted correlation (Pearson) of good answers to an item with another, of all with a view.

    Between -1 and 1; low, high: 95 % by Fisher's z. base: people, after the design effect of
    their weights (Kish). leeway: people by which the count of those who gave both answers may
    differ where the correlation differs by 1; on a scale, people who go from one end to the other.
    """

    question: str
    correlation: float
    low: float
    high: float
    base: float
    leeway: float


def associations(measures: Measures, pairs: PairSums, overall: str) -> tuple[Association, ...]:
    """Correlate every share with good answers to the item `overall`, strongest first.

    Of a scale, `levels` stand among the measures, and how high people are on it is correlated.
    Left out: itself, pairs that fewer than 30 people answered, and items without any difference.
    Raises KeyError if there is no such item, ValueError for a measure that is a mean.
    """
    if not all(measure.is_share for measure in measures.all):
        raise ValueError("a mean is among the measures; give shares only")
    names = [measure.question for measure in measures.all]
    if overall not in names:
        raise KeyError(overall)
    whole = names.index(overall)
    # The square of 0 and 1 is the same again.
    square = whole + 1 if measures.all[whole].option == LEVEL else whole
    others = [k for k, name in enumerate(names) if name != overall]
    found = [_with(names[k], k, (whole, square), pairs) for k in others]
    return tuple(sorted(filter(None, found), key=lambda each: -abs(each.correlation)))


def _with(question: str, item: int, of: tuple[int, int], pairs: PairSums) -> Association | None:
    whole, square = of
    size = len(pairs.once) // 2
    both = pairs.once[size + item, size + whole]
    squares = pairs.twice[size + item, size + whole]
    base = both**2 / squares if squares else 0.0
    if base < SMALLEST_COMPARED:
        return None
    x = pairs.once[item, size + whole] / both
    y = pairs.once[whole, size + item] / both
    spread = x * (1 - x) * (pairs.once[square, size + item] / both - y**2)
    if spread <= 0:
        return None
    r = float(np.clip((pairs.once[item, whole] / both - x * y) / np.sqrt(spread), -1, 1))
    # Fisher (1921): z = atanh r, standard error 1 / sqrt(n - 3).
    middle, reach = np.arctanh(np.clip(r, -0.999999, 0.999999)), _Z / np.sqrt(base - 3)
    low, high = float(np.tanh(middle - reach)), float(np.tanh(middle + reach))
    return Association(question, r, low, high, float(base), float(base * np.sqrt(spread)))
