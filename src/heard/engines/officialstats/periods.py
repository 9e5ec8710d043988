"""Time periods: what `time_period` with `time_identifier` means.

Source: DfE analysts' guide, "Open data standards", section "Time and geography": six digits are
two years that follow each other ("202425"), four digits one year ("2024"); the identifier says
which kind of year, which term or which month.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
# Last day and month of each kind of period, and whether it lies in the second of two years.
_ENDS = {
    "academic year": (8, 31),
    "autumn term": (12, 31),
    "spring term": (4, 30),
    "autumn and spring term": (4, 30),
    "summer term": (8, 31),
    "calendar year": (12, 31),
    "financial year": (3, 31),
    "tax year": (4, 5),
    "reporting year": (12, 31),
}


@dataclass(frozen=True, order=True)
class Period:
    """`code` is as it stands in files: "202425", "2024"."""

    code: str
    kind: str

    @property
    def words(self) -> str:
        """“Academic year 2024/25”, “Calendar year 2024”, “January 2025”."""
        return f"{self.kind} {self._years}"

    @property
    def last_day(self) -> date:
        """The day on which it is over."""
        kind = self.kind.lower()
        year = int(self.code[:4])
        if kind in _MONTHS:
            return _end_of_month(self._year_of_month(_MONTHS.index(kind) + 1), kind)
        month, day = next((end for start, end in _ENDS.items() if kind.startswith(start)), (12, 31))
        is_second_year = len(self.code) == 6 and kind != "autumn term"
        return date(year + is_second_year, month, day)

    @property
    def _years(self) -> str:
        if len(self.code) == 4:
            return self.code
        if self.kind.lower() in _MONTHS:
            return str(self._year_of_month(_MONTHS.index(self.kind.lower()) + 1))
        return f"{self.code[:4]}/{self.code[4:]}"

    def _year_of_month(self, month: int) -> int:
        """Of a school year, September to December lie in the first."""
        first = int(self.code[:4])
        return first + 1 if len(self.code) == 6 and month < 9 else first


def read_period(code: str, kind: str) -> Period | None:
    """None where the two do not say a period: "2024/25", "last year", years that do not follow."""
    code, kind = code.strip(), " ".join(kind.split())
    if not kind or len(kind) > 40 or not re.fullmatch(r"(?:19|20)[0-9]{2}(?:[0-9]{2})?", code):
        return None
    if len(code) == 6 and (int(code[2:4]) + 1) % 100 != int(code[4:]):
        return None
    return Period(code, kind[0].upper() + kind[1:].lower())


def census_day(period: Period) -> date:
    """The day of the SEN2 census in a school year: the third Thursday in January.

    Source: DfE, "Special educational needs survey: guide to SEN2".
    """
    year = int(period.code[:4]) + (len(period.code) == 6)
    first = date(year, 1, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 14)


def _end_of_month(year: int, month: str) -> date:
    number = _MONTHS.index(month) + 1
    following = date(year + number // 12, number % 12 + 1, 1)
    return following - timedelta(days=1)
