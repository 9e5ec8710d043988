"""How long a family has to answer an offer: fit for people who care for somebody.

Told in docs/decisions/0009-waiting-list.md. Hours are hours on the clock here, so that "6pm" stays
6pm when the clocks change.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from heard.mail.models import Channel

MORNING, LATE_MORNING, EVENING, NIGHT = time(8), time(10), time(18), time(21)
HALF_HOUR = timedelta(minutes=30)
# A letter is on its way for so long before anybody can read it.
POST = timedelta(days=3)


def answer_by(now: datetime, *, hours: int, starts_at: datetime, channel: str) -> datetime:
    """The moment until which an offer made `now` is kept for them; never past the session's start.

    `hours` on, or half of the time that is left before the session where that is less; in any case
    until the next 6pm. What is offered at night counts from 8 in the morning, and no offer ends at
    night: it goes on until 10. The time is rounded up to the half hour.
    """
    begins = _morning_after(timezone.localtime(now).replace(tzinfo=None))
    ends = timezone.localtime(starts_at).replace(tzinfo=None)
    window = timedelta(hours=hours) + (POST if channel == Channel.LETTER else timedelta())
    if begins + window > ends:
        window = (ends - begins) / 2
    last = _by_day(max(begins + window, _next_evening(begins)))
    return min(_here(_rounded_up(last)), starts_at)


def _morning_after(here: datetime) -> datetime:
    if here.time() < MORNING:
        return datetime.combine(here.date(), MORNING)
    if here.time() >= NIGHT:
        return datetime.combine(here.date() + timedelta(days=1), MORNING)
    return here


def _by_day(here: datetime) -> datetime:
    """Nobody has to answer at 4 in the morning."""
    morning = _morning_after(here)
    return here if morning == here else datetime.combine(morning.date(), LATE_MORNING)


def _rounded_up(here: datetime) -> datetime:
    """To a time that is easy to keep in mind: on the hour, or half past."""
    over = timedelta(minutes=here.minute % 30, seconds=here.second, microseconds=here.microsecond)
    return here - over + HALF_HOUR if over else here


def _next_evening(here: datetime) -> datetime:
    day = here.date() if here.time() < EVENING else here.date() + timedelta(days=1)
    return datetime.combine(day, EVENING)


def _here(on_the_clock: datetime) -> datetime:
    """The moment at which our clocks show it; where they skip it, an hour later."""
    return on_the_clock.replace(tzinfo=timezone.get_default_timezone())
