"""How long what an applicant wrote is kept, and how long a reserve list holds."""

from datetime import date, timedelta

KEPT = timedelta(days=183)
KEPT_WHILE_ON_RESERVE = timedelta(days=365)
KEPT_TO_ASK_AGAIN = timedelta(days=730)
RESERVE_LASTS = timedelta(days=365)
DAYS_TO_ANSWER = 14


def forget_day(over_on: date, *, may_ask_again: bool, is_waiting: bool = False) -> date:
    """The day on which it is forgotten, where it was over for them on `over_on`.

    `is_waiting` is for those who have an offer or a place on the reserve list.
    """
    if may_ask_again:
        return over_on + KEPT_TO_ASK_AGAIN
    return over_on + (KEPT_WHILE_ON_RESERVE if is_waiting else KEPT)
