"""Rows of results as shares. The heading says whether they are per cent: it is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from heard.engines.estimation.external.problems import Doubt, ExternalFileError, Problem, shown
from heard.engines.estimation.external.table import Table

ESTIMATE, PERCENT = "estimate", "percent"
NEEDED = ("question", "option")
KNOWN = (*NEEDED, ESTIMATE, PERCENT, "low", "high", "se", "base", "breakdown", "group")
# Symbols in place of numbers, as the Government Statistical Service and older files have them.
SYMBOLS = {"", "c", "k", "low", "u", "x", "z", "*", "-", "–", ":", "..", "~", "n/a"}
# Programs write what is nearly nothing as 1.9e-16; no share is written with another exponent.
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,40})?(e-[0-9]{1,3})?")
# Nothing is more exact than this: sums of numbers with 17 digits miss 1 by their last one.
_FINEST = Decimal("1e-9")
_BASE = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2}")

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Row:
    """One share of the file, in their words. `unit` is the last place that its number has,
    no finer than 1e-9.

    estimate, low, high, se: shares; None where a symbol, or nothing, stands.
    """

    line: int
    question: str
    option: str
    breakdown: str
    group: str
    estimate: Decimal | None
    low: Decimal | None
    high: Decimal | None
    se: Decimal | None
    base: int | None
    unit: Decimal

    @property
    def key(self) -> Key:
        return (self.question, self.option, self.breakdown, self.group)

    @property
    def sums_up(self) -> bool:
        return self.option.startswith("_")


def read_rows(table: Table, doubts: list[Doubt]) -> tuple[Row, ...]:
    """Return the shares, each once. Raises ExternalFileError with everything that is wrong."""
    whole = _whole(table)
    reader = _Reader(table, Decimal(whole))
    rows = [row for line, cells in table.rows if (row := reader.row(line, cells)) is not None]
    problems = [*reader.problems, *_twice(rows)]
    if problems:
        raise ExternalFileError(table.filename, sorted(problems, key=lambda each: each.line))
    given = [row.estimate for row in rows if row.estimate is not None]
    if whole == 100 and len(given) > 2 and max(given) <= Decimal("0.01"):
        doubts.append(Doubt(1, "no percentage is over 1: perhaps these are shares"))
    doubts.extend(
        Doubt(1, f"the column “{shown(name)}” is not read")
        for name in table.headings
        if name not in KNOWN
    )
    return tuple(rows)


def _whole(table: Table) -> int:
    """What stands for everybody: 1 or 100."""
    kinds = [name for name in (ESTIMATE, PERCENT) if name in table.headings]
    if len(kinds) == 1:
        return 1 if kinds == [ESTIMATE] else 100
    what = "there are both “estimate” and “percent”" if kinds else "there is no column of shares"
    remedy = "name one “estimate” for shares from 0 to 1, or “percent” for 0 to 100"
    raise ExternalFileError(table.filename, [Problem(1, what, remedy)])


class _Reader:
    def __init__(self, table: Table, whole: Decimal) -> None:
        self.whole = whole
        self.kind = ESTIMATE if whole == 1 else PERCENT
        self.problems: list[Problem] = []

    def row(self, line: int, cells: dict[str, str]) -> Row | None:
        before = len(self.problems)
        for name in NEEDED:
            if not cells[name]:
                self._wrong(line, f"{name} is empty", "say what the share is of")
        breakdown, group = cells.get("breakdown", ""), cells.get("group", "")
        if bool(breakdown) != bool(group):
            self._wrong(line, "only one of breakdown and group is given", "give both, or neither")
        estimate, low, high, se = (
            self._share(line, name, cells.get(name, ""))
            for name in (self.kind, "low", "high", "se")
        )
        base = self._base(line, cells.get("base", ""))
        unit = _unit(cells[self.kind]) / self.whole
        if estimate is not None:
            self._in_order(line, (low, estimate, high), unit)
        if len(self.problems) > before:
            return None
        return Row(
            line=line,
            question=cells["question"],
            option=cells["option"],
            breakdown=breakdown,
            group=group,
            estimate=estimate,
            low=low,
            high=high,
            se=se,
            base=base,
            unit=unit,
        )

    def _share(self, line: int, name: str, cell: str) -> Decimal | None:
        if cell.lower().removeprefix("[").removesuffix("]") in SYMBOLS:
            return None
        number = cell.removesuffix("%").rstrip() if self.whole == 100 else cell
        if not _NUMBER.fullmatch(number):
            remedy = "give a share from 0 to 1" if self.whole == 1 else "give per cent, 0 to 100"
            if cell.endswith("%"):
                remedy = "name the column “percent” if these are per cent"
            self._wrong(line, f"{name} is “{shown(cell)}”, which is no such number", remedy)
            return None
        share = Decimal(number) / self.whole
        if share > 1:
            remedy = "correct it"
            if self.whole == 1:
                remedy = "name the column “percent” if these are per cent"
            self._wrong(line, f"{name} is {number}, over {self.whole}", remedy)
        return share

    def _base(self, line: int, cell: str) -> int | None:
        if cell.lower().removeprefix("[").removesuffix("]") in SYMBOLS:
            return None
        if not _BASE.fullmatch(cell):
            what = f"base is “{shown(cell)}”, which is no number of people"
            self._wrong(line, what, "give how many answered, unweighted, as a whole number")
            return None
        return int(cell.replace(",", ""))

    def _in_order(self, line: int, shares: tuple[Decimal | None, ...], unit: Decimal) -> None:
        given = [share for share in shares if share is not None]
        if any(later < earlier - unit for earlier, later in pairwise(given)):
            self._wrong(line, "the share is not between low and high", "correct one of the three")

    def _wrong(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(line, what, remedy))


def _unit(cell: str) -> Decimal:
    decimals = cell.removesuffix("%").rstrip().partition(".")[2]
    return max(Decimal(1).scaleb(-len(decimals)), _FINEST)


def _twice(rows: list[Row]) -> Iterator[Problem]:
    lines: dict[Key, int] = {}
    for row in rows:
        first = lines.setdefault(row.key, row.line)
        if first != row.line:
            what = f"“{shown(row.question)}”, “{shown(row.option)}” stands on line {first} too"
            yield Problem(row.line, what, "keep one of them")
