"""The same time of day on another day, over the days on which clocks change.

Moments are in UTC here: two of one time zone are compared by what clocks show, and a time that
comes twice is equal to no moment of another zone.
"""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from heard.boards.times import NoSuchTimeError, moment


def is_twice(day: date, at: time) -> bool:
    """Whether the clocks go back over it: on that day there are two such times."""
    here = datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
    first, second = here.replace(fold=0).utcoffset(), here.replace(fold=1).utcoffset()
    if first is None or second is None:
        return False
    return first > second  # a skipped time has two offsets as well, the other way round


def on_day(at: datetime, day: date) -> datetime:
    """The time of day of `at` here, on `day`. Raises NoSuchTimeError where clocks skip it."""
    return moment(day, timezone.localtime(at).time().replace(fold=0)).astimezone(UTC)


def days_later(at: datetime, days: int) -> datetime:
    """The same time of day; an hour later where clocks skip it, as is done with deadlines."""
    day = timezone.localdate(at) + timedelta(days=days)
    try:
        return on_day(at, day)
    except NoSuchTimeError:
        return on_day(at + timedelta(hours=1), day)
