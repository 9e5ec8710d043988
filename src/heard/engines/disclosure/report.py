"""What an attacker found out."""

from __future__ import annotations

from dataclasses import dataclass

from heard.engines.disclosure.tables import Cell, describe


@dataclass(frozen=True)
class Opening:
    """A count that can be placed too closely, and the published numbers that do it.

    cell: the hidden cell; with a `base`, what is opened is the rest: base minus cell.
    low, high: the smallest and largest value that fit.
    used: the published cells of the sum, with the numbers shown. sources: the release that shows
    each, where there are several. is_difference: the sum is the first number less the others.
    """

    cell: Cell
    base: Cell | None
    low: int
    high: int
    used: tuple[tuple[Cell, int], ...]
    sources: tuple[str, ...] = ()
    is_difference: bool = False

    def __str__(self) -> str:
        what = describe(self.cell)
        if self.base is not None:
            what = f"{describe(self.base)} less {what}"
        if self.sources:
            return f"{what} can be worked out as {self._values()}: {self._sum()}"
        sums = "; ".join(f"{describe(cell)} {shown}" for cell, shown in self.used)
        found = f"{what}: between {self.low} and {self.high}"
        return f"{found}, from {sums}" if sums else found

    def _values(self) -> str:
        return f"{self.low} to {self.high}" if self.low < self.high else str(self.low)

    def _sum(self) -> str:
        terms = list(zip(self.used, self.sources, strict=True))
        if self.is_difference:
            return " less ".join(f"{shown} ({source})" for (_, shown), source in terms)
        return "; ".join(f"{describe(cell)} {shown} ({source})" for (cell, shown), source in terms)


@dataclass(frozen=True)
class Range:
    """The smallest and largest count of a hidden cell that fit what was published.

    is_exact: linear programmes found both ends, and no count outside them fits. Otherwise both
    ends are counts that fit, and there may be others beyond; enough to show it protected.
    """

    cell: Cell
    low: int
    high: int
    is_exact: bool


@dataclass(frozen=True)
class AttackReport:
    """What the attacker found. A release may be published only if `opened` is empty.

    opened: counts (or rests of a base) that can be placed too closely, each with a sum that
    does it. ranges: one for each hidden cell.
    """

    opened: tuple[Opening, ...]
    ranges: tuple[Range, ...]
