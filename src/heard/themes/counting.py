"""Counts by theme that may be shown: small ones hidden, so that nobody works them out."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from heard.engines.disclosure import (
    TOTAL,
    Axis,
    Published,
    Release,
    Rule,
    Table,
    cell_of,
    option_axis,
    protect,
)

SMALL_NUMBERS = Rule()  # as for findings: the defaults
_THEME, _REMARK, _ONE = "theme", "remark", "remark"


@dataclass(frozen=True)
class ProtectedCounts:
    """What may be shown of one set of remarks. The counts are of remarks, not of people.

    `total` and each count in `by_theme` are rounded as `published.rule` says; None where a number
    may not be shown. `published` is all that a reader gets; the attacker opens none of it.
    """

    total: int | None
    by_theme: Mapping[UUID, int | None]
    published: Published

    @property
    def is_anything_shown(self) -> bool:
        return any(count is not None for count in self.by_theme.values())


def protected_counts(
    rows: Sequence[Collection[UUID]], themes: Sequence[UUID], rule: Rule = SMALL_NUMBERS
) -> ProtectedCounts:
    """Count remarks by theme. A row is one remark: the keys of the themes that it was sorted under.

    A theme's count does not hold those of the themes below it. Rows that are shown in two sets (a
    session, then all sessions of a summer) could be worked out from the two: show one of them, or
    sets that have no remark in common.
    """
    keys = list(dict.fromkeys(themes))
    counts = Counter(key for row in rows for key in set(row))
    tables = [_table(key, counts[key], len(rows)) for key in keys]
    protected = protect(Release((_everything(len(rows)), *tables)), rule)
    if protected.report is None or protected.report.opened:  # pragma: no cover - `protect` ends so
        raise ValueError("counts that the attacker opens are never shown")
    published = protected.published
    return ProtectedCounts(
        total=published.shown(cell_of({_REMARK: TOTAL})),
        by_theme={key: published.shown(cell_of({_THEME: str(key)})) for key in keys},
        published=published,
    )


def _everything(count: int) -> Table:
    """All remarks: there is a total even where there is no theme."""
    return Table((Axis(_REMARK, (_ONE,), bases={_ONE: TOTAL}),), np.array([count]))


def _table(key: UUID, count: int, total: int) -> Table:
    """Under this theme, and not under it: whoever knows both numbers knows the other."""
    axis = option_axis(_THEME, str(key), may_be_blank=False)
    return Table((axis,), np.array([count, total - count], dtype=np.int64))
