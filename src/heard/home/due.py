"""When a request must be answered."""

import calendar
from datetime import date


def one_month_after(day: date) -> date:
    """The corresponding day of the next month, or its last day where there is none.

    So the Information Commissioner's Office counts the month of UK GDPR Art. 12(3).
    """
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
