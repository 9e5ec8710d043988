"""The days that a page of reach is about."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from heard.boards.times import moment


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included, as days are here."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        return moment(self.first, time(0))

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return moment(self.last + timedelta(days=1), time(0))
