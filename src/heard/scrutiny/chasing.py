"""When whoever leads a request is asked about it. Values in, values out."""

from datetime import date, timedelta
from enum import StrEnum

from heard.scrutiny.models import Request

RESPONSE_SOON = timedelta(days=7)
DUE_SOON = timedelta(days=14)
LATE_AGAIN = timedelta(days=14)
STALE_AGAIN = timedelta(days=30)


class Why(StrEnum):
    RESPONSE_LATE = "response_late"
    RESPONSE_SOON = "response_soon"
    LATE = "late"
    DUE_SOON = "due_soon"
    STALE = "stale"


def why_asked(request: Request, today: date) -> Why | None:
    """The first reason for which a letter goes out today. `request` comes with its committee."""
    if not request.is_running:
        return None
    asked = request.asked_on or date.min
    if request.response_due_on and not request.response:
        day = request.response_due_on
        if why := _of_day(day, asked, today, RESPONSE_SOON):
            return Why.RESPONSE_LATE if why == "late" else Why.RESPONSE_SOON
    if request.due_on and (why := _of_day(request.due_on, asked, today, DUE_SOON)):
        return Why.LATE if why == "late" else Why.DUE_SOON
    if request.is_stale(today) and asked + STALE_AGAIN <= today:
        return Why.STALE
    return None


def _of_day(day: date, asked: date, today: date, soon: timedelta) -> str:
    """Once before it, the day after it, and every two weeks from then."""
    if today > day:
        return "late" if asked <= day or asked + LATE_AGAIN <= today else ""
    return "soon" if day - soon <= today and asked < day - soon else ""
