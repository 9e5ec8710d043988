"""What a reader knows who keeps every release of a wave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heard.engines.disclosure.knowledge import Knowledge, knowledge_of
from heard.engines.disclosure.rule import Rule
from heard.engines.disclosure.tables import TableError, describe
from heard.engines.disclosure.union import Union

_MANY = 10_000_000  # people, in a cell of which no release says anything


def knowledge_of_all(union: Union, rule: Rule) -> Knowledge:
    """Return what all releases of a union tell together; see `together`."""
    pairs = zip(union.releases, union.systems, strict=True)
    return together(union, [knowledge_of(release, system) for release, system in pairs], rule)


def together(union: Union, known: Sequence[Knowledge], rule: Rule) -> Knowledge:
    """Return what the first releases of a union tell together, from what each tells by itself.

    Raises TableError if two of them cannot both be true of the same people.
    """
    size = len(union.system.cells)
    low, high = np.zeros(size, dtype=np.int64), np.full(size, _MANY, dtype=np.int64)
    shown, left_out = union.system.impossible.copy(), np.ones(size, dtype=np.bool_)
    least, nobody = np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.bool_)
    for mine, cells in zip(known, union.numbers, strict=False):
        low[cells], high[cells] = (
            np.maximum(low[cells], mine.low),
            np.minimum(high[cells], mine.high),
        )
        shown[cells] |= mine.shown
        left_out[cells] &= mine.left_out | mine.shown
        seen = cells[mine.shown]
        least[seen] = np.maximum(least[seen], mine.rest_least[mine.shown])
        nobody[seen] &= mine.rest_nobody[mine.shown]
    for found in union.sums:
        if found.remainder:
            number = union.system.number
            high[number[found.remainder]] = high[number[found.whole]]
    for cell in np.flatnonzero(low > high):
        raise TableError(
            f"{describe(union.system.cells[cell])}: two releases show numbers of it that cannot be "
            "of the same people; give the later one a population of its own, or an edition"
        )
    return Knowledge(union.system, rule, low, high, shown, left_out, least, nobody)
