"""How long what an applicant wrote is kept once it is over for them."""

from datetime import date, timedelta

KEPT_FOR = timedelta(days=183)
KEPT_TO_ASK_AGAIN = timedelta(days=730)


def last_day(over_on: date, *, may_ask_again: bool) -> date:
    """The day on which it is forgotten."""
    return over_on + (KEPT_TO_ASK_AGAIN if may_ask_again else KEPT_FOR)
