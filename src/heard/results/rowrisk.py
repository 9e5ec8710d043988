"""How far rows stand alone: what somebody sees who knows a family and has the file.

Rows that are alike in all profile items are a group; k is the size of the smallest. Source:
L. Sweeney, "k-anonymity: a model for protecting privacy", International Journal of Uncertainty,
Fuzziness and Knowledge-Based Systems 10(5), 2002. Figures are rounded against us: shares up, k
down.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from heard.results.rowfile import Places, RowFile

SMALL_GROUP = 5
ROWS_TO = 10
BANDS = (1, 2, 5, 10, 20)
_LARGEST_KEY = 2**62


@dataclass(frozen=True)
class Risk:
    """Rounded figures on a file.

    rows: to the nearest ten. smallest: the lower end of the band of BANDS that k is in, 0 where
    there are no rows. alone, in_small_groups: per cent of rows that are alone in their group, or in
    one of fewer than five, by the profile items. alone_in_all: by every column of the file.
    """

    rows: int
    smallest: int
    alone: int
    in_small_groups: int
    alone_in_all: int


def risk_of(file: RowFile, profile: frozenset[str]) -> Risk:
    rows = len(file)
    sizes = group_sizes(file.of_items(profile), rows)
    everything = group_sizes([column.places for column in file.columns], rows)
    smallest = int(sizes.min()) if rows else 0
    return Risk(
        rows=round(rows / ROWS_TO) * ROWS_TO,
        smallest=max((band for band in BANDS if band <= smallest), default=0),
        alone=_percent_up(int((sizes == 1).sum()), rows),
        in_small_groups=_percent_up(int((sizes < SMALL_GROUP).sum()), rows),
        alone_in_all=_percent_up(int((everything == 1).sum()), rows),
    )


def group_sizes(columns: Sequence[Places], rows: int) -> npt.NDArray[np.int64]:
    """For each row, how many rows are like it in all columns, itself counted."""
    keys, kinds = np.zeros(rows, dtype=np.int64), 1
    for places in columns:
        width = int(places.max(initial=0)) + 1
        if kinds * width > _LARGEST_KEY:
            keys = _numbered(keys)
            kinds = int(keys.max(initial=0)) + 1
        keys, kinds = keys * width + places, kinds * width
    numbered = _numbered(keys)
    return np.bincount(numbered)[numbered] if rows else numbered


def _numbered(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.unique(keys, return_inverse=True)[1].astype(np.int64)


def _percent_up(count: int, rows: int) -> int:
    return math.ceil(100 * count / rows) if rows else 0
