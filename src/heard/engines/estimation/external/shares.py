"""Arithmetic on shares of theirs: put together, taken out of another base, marked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heard.engines.estimation.external.rows import Row
from heard.engines.estimation.external.wave import SMALLEST_BASE, ExternalShare, Mark

_ORDER = list(Mark)


@dataclass(frozen=True)
class Part:
    """Rows of one question and group that are shares of one base."""

    rows: tuple[Row, ...]

    @property
    def total(self) -> Decimal:
        return sum((row.estimate for row in self.rows if row.estimate is not None), Decimal(0))

    @property
    def rounding(self) -> Decimal:
        """The most by which rounded shares can miss their sum: half a unit each."""
        return sum((row.unit for row in self.rows), Decimal(0)) / 2

    @property
    def is_whole(self) -> bool:
        hidden = any(row.estimate is None for row in self.rows)
        return not hidden and self.total >= 1 - self.rounding

    @property
    def is_too_much(self) -> bool:
        return self.total > 1 + self.rounding


def together(rows: Iterable[Row], of: Callable[[Row], Hashable]) -> list[list[Row]]:
    """Return the rows by what they share, in the order in which it came first."""
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return list(found.values())


def share_of(rows: Sequence[Row], item: str, option: str, place: tuple[str, str]) -> ExternalShare:
    """Return the share that the rows make together; several of them have no interval."""
    given = [row.estimate for row in rows if row.estimate is not None]
    total = min(sum(given, Decimal(0)), Decimal(1)) if len(given) == len(rows) else None
    alone = rows[0] if len(rows) == 1 else None
    return ExternalShare(
        item=item,
        option=option,
        breakdown=place[0],
        group=place[1],
        estimate=_float(total),
        low=_float(alone.low) if alone else None,
        high=_float(alone.high) if alone else None,
        se=_float(alone.se) if alone else None,
        base=_only({row.base for row in rows}),
        marks=() if alone else (Mark.SUMMED,),
        theirs=tuple((row.question, row.option) for row in rows),
        lines=tuple(row.line for row in rows),
    )


def net(name: str, parts: Sequence[ExternalShare]) -> ExternalShare:
    """Return `_positive` or `_negative`, put together from every option of that favour."""
    given = [part.estimate for part in parts if part.estimate is not None]
    marks = {mark for part in parts for mark in part.marks}
    whole = replace(
        parts[0],
        option=name,
        estimate=min(sum(given), 1.0) if len(given) == len(parts) else None,
        base=_only({part.base for part in parts}),
        theirs=tuple(pair for part in parts for pair in part.theirs),
        lines=tuple(line for part in parts for line in part.lines),
    )
    if len(parts) == 1:
        return whole
    whole = replace(whole, low=None, high=None, se=None)
    return finished(with_marks(whole, {*marks, Mark.SUMMED}))


def out_of(share: ExternalShare, left: Decimal) -> ExternalShare:
    """Return the share among the part `left` of its base; an interval does not follow."""
    if share.estimate is None or left <= 0:
        return replace(with_marks(share, {*share.marks, Mark.REBASED}), estimate=None)
    among = min(share.estimate / float(left), 1.0)
    base = None if share.base is None else round(share.base * left)
    moved = replace(share, estimate=among, low=None, high=None, se=None, base=base)
    return with_marks(moved, {*share.marks, Mark.REBASED})


def finished(share: ExternalShare) -> ExternalShare:
    """Return the share with the marks that follow from its own numbers."""
    marks = set(share.marks)
    if share.estimate is None:
        marks.add(Mark.NOT_SHOWN)
    if share.base is None:
        marks.add(Mark.NO_BASE)
    elif share.base < SMALLEST_BASE:
        marks.add(Mark.SMALL_BASE)
    if share.se is None and (share.low is None or share.high is None):
        marks.add(Mark.NO_INTERVAL)
    return with_marks(share, marks)


def with_marks(share: ExternalShare, marks: Iterable[Mark]) -> ExternalShare:
    return replace(share, marks=tuple(sorted(marks, key=_ORDER.index)))


def _float(share: Decimal | None) -> float | None:
    return None if share is None else float(share)


def _only(bases: set[int | None]) -> int | None:
    return bases.pop() if len(bases) == 1 else None
