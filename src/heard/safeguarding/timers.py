"""How much time is left to look at something, or how late it is, in words."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import moment_words, time_words
from heard.safeguarding.models import Concern, ConcernState

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def timer_words(concern: Concern, now: datetime) -> str:
    """`look by 3pm, 40 minutes left`, `2 hours late`; once it was looked at, how fast that was."""
    if concern.state != ConcernState.WAITING:
        return _looked_words(concern)
    if concern.look_by < now:
        return _("%(time)s late") % {"time": span_words(now - concern.look_by)}
    return _("look by %(moment)s, %(time)s left") % {
        "moment": _when(concern.look_by, now),
        "time": span_words(concern.look_by - now),
    }


def span_words(span: timedelta) -> str:
    """In whole minutes below two hours, whole hours below two days, else days: never too long."""
    if span < MINUTE:
        return _("less than a minute")
    if span < 2 * HOUR:
        minutes = span // MINUTE
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if span < 2 * DAY:
        hours = span // HOUR
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", span // DAY) % {"n": span // DAY}


def hours_words(hours: int) -> str:
    """How fast somebody looks, for whoever chooses how urgent it is."""
    if hours > 24 and hours % 24 == 0:
        return ngettext("within %(n)d day", "within %(n)d days", hours // 24) % {"n": hours // 24}
    return ngettext("within %(n)d hour", "within %(n)d hours", hours) % {"n": hours}


def _looked_words(concern: Concern) -> str:
    if concern.looked_at is None:
        return ""
    span = span_words(concern.looked_at - concern.raised_at)
    if concern.looked_at > concern.look_by:
        late = span_words(concern.looked_at - concern.look_by)
        return _("looked at after %(time)s, %(late)s late") % {"time": span, "late": late}
    return _("looked at after %(time)s, in time") % {"time": span}


def _when(moment: datetime, now: datetime) -> str:
    """The time alone on the same day, else with the date."""
    is_today = timezone.localdate(moment) == timezone.localdate(now)
    return time_words(moment) if is_today else moment_words(moment)
