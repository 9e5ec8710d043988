"""Rows of a file, one at a time: whose they are, who is counted, and what stands in the cells."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heard.engines.officialstats.areas import AreaReader, Asked
from heard.engines.officialstats.breakdowns import of_row, of_topic
from heard.engines.officialstats.columns import Column, Role
from heard.engines.officialstats.periods import Period, read_period
from heard.engines.officialstats.problems import (
    MOST_LISTED,
    Doubts,
    Problem,
    StatsFileError,
    printable,
)
from heard.engines.officialstats.record import Area, Figure
from heard.engines.officialstats.values import Symbol, read_value

MOST_ROWS = 5_000_000
LONGEST_TOPIC, LONGEST_BREAKDOWN = 100, 200


@dataclass(frozen=True)
class _Cells:
    """Where things stand in a row."""

    period: int
    kind: int
    filters: tuple[tuple[int, str], ...]
    topic: int | None
    breakdown: int | None
    indicators: tuple[tuple[int, Column], ...]


def _cells(columns: Sequence[Column], filename: str) -> _Cells:
    at = {column.name: number for number, column in enumerate(columns)}
    numbered = tuple(enumerate(columns))
    indicators = tuple((n, each) for n, each in numbered if each.role is Role.INDICATOR)
    if not indicators:
        problem = Problem(1, "no column holds numbers", "choose a file with figures")
        raise StatsFileError(filename, [problem])
    return _Cells(
        period=at["time_period"],
        kind=at["time_identifier"],
        filters=tuple((n, each.name) for n, each in numbered if _is_filter(each)),
        topic=at.get("breakdown_topic"),
        breakdown=at.get("breakdown"),
        indicators=indicators,
    )


def _is_filter(column: Column) -> bool:
    return column.role is Role.FILTER and column.name not in {"breakdown_topic", "breakdown"}


class RowReader:
    """Goes through the rows once; `figures` are those of the areas that are asked for."""

    def __init__(
        self, columns: Sequence[Column], filename: str, doubts: Doubts, of: Collection[str] | None
    ) -> None:
        self.filename, self.doubts, self.width = filename, doubts, len(columns)
        self.cells = _cells(columns, filename)
        self._areas = AreaReader(columns, doubts)
        self._asked = Asked(of)
        self.periods: set[Period] = set()
        self.figures: list[Figure] = []
        self.rows = 0
        self._problems: list[Problem] = []
        self._periods: dict[tuple[str, str], Period | None] = {}

    def read(self, rows: Iterable[tuple[int, list[str]]]) -> None:
        """Raises StatsFileError with every row that does not fit its columns."""
        for line, row in rows:
            self.rows += 1
            if len(row) != self.width or self.rows > MOST_ROWS:
                self._refuse(line, row)
                continue
            area = self._areas.read(line, row)
            period = self._period(line, row)
            if area and period and self._asked.may_be(area):
                self._read_row(line, row, area, period)
        if self._problems:
            raise StatsFileError(self.filename, self._problems)
        if self.rows == 0:
            problem = Problem(1, "there is no row below the column names", "choose another file")
            raise StatsFileError(self.filename, [problem])
        if not self.areas:
            words = "no row is about England, a region or a local authority"
            raise StatsFileError(self.filename, [Problem(0, words, "choose another file")])
        codes = self._asked.with_their_regions(self.areas)
        if codes is not None:
            self.figures = [each for each in self.figures if each.area.code in codes]

    @property
    def areas(self) -> tuple[Area, ...]:
        return tuple(self._areas.found.values())

    def _refuse(self, line: int, row: Sequence[str]) -> None:
        if self.rows > MOST_ROWS:
            problem = Problem(line, f"there are more than {MOST_ROWS:,} rows", "divide the file")
            raise StatsFileError(self.filename, [problem])
        words = f"the row has {len(row)} cells, and there are {self.width} columns"
        self._problems.append(Problem(line, words, "use the file as it was downloaded"))
        if len(self._problems) >= MOST_LISTED:
            raise StatsFileError(self.filename, self._problems)

    def _period(self, line: int, row: Sequence[str]) -> Period | None:
        written = (row[self.cells.period], row[self.cells.kind])
        if written not in self._periods:
            self._periods[written] = read_period(*written)
        period = self._periods[written]
        if period is None:
            words = f"“{printable(' '.join(written))}” is no period that we know: row left out"
            self.doubts.add(line, "time_period", words)
        else:
            self.periods.add(period)
        return period

    def _read_row(self, line: int, row: Sequence[str], area: Area, period: Period) -> None:
        topic, breakdown = self._who(row)
        if len(topic) > LONGEST_TOPIC or len(breakdown) > LONGEST_BREAKDOWN:
            words = f"“{printable(breakdown)}...” is too long to be a group: row left out"
            self.doubts.add(line, "breakdown", words)
            return
        for number, column in self.cells.indicators:
            read = read_value(row[number])
            if read is None:
                self._doubt_cell(line, column, row[number])
                continue
            value = read if isinstance(read, Decimal) else None
            symbol = read if isinstance(read, Symbol) else None
            self.figures.append(
                Figure(period, area, topic, breakdown, column.name, value, symbol, line)
            )

    def _doubt_cell(self, line: int, column: Column, cell: str) -> None:
        if not cell.strip():
            self.doubts.add(line, column.written, "an empty cell: left out")
            return
        words = f"“{printable(cell)}” is neither a number nor a sign that we know: left out"
        self.doubts.add(line, column.written, words)

    def _who(self, row: Sequence[str]) -> tuple[str, str]:
        filters = [(name, row[number]) for number, name in self.cells.filters]
        if self.cells.breakdown is None:
            return of_row(filters)
        topic = row[self.cells.topic] if self.cells.topic is not None else ""
        first = of_topic(topic, row[self.cells.breakdown])
        others = of_row(filters)
        if others == of_row([]):
            return first
        return f"{first[0]} / {others[0]}", f"{first[1]} / {others[1]}"
